"""The terminal app."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.tui.background import Background
from dossier.tui.garbage import EVERY, Garbage
from dossier.tui.keys.bindings import bindings, keymap
from dossier.tui.keys.commands import all_commands
from dossier.tui.keys.now import take_keys
from dossier.tui.look.sheets import Sheets
from dossier.tui.look.themes import DARK, DEFAULTS, LIGHT, OWN, full_name, suited
from dossier.tui.screens.main import MainScreen
from dossier.tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.theme import Theme
    from textual.timer import Timer

    from dossier.session import Dossier
    from dossier.tui.compare.messages import OpenPassage
    from dossier.tui.going.finding import Entry
    from dossier.tui.look.styling import KeptStylesheet

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
# Seconds after which a thread that reads articles lets the screen go on, several times for each key.
SWITCH_INTERVAL = 0.001
# Seconds that threads have to end when the app has: those that read, and those that write.
GRACE, PATIENCE = 0.3, 10.0
BREATH = 0.1  # seconds without a key in which what takes a tenth of that is done beforehand


class DossierApp(App[int]):
    """Reads, searches and compares the articles of a dossier.

    Args:
        dossier: An open dossier; the caller closes it after `run`.
        theme: A name from `dossier.tui.look.themes.NAMES`, or that of any Textual theme; else config.yaml's.
        keys: Command ids, or plain command names, to the keys that are to call them; else config.yaml's.
        refresh: Whether to read the folder again when the app opens.
        fresh: Whether to begin with the list of articles, not where the app was left.
        leave: Called with the exit status where the app has ended, all is kept, and threads still read what
            nobody will see: it ends the process. Without it, `run` waits for them.
    """

    TITLE = "dossier"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 4
    _theme_shown: Theme | None = None

    def __init__(
        self,
        dossier: Dossier,
        *,
        theme: str | None = None,
        keys: Mapping[str, Sequence[str] | str] | None = None,
        refresh: bool = True,
        fresh: bool = False,
        leave: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__()
        self.dossier = dossier
        self._leave = leave
        self._keys = dossier.config.keys if keys is None else keys
        self._changed: dict[str, str] = {}
        self.garbage = Garbage()
        self._putting: Timer | None = None
        self.typed_ahead = TypedAhead(self)
        for own in OWN:
            self.register_theme(own)
        wanted = full_name(dossier.config.theme if theme is None else theme)
        self._problems = list(dossier.config.problems)
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            self.theme = DARK.name
            known = "dark, light, terminal and terminal-light are, and Textual’s own"
            self._problems.append(f"theme: “{wanted}” is no theme; {known}.")
        self._sheets = Sheets()
        self.stylesheet: KeptStylesheet = self._sheets.of(self.current_theme)
        self._styled_as = self.theme  # the theme whose colours the styles have
        self.main = MainScreen(dossier, refresh=refresh, fresh=fresh)

    def run(self, *args: Any, **kwargs: Any) -> int | None:
        """Run the app.

        The cyclic garbage collector waits until the first list is shown: nothing made until then is
        garbage, and looking for it takes a sixth of the time to start.
        """
        gc.disable()
        interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_INTERVAL)
        try:
            return super().run(*args, **kwargs)
        finally:
            sys.setswitchinterval(interval)
            gc.enable()

    async def run_async(self, *args: Any, **kwargs: Any) -> int | None:
        """Run the app in an event loop that is going."""
        if self._leave is None:
            return await super().run_async(*args, **kwargs)
        threads = ThreadPoolExecutor()
        asyncio.get_running_loop().set_default_executor(threads)
        result = await super().run_async(*args, **kwargs)
        if not await self._threads_end(threads):
            self._leave(self.return_code or 0)
        return result

    async def _threads_end(self, threads: ThreadPoolExecutor) -> bool:
        """Wait a little for threads to end, and longer for those that write; return whether all have."""
        waiting = Thread(target=threads.shutdown, daemon=True)
        waiting.start()
        began = time.monotonic()
        while waiting.is_alive():
            if time.monotonic() - began > (PATIENCE if self.main.background.writing else GRACE):
                return False
            await asyncio.sleep(0.01)
        return True

    @on(Background.Listed)
    def collect_garbage_again(self, event: Background.Listed) -> None:
        """Let the collector go on, more seldom, and without what stays: it must not hold up a key."""
        if not gc.isenabled():
            self.garbage.begin()
            self.set_interval(EVERY, self._collect_if_quiet)
        elif event.overview.complete:
            self.garbage.keep()

    def _collect_if_quiet(self) -> None:
        """Look for garbage where nobody types and no thread makes what stays."""
        self.garbage.collect_if_quiet(working=any(worker.is_running for worker in self.workers))

    async def on_event(self, event: events.Event) -> None:
        """Note where a key goes."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.garbage.typed()
            if not self.typed_ahead.comes(event):
                return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Give a key to what has the focus by now, where one typed just before has moved it."""
        if self.typed_ahead.is_for_another(event):
            event.prevent_default()
            self.post_message(events.Key(event.key, event.character))

    def get_driver_class(self) -> type[Driver]:
        """Take what the terminal does to the app as it is meant."""
        from dossier.tui.driver import lasting

        return lasting(super().get_driver_class())

    def get_default_screen(self) -> MainScreen:
        """Begin with the main screen."""
        return self.main

    def on_mount(self) -> None:
        """Take the user's keys, and end in order when the system asks."""
        self._take_theme(self.theme)
        self._changed, problems = keymap(self._keys)
        self.set_keymap(self._changed)
        take_keys(self._changed)
        for problem in (*self._problems, *problems):
            self.notify(sanitize_line(problem), title="config.yaml", severity="warning", markup=False)
        self.app_resume_signal.subscribe(self, self._draw_again)
        if not self.is_headless:
            self._end_on_signals()

    def on_unmount(self) -> None:
        """Give the keys back: another app of this process has its own."""
        take_keys({})

    def _draw_again(self, _: App[int]) -> None:
        """Draw everything after the shell had the terminal."""
        self.screen.refresh(layout=True)
        self.screen.refresh()

    def _end_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Remember where the app is left, and end, whether that can be stored or not."""
        with suppress(Exception):
            self.main.remember()
        super().exit(*args, **kwargs)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as help and config.yaml write it, also one of the user's own: ctrl+k, not ^k."""
        shown = super().get_key_display(binding)
        return f"ctrl+{shown[1:]}" if binding.key.startswith("ctrl+") and shown[0] == "^" else shown

    async def action_back(self) -> None:
        """Go back one level."""
        if isinstance(self.screen, MainScreen):
            await self.screen.back()
        else:
            self.pop_screen()

    async def action_leave(self) -> None:
        """Go back one level; at the top, quit."""
        if not isinstance(self.screen, MainScreen):
            self.pop_screen()
        elif not await self.screen.back():
            self.exit(0)

    async def action_quit(self) -> None:
        """Quit at once."""
        self.exit(0)

    def action_help(self) -> None:
        """List every key."""
        from dossier.tui.screens.help import HelpScreen, active_contexts

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._changed, active_contexts(self.screen)))

    def action_jump(self) -> None:
        """Show letters over panes and rows, and go to the one that is typed."""
        from dossier.tui.screens.jump import JumpScreen, places_of

        self.push_screen(JumpScreen(places_of(self.screen)), self._jump)

    async def _jump(self, go: Callable[[], object] | None) -> None:
        if go is not None and isawaitable(done := go()):
            await done

    def action_palette(self) -> None:
        """Find something by name."""
        from dossier.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.dossier, self.main.overview, self._changed), self._go)

    async def _go(self, entry: Entry | None) -> None:
        """Do what was chosen in the palette."""
        from dossier.tui.going.finding import Kind

        if entry is None:
            return
        while self.screen is not self.main:
            self.pop_screen()
        await self.main.forget_the_way()
        if entry.kind is not Kind.COMMAND:
            await self.main.go_to(entry)
            return
        command = next(command for command in all_commands() if command.id == entry.target)
        if command.context in ("app", "main"):
            place = self.main if command.context == "main" else self
            await self.run_action(command.action or command.name, place)
        else:
            await self.main.lead_to(command)

    def action_settings(self) -> None:
        """Say where the settings are."""
        path = self.dossier.folder.absolute() / "config.yaml"
        told = "" if path.exists() else f" There is none yet; dossier init {self.dossier.folder} writes one."
        said = f"The settings are in {path}; they hold when the app starts again.{told}"
        self.notify(sanitize_line(said), title="config.yaml", markup=False, timeout=10)

    def action_theme(self) -> None:
        """Change between light and dark."""
        self._take_theme(self._other_theme.name)

    @property
    def _other_theme(self) -> Theme:
        return LIGHT if self.current_theme.dark else DARK

    def _take_theme(self, name: str) -> None:
        self.theme = name if self.is_headless else suited(name, self.console.color_system)

    def refresh_css(self, animate: bool = True) -> None:
        """Style all anew where the theme is another one, not once more when the app begins with its own."""
        if self.theme != self._styled_as:
            self._styled_as = self.theme
            sheet = self._sheets.of(self.current_theme)
            sheet.take_sources(self.stylesheet)
            self.stylesheet = sheet
            super().refresh_css(animate)

    @on(Background.Loaded)
    def _parse_ahead(self) -> None:
        """Parse the styles of what may be shown, and of the other theme."""
        self._sheets.of(self._other_theme)
        self.run_worker(self._parse_styles, group="styles", thread=True, exclusive=True, exit_on_error=False)

    def _parse_styles(self) -> None:
        worker = get_current_worker()
        sources = self._sheets.parse_ahead(self.stylesheet, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.call_from_thread(self._go_on_preparing, sources)

    def _go_on_preparing(self, sources: KeptStylesheet) -> None:
        """Put the panes in their places, one at a time, between one key and the next."""
        self.stylesheet.add_sources(sources)
        if self._putting is None:
            self._putting = self.set_interval(BREATH, self._put_pane)

    def _put_pane(self) -> None:
        if self.garbage.quiet_for >= BREATH and not self.main.left.put_next() and self._putting is not None:
            self._putting.stop()

    @property
    def current_theme(self) -> Theme:
        """The theme, looked up when it changes: Textual asks for it with each line that is drawn."""
        if self._theme_shown is None or self._theme_shown.name != self.theme:
            self._theme_shown = super().current_theme
        return self._theme_shown

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what our styles need of a theme that does not have it."""
        return dict(DEFAULTS)

    def on_open_passage(self, event: OpenPassage) -> None:
        """Show a passage that another screen names, above that screen, so that the way back leads there."""
        if self.screen is not self.main:
            self.main.note_the_way()
            self.push_screen(self.main)
        self.main.open_passage(event)
