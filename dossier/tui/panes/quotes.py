"""The pane of quotes: who said what, word for word, and which outlet prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from dossier.errors import DossierError
from dossier.export.citations.passage import Passage as CitedPassage
from dossier.model import QuoteType, Span
from dossier.tui.bindings import bindings_of
from dossier.tui.citing import in_style, style_of
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.correcting_quotes import ask_speaker, dismiss, unquote
from dossier.tui.made import Made
from dossier.tui.overview import count as counted
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of
from dossier.tui.panes.ordering import QuoteOrder, Said, quote_text, said
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.quote_detail import Fetched, context_of, quote_lines, variant_lines
from dossier.tui.panes.quote_orders import Places, QuoteOrders, matching_places
from dossier.tui.panes.rows import Loaded, Passage, by_id, folded_texts
from dossier.tui.panes.variants import variants
from dossier.tui.quote_keys import QUOTE_COMMANDS
from dossier.tui.quoting import DOUBTFUL, SIGNS, SPEAKER_NOT_KNOWN, copied, sign_of
from dossier.tui.text import DIM, plain
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import ArticleQuote
    from dossier.tui.panes.rows import Rows

Name: TypeAlias = tuple[str, int, int]
"""The article that a quote stands in, and its first and last character there."""
WIDTHS = {QuoteOrder.SPEAKER: 16, QuoteOrder.OUTLET: 14, QuoteOrder.DATE: 10, QuoteOrder.ARTICLE: 22}
LEAST_WORDS = 18  # cells that the words of a quote get before a further column does


@dataclass(frozen=True, slots=True)
class Line:
    """A quote in the list; ``opens`` where it is the first of its group."""

    said: Said
    opens: bool


class Lines(Made[Line]):
    """Some quotes in an order, by their places among all of them."""

    def __init__(self, orders: QuoteOrders, places: Places, order: QuoteOrder) -> None:
        super().__init__(len(places), self._line, self._find)
        self._orders, self._places, self._order = orders, places, order

    def quotes(self) -> Iterator[ArticleQuote]:
        """Yield the quotes themselves."""
        rows = self._orders.rows
        return (rows[place].quote for place in self._places)

    def _line(self, at: int) -> Line:
        rows, places = self._orders.rows, self._places
        row = rows[places[at]]
        opens = not at or _group(row, self._order) != _group(rows[places[at - 1]], self._order)
        return Line(row, opens)

    def _find(self, name: Hashable) -> int | None:
        place = self._orders.place(*cast("Name", name))
        try:
            return None if place is None else self._places.index(place)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class LoadedQuotes(Loaded[Said]):
    """Every quote, in every order, and how many there are of each type; None are hardly quotes."""

    orders: QuoteOrders = field(default_factory=lambda: QuoteOrders(()))
    types: Counter[QuoteType | None] = field(default_factory=Counter)


class QuotesPane(Pane[Said]):
    """Every quote of a dossier. Enter posts `OpenPassage`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(QUOTE_COMMANDS)]
    ORDERS = QuoteOrder
    PLACEHOLDER = "words, speaker, outlet or date"

    loaded: LoadedQuotes

    def __init__(self, dossier: Rows, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(dossier, id=id)
        self.loaded = LoadedQuotes()

    def read(self) -> LoadedQuotes:
        """Return every quote."""
        infos = by_id(self.dossier.articles())
        rows = said(self.dossier.quotes(), infos)
        orders = QuoteOrders(rows)
        orders.prepare()
        types = Counter(None if row.doubtful else row.quote.quote.type for row in rows)
        return LoadedQuotes(rows, folded_texts(rows, quote_text), infos, orders, types)

    def lines(self) -> Lines:
        """Return the quotes with the words typed in the order chosen, grouped by what they are sorted by."""
        order, orders = QuoteOrder(self.order), self.loaded.orders
        places = orders.places(order, backwards=self.backward)
        return Lines(orders, matching_places(places, self.matches()) if self.words.strip() else places, order)

    def key_of(self, row: Line) -> Name:
        """Return where the quote stands."""
        return row.said.quote.article, row.said.quote.quote.start, row.said.quote.quote.end

    def subject(self, row: Line) -> Hashable:
        """Return the quote: whether it opens a group or follows in one, its detail is the same."""
        return self.key_of(row)

    def shown_names(self) -> frozenset[object]:
        """Return the articles of the quotes shown, with where each begins."""
        return frozenset((found.article, found.quote.start) for found in self._shown.quotes())

    @property
    def _shown(self) -> Lines:
        rows = self._list.rows
        return rows if isinstance(rows, Lines) else self.lines()

    def _value(self, row: Said, order: QuoteOrder) -> Content:
        if order is QuoteOrder.SPEAKER:
            return plain(row.speaker) if row.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
        if order is QuoteOrder.ARTICLE:
            return plain(row.info.title if row.info else row.quote.article)
        return outlet_of(row.info) if order is QuoteOrder.OUTLET else date_of(row.info)

    def _fields(self, width: int) -> tuple[Field, ...]:
        """Return the column sorted by, the others as far as there is room, the words."""
        room = width - 2
        fields: list[Field] = []
        for order in sorted(QuoteOrder, key=lambda order: order is not self.order):
            if room - WIDTHS[order] - 1 >= LEAST_WORDS or (not fields and width >= LEAST_WORDS):
                fields.append(Field(order, WIDTHS[order]))
                room -= WIDTHS[order] + 1
        return (*fields, Field("", 1), Field("words", max(0, room)))

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Line, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return speaker, outlet, date and words; of a group, the first line names it."""
        fields = self._fields(width)
        quote, dim = row.said.quote.quote, DIM if row.said.doubtful else ""
        cells: list[Content | str] = []
        for place, each in enumerate(fields[:-2]):
            named = place > 0 or row.opens or cursor
            cells.append(self._value(row.said, QuoteOrder(each.order)) if named else "")
        sign = plain(sign_of(quote), DIM)
        return in_columns((*cells, sign, plain(quote.text.replace("\n", " "), dim)), fields)

    def summary(self) -> str:
        """Return how many quotes there are of each type."""
        rows = self.loaded.rows
        if not rows:
            return "No quote was found in these articles."
        counts = self.loaded.types
        told = [f"{SIGNS[kind]} {counts[kind]:,} {kind}" for kind in QuoteType if counts[kind]]
        if counts[None]:
            told.append(f"{DOUBTFUL} {counts[None]:,} hardly quotes")
        shown = len(self._list.rows)
        of = f"{shown:,} of " if shown != len(rows) else ""
        return f"{of}{counted(len(rows), 'quote')}: {' · '.join(told)}"

    # -- the detail

    def fetch(self, row: Line) -> Fetched:
        """Return the words around a quote, and the same words as others print them."""
        found = row.said.quote
        try:
            context = context_of(self.dossier.article(found.article), found.quote)
        except (DossierError, OSError):
            context = None
        return Fetched(context, variants(row.said, self.loaded.rows, self.loaded.texts))

    def detail(self, row: Line, fetched: Any, width: int) -> Sequence[Passage]:
        """Return the quote in its passage with its source and what decided, and as others print it."""
        return [*quote_lines(row.said, fetched, width), *variant_lines(fetched.variants, width)]

    def passage_of(self, row: Line) -> Passage:
        """Return where the quote stands."""
        found = row.said.quote
        return Passage(plain(""), found.article, found.quote.start, found.quote.end)

    def source(self, row: Line) -> str:
        """Return the quote with speaker and source."""
        said = row.said
        text = copied(said.quote, said.info)
        if said.info is None:
            return text
        words = " ".join(said.quote.quote.text.split())
        return in_style(
            text, CitedPassage(words, said.info, said.quote.paragraph, said.speaker), style_of(self)
        )

    # -- correcting

    def _current(self) -> Said | None:
        row = self._list.row
        return row.said if row is not None else None

    def action_attribute(self) -> None:
        """Ask who spoke."""
        if (said := self._current()) is not None:
            ask_speaker(self, self.dossier.quote_corrections, said.quote)

    def action_dismiss(self) -> None:
        """Have it kept that the quote is none."""
        if (said := self._current()) is not None:
            dismiss(self, self.dossier.quote_corrections, said.quote)

    def action_unquote(self) -> None:
        """Have it kept that the quote is scare quotes, a title, or that taken back."""
        if (said := self._current()) is not None:
            unquote(self, self.dossier.quote_corrections, said.quote)

    # -- beyond the list

    def action_who(self) -> None:
        """Show the words that name the speaker in the article."""
        said = self._current()
        if said is None:
            return
        mention = said.quote.quote.mention
        if mention is None:
            self.notify("No words name the speaker of this quote.", markup=False, timeout=3)
        else:
            self.post_message(OpenPassage(said.quote.article, mention.start, mention.end))

    def action_carried(self) -> None:
        """Show who else prints the quote, and how."""
        if (said := self._current()) is not None:
            from dossier.tui.compare.pane_screen import PaneScreen
            from dossier.tui.panes.carried import CarriedPane

            quote = said.quote.quote
            pane = CarriedPane(self.dossier, said.quote.article, Span(quote.start, quote.end))
            self.app.push_screen(PaneScreen[None]("Who prints the quote, and how", pane))

    def action_voice(self) -> None:
        """Show who is quoted how much, in the rows that the filter leaves."""
        from dossier.tui.panes.voice import VoiceScreen

        screen = VoiceScreen(self.dossier, self._shown.quotes, self.words.strip())
        self.app.push_screen(screen, self._voice_chosen)

    def _voice_chosen(self, speaker: str | None) -> None:
        if speaker is not None:
            self.add_class("-filtering")
            self.query_one(".words", Input).value = speaker

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        found = event.row.said.quote
        self.post_message(OpenPassage(found.article, found.quote.start, found.quote.end))


def _group(row: Said, order: QuoteOrder) -> str | None:
    """Return what quotes of one group have in common."""
    if order is QuoteOrder.SPEAKER:
        return row.speaker
    if order is QuoteOrder.ARTICLE:
        return row.quote.article
    if row.info is None:
        return None
    return row.info.outlet if order is QuoteOrder.OUTLET else row.info.date
