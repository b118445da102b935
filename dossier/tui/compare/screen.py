"""The comparison screen: two to six articles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from dossier.model import Article, Cancelled, Comparison, never
from dossier.tui.bindings import bindings_of
from dossier.tui.compare.arrangement import Column, Differences, Layout
from dossier.tui.compare.copying import row_with_sources
from dossier.tui.compare.header import LOW, CompareHeader
from dossier.tui.compare.keys import COMPARE_COMMANDS
from dossier.tui.compare.marks import columns_of
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.compare.summary import summary, wire_sentence
from dossier.tui.compare.view import NOTHING, CompareView
from dossier.tui.text import ACCENT, DIM, ERROR, STRONG, line, plain, separated
from dossier.tui.widgets.key_line import KeyLine

MOST = 6
SAID_FOR = 3  # seconds
LAYOUTS = (Layout.COLUMNS, Layout.INTERLEAVED, Layout.SINGLE)
LISTED = tuple(Differences)
T = TypeVar("T")


class Articles(Protocol):
    """What the screen asks of a dossier; both calls come from a thread."""

    def article(self, article_id: str) -> Article:
        """Return an article."""

    def compare(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Comparison:
        """Lay articles side by side, the first as base."""


class CompareScreen(Screen[None]):
    """Articles side by side, the first as base.

    Enter posts `OpenPassage` to the app and leaves the screen.

    Args:
        dossier: Where the articles are.
        article_ids: Ids of two to six articles.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(COMPARE_COMMANDS)]
    DEFAULT_CSS = """
    CompareScreen {
        layout: vertical;
        & > #compare-summary { height: auto; max-height: 4; padding: 0 1 0 2; }
        & > #compare-notice { height: auto; padding: 1 2; display: none; }
        &.-low > #compare-summary { height: 1; }
        & > #compare-said { height: 1; padding: 0 1; dock: bottom; display: none; }
        &.-said > #compare-said { display: block; }
        &.-said > KeyLine { display: none; }
        &.-notice > #compare-notice { display: block; }
        &.-notice > CompareView, &.-notice > CompareHeader { display: none; }
    }
    """

    def __init__(self, dossier: Articles, article_ids: Sequence[str]) -> None:
        super().__init__()
        self._dossier = dossier
        self._asked = tuple(dict.fromkeys(article_ids))
        self._view = CompareView(id="compare-view")
        self._silence: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out summary, heads, rows and keys."""
        yield Static(id="compare-summary")
        yield CompareHeader(self._view)
        yield Static(id="compare-notice")
        yield self._view
        yield Static(id="compare-said")
        yield KeyLine()

    def on_resize(self) -> None:
        """Keep room for the rows on a low screen."""
        self.set_class(self.size.height < LOW, "-low")

    def on_mount(self) -> None:
        """Start to compare."""
        self._view.focus()
        self._compare(self._asked)

    # -- comparing

    def _compare(self, article_ids: tuple[str, ...]) -> None:
        if len(article_ids) < 2:
            self._notice(
                "Mark two articles or more to compare them." if article_ids else "No article is marked."
            )
            return
        if len(article_ids) > MOST:
            self._notice(f"{len(article_ids)} articles are marked; up to {MOST} stand side by side.")
            return
        if self._view.comparison is NOTHING:
            self._notice(f"Comparing {len(article_ids)} articles …")
        self.run_worker(
            lambda: self._compared(article_ids),
            name="compare",
            group="compare",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _compared(self, article_ids: tuple[str, ...]) -> tuple[Comparison, tuple[Column, ...]]:
        """Compare, in a thread."""
        worker = get_current_worker()
        comparison = self._dossier.compare(article_ids, cancelled=lambda: worker.is_cancelled)
        columns = tuple(
            Column(self._asked.index(article) + 1, article, self._dossier.article(article).info)
            for article in comparison.articles
        )
        return comparison, columns

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what the thread found, or why it found nothing."""
        worker = event.worker
        if worker.name != "compare" or worker.is_cancelled:
            return
        if event.state is WorkerState.ERROR:
            self._notice(f"These articles cannot be compared: {worker.error}", error=True)
        elif event.state is WorkerState.SUCCESS and worker.result is not None:
            comparison, columns = worker.result
            self._show(comparison, columns)

    def _show(self, comparison: Comparison, columns: tuple[Column, ...]) -> None:
        self.remove_class("-notice")
        self._view.show(comparison, columns)
        lines = [plain(summary(comparison), STRONG)]
        if copies := [line(wire_sentence(copy, columns), DIM) for copy in comparison.wire]:
            lines.append(separated(copies, "  ·  "))
        self.query_one("#compare-summary", Static).update(plain("\n").join(lines))

    def _notice(self, sentence: str, *, error: bool = False) -> None:
        self.add_class("-notice")
        self.query_one("#compare-notice", Static).update(line(sentence, ERROR if error else DIM))

    @on(CompareView.Moved)
    def _moved(self) -> None:
        self.query_one(CompareHeader).update()

    def _say(self, sentence: str) -> None:
        """Say something in the place of the keys for a moment, without covering the text."""
        self.query_one("#compare-said", Static).update(line(sentence, ACCENT))
        self.add_class("-said")
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(SAID_FOR, lambda: self.remove_class("-said"))

    # -- going through the rows

    def action_down(self) -> None:
        """Go to the next row."""
        self._view.step(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self._view.step(-1)

    def action_page_down(self) -> None:
        """Go down one page."""
        self._view.page(1)

    def action_page_up(self) -> None:
        """Go up one page."""
        self._view.page(-1)

    def action_first(self) -> None:
        """Go to the first row."""
        self._view.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self._view.cursor = len(self._view.blocks) - 1

    def action_next_difference(self) -> None:
        """Go to the next row that differs."""
        if not self._view.go(self._view.differs, 1):
            self._say("No row further down differs.")

    def action_previous_difference(self) -> None:
        """Go to the row before that differs."""
        if not self._view.go(self._view.differs, -1):
            self._say("No row further up differs.")

    def action_next_shared(self) -> None:
        """Go to the next row with a counterpart."""
        if not self._view.go(lambda row: len(columns_of(row)) > 1, 1):
            self._say("No row further down has a counterpart.")

    def action_previous_shared(self) -> None:
        """Go to the row before with a counterpart."""
        if not self._view.go(lambda row: len(columns_of(row)) > 1, -1):
            self._say("No row further up has a counterpart.")

    def action_next_column(self) -> None:
        """Go to the next outlet."""
        self._view.step_column(1)

    def action_previous_column(self) -> None:
        """Go to the outlet before."""
        self._view.step_column(-1)

    # -- arranging

    def action_layout(self) -> None:
        """Change the layout."""
        layout = _after(LAYOUTS, self._view.layout_used)
        self._view.rearrange(replace(self._view.arrangement, layout=layout))
        self._say(f"Layout: {layout}")

    def action_differences(self) -> None:
        """Change which differences are listed."""
        differences = _after(LISTED, self._view.arrangement.differences)
        self._view.rearrange(replace(self._view.arrangement, differences=differences))
        self._say(f"Listed: {differences}")

    def action_fold_shared(self) -> None:
        """Fold or unfold the rows that all share."""
        arrangement = self._view.arrangement
        self._view.rearrange(
            replace(arrangement, fold_shared=not arrangement.fold_shared, unfolded=frozenset())
        )

    def action_fold_lone(self) -> None:
        """Fold or unfold the passages that stand in one article only."""
        arrangement = self._view.arrangement
        self._view.rearrange(replace(arrangement, fold_lone=not arrangement.fold_lone, unfolded=frozenset()))

    def action_move_right(self) -> None:
        """Swap the column with the one to the right."""
        self._move(1)

    def action_move_left(self) -> None:
        """Swap the column with the one to the left."""
        self._move(-1)

    def _move(self, by: int) -> None:
        view = self._view
        if view.arrangement.order:
            view.rearrange(view.arrangement.moved(view.column, by))

    def action_hide(self) -> None:
        """Hide the column."""
        view = self._view
        if len(view.arrangement.order) < 2:
            self._say("This is the only column left; X shows all again.")
            return
        view.rearrange(view.arrangement.without(view.column))
        hidden = len(view.columns) - len(view.arrangement.order)
        self._say(f"{hidden} hidden; X shows all again.")

    def action_show_all(self) -> None:
        """Show the hidden columns again."""
        self._view.rearrange(self._view.arrangement.with_all(len(self._view.columns)))

    def action_base(self) -> None:
        """Make the column the base, and compare anew."""
        articles = self._view.comparison.articles
        if self._view.column and articles:
            base = articles[self._view.column]
            self._compare((base, *(article for article in articles if article != base)))

    # -- taking along

    def action_copy(self) -> None:
        """Copy the row with its sources."""
        row, view = self._view.row, self._view
        if row is not None:
            self.app.copy_to_clipboard(row_with_sources(row, view.columns, view.arrangement.order))
            self._say("Copied the row with its sources.")

    @on(CompareView.Chosen)
    def action_open(self) -> None:
        """Open the article at the passage, or unfold the rows under the cursor."""
        block, cell = self._view.block, self._view.cell
        if block is not None and block.folded:
            arrangement = self._view.arrangement
            self._view.rearrange(replace(arrangement, unfolded=arrangement.unfolded | {block.rows[0]}))
        elif cell is not None:
            self.app.post_message(OpenPassage(cell.article, cell.start, cell.end))
            self.dismiss()

    def action_back(self) -> None:
        """Leave the comparison."""
        self.dismiss()


def _after(choices: tuple[T, ...], current: T) -> T:
    """Return the choice after the current one, in a circle."""
    return choices[(choices.index(current) + 1) % len(choices)]
