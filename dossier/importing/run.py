"""An import from start to end: files in, articles out, each told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from dossier.articles.fields import Draft
from dossier.articles.files import Unreadable, reason_of
from dossier.articles.front_matter import MAX_LINES as HEADER_LINES
from dossier.articles.headline import shortened
from dossier.articles.import_notes import TAKEN_OUT
from dossier.articles.limits import MAX_CHARACTERS, MAX_LINES
from dossier.articles.metadata import Context
from dossier.articles.outlets import Outlets
from dossier.articles.read import article_and_rest
from dossier.articles.sanitize import sanitize_line
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Kind, kind_of
from dossier.importing.ledger import WHOLE, Ledger
from dossier.importing.originals import keep_original
from dossier.importing.writing import remove_leftovers, write_article
from dossier.model import Article, ArticleInfo, Cancelled, never

ORIGINALS = "originals"
_MOST_REFUSED = 1000  # in a row in one file, which then is not what it seems
# A header has its limits: so many characters of each paragraph that was taken out, and of all.
_SHORT = 500
_MOST_TAKEN_OUT = 6000
_LINE = 60  # characters that a line costs, however short it is: lines are limited too


class Outcome(StrEnum):
    """What became of one article."""

    ADDED = "added"
    VERSION = "version"  # added; the address is that of an article already there, the text another
    DOUBLE = "double"  # there already, word for word
    REFUSED = "refused"
    RESUMED = "resumed"  # of a file that an interrupted import began, the part that is done, or all of it


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article, or of a file that holds none.

    Attributes:
        outcome: What became of it.
        origin: Where it came from, as it is shown.
        kind: The kind of file; empty where none was recognised.
        info: What is known of it; None for what was refused.
        path: The file written, relative to the dossier; empty for none.
        other: The article that it doubles, or of which it is a later version.
        reason: Why it was refused, as a part of a sentence.
        extra: The extra of the package that would read it.
    """

    outcome: Outcome
    origin: str
    kind: str = ""
    info: ArticleInfo | None = None
    path: str = ""
    other: str = ""
    reason: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import works on.

    Attributes:
        dossier: The dossier's folder.
        folder: The folder of its articles, which is made if need be.
        known: The outlets and agencies.
        ledger: What is in the dossier already, and where an interrupted import goes on.
        today: A later date is not believed.
        given: Values that the user gives to every article, by field.
        keep_originals: Whether the files are copied into the dossier too.
    """

    dossier: Path
    folder: Path
    known: Outlets
    ledger: Ledger
    today: date
    given: Mapping[str, str]
    keep_originals: bool = False

    def run(self, items: Iterable[Item | Refused], *, cancelled: Cancelled = never) -> Iterator[Result]:
        """Bring files in, and yield what becomes of each article; stopped, it goes on there next time."""
        self.folder.mkdir(parents=True, exist_ok=True)
        remove_leftovers(self.folder)
        try:
            for item in items:
                if cancelled():
                    return
                if isinstance(item, Refused):
                    yield _refused(item, "")
                else:
                    yield from self._file(item, cancelled)
            self.ledger.end()
        finally:
            self.ledger.note()

    def _file(self, item: Item, cancelled: Cancelled) -> Iterator[Result]:
        kind = None
        try:
            kind = kind_of(item)
            if kind is None:
                yield _refused(Refused(item.name, "is of no kind that can be read"), "")
                return
            if item.size == 0:
                yield _refused(Refused(item.name, "is empty"), kind.name)
                return
            yield from self._articles(item, kind, cancelled)
        except (Unreadable, OSError) as error:
            reason = error.reason if isinstance(error, Unreadable) else reason_of(error)
            yield _refused(Refused(item.name, reason), kind.name if kind else "")
        except ModuleNotFoundError as error:
            if kind is None or not kind.extra:
                raise
            needed = f"needs {sanitize_line(error.name or '')}, which is not installed"
            yield _refused(Refused(item.name, needed, kind.extra), kind.name)

    def _articles(self, item: Item, kind: Kind, cancelled: Cancelled) -> Iterator[Result]:
        original = self._original(item) if self.keep_originals else ""
        begin = self.ledger.done(item)
        if begin == WHOLE:
            yield Result(Outcome.RESUMED, item.name, kind.name)
            return
        if begin > 1:
            shown = f"the first {begin:,} of its articles were brought in before"
            yield Result(Outcome.RESUMED, item.name, kind.name, reason=shown)
        at, of_use = -1, begin > 0
        refused = 0  # in a row
        for at, draft in enumerate(kind.read(item, self.known)):
            if cancelled():
                return
            if at < begin:
                continue
            if isinstance(draft, Refused):
                result = _refused(draft, kind.name)
            else:
                result = self._article(draft, item, kind, original)
            of_use = of_use or result.outcome is not Outcome.REFUSED
            self.ledger.reached(item, at + 1)
            yield result
            refused = refused + 1 if result.outcome is Outcome.REFUSED else 0
            if refused == _MOST_REFUSED:
                reason = f"holds {_MOST_REFUSED:,} things in a row that are no articles; the rest is left out"
                yield _refused(Refused(item.name, reason), kind.name)
                break
        if at < 0:
            yield _refused(Refused(item.name, "holds no article"), kind.name)
        if begin == 1 == at + 1:  # it was stopped between its one article and the note that it is done
            yield Result(Outcome.RESUMED, item.name, kind.name)
        # What was refused as a whole is looked at again, and refused again, for the user to see.
        self.ledger.reached(item, WHOLE if of_use else 0)

    def _article(self, draft: Draft, item: Item, kind: Kind, original: str) -> Result:
        try:
            article, rest = self._settled(draft, item)
        except Unreadable as unreadable:
            return _refused(Refused(item.name, unreadable.reason), kind.name)
        if (same := self.ledger.same(article)) is not None:
            return Result(Outcome.DOUBLE, item.name, kind.name, article.info, other=same)
        earlier = self.ledger.earlier(article)
        extra: dict[str, object] = {"imported from": item.origin, "format": kind.name}
        if original:
            extra["original"] = original
        if earlier is not None:
            extra["earlier version"] = earlier
        if taken_out := _shortened(rest):
            extra[TAKEN_OUT] = taken_out
        path = write_article(self.folder, article, extra)
        self.ledger.add(article, path, path.relative_to(self.folder).as_posix())
        outcome = Outcome.ADDED if earlier is None else Outcome.VERSION
        shown = path.relative_to(self.dossier).as_posix()
        return Result(outcome, item.name, kind.name, article.info, shown, earlier or "")

    def _settled(self, draft: Draft, item: Item) -> tuple[Article, tuple[str, ...]]:
        if sum(map(len, draft.blocks)) > MAX_CHARACTERS:
            raise Unreadable(f"is longer than {MAX_CHARACTERS:,} characters")
        # As the article will be written: each block with a blank line after it, below the header.
        if sum(2 + block.count("\n") for block in draft.blocks) > MAX_LINES - HEADER_LINES:
            raise Unreadable(f"has more than {MAX_LINES:,} lines")
        context = Context(self.known, self.today, [])
        return article_and_rest(draft, sanitize_line(item.stem), item.name, item.stem, context, self.given)

    def _original(self, item: Item) -> str:
        """Copy a file into the dossier, unless it is there; never over another."""
        return keep_original(self.dossier / ORIGINALS, item).relative_to(self.dossier).as_posix()


def _refused(refused: Refused, kind: str) -> Result:
    return Result(
        Outcome.REFUSED, refused.name, kind, reason=sanitize_line(refused.reason), extra=refused.extra
    )


def _shortened(taken_out: Iterable[str]) -> list[str]:
    """Return what was taken out as a header holds it: each thing once, and not too much."""
    kept: list[str] = []
    left = _MOST_TAKEN_OUT
    for number, block in enumerate(texts := list(dict.fromkeys(taken_out))):
        shown = shortened(block, _SHORT)
        left -= len(shown) + _LINE
        if left < 0:
            return [*kept, f"… and {len(texts) - number} more"]
        kept.append(shown)
    return kept
