"""A box of one line, in which a key moves nothing else."""

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Static

from dossier.tui.widgets.line_input import LineInput


class BoxApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LineInput(compact=True)
        yield Static("below")


async def test_typing_lays_nothing_out_and_follows_the_cursor_beyond_the_edge(monkeypatch):
    async with BoxApp().run_test(size=(12, 4)) as pilot:
        await pilot.pause()
        layouts = []
        laid_out = pilot.app.screen._refresh_layout
        monkeypatch.setattr(
            pilot.app.screen,
            "_refresh_layout",
            lambda *args, **kw: layouts.append(args) or laid_out(*args, **kw),
        )
        await pilot.press(*"twelve letters and more")
        await pilot.pause()
        box = pilot.app.query_one(LineInput)
        assert box.value == "twelve letters and more"
        assert layouts == []
        assert "and more" in box.render_line(0).text
        await pilot.press("home")
        await pilot.pause()
        assert "twelve" in box.render_line(0).text


async def test_a_box_that_is_made_later_leaves_what_is_selected() -> None:
    async with BoxApp().run_test(size=(12, 4)) as pilot:
        screen, below = pilot.app.screen, pilot.app.query_one(Static)
        screen.set_focus(None)
        await pilot.pause()
        screen.selections = {below: Selection(Offset(0, 0), Offset(3, 0))}
        await screen.mount(LineInput("given", compact=True))
        await pilot.pause()
        assert screen.selections
        box = pilot.app.query(LineInput).last()
        box.focus()
        await pilot.press("x")
        assert not screen.selections, "where one types, nothing else is selected"
