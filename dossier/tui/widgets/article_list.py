"""The list of articles: one line an article, with what it shares with others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from dossier.model import ArticleInfo
from dossier.tui.choosing import Choice, Chooser, Order
from dossier.tui.folding import folded
from dossier.tui.keys.bindings import bindings
from dossier.tui.keys.now import key
from dossier.tui.messages import ReadToggled, TagAsked
from dossier.tui.noted import signs
from dossier.tui.overview import Overview, day
from dossier.tui.text import ACCENT, DIM, STRONG, column, join, known, plain
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.tui.noted import Noted

MARKED, UNREAD, COPIED = "◆", "•", "="
FOLDED, UNFOLDED, BELOW = "+", "−", "└"
NO_DATE = "no date"
MOST_MARKED = 6
ROOMY = 70  # cells; a narrower list gives titles more of its room


class Columns(NamedTuple):
    """Widths in cells."""

    date: int
    outlet: int
    event: int
    title: int


def columns_for(width: int, overview: Overview) -> Columns:
    """Return the widths of the columns of a list ``width`` cells wide."""
    date = 0 if width < 30 else 7 if overview.one_year else 10
    event = max((len(letter) for letter in overview.letters.values()), default=0) + 1
    names = {info.outlet for info in overview.articles if info.outlet}
    most = max(9, width // (4 if width >= ROOMY else 5))
    outlet = 0 if width < 46 else min(max((len(name) for name in names), default=9), most)
    spent = 2 + sum(size + 1 for size in (date, outlet, event) if size)
    return Columns(date, outlet, event, max(0, width - spent))


def _about(info: ArticleInfo, width: int) -> str:
    """Return the month, or in a narrow column the year, of a date that is likely and not known."""
    return f"~{info.date_estimate[: 7 if width >= 10 else 4]}" if info.date_estimate else ""


class ArticleList(VirtualList[ArticleInfo]):
    """The articles, in an order and by a choice.

    ``marked`` holds the ids marked for comparison in the order of marking, ``read`` those read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("articles")]

    class Changed(Message):
        """What is shown, or its order, or the marks changed."""

    class FilterAsked(Message):
        """The words of the filter are to be typed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(
            (),
            self._line,
            empty=plain("Reading the list of articles …", DIM),
            key=lambda info: info.id,
            id=id,
        )
        self.overview = Overview()
        self._chooser = Chooser(self.overview)
        self.choice = Choice()
        self.order = Order.DATE
        self.backward = False
        self._nothing: str | None = None
        self.marked: list[str] = []
        self.read: set[str] = set()
        self.unfolded: set[str] = set()  # articles whose copies are shown below them
        self.all_unfolded = False
        self.moved = False  # somebody went to a row; until then a list that grows shows its first rows
        self.found = 0  # articles of the choice, with those that are folded
        self._columns: tuple[int, Columns] | None = None

    # -- what is shown

    def show_overview(self, overview: Overview) -> None:
        """Show other articles, or the same ones with more known about them."""
        self.overview, self._chooser = overview, Chooser(overview)
        self._columns = None
        self.marked = [name for name in self.marked if name in overview.by_id]
        self._arrange(cursor=None if self.moved else 0)

    def show_noted(self, noted: Noted) -> None:
        """Show what the user wrote now."""
        self.overview = self.overview._replace(noted=noted)
        self.redraw()

    def choose(self, choice: Choice) -> None:
        """Show the articles of a choice."""
        self.choice = choice
        self._arrange()

    def say_nothing(self, sentence: str | None = None) -> None:
        """Say a sentence where there are no articles at all; without one, how to come by some."""
        if sentence != self._nothing:
            self._nothing = sentence
            self.empty = plain(self._said_of_none, DIM)
            self.refresh()

    @property
    def _said_of_none(self) -> str:
        again = key("main.refresh")
        told = (
            f"No articles yet: put some into articles/ and press {again}, or bring them in with dossier add."
        )
        return self._nothing or told

    def find(self, article_id: str) -> bool:
        """Put the cursor on an article, unfolded if need be; False where the list does not show it."""
        place = self._place_of(article_id)
        head = self.overview.folds.heads.get(article_id)
        if place < 0 and head is not None and self._place_of(head) >= 0:
            self.unfolded.add(head)
            self._arrange()
            place = self._place_of(article_id)
        if place >= 0:
            self.cursor = place
        return place >= 0

    def _place_of(self, article_id: str) -> int:
        return next((place for place, info in enumerate(self.rows) if info.id == article_id), -1)

    def watch_cursor(self, old: int, new: int) -> None:
        """Heed that somebody went to a row."""
        self.moved = self.moved or old != new  # Textual tells of the first value, too
        super().watch_cursor(old, new)

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        self.moved = True
        super().action_select()

    def _arrange(self, *, cursor: int | None = None) -> None:
        none = (
            f"No article matches; {key('app.back')} shows all again." if self.choice else self._said_of_none
        )
        self.empty = plain(none, DIM)
        rows = self._chooser.rows(self.choice, self.order, backwards=self.backward)
        self.found = len(rows)
        unfolded = None if self.all_unfolded else self.unfolded
        self.show(folded(rows, self.overview.folds, unfolded), cursor=cursor)
        self.post_message(self.Changed())

    def in_order(self) -> list[str]:
        """Return the ids of the articles of the choice in their order, those that are folded too."""
        return [info.id for info in self._chooser.rows(self.choice, self.order, backwards=self.backward)]

    def mark_read(self, article_ids: Iterable[str], *, read: bool = True) -> None:
        """Show that articles were read, or that they were not."""
        before = len(self.read)
        self.read.update(article_ids) if read else self.read.difference_update(article_ids)
        if len(self.read) != before:
            self.redraw()

    # -- drawing

    def columns(self, width: int) -> Columns:
        """Return the widths of the columns, for rows and heading alike."""
        if self._columns is None or self._columns[0] != width:
            self._columns = (width, columns_for(width, self.overview))
        return self._columns[1]

    def heading(self, width: int) -> Content:
        """Return the heading over the columns, with the sorted one marked."""
        widths = self.columns(width)
        names = ((Order.DATE, widths.date), (Order.OUTLET, widths.outlet), (Order.EVENT, widths.event))
        parts = [plain("   ")]
        for order, size in (*names, (Order.TITLE, widths.title)):
            if size:
                word = "" if order is Order.EVENT and size < 6 else str(order)
                arrow = ("↑" if self.backward else "↓") if order is self.order else ""
                style = STRONG if order is self.order else DIM
                parts.append(column(plain(word[: max(0, size - len(arrow))] + arrow, style), size) + " ")
        return join(*parts)

    def _line(self, info: ArticleInfo, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        widths = self.columns(width)
        read = info.id in self.read
        parts: list[Content | str] = [
            plain(MARKED, ACCENT) if info.id in self.marked else " ",
            " " if read else plain(UNREAD, ACCENT),
        ]
        if widths.date:
            date = day(info.date) if info.date and widths.date < 10 else info.date
            parts += [
                column(known(date, DIM, missing=_about(info, widths.date) or NO_DATE), widths.date),
                " ",
            ]
        if widths.outlet:
            parts += [column(known(info.outlet), widths.outlet), " "]
        letter = plain(self.overview.letter(info.id), ACCENT)
        copied = plain(COPIED if info.id in self.overview.copies else " ", DIM)
        parts += [column(letter, widths.event - 1), copied, " "]
        title = (
            plain(info.title, DIM if read and not cursor else "") if info.title else plain("no title", DIM)
        )
        return join(
            *parts,
            column(
                join(self._fold_sign(info.id), plain(signs(self.overview.noted.get(info.id)), ACCENT), title),
                widths.title,
            ),
        )

    def _fold_sign(self, article_id: str) -> Content:
        """Return how many copies are folded under an article; for a copy, what sort of copy it is."""
        held = self.overview.folds
        if article_id in held.copies:
            shown = self.all_unfolded or article_id in self.unfolded
            return plain(f"{UNFOLDED if shown else FOLDED}{len(held.copies[article_id])} ", ACCENT)
        head = held.heads.get(article_id)
        copy = self.overview.copies.get(article_id, {}).get(head or "")
        if head is None or not (self.all_unfolded or head in self.unfolded):
            return plain("")
        return plain(f"{BELOW} {copy.kind} {copy.share:.0%}  " if copy else f"{BELOW} ", DIM)

    # -- what keys do

    def action_mark(self) -> None:
        """Mark the article for comparison, or take the mark away."""
        if self.row is None:
            return
        name = self.row.id
        if name in self.marked:
            self.marked.remove(name)
        elif len(self.marked) < MOST_MARKED:
            self.marked.append(name)
        else:
            self.notify(f"A comparison takes at most {MOST_MARKED} articles.", markup=False)
            return
        self.redraw()
        self.post_message(self.Changed())
        self.action_down()

    def action_tag(self) -> None:
        """Ask for tags."""
        self.post_message(TagAsked())

    def action_copy(self) -> None:
        """Copy where the article was published."""
        from dossier.export.citations import Style, cite
        from dossier.tui.citing import style_of
        from dossier.tui.reading import source_line

        if self.row is not None:
            style = style_of(self)
            plain_line = style is Style.PLAIN
            self.app.copy_to_clipboard(source_line(self.row) if plain_line else cite([self.row], style))
            self.notify("Copied the article’s source.", markup=False, timeout=2)

    def action_toggle_read(self) -> None:
        """Take the article, or those marked, as read, or as unread."""
        if chosen := self.marked or ([self.row.id] if self.row is not None else []):
            self.post_message(ReadToggled(tuple(chosen)))

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.redraw()
        self.post_message(self.Changed())

    def action_sort(self) -> None:
        """Sort by the next of the orders."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._arrange()

    def action_backwards(self) -> None:
        """Turn the order round."""
        self.backward = not self.backward
        self._arrange()

    def action_filter(self) -> None:
        """Ask for the words of the filter; what it looks through is put together in the meantime."""
        self.run_worker(
            self._chooser.prepare, group="texts", thread=True, exclusive=True, exit_on_error=False
        )
        self.post_message(self.FilterAsked())

    def action_unfold(self) -> None:
        """Show the copies of the article below it, or fold them again."""
        held = self.overview.folds
        row = self.row
        head = held.heads.get(row.id, row.id) if row is not None else None
        if head is None or head not in held.copies:
            self.notify("No copy of this article is folded.", markup=False, timeout=3)
            return
        if self.all_unfolded:
            self.all_unfolded = False
            self.unfolded = set(held.copies)
        self.unfolded ^= {head}
        self._arrange()
        self.find_row(head)

    def action_unfold_all(self) -> None:
        """Show all copies below their articles, or fold all."""
        head = self.overview.folds.heads.get(self.row.id, self.row.id) if self.row is not None else None
        self.all_unfolded = not (self.all_unfolded or self.unfolded)
        self.unfolded.clear()
        self._arrange()
        if not self.all_unfolded and head is not None:
            self.find_row(head)

    def find_row(self, article_id: str) -> None:
        """Put the cursor on an article that is shown."""
        if (place := self._place_of(article_id)) >= 0:
            self.cursor = place

    def action_same_event(self) -> None:
        """Show only the reports of the event under the cursor, or all articles again."""
        if self.choice.articles is not None:
            self.choose(Choice(self.choice.words))
        elif self.row is not None and (event := self.overview.event_of.get(self.row.id)) is not None:
            self.choose(Choice(articles=frozenset(event.articles), label=self.overview.label(event)))
        else:
            self.notify("No other article reports this event.", markup=False)
