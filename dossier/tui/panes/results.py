"""What two searches find, side by side: articles of one, of both, and what stands out in each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.panes import RESULT_COMMANDS
from dossier.tui.overview import count
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of, source_of, wrapped
from dossier.tui.panes.ordering import folded
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage
from dossier.tui.text import DIM, STRONG, column, join, plain, separated
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, Contrast, ResultComparison
    from dossier.tui.compare.screen import Articles

ONLY_FIRST, BOTH, ONLY_SECOND = "only in 1", "in both", "only in 2"
OUTLET, ACTOR, TERM, EVENT = "outlet", "actor", "word", "event in both"


class ResultOrder(StrEnum):
    """What the rows are sorted by."""

    PART = "what"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Found:
    """An article, an event, or something that stands out; ``part`` says which."""

    part: str
    text: str
    article: str | None = None
    info: ArticleInfo | None = None
    contrast: Contrast | None = None


class ResultsPane(Pane[Found]):
    """What two searches find. Enter posts `OpenPassage`; `c` lays articles of both side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(RESULT_COMMANDS)]
    ORDERS = ResultOrder
    PLACEHOLDER = "words of a title, outlet, actor"
    LEGEND = "the numbers of a word, actor or outlet are articles of 1 and of 2"

    def __init__(
        self,
        dossier: Any,
        first: str,
        second: str,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(dossier, id=id)
        self._queries = first, second
        self._compared: Articles = dossier
        self._results: ResultComparison | None = None

    def read(self) -> Loaded[Found]:
        """Return what both searches find."""
        self._results = self.dossier.compare_results(*self._queries)
        ids = (*self._results.only_first, *self._results.both, *self._results.only_second)
        infos = {name: self.dossier.article(name).info for name in ids}
        rows = tuple(found_in(self._results, infos))
        return Loaded(rows, tuple(folded(f"{row.part} {row.text}") for row in rows), infos)

    def lines(self) -> Sequence[Found]:
        """Return the rows as they come, or by their names."""
        ordered = list(self.filtered())
        if self.order is ResultOrder.NAME:
            ordered.sort(key=lambda row: folded(row.text))
        return ordered[::-1] if self.backward else ordered

    def key_of(self, row: Found) -> Hashable:
        """Return what the row is."""
        return row.part, row.article, row.text

    def _fields(self, width: int) -> tuple[Field, ...]:
        return (Field(ResultOrder.PART, 13), Field(ResultOrder.NAME, max(0, width - 14)))

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Found, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return an article with its outlet and date, or what stands out with its counts."""
        name = plain(row.text, STRONG if cursor else "")
        if row.contrast is not None:
            counts = plain(f"{row.contrast.first:>4} · {row.contrast.second:<4} ", DIM)
            name = join(counts, name)
        elif row.article is not None:
            size = min(18, max(8, width // 5))
            name = join(column(outlet_of(row.info), size), " ", column(date_of(row.info), 10), " ", name)
        return in_columns((plain(row.part, DIM), name), self._fields(width))

    def summary(self) -> str:
        """Return the two searches with what they find."""
        found = self._results
        if found is None or not any(found.totals):
            return "Neither search finds an article."
        told = [f"{n} “{query}”: {count(total, 'article')}" for n, (query, total) in self._numbered(found)]
        told.append(f"{len(found.both):,} in both, {len(found.only_first):,} only in 1, ")
        return " · ".join(told) + f"{len(found.only_second):,} only in 2"

    def _numbered(self, found: ResultComparison) -> Iterable[tuple[int, tuple[str, int]]]:
        return enumerate(zip(found.queries, found.totals, strict=True), 1)

    def action_compare(self) -> None:
        """Lay the best articles of both searches side by side."""
        from dossier.tui.compare.screen import CompareScreen

        comparison = self._results.comparison if self._results else None
        if comparison is not None:
            self.app.push_screen(CompareScreen(self._compared, comparison.articles))
        else:
            self.notify("There are no two articles to lay side by side.", markup=False, timeout=3)

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        if event.row.article is not None:
            self.post_message(OpenPassage(event.row.article, 0, 0))

    # -- the detail

    def detail(self, row: Found, fetched: Any, width: int) -> Sequence[Passage]:  # noqa: ARG002
        """Return what the row is in full."""
        lines = [*wrapped(row.text, width, STRONG)]
        if row.contrast is not None:
            numbers = (row.contrast.first, row.contrast.second)
            lines += [plain(f"in {count(each, 'article')} of {n}") for n, each in enumerate(numbers, 1)]
        elif row.article is not None:
            lines.append(separated((outlet_of(row.info), date_of(row.info), plain(row.part, DIM))))
        else:
            lines.append(plain(row.part, DIM))
        return [Passage(content, row.article) for content in lines]

    def passage_of(self, row: Found) -> Passage | None:
        """Return the article."""
        return Passage(plain(""), row.article) if row.article is not None else None

    def source(self, row: Found) -> str:
        """Return the row with its source or counts."""
        if row.article is not None:
            return source_of(row.info, row.article)
        held = row.contrast
        return f"{row.text}: {held.first} and {held.second} articles" if held else row.text


def found_in(results: ResultComparison, infos: dict[str, ArticleInfo]) -> Iterator[Found]:
    """Give the articles of one search, of both and of the other, then what stands out."""
    parts = (
        (ONLY_FIRST, results.only_first),
        (BOTH, results.both),
        (ONLY_SECOND, results.only_second),
    )
    for part, articles in parts:
        for article in articles:
            yield Found(part, infos[article].title, article, infos[article])
    for event in results.shared_events:
        yield Found(EVENT, event.title, event.articles[0], infos.get(event.articles[0]))
    contrasts = ((OUTLET, results.outlets), (ACTOR, results.actors), (TERM, results.terms))
    for part, found in contrasts:
        for contrast in found:
            yield Found(part, contrast.text, contrast=contrast)
