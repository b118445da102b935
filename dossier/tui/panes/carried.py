"""One quote across outlets: who prints it, whole or cut, with which words left out or changed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from textual import on
from textual.content import Content

from dossier.model import Carriage
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.overview import count
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of, source_of, wrapped
from dossier.tui.panes.ordering import LAST, folded
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage
from dossier.tui.quoting import SIGNS
from dossier.tui.text import CHANGED, DIM, STRONG, join, marked, plain, separated
from dossier.tui.widgets.virtual_list import VirtualList
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, ArticleQuote, CarriedQuote, Carrier, Span
    from dossier.tui.panes.ordering import Infos

ASKED, SILENT_SIGN = "▪", "·"
HOW_SIGNS = {Carriage.WHOLE: "=", Carriage.CUT: "–", Carriage.CHANGED: "≠"}
NOT_FOUND = "not found"
OPENS, CLOSES = "[", "]"  # around words that a printing leaves out


class PrintingOrder(StrEnum):
    """What the printings of a quote are sorted by."""

    ALIKE = "printed"
    OUTLET = "outlet"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Printing:
    """An article that prints a quote, or of which that was not found.

    Attributes:
        quote: The quote that was asked for.
        article: The article.
        info: What is known of it.
        carrier: How it prints the quote; None in the article that was asked about, and where it does not.
    """

    quote: ArticleQuote
    article: str
    info: ArticleInfo | None
    carrier: Carrier | None = None

    @property
    def asked(self) -> bool:
        """Whether this is the quote itself."""
        return self.article == self.quote.article

    @property
    def printed(self) -> ArticleQuote | None:
        """The words as this article prints them."""
        return self.quote if self.asked else self.carrier.quote if self.carrier else None


class CarriedPane(Pane[Printing]):
    """The quotes of a passage, and who else prints them. Enter posts `OpenPassage`.

    Args:
        dossier: Where they come from.
        article: The id of an article.
        passage: A stretch of its text; a quote with exactly this place, else all that it touches.
    """

    ORDERS = PrintingOrder
    PLACEHOLDER = "words, outlet or date"
    LEGEND = "= whole, – cut, ≠ other words, · not found in a report of the event"

    def __init__(
        self,
        dossier: Any,
        article: str,
        passage: Span,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(dossier, id=id)
        self._article, self._passage = article, passage

    def read(self) -> Loaded[Printing]:
        """Return the quotes of the passage with their printings."""
        quotes = quotes_at(self.dossier.article_quotes(self._article), self._passage)
        found = [self.dossier.carried(quote) for quote in quotes]
        ids = {self._article, *(name for each in found for name in _articles(each))}
        infos = {name: self.dossier.article(name).info for name in ids}
        rows = tuple(row for each in found for row in printings(each, infos))
        texts = tuple(folded(_text(row)) for row in rows)
        return Loaded(rows, texts, infos)

    def lines(self) -> Sequence[Printing]:
        """Return each quote with its printings below it, in the order chosen."""
        groups: dict[int, list[Printing]] = {}
        for row in self.filtered():
            groups.setdefault(row.quote.quote.start, []).append(row)
        return [row for held in groups.values() for row in self._sorted(held)]

    def _sorted(self, rows: Sequence[Printing]) -> Sequence[Printing]:
        first = [row for row in rows if row.asked]
        others = [row for row in rows if not row.asked]
        if self.order is PrintingOrder.OUTLET:
            others.sort(key=lambda row: folded(row.info.outlet) if row.info and row.info.outlet else LAST)
        elif self.order is PrintingOrder.DATE:
            others.sort(key=lambda row: (row.info.date if row.info else None) or LAST)
        return [*first, *(reversed(others) if self.backward else others)]

    def key_of(self, row: Printing) -> Hashable:
        """Return quote and article."""
        return row.quote.quote.start, row.article

    def _fields(self, width: int) -> tuple[Field, ...]:
        outlet = min(20, max(8, width // 5))
        fields = [Field("", 1), Field(PrintingOrder.OUTLET, outlet), Field(PrintingOrder.DATE, 10)]
        fields.append(Field(PrintingOrder.ALIKE, 14))
        return (*fields, Field("words", max(0, width - sum(each.width + 1 for each in fields))))

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Printing, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return outlet, date, how it prints the quote, and its words."""
        if row.asked:
            sign, how = ASKED, f"{SIGNS[row.quote.quote.type]} this quote"
        else:
            sign = HOW_SIGNS[row.carrier.how] if row.carrier else SILENT_SIGN
            how = told_how(row.carrier)
        words = _own_words(row) if row.printed else plain("")
        style = STRONG if row.asked else ""
        cells = (
            plain(sign, DIM),
            outlet_of(row.info),
            date_of(row.info),
            plain(how, DIM),
            words.stylize(style),
        )
        return in_columns(cells, self._fields(width))

    def summary(self) -> str:
        """Return how many print the quote, whole or not, and how many do not."""
        rows = self.loaded.rows
        if not rows:
            return "No quote was found in this passage."
        quotes = len({row.quote.quote.start for row in rows})
        told = [count(quotes, "quote")] if quotes > 1 else []
        for how in Carriage:
            number = sum(row.carrier is not None and row.carrier.how is how for row in rows)
            told.append(f"{how} in {number}" if number else "")
        silent = sum(row.printed is None for row in rows)
        told.append(f"not found in {count(silent, 'other report')} of the event" if silent else "")
        if not any(row.carrier for row in rows):
            told.insert(0, "No other article was found that prints it")
        return " · ".join(part for part in told if part)

    # -- the detail

    def detail(self, row: Printing, fetched: Any, width: int) -> Sequence[Passage]:  # noqa: ARG002
        """Return the words as the article prints them, and what it leaves out."""
        printed = row.printed
        how = "this quote" if row.asked else told_how(row.carrier)
        lines = [separated((outlet_of(row.info), date_of(row.info), plain(how, STRONG)))]
        lines += wrapped(row.info.title if row.info else row.article, width, DIM)
        if printed is None:
            return [Passage(content, row.article) for content in lines]
        if row.carrier is not None and row.carrier.cut:
            lines += [plain(""), plain(f"What it leaves out stands in {OPENS} {CLOSES}:", DIM)]
            lines += _in_lines(left_out(row.quote.quote.text, row.carrier.cut), width)
        if row.asked or row.carrier is None or row.carrier.added or not row.carrier.cut:
            told = (
                "Printed, with its own words underlined:" if row.carrier and row.carrier.added else "Printed:"
            )
            lines += [plain(""), plain(told, DIM), *_in_lines(_own_words(row), width)]
        where = (printed.article, printed.quote.start, printed.quote.end)
        return [Passage(content, *where) for content in lines]

    def passage_of(self, row: Printing) -> Passage:
        """Return where the words stand."""
        if (printed := row.printed) is None:
            return Passage(plain(""), row.article)
        return Passage(plain(""), printed.article, printed.quote.start, printed.quote.end)

    def source(self, row: Printing) -> str:
        """Return the words with their source."""
        printed = row.printed
        words = printed.quote.text if printed else NOT_FOUND
        return f"{words}\n— {source_of(row.info, row.article)}"

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        passage = self.passage_of(event.row)
        self.post_message(OpenPassage(event.row.article, passage.start, passage.end))


def quotes_at(quotes: Sequence[ArticleQuote], passage: Span) -> Sequence[ArticleQuote]:
    """Return the quote with exactly this place, else all that the passage touches."""
    exact = [one for one in quotes if (one.quote.start, one.quote.end) == (passage.start, passage.end)]
    return exact or [one for one in quotes if one.quote.start < passage.end and passage.start < one.quote.end]


def printings(found: CarriedQuote, infos: Infos) -> Sequence[Printing]:
    """Return the quote, who else prints it, and the reports of the event that do not."""
    quote = found.quote
    others = ((carrier.quote.article, carrier) for carrier in found.carriers)
    return [
        Printing(quote, quote.article, infos.get(quote.article)),
        *(Printing(quote, article, infos.get(article), carrier) for article, carrier in others),
        *(Printing(quote, article, infos.get(article)) for article in found.silent),
    ]


def told_how(carrier: Carrier | None) -> str:
    """Return how a quote is printed, in words."""
    if carrier is None:
        return NOT_FOUND
    if not carrier.words_cut:
        return (
            str(carrier.how) if carrier.how is not Carriage.WHOLE or not carrier.added else "whole, and more"
        )
    words = count(carrier.words_cut, "word")
    return f"{words} cut" if carrier.how is Carriage.CUT else f"{words} other"


def left_out(text: str, cut: Sequence[Span]) -> Content:
    """Return a quote with what a printing leaves out in brackets."""
    parts: list[Content] = []
    at = 0
    for span in sorted(cut, key=lambda span: span.start):
        start, end = max(at, span.start), min(span.end, len(text))
        if start < end:
            parts += [plain(text[at:start]), plain(f"{OPENS}{text[start:end]}{CLOSES}", STRONG)]
            at = end
    return join(*parts, plain(text[at:]))


def _own_words(row: Printing) -> Content:
    printed = row.printed
    text = plain(printed.quote.text if printed else "")
    return marked(text, row.carrier.added, CHANGED) if row.carrier else text


def _in_lines(content: Content, width: int) -> list[Content]:
    return [content[start:end] for start, end in wrap(content.plain.replace("\n", " "), width)]


def _articles(found: CarriedQuote) -> Sequence[str]:
    return [*(carrier.quote.article for carrier in found.carriers), *found.silent]


def _text(row: Printing) -> str:
    printed, info = row.printed, row.info
    known = (printed.quote.text if printed else None, *((info.outlet, info.date) if info else ()))
    return " ".join(value for value in known if value)
