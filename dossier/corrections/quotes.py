"""What the user says of quotes: who spoke, and what is none. Kept by the quoted words, and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.corrections.quote_places import LONGEST_NAME, NOBODY, Loose, QuotedArticle, placed, shortened
from dossier.errors import DossierError
from dossier.language.words import fold
from dossier.model import QuoteVerdict
from dossier.storage.applied import AppliedJournal
from dossier.storage.corrected import CorrectedQuote

if TYPE_CHECKING:
    from dossier.corrections.undo import UndoStack
    from dossier.model import Quote
    from dossier.storage.catalogue import Catalogue
    from dossier.storage.findings import Findings
    from dossier.storage.journal import Journal, Values


def apply_quote_corrections(
    decisions: AppliedJournal, catalogue: Catalogue, findings: Findings
) -> tuple[Loose, ...]:
    """Lay the user's decisions over the quotes that were found; return those that find no quote."""
    entries = decisions.entries()
    rows: dict[tuple[str, int], CorrectedQuote] = {}
    loose: list[Loose] = []
    for line, decision, place in placed(entries, catalogue, findings):
        if isinstance(place, str):
            words = decision.anchor.quote if decision else ""
            loose.append(Loose(line, decision.article if decision else "", words, place))
        elif decision is not None:
            for seq in place.fragments(decision.verdict):
                rows[place.article, seq] = CorrectedQuote(
                    place.article, seq, decision.verdict, decision.speaker
                )
    findings.put_corrected(list(rows.values()))
    if decisions.is_due():
        with findings.database.transaction():
            decisions.shows(entries)
    return tuple(loose)


class QuoteCorrections:
    """The user's decisions on quotes. Safe to use from several threads.

    Every change is kept in the journal first, then laid over the catalogue, and can be undone.
    """

    def __init__(self, journal: Journal, catalogue: Catalogue, findings: Findings, undo: UndoStack) -> None:
        """Take decisions from a journal on the quotes of a catalogue."""
        self._journal = journal
        self._applied = AppliedJournal(journal, findings.database)
        self._catalogue = catalogue
        self._findings = findings
        self._undo = undo

    def speaker(self, article_id: str, quote: Quote, name: str | None) -> str:
        """Say who spoke: an actor by any of its names, another name as it is, or nobody known.

        The other fragments of the same quotation follow. Returns what was done, in a sentence.

        Raises:
            DossierError: if the name is that of several actors, or the decision cannot be kept.
        """
        known = self.speaker_named(name)
        values = {**self._entry(article_id, quote), "speaker": known or NOBODY}
        who = known or "nobody known"
        self._decide(values, f"gave {shortened(quote.text)} to {who}")
        return f"{shortened(quote.text)} was said by {who}."

    def dismiss(self, article_id: str, quote: Quote, verdict: QuoteVerdict = QuoteVerdict.NOT_A_QUOTE) -> str:
        """Say that words are no quotation at all, scare quotes, or a title; return that in a sentence.

        Raises:
            DossierError: if the decision cannot be kept.
        """
        if verdict is QuoteVerdict.SPEAKER:
            raise ValueError("a speaker has a name")
        values = {**self._entry(article_id, quote), "this is": str(verdict)}
        kind = "no quote" if verdict is QuoteVerdict.NOT_A_QUOTE else f"a {verdict}"
        self._decide(values, f"called {shortened(quote.text)} {kind}")
        return f"{shortened(quote.text)} is {kind}."

    def take_back(self, article_id: str, quote: Quote) -> str:
        """Forget every decision on a quote; return that in a sentence.

        Raises:
            DossierError: if there is none, or that cannot be kept.
        """
        held = [values for values, place in self._on_quotes(article_id) if quote.start in place]
        if not held:
            raise DossierError(f"You said nothing of {shortened(quote.text)}.")
        self._change(self._journal.remove, held)
        label = f"took back what you said of {shortened(quote.text)}"
        self._undo.did(
            label,
            lambda: self._change(self._journal.append, held),
            lambda: self._change(self._journal.remove, held),
        )
        return f"{shortened(quote.text)} is as it was found."

    def speaker_named(self, name: str | None) -> str | None:
        """Return the name to keep for a speaker: the actor's; None for “nobody”.

        Raises:
            DossierError: if several actors hold these words in their name and none has just this one.
        """
        name = sanitize_line(name or "")[:LONGEST_NAME].strip()
        if fold(name) in ("", NOBODY):
            return None
        actors = self._findings.cast.named(name)
        exact = [a for a in actors if fold(name) in {fold(held) for held in (a.name, *a.aliases)}]
        if len(exact or actors) > 1 and not exact:
            named = ", ".join(actor.name for actor in actors[:3])
            raise DossierError(f"“{name}” may be {named}; write more of the name.")
        return (exact or actors)[0].name if actors else name

    def apply(self) -> tuple[Loose, ...]:
        """Lay the decisions over the catalogue anew; return those that find no quote."""
        return apply_quote_corrections(self._applied, self._catalogue, self._findings)

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each decision that finds no quote, or on the file that cannot be read."""
        if (broken := self._applied.problem()) is not None:
            return (broken,)
        return tuple(
            str(Loose(line, one.article if one else "", one.anchor.quote if one else "", place))
            for line, one, place in placed(self._applied.entries(), self._catalogue, self._findings)
            if isinstance(place, str)
        )

    # Keeping

    def _entry(self, article_id: str, quote: Quote) -> dict[str, str]:
        article = QuotedArticle.read(article_id, self._catalogue, self._findings)
        if not article.text:
            raise DossierError(f"There is no article “{sanitize_line(article_id)}” any more.")
        anchor = article.anchor(quote)
        return {
            "article": article_id,
            "file": self._catalogue.hash_of(article_id) or "",
            "words": anchor.quote,
            "at": str(anchor.start),
            "before": anchor.before,
            "after": anchor.after,
        }

    def _decide(self, values: Values, label: str) -> None:
        self._change(self._journal.append, [values])
        self._undo.did(
            label,
            lambda: self._change(self._journal.remove, [values]),
            lambda: self._change(self._journal.append, [values]),
        )

    def _change(self, change: Callable[..., object], entries: Iterable[Values]) -> None:
        change(*entries)
        self.apply()

    def _on_quotes(self, article_id: str) -> Iterator[tuple[Values, frozenset[int]]]:
        """Yield the entries on quotes of an article, with the starts of the fragments they are about."""
        starts = {seq: quote.start for seq, quote in self._findings.found_in(article_id)}
        entries = self._applied.entries()
        found = placed(entries, self._catalogue, self._findings)
        for entry, (_, decision, place) in zip(entries, found, strict=True):
            if decision and not isinstance(place, str) and place.article == article_id:
                yield entry.values, frozenset(starts[seq] for seq in place.fragments(decision.verdict))
