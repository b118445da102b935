"""The comparison screen: two to six articles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from dossier.model import Claim, Span, Wording, never
from dossier.tui.asking.file_names import bare_names_go, free_name, path_of, problem_with, would_replace
from dossier.tui.compare.arrangement import Column
from dossier.tui.compare.copying import row_with_sources
from dossier.tui.compare.exporting import FORMATS, Exported, export, format_of
from dossier.tui.compare.header import LOW, CompareHeader
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.compare.pane_screen import PaneScreen
from dossier.tui.compare.row_screen import RowScreen
from dossier.tui.compare.summary import summary, wire_sentence
from dossier.tui.compare.view import NOTHING, CompareView
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.compare import COMPARE_COMMANDS
from dossier.tui.text import DIM, ERROR, STRONG, line, plain, separated
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.content import Content

    from dossier.model import Cancelled, Comparison

MOST = 6


class Articles(Exported, Protocol):
    """What the screen asks of a dossier besides; it comes from a thread."""

    def compare(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Comparison:
        """Lay articles side by side, the first as base."""


class CompareScreen(RowScreen):
    """Articles side by side, the first as base.

    Enter posts `OpenPassage` to the app, which shows the passage above this screen.

    Args:
        dossier: Where the articles are.
        article_ids: Ids of two to six articles.
        at: A passage whose row is to be shown first, as an article and where it begins there.
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
        & > #compare-find { padding: 0 1; dock: bottom; display: none; background: $boost; }
        &.-finding > #compare-find { display: block; }
        &.-said > KeyLine, &.-finding > KeyLine, &.-finding > #compare-said { display: none; }
        &.-notice > #compare-notice { display: block; }
        &.-notice > CompareView, &.-notice > CompareHeader { display: none; }
    }
    """

    def __init__(
        self, dossier: Articles, article_ids: Sequence[str], at: tuple[str, int] | None = None
    ) -> None:
        super().__init__()
        self._dossier = dossier
        self._asked = tuple(dict.fromkeys(article_ids))
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay out summary, heads, rows and keys."""
        yield Static(id="compare-summary")
        yield CompareHeader(self._view)
        yield Static(id="compare-notice")
        yield self._view
        yield Static(id="compare-said")
        yield Input(placeholder="words to find in the passages", id="compare-find", compact=True)
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
            self._sum_up(line(f"Comparing {len(article_ids)} articles …", DIM))
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
        if worker.name == "export":
            self._exported(event)
        if worker.name != "compare" or worker.is_cancelled:
            return
        if event.state is WorkerState.ERROR:
            self._notice(f"These articles cannot be compared: {worker.error}", error=True)
        elif event.state is WorkerState.SUCCESS and worker.result is not None:
            comparison, columns = worker.result
            self._show(comparison, columns)

    def _exported(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._say(f"It was not written: {event.worker.error}")
        elif event.state is WorkerState.SUCCESS:
            self._say(str(event.worker.result))

    def _show(self, comparison: Comparison, columns: tuple[Column, ...]) -> None:
        self.remove_class("-notice")
        self._view.show(comparison, columns)
        lines = [plain(summary(comparison), STRONG)]
        if copies := [line(wire_sentence(copy, columns), DIM) for copy in comparison.wire]:
            lines.append(separated(copies, "  ·  "))
        self._sum_up(plain("\n").join(lines))
        if self._at is not None:
            self._view.go_to_passage(*self._at)
            self._at = None

    def _sum_up(self, told: Content) -> None:
        self.query_one("#compare-summary", Static).update(told)

    def _notice(self, sentence: str, *, error: bool = False) -> None:
        self._sum_up(plain(""))
        self.add_class("-notice")
        self.query_one("#compare-notice", Static).update(line(sentence, ERROR if error else DIM))

    @on(CompareView.Moved)
    def _moved(self) -> None:
        self.query_one(CompareHeader).update()

    # -- another base, and what is taken along

    def action_base(self) -> None:
        """Make the column the base, and compare anew."""
        articles = self._view.comparison.articles
        if self._view.column and articles:
            base = articles[self._view.column]
            self._compare((base, *(article for article in articles if article != base)))

    def action_claims(self) -> None:
        """Show the claims by outlets; the one that is chosen there is gone to."""
        articles, view = self._view.comparison.articles, self._view
        if len(articles) > 1:
            from dossier.tui.panes.claims import ClaimsPane

            pane = ClaimsPane(self._dossier, articles, [column.label for column in view.columns])
            self.app.push_screen(PaneScreen[Claim]("Claims by outlets", pane), self._go_to_claim)

    def action_wording(self) -> None:
        """Show what the outlets call the same; the row of what is chosen there is gone to."""
        articles, view = self._view.comparison.articles, self._view
        if len(articles) > 1:
            from dossier.tui.panes.wordings import WordingsPane

            pane = WordingsPane(self._dossier, articles, [column.label for column in view.columns])
            self.app.push_screen(PaneScreen[Wording]("Wording by outlet", pane), self._go_to_wording)

    def _go_to_wording(self, wording: Wording | None) -> None:
        if wording is not None:
            self._view.go_to_row(wording.rows[0])

    def action_carried(self) -> None:
        """Show who else prints the quote of the passage."""
        cell = self._view.cell
        if cell is not None:
            from dossier.tui.panes.carried import CarriedPane

            pane = CarriedPane(self._dossier, cell.article, Span(cell.start, cell.end))
            self.app.push_screen(PaneScreen[None]("Who prints the quote, and how", pane))

    def _go_to_claim(self, claim: Claim | None) -> None:
        if claim is not None:
            self._view.go_to_row(claim.row)

    def action_export(self) -> None:
        """Ask for a file, and write the comparison to it."""
        if self._view.comparison.rows:
            title = f"Write this comparison to a file; its ending says the format: {', '.join(FORMATS)}."
            title += f" {bare_names_go()}"
            name = free_name("comparison", ".html")
            prompt = Prompt(title, name, check=_problem_with, confirm=would_replace)
            self.app.push_screen(prompt, self._export)

    def _export(self, name: str | None) -> None:
        if name is not None:
            comparison, path = self._view.comparison, path_of(name)
            self.run_worker(
                lambda: export(self._dossier, comparison, path),
                name="export",
                group="export",
                thread=True,
                exit_on_error=False,
            )

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

    def action_back(self) -> None:
        """End the search for words, else leave the comparison."""
        if not self.leave_find():
            self.dismiss()


def _problem_with(typed: str) -> str | None:
    """Return why a comparison cannot be written to a file of this name; None where it can."""
    return problem_with(typed, FORMATS, lambda name: format_of(name) is not None)
