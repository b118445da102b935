"""The pane of notes: what the user starred, tagged, wrote and highlighted, in the whole dossier."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.notes import NOTES_COMMANDS
from dossier.tui.keys.now import key
from dossier.tui.messages import ArticleChosen, Correct, NoteAsked, TagAsked
from dossier.tui.noted import STARRED, WRITTEN
from dossier.tui.overview import count
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, source_of, wrapped
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, by_id, folded_texts
from dossier.tui.text import ACCENT, DIM, STRONG, WARNING, plain
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, ArticleNotes, Highlight

PASSAGE, LOST = "“", "!"
GONE = "the article is gone"
LOOSE = "its words are not in the article any more"
LEAST_WORDS = 18  # cells that the words get before a further column does


class NoteOrder(StrEnum):
    """What notes are sorted by."""

    ARTICLE = "article"
    TAG = "tag"
    DATE = "date"


WIDTHS = {NoteOrder.ARTICLE: 24, NoteOrder.TAG: 12, NoteOrder.DATE: 10}


@dataclass(frozen=True, slots=True)
class Noted:
    """What is written on an article, or on one passage of it."""

    notes: ArticleNotes
    info: ArticleInfo | None
    highlight: Highlight | None = None

    @property
    def lost(self) -> str:
        """Why this has no place any more; nothing where it has."""
        if self.notes.missing:
            return GONE
        return LOOSE if self.highlight is not None and self.highlight.loose else ""

    @property
    def title(self) -> str:
        """What to call the article."""
        return self.info.title if self.info is not None else self.notes.article

    @property
    def words(self) -> str:
        """What is written, in one line."""
        if self.highlight is not None:
            note = f" — {self.highlight.note}" if self.highlight.note else ""
            return " ".join(f"{self.highlight.quote}{note}".split())
        parts = [*(f"#{tag}" for tag in self.notes.tags), self.notes.note]
        return " ".join(" ".join(part for part in parts if part).split()) or "starred"

    @property
    def sign(self) -> str:
        """What a column says of it."""
        if self.lost:
            return LOST
        if self.highlight is not None:
            return PASSAGE
        return STARRED if self.notes.starred else WRITTEN


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list; ``opens`` where it is the first of its group, ``tag`` what it stands under."""

    noted: Noted
    opens: bool
    tag: str = ""


def noted_rows(held: Sequence[ArticleNotes], infos: dict[str, ArticleInfo]) -> tuple[Noted, ...]:
    """Return what is written on each article, then on each of its passages."""
    return tuple(row for notes in held for row in _rows(notes, infos.get(notes.article)))


def _rows(notes: ArticleNotes, info: ArticleInfo | None) -> Iterator[Noted]:
    if notes.starred or notes.tags or notes.note:
        yield Noted(notes, info)
    for highlight in notes.highlights:
        yield Noted(notes, info, highlight)


class NotesPane(Pane[Noted]):
    """Every note and highlight of a dossier. Enter posts `OpenPassage`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(NOTES_COMMANDS)]
    ORDERS = NoteOrder
    PLACEHOLDER = "words, tag, outlet or title"

    def read(self) -> Loaded[Noted]:
        """Return every note and highlight."""
        infos = dict(by_id(self.dossier.articles()))
        rows = noted_rows(self.dossier.notes.all(), infos)
        return Loaded(rows, folded_texts(rows, _text), infos)

    def lines(self) -> Sequence[Line]:
        """Return rows in the order chosen; by tag, each stands under every tag of its article."""
        lines: list[Line] = []
        before: object = None
        for tag, row in self._ordered(self.filtered()):
            group = tag if self.order is NoteOrder.TAG else row.notes.article
            lines.append(Line(row, not lines or group != before, tag))
            before = group
        return lines

    def _ordered(self, rows: Sequence[Noted]) -> list[tuple[str, Noted]]:
        if self.order is NoteOrder.TAG:
            tagged = [(tag, row) for row in rows for tag in row.notes.tags]
            tagged.sort(key=lambda pair: pair[0].casefold(), reverse=self.backward)
            return tagged + [("", row) for row in rows if not row.notes.tags]
        if self.order is NoteOrder.DATE:
            dated = [row for row in rows if row.info is not None and row.info.date]
            dated.sort(key=lambda row: (row.info.date if row.info else None) or "", reverse=self.backward)
            rest = [row for row in rows if row.info is None or not row.info.date]
            return [("", row) for row in (*dated, *rest)]
        by_title = sorted(
            rows, key=lambda row: (row.title.casefold(), row.notes.article), reverse=self.backward
        )
        return [("", row) for row in by_title]

    def key_of(self, row: Line) -> Hashable:
        """Return the article, the passage if it is one, and the tag that it stands under."""
        passage = row.noted.highlight
        return row.noted.notes.article, passage and (passage.quote, passage.start), row.tag

    def naming(self) -> Callable[[], Sequence[object]]:
        """Return what names the articles of the notes shown, with where the highlight begins if it is one."""
        held = [line.noted for line in self._list.rows]
        return lambda: [(one.notes.article, one.highlight and one.highlight.start) for one in held]

    # -- drawing

    def _fields(self, width: int) -> tuple[Field, ...]:
        room = width - 2
        fields: list[Field] = []
        for order in sorted(NoteOrder, key=lambda order: order is not self.order):
            if room - WIDTHS[order] - 1 >= LEAST_WORDS or (not fields and width >= LEAST_WORDS):
                fields.append(Field(order, WIDTHS[order]))
                room -= WIDTHS[order] + 1
        return (*fields, Field("", 1), Field("words", max(0, room)))

    def _value(self, row: Line, order: NoteOrder) -> Content:
        noted = row.noted
        if order is NoteOrder.TAG:
            return plain(row.tag or " ".join(noted.notes.tags)) if noted.notes.tags else plain("no tag", DIM)
        if order is NoteOrder.DATE:
            return date_of(noted.info)
        return plain(noted.title, DIM if noted.notes.missing else "")

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Line, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return article, tags, date and words; of a group, the first line names it."""
        fields = self._fields(width)
        cells: list[Content | str] = []
        for place, each in enumerate(fields[:-2]):
            shown = row.opens or cursor or (place > 0 and self.order is NoteOrder.TAG)
            cells.append(self._value(row, NoteOrder(each.order)) if shown else "")
        lost = row.noted.lost
        words = f"{lost}: {row.noted.words}" if lost else row.noted.words
        sign = plain(row.noted.sign, WARNING if lost else ACCENT)
        return in_columns((*cells, sign, plain(words, DIM if lost else "")), fields)

    def summary(self) -> str:
        """Return how much is written, and how much of it has no place any more."""
        rows = self.loaded.rows
        if not rows:
            star, tag, note, highlight = map(
                key, ("main.star", "reader.tag", "main.write_note", "reader.highlight")
            )
            return (
                f"Nothing yet. {star} stars an article, {tag} tags it, {note} writes a note,"
                f" {highlight} in the reader highlights."
            )
        passages = sum(row.highlight is not None for row in rows)
        told = [
            count(len({row.notes.article for row in rows}), "article"),
            f"{STARRED} {sum(row.highlight is None and row.notes.starred for row in rows):,} starred",
            f"{PASSAGE} {count(passages, 'passage')}",
        ]
        if lost := sum(bool(row.lost) for row in rows):
            told.append(f"{LOST} {lost:,} without a place now")
        return " · ".join(told)

    # -- the detail

    def detail(self, row: Line, fetched: Any, width: int) -> Sequence[Passage]:  # noqa: ARG002
        """Return all that is written, then the article that it is about."""
        noted, held = row.noted, row.noted.highlight
        at = self.passage_of(row)
        note = held.note if held is not None else noted.notes.note
        lines = [(part, "") for part in note.splitlines()]
        if held is not None:
            lines.append((f"“{held.quote}”", DIM if note else ""))
        lines += [("", "")] * bool(lines)
        lines += [(noted.title, STRONG), (source_of(noted.info, noted.notes.article), DIM)]
        if noted.lost:
            lines.append((f"{noted.lost}; what you wrote is kept", WARNING))
        if noted.notes.tags:
            lines.append((" ".join(f"#{tag}" for tag in noted.notes.tags), ACCENT))
        contents = [
            content for text, style in lines for content in (wrapped(text, width, style) or [plain("")])
        ]
        return [
            Passage(content, at.article, at.start, at.end) if at else Passage(content) for content in contents
        ]

    @property
    def article_here(self) -> str | None:
        """The article that the row is about, also where it is gone."""
        row = self._list.row
        return row.noted.notes.article if row is not None else None

    def passage_of(self, row: Line) -> Passage | None:
        """Return the passage, or the beginning of the article; None where there is no article."""
        noted, held = row.noted, row.noted.highlight
        if noted.notes.missing:
            return None
        if held is None or held.loose:
            return Passage(plain(""), noted.notes.article)
        return Passage(plain(""), noted.notes.article, held.start, held.end)

    def source(self, row: Line) -> str:
        """Return what is written, with its source."""
        noted, held = row.noted, row.noted.highlight
        words = f"“{held.quote}”" if held is not None else ""
        note = held.note if held is not None else noted.notes.note
        parts = (words, note, f"— {source_of(noted.info, noted.notes.article)}")
        return "\n".join(part for part in parts if part)

    # -- what keys do

    def _current(self) -> Noted | None:
        """Return the row under the cursor; says why where its article is gone."""
        row = self._list.row
        if row is None:
            return None
        if row.noted.notes.missing:
            self.notify(
                "The article is gone; its notes stay in notes/articles until you delete the file.",
                markup=False,
                timeout=5,
            )
            return None
        found: Noted = row.noted
        return found

    def action_edit(self) -> None:
        """Write the note anew."""
        if (noted := self._current()) is not None:
            self.post_message(NoteAsked(noted.notes.article, noted.highlight))

    def action_tag(self) -> None:
        """Ask for tags."""
        if (noted := self._current()) is not None:
            self.post_message(TagAsked(noted.notes.article))

    def action_delete(self) -> None:
        """Take the highlight away, or star, tags and note of the article."""
        noted = self._current()
        if noted is None:
            return

        def work() -> str:
            if noted.highlight is not None:
                self.dossier.notes.unmark(noted.notes.article, noted.highlight)
                return "No longer highlighted."
            self.dossier.notes.clear([noted.notes.article])
            return f"Star, tags and note of “{noted.title}” are gone."

        self.post_message(Correct(work, light=True))

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        at = self.passage_of(event.row)
        if at is None or at.article is None:
            self._current()
        elif at.end:
            self.post_message(OpenPassage(at.article, at.start, at.end))
        else:
            self.post_message(ArticleChosen(at.article, enter=True))


def _text(row: Noted) -> str:
    info = row.info
    known = f"{info.outlet or ''} {info.date or ''}" if info is not None else ""
    tags = " ".join(f"#{tag}" for tag in row.notes.tags)
    return f"{row.title} {known} {tags} {row.words} {row.lost}"
