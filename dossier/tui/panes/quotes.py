"""The pane of quotes: who said what, word for word, and which outlet prints it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from dossier.errors import DossierError
from dossier.model import QuoteOrder, QuoteType, Span
from dossier.tui.asking.correcting_quotes import ask_speaker, dismiss, unquote
from dossier.tui.citing import in_style, style_of
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.quotes import QUOTE_COMMANDS
from dossier.tui.made import Made
from dossier.tui.overview import count as counted
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of
from dossier.tui.panes.ordering import Said
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.quote_detail import Fetched, context_of, quote_lines, variant_lines
from dossier.tui.panes.rows import Loaded, Passage, by_id
from dossier.tui.panes.variants import Variant, variants
from dossier.tui.quoting import DOUBTFUL, GUESSED, SIGNS, copied, passage_of, sign_of, speaker_of
from dossier.tui.text import DIM, WARNING, plain
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.quotes.folded_texts import Mask
    from dossier.quotes.listing import QuoteListing
    from dossier.quotes.table import Places, QuoteTable
    from dossier.tui.panes.rows import Flags, Rows

Name: TypeAlias = tuple[str, int, int]
"""The article that a quote stands in, and its first and last character there."""
WIDTHS = {QuoteOrder.SPEAKER: 16, QuoteOrder.OUTLET: 14, QuoteOrder.DATE: 10, QuoteOrder.ARTICLE: 22}
TOGETHER = 64  # quotes that are got from the catalogue when one of them comes into sight
LEAST_WORDS = 18  # cells that the words of a quote get before a further column does


@dataclass(frozen=True, slots=True)
class Line:
    """A quote in the list; ``opens`` where it is the first of its group."""

    said: Said
    opens: bool


class Lines(Made[Line]):
    """Some quotes in an order, by their places among all of them."""

    def __init__(
        self, rows: Sequence[Said], listing: QuoteListing, places: Places, order: QuoteOrder
    ) -> None:
        # Not its own methods: what holds itself is let go of only where garbage is collected.
        super().__init__(
            len(places), partial(_line, rows, listing, places, order), partial(_find, listing.table, places)
        )
        self.places = places


def _line(rows: Sequence[Said], listing: QuoteListing, places: Places, order: QuoteOrder, at: int) -> Line:
    place = int(places[at])
    if not listing.table.holds(place):
        first = at - at % TOGETHER
        listing.table.hold(places[first : first + TOGETHER].tolist())
    opens = not at or listing.group(order, place) != listing.group(order, int(places[at - 1]))
    return Line(rows[place], opens)


def _find(table: QuoteTable, places: Places, name: Hashable) -> int | None:
    place = table.place(*cast("Name", name))
    found = () if place is None else (places == place).nonzero()[0].tolist()
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class LoadedQuotes(Loaded[Said]):
    """Every quote, in every order, and how many there are of each type; None are hardly quotes."""

    listing: QuoteListing | None = None
    types: Mapping[QuoteType | None, int] = field(default_factory=dict)

    def matching(self, words: str) -> Flags:
        """Return for each quote 1 where it has every word typed, else 0."""
        return self.listing.holding(words) if self.listing else b""


class QuotesPane(Pane[Said]):
    """Every quote of a dossier. Enter posts `OpenPassage`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(QUOTE_COMMANDS)]
    ORDERS = QuoteOrder
    PLACEHOLDER = "words, speaker, outlet or date; speaker:name, outlet:name"

    loaded: LoadedQuotes

    def __init__(self, dossier: Rows, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(dossier, id=id)
        self.loaded = LoadedQuotes()

    def read(self) -> LoadedQuotes:
        """Return every quote."""
        from dossier.quotes.listing import QuoteListing  # numpy is not loaded before quotes are asked for

        table, infos = self.dossier.quote_table(), by_id(self.dossier.articles())
        listing = QuoteListing(table, infos)
        first = listing.places(QuoteOrder(self.order), backwards=self.backward)[:TOGETHER]
        if words := self._arranged_for.strip():
            listing.holding(words)
        table.hold(first.tolist())  # here, since SQLite may keep who asks it waiting

        def row(place: int) -> Said:
            quote = table.quote(place)
            return Said(quote, quote.speaker, infos.get(quote.article))

        return LoadedQuotes(Made(len(table), row), infos=infos, listing=listing, types=table.types())

    def take(self, loaded: Loaded[Said]) -> None:
        """Show what was read, and work out the other orders before they are asked for."""
        super().take(loaded)
        if (listing := self.loaded.listing) is not None:
            self._work("prepare", listing.prepare)

    def lines(self) -> Sequence[Line]:
        """Return the quotes with the words typed in the order chosen, grouped by what they are sorted by."""
        order, listing = QuoteOrder(self.order), self.loaded.listing
        if listing is None:
            return ()
        places = listing.places(order, backwards=self.backward)
        if self.words.strip():
            places = places[cast("Mask", self.matches())[places]]
        return Lines(self.loaded.rows, listing, places, order)

    def key_of(self, row: Line) -> Name:
        """Return where the quote stands."""
        return row.said.quote.article, row.said.quote.quote.start, row.said.quote.quote.end

    def subject(self, row: Line) -> Hashable:
        """Return the quote: whether it opens a group or follows in one, its detail is the same."""
        return self.key_of(row)

    def naming(self) -> Callable[[], Sequence[object]]:
        """Return what names the articles of the quotes shown, with where each begins."""
        rows, listing = self._list.rows, self.loaded.listing
        if listing is None or not isinstance(rows, Lines):
            return tuple
        return partial(listing.table.names, rows.places)

    def left_names(self) -> frozenset[object] | None:
        """Return what is shown where a filter leaves others out, else None: there may be a million."""
        return frozenset(self.naming()()) if self.words.strip() else None

    def _value(self, row: Said, order: QuoteOrder) -> Content:
        if order is QuoteOrder.SPEAKER:
            return speaker_of(row.quote)
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
            if named:
                cells.append(self._value(row.said, QuoteOrder(each.order)))
            else:  # of a group by one speaker, those that are guesses say so
                by_speaker = each.order == QuoteOrder.SPEAKER
                cells.append(plain(GUESSED, WARNING) if by_speaker and quote.guessed else "")
        sign = plain(sign_of(quote), DIM)
        return in_columns((*cells, sign, plain(quote.text.replace("\n", " "), dim)), fields)

    def summary(self) -> str:
        """Return how many quotes there are of each type, of those that the filter leaves."""
        rows, lines = self.loaded.rows, self._list.rows
        if not rows:
            return "No quote was found in these articles."
        counts = self.loaded.types
        if isinstance(lines, Lines) and len(lines) < len(rows) and self.loaded.listing:
            counts = self.loaded.listing.table.types(lines.places)
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
        return Fetched(context, self._variants(row.said))

    def _variants(self, said: Said) -> Sequence[Variant]:
        listing = self.loaded.listing
        return variants(said, listing) if listing else ()

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
        return in_style(text, passage_of(said.quote, said.info), style_of(self))

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

        rows, listing = self._list.rows, self.loaded.listing
        table, places = (listing.table, rows.places) if listing and isinstance(rows, Lines) else (None, None)
        screen = VoiceScreen(lambda: self.dossier.share_of_voice(table, places), self.words.strip())
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
