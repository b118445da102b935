"""The pane of quotes: who said what, word for word, and which outlet prints it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.content import Content

from dossier.model import QuoteType
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.overview import count as counted
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of, source_of, wrapped
from dossier.tui.panes.ordering import QuoteOrder, Said, quote_text, said, sorted_quotes
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, by_id, folded_texts
from dossier.tui.panes.variants import Variant, variants
from dossier.tui.quoting import DOUBTFUL, SIGNS, sign_of
from dossier.tui.text import DIM, FAINT, STRONG, marked, plain, separated
from dossier.tui.widgets.virtual_list import VirtualList
from dossier.tui.wrap import wrap

SPEAKER_NOT_KNOWN = "speaker not known"
WIDTHS = {QuoteOrder.SPEAKER: 16, QuoteOrder.OUTLET: 14, QuoteOrder.DATE: 10}
LEAST_WORDS = 18  # cells that the words of a quote get before a further column does


@dataclass(frozen=True, slots=True)
class Line:
    """A quote in the list; ``opens`` where it is the first of its group."""

    said: Said
    opens: bool


class QuotesPane(Pane[Said]):
    """Every quote of a dossier. Enter posts `OpenPassage`."""

    ORDERS = QuoteOrder
    PLACEHOLDER = "words, speaker, outlet or date"

    def read(self) -> Loaded[Said]:
        """Return every quote."""
        infos = by_id(self.dossier.articles())
        names = {actor.id: actor.name for actor in self.dossier.actors()}
        rows = said(self.dossier.quotes(), infos, names)
        return Loaded(rows, folded_texts(rows, quote_text), infos)

    def arranged(self, rows: Sequence[Said]) -> Sequence[Line]:
        """Return quotes in the order chosen, grouped by what they are sorted by."""
        order = QuoteOrder(self.order)
        lines: list[Line] = []
        for row in sorted_quotes(rows, order, backwards=self.backward):
            opens = not lines or _group(row, order) != _group(lines[-1].said, order)
            lines.append(Line(row, opens))
        return lines

    def key_of(self, row: Line) -> Hashable:
        """Return where the quote stands."""
        return row.said.quote.article, row.said.quote.quote.start, row.said.quote.quote.end

    def _value(self, row: Said, order: QuoteOrder) -> Content:
        if order is QuoteOrder.SPEAKER:
            return plain(row.speaker) if row.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
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
        sign = plain(sign_of(quote), FAINT)
        return in_columns((*cells, sign, plain(quote.text.replace("\n", " "), dim)), fields)

    def summary(self) -> str:
        """Return how many quotes there are of each type."""
        rows = self.loaded.rows
        if not rows:
            return "No quote was found in these articles."
        sure = [row for row in rows if not row.doubtful]
        told = [
            f"{SIGNS[kind]} {count:,} {kind}"
            for kind in QuoteType
            if (count := sum(row.quote.quote.type is kind for row in sure))
        ]
        if len(sure) < len(rows):
            told.append(f"{DOUBTFUL} {len(rows) - len(sure):,} hardly quotes")
        shown = len(self._list.rows)
        of = f"{shown:,} of " if shown != len(rows) else ""
        return f"{of}{counted(len(rows), 'quote')}: {' · '.join(told)}"

    # -- the detail

    def fetch(self, row: Line) -> tuple[Variant, ...]:
        """Return the same words as others print them."""
        return variants(row.said, self.loaded.rows, self.loaded.texts)

    def detail(self, row: Line, fetched: Any, width: int) -> Sequence[Passage]:
        """Return the quote in full with its source, and as others print it."""
        found, quote = row.said.quote, row.said.quote.quote
        where = (found.article, quote.start, quote.end)
        speaker = plain(row.said.speaker, STRONG) if row.said.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
        cue = plain(f"“{quote.cue.text}”" if quote.cue else "", DIM)
        kind = (
            "scare quotes, a title or a name, hardly a quote" if row.said.doubtful else f"{quote.type} quote"
        )
        lines = [
            separated((speaker, cue)),
            separated((outlet_of(row.said.info), date_of(row.said.info), plain(kind, DIM))),
            *wrapped(row.said.info.title if row.said.info else found.article, width, DIM),
            plain(""),
            *wrapped(quote.text, width),
        ]
        return [*(Passage(content, *where) for content in lines), *variant_lines(fetched, width)]

    def passage_of(self, row: Line) -> Passage:
        """Return where the quote stands."""
        found = row.said.quote
        return Passage(plain(""), found.article, found.quote.start, found.quote.end)

    def source(self, row: Line) -> str:
        """Return the quote with speaker and source."""
        found = row.said.quote
        speaker = row.said.speaker or SPEAKER_NOT_KNOWN
        return f"{found.quote.text}\n— {speaker}; {source_of(row.said.info, found.article)}"

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        found = event.row.said.quote
        self.post_message(OpenPassage(found.article, found.quote.start, found.quote.end))


def variant_lines(found: Sequence[Variant], width: int) -> list[Passage]:
    """Return quotes as others print them, with the words in bold that the first has not."""
    if not found:
        return []
    lines = [Passage(plain("")), Passage(plain(f"Printed elsewhere ({len(found)})", DIM))]
    for variant in found:
        said, quote = variant.said, variant.said.quote.quote
        head = separated((outlet_of(said.info), date_of(said.info), plain(_compared(variant), DIM)))
        text = marked(plain(quote.text.replace("\n", " ")), variant.other, STRONG)
        same = not variant.other and not variant.cut
        body = [] if same else [text[start:end] for start, end in wrap(text.plain, width)]
        lines += [Passage(content, said.quote.article, quote.start, quote.end) for content in (head, *body)]
    return lines


def _compared(variant: Variant) -> str:
    if variant.cut:
        return f"{variant.cut} {'word' if variant.cut == 1 else 'words'} left out"
    return "more words" if variant.other else "the same words"


def _group(row: Said, order: QuoteOrder) -> str | None:
    """Return what quotes of one group have in common."""
    if order is QuoteOrder.SPEAKER:
        return row.speaker
    if row.info is None:
        return None
    return row.info.outlet if order is QuoteOrder.OUTLET else row.info.date
