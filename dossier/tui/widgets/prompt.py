"""A box that asks for a line of text: a name, a file, words to keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from dossier.tui.keys.bindings import bindings
from dossier.tui.keys.now import key
from dossier.tui.text import DIM, STRONG, WARNING, line
from dossier.tui.widgets.dismissed_once import DismissedOnce

About: TypeAlias = Callable[[], Content]
"""Called in a thread; returns what is told below the box."""
Check: TypeAlias = Callable[[str], "str | None"]
"""Called with what is typed, at every key; returns what is wrong with it, None where nothing is."""


class Prompt(DismissedOnce[str | None], ModalScreen[str | None]):
    """Asks for a line of text, and gives it back without the spaces around it; None after esc.

    Args:
        title: What is asked, in a sentence.
        initial: What stands in the box at first, selected, so that typing replaces it.
        placeholder: What the empty box shows.
        check: Says what is wrong with what is typed; it must be quick. Enter is refused until it is content.
        confirm: Says what an answer would do that is to be confirmed; a second enter takes it all the same.
        allow_empty: Whether nothing at all is an answer, for instance to take a name away.
        more: What other keys do than enter and esc.
        suggester: Completes what is typed.
        about: What is told below, which the arrows scroll.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]
    AUTO_FOCUS = "#answer"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012 - as Screen declares it
    DEFAULT_CSS = """
    Prompt {
        align: center top;
        background: $background 60%;
        & > Vertical {
            width: 76; max-width: 100%; height: auto; max-height: 90%; margin-top: 3; padding: 1 2;
            background: $surface; border: round $accent;
        }
        &.-low > Vertical { margin-top: 0; padding: 0 2; }
        & > Vertical > Static { height: auto; }
        & > Vertical > Input { margin: 1 0; background: $boost; }
        & > Vertical > VerticalScroll { height: auto; max-height: 100%; margin-top: 1; }
        & > Vertical > VerticalScroll > Static { height: auto; }
    }
    """

    def __init__(
        self,
        title: str,
        initial: str = "",
        *,
        placeholder: str = "",
        check: Check | None = None,
        confirm: Check | None = None,
        allow_empty: bool = False,
        more: str = "",
        suggester: Suggester | None = None,
        about: About | None = None,
    ) -> None:
        super().__init__()
        self._title, self._initial, self._placeholder = title, initial, placeholder
        self._check, self._confirm, self._allow_empty = check, confirm, allow_empty
        self._told_of: str | None = None  # the answer whose confirmation was asked for
        self._keys = (
            f"enter takes it · {f'{more} · ' if more else ''}{key('prompt.close')} leaves all as it is"
        )
        self._suggester = suggester
        self._about = about

    def compose(self) -> ComposeResult:
        """Make the question, the box, and the line on what is wrong or what the keys do."""
        with Vertical():
            yield Static(line(self._title, STRONG), id="question")
            yield Input(
                self._initial,
                placeholder=self._placeholder,
                suggester=self._suggester,
                id="answer",
                compact=True,
                select_on_focus=True,
            )
            yield Static(line(self._keys, DIM), id="wrong")
            if self._about is not None:
                with VerticalScroll(id="about", can_focus=False):
                    yield Static()

    def on_mount(self) -> None:
        """Find out what is told below, while one may type already."""
        if self._about is not None:
            self.run_worker(self._tell_about, thread=True, exit_on_error=False)

    def _tell_about(self) -> None:
        if self._about is not None:
            told = self._about()
            self.app.call_from_thread(self.query_one("#about > Static", Static).update, told)

    def action_scroll_about(self, lines: int) -> None:
        """Scroll what is told below."""
        for about in self.query("#about"):
            about.scroll_relative(y=lines, animate=False)

    @property
    def _typed(self) -> str:
        return self.query_one("#answer", Input).value.strip()

    def _problem(self) -> str | None:
        if not self._typed:
            return (
                None
                if self._allow_empty
                else f"Type something first; {key('prompt.close')} leaves all as it is."
            )
        return self._check(self._typed) if self._check is not None else None

    @on(Input.Changed, "#answer")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._told_of = None
        problem = self._problem() if self._typed else None
        self._tell(problem)

    def _tell(self, problem: str | None) -> None:
        told = line(problem, WARNING) if problem else line(self._keys, DIM)
        self.query_one("#wrong", Static).update(told)

    @on(Input.Submitted, "#answer")
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        problem = self._problem()
        asked = self._confirm(self._typed) if self._confirm is not None and problem is None else None
        if asked is not None and self._told_of != self._typed:
            self._told_of = self._typed
            self._tell(asked)
        elif problem is not None:
            self._tell(problem)
        else:
            self.dismiss(self._typed)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
