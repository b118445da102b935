"""The user's entries on quotes, and the quotes that they are about, also where the article has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.corrections.anchoring import Anchor, Effort, Finder
from dossier.language.words import fold
from dossier.model import QuoteVerdict, Span
from dossier.storage.journal import Journal

if TYPE_CHECKING:
    from dossier.model import Quote
    from dossier.storage.catalogue import Catalogue
    from dossier.storage.findings import Findings
    from dossier.storage.journal import Entry, Values

NOBODY = "nobody"
LONGEST_NAME = 200
_SHOWN = 40  # characters of a quote that a sentence repeats
_HEADING = """\
What you said of quotes in dossier: who spoke, or that the words are no quotation.
An article is known by its name and by what its file holds, a quote by its words and those around them.
Each entry may be edited or taken out; the last one on a quote decides."""

_CLOSE_BEFORE = "([{“‘\"'«—–-"  # no space follows these, or stands before those
_CLOSE_AFTER = ".,;:!?)]}”’\"'»—–-"


def quote_journal(dossier: Path) -> Journal:
    """Return the file of a dossier that keeps what the user says of quotes."""
    return Journal(dossier / "notes" / "quotes.yaml", _HEADING)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an entry of the file says; ``speaker`` is None where the user says that nobody known spoke."""

    article: str
    content: str  # the hash of the article's file, in hexadecimal digits
    anchor: Anchor
    verdict: QuoteVerdict
    speaker: str | None

    @classmethod
    def of(cls, values: Values) -> Decision | None:
        """Return what an entry says; None where it is incomplete."""
        said = {key: value for key, value in values.items() if isinstance(value, str)}
        speaker = sanitize_line(said.get("speaker", ""))[:LONGEST_NAME]
        try:
            verdict = QuoteVerdict.SPEAKER if speaker else QuoteVerdict(said.get("this is", ""))
        except ValueError:
            return None
        if not said.get("article") or not said.get("words"):
            return None
        at = said.get("at", "")
        anchor = Anchor(
            said["words"],
            int(at) if at.isascii() and at.isdigit() and len(at) < 10 else 0,
            _spaced_before(said.get("before", "")),
            _spaced_after(said.get("after", "")),
        )
        known = None if fold(speaker) in ("", NOBODY) else speaker
        return cls(said["article"], said.get("file", ""), anchor, verdict, known)


@dataclass(frozen=True, slots=True)
class Loose:
    """An entry whose quote is not found any more, with its line in the file, from 1, and why."""

    line: int
    article: str
    words: str
    why: str

    def __str__(self) -> str:
        words = shortened(self.words)
        return f"notes/quotes.yaml line {self.line}: {self.why} ({words}); it is kept."


@dataclass(frozen=True, slots=True)
class Place:
    """The quote that a decision is about; ``also`` holds it and the other fragments of its quotation."""

    article: str
    seq: int
    also: tuple[int, ...]

    def fragments(self, verdict: QuoteVerdict) -> tuple[int, ...]:
        """Return the places of the quotes that follow a verdict: all fragments have one speaker."""
        return self.also if verdict is QuoteVerdict.SPEAKER else (self.seq,)


def placed(
    entries: Sequence[Entry], catalogue: Catalogue, findings: Findings
) -> Iterator[tuple[int, Decision | None, Place | str]]:
    """Yield the line of each entry, what it says, and its quote, or why there is none."""
    if not entries:
        return
    decisions = [(entry.line, Decision.of(entry.values)) for entry in entries]
    ids = set(catalogue.ids())
    missing = {one.content for _, one in decisions if one is not None and one.article not in ids}
    by_content = catalogue.ids_by_hash(missing) if missing else {}
    held: dict[str, QuotedArticle] = {}
    effort = Effort()
    for line, decision in decisions:
        if decision is None:
            yield line, None, "an article, words, and a speaker or “this is” are needed"
            continue
        article = decision.article if decision.article in ids else by_content.get(decision.content)
        if article is None:
            yield line, decision, f"the article {decision.article} is not here any more"
            continue
        if article not in held:
            held[article] = QuotedArticle.read(article, catalogue, findings, effort)
        place = held[article].find(decision.anchor)
        yield line, decision, place or f"no quote of {article} has these words any more"


@dataclass(frozen=True, slots=True)
class QuotedArticle:
    """An article's text with single spaces, and its quotes as they were found."""

    id: str
    text: str
    places: tuple[int, ...]  # of each of its characters in the article's text
    quotes: tuple[tuple[int, Quote], ...]
    finder: Finder

    @classmethod
    def read(
        cls, article_id: str, catalogue: Catalogue, findings: Findings, effort: Effort | None = None
    ) -> QuotedArticle:
        """Return an article as the catalogue holds it; without text where it is gone."""
        text, places = _single_spaced(catalogue.text(article_id) or "")
        return cls(article_id, text, places, tuple(findings.found_in(article_id)), Finder(text, effort))

    def anchor(self, quote: Quote) -> Anchor:
        """Return what one of its quotes is known by."""
        first, last = _place_in(self.places, quote.start), _place_in(self.places, quote.end - 1) + 1
        return Anchor.of(self.text, Span(first, last))

    def find(self, anchor: Anchor) -> Place | None:
        """Return the quote that is known by an anchor; None where there is none any more."""
        span = self.finder.find(anchor)
        if span is None:
            return None
        start, end = self.places[span.start], self.places[span.end - 1] + 1
        # Of a quotation and one inside it, the one that is as long as the words.
        shared = ((min(end, q.end) - max(start, q.start), seq, q) for seq, q in self.quotes)
        best = max(shared, key=lambda one: (one[0], one[2].start - one[2].end), default=None)
        if best is None:
            return None
        most, seq, quote = best
        if 2 * most < min(end - start, quote.end - quote.start):
            return None
        also = tuple(seq for seq, other in self.quotes if other.group == quote.group)
        return Place(self.id, seq, also)


def _single_spaced(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text as the journal keeps it, and the place of each of its characters in the text."""
    kept: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        if not character.isspace():
            kept.append(character)
            places.append(at)
        elif kept and kept[-1] != " ":
            kept.append(" ")
            places.append(at)
    return "".join(kept), tuple(places)


def _place_in(places: tuple[int, ...], offset: int) -> int:
    return min(bisect_left(places, offset), len(places) - 1)


def _spaced_before(before: str) -> str:
    return before if not before or before[-1] in _CLOSE_BEFORE else f"{before} "


def _spaced_after(after: str) -> str:
    return after if not after or after[0] in _CLOSE_AFTER else f" {after}"


def shortened(words: str) -> str:
    """Return the beginning of quoted words, for a sentence."""
    words = words.strip("\"“”„«»‘’' ")
    words = " ".join(words[: 2 * _SHOWN].split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rsplit(' ', 1)[0]} …”"
