"""What keys do to the rows: going through them, finding words in them, arranging the columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.timer import Timer
from textual.widgets import Input, Static

from dossier.tui.compare.arrangement import Differences, Layout
from dossier.tui.compare.emphasis import Emphasis
from dossier.tui.compare.marks import columns_of
from dossier.tui.compare.view import CompareView, Wanted
from dossier.tui.keys.now import key
from dossier.tui.screens.base import OwnScreen
from dossier.tui.text import ACCENT, line

if TYPE_CHECKING:
    from dossier.model import AlignedRow

SAID_FOR = 3  # seconds
LAYOUTS = (Layout.COLUMNS, Layout.INTERLEAVED, Layout.SINGLE)
LISTED = tuple(Differences)
T = TypeVar("T")


class RowScreen(OwnScreen[None]):
    """A screen with the rows of a comparison; a line at its foot says what came of a key."""

    def __init__(self) -> None:
        super().__init__()
        self._view = CompareView(id="compare-view")
        self._silence: Timer | None = None

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
        """Go to the next row that differs, or that holds the words searched for."""
        self._go_on(1)

    def action_previous_difference(self) -> None:
        """Go to the row before that differs, or that holds the words searched for."""
        self._go_on(-1)

    def _go_on(self, step: int) -> None:
        if self._view.words:
            self._go(self._view.holds, step, "holds these words")
        else:
            self._go(self._view.differs, step, "gives other values")

    def action_next_shared(self) -> None:
        """Go to the next row with a counterpart."""
        self._go(_shared, 1, "has a counterpart")

    def action_previous_shared(self) -> None:
        """Go to the row before with a counterpart."""
        self._go(_shared, -1, "has a counterpart")

    def action_next_copied(self) -> None:
        """Go to the next row that is the same word for word."""
        self._go(self._view.copied, 1, "is the same word for word")

    def action_previous_copied(self) -> None:
        """Go to the row before that is the same word for word."""
        self._go(self._view.copied, -1, "is the same word for word")

    def action_next_lone(self) -> None:
        """Go to the next row that only one article has."""
        self._go(self._view.lone, 1, "stands in one article only")

    def action_previous_lone(self) -> None:
        """Go to the row before that only one article has."""
        self._go(self._view.lone, -1, "stands in one article only")

    def _go(self, wanted: Wanted, step: int, told: str) -> None:
        """Go to the next wanted row, or say that there is none, and whether there is one at all."""
        view = self._view
        if not view.go(wanted, step):
            where = (
                f" further {'down' if step > 0 else 'up'}" if any(map(wanted, view.comparison.rows)) else ""
            )
            self._say(f"No row{where} {told}.")

    def action_next_column(self) -> None:
        """Go to the next outlet."""
        self._view.step_column(1)

    def action_previous_column(self) -> None:
        """Go to the outlet before."""
        self._view.step_column(-1)

    # -- finding

    def action_find(self) -> None:
        """Ask for words to find in the passages."""
        self.add_class("-finding")
        self.query_one("#compare-find", Input).focus()

    @on(Input.Changed, "#compare-find")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._view.find(event.value)

    @on(Input.Submitted, "#compare-find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_box()
        if self._view.words:
            count = sum(map(self._view.holds, self._view.comparison.rows))
            rows = f"{count} {'row holds' if count == 1 else 'rows hold'}"
            on, back, end = map(
                key, ("compare.next_difference", "compare.previous_difference", "compare.back")
            )
            self._say(f"{rows} “{self._view.words}”; {on} and {back} go through them, {end} ends it.")

    def _leave_box(self) -> None:
        self.remove_class("-finding")
        self._view.focus()

    def leave_find(self) -> bool:
        """End the search for words; False where there is none."""
        box = self.query_one("#compare-find", Input)
        if not (self.has_class("-finding") or self._view.words):
            return False
        box.value = ""
        self._view.find("")
        self._leave_box()
        return True

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

    def action_emphasis(self) -> None:
        """Change what is underlined."""
        emphasis = _after(tuple(Emphasis), self._view.arrangement.emphasis)
        self._view.rearrange(replace(self._view.arrangement, emphasis=emphasis))
        self._say(f"Underlined: {emphasis}")

    def action_fold_shared(self) -> None:
        """Fold or unfold the rows that all share."""
        arrangement = self._view.arrangement
        folded = not arrangement.fold_shared
        self._view.rearrange(replace(arrangement, fold_shared=folded, unfolded=frozenset()))
        self._say(f"What all share: {'folded' if folded else 'shown'}")

    def action_fold_lone(self) -> None:
        """Fold or unfold the passages that stand in one article only."""
        arrangement = self._view.arrangement
        folded = not arrangement.fold_lone
        self._view.rearrange(replace(arrangement, fold_lone=folded, unfolded=frozenset()))
        self._say(f"What only one article has: {'folded' if folded else 'shown'}")

    def action_pack(self) -> None:
        """Set passages without counterpart beside each other, or each on its own."""
        view = self._view
        view.rearrange(replace(view.arrangement, packed=not view.arrangement.packed))
        if view.layout_used is Layout.INTERLEAVED:
            layout = key("compare.layout")
            self._say(f"Passages stand beside each other in columns only; {layout} changes the layout.")

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
            self._say(f"This is the only column left; {key('compare.show_all')} shows all again.")
            return
        view.rearrange(view.arrangement.without(view.column))
        hidden = len(view.columns) - len(view.arrangement.order)
        self._say(f"{hidden} hidden; {key('compare.show_all')} shows all again.")

    def action_show_all(self) -> None:
        """Show the hidden columns again."""
        self._view.rearrange(self._view.arrangement.with_all(len(self._view.columns)))


def _shared(row: AlignedRow) -> bool:
    return len(columns_of(row)) > 1


def _after(choices: tuple[T, ...], current: T) -> T:
    """Return the choice after the current one, in a circle."""
    return choices[(choices.index(current) + 1) % len(choices)]
