"""A box of one line, in which a key moves nothing else."""

from textual.app import App, ComposeResult
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
