"""Boxes to type in, and containers: neither has the screen laid out for nothing."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dossier.tui.widgets.box import Box
from dossier.tui.widgets.covered import Covered, Row


class Column(Covered, Vertical):
    """Children below each other."""


class BoxApp(App[None]):
    """Two words side by side, and a box."""

    CSS = "Row { height: 1fr; } Static { width: 1fr; height: 1fr; } Box { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0

    def compose(self) -> ComposeResult:
        with Column():
            with Row():
                yield Static("left")
                yield Static("right")
            yield Box(compact=True)

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._count())

    def _count(self) -> None:
        self.layouts += 1


async def test_typing_lays_nothing_out() -> None:
    async with (app := BoxApp()).run_test(size=(20, 5)) as pilot:
        app.query_one(Box).focus()
        await pilot.press("x")
        await pilot.pause()
        before = app.layouts
        await pilot.press(*"yz long enough that it scrolls")
        await pilot.pause()
        assert app.query_one(Box).value.endswith("scrolls")
        assert app.query_one(Box).scroll_offset.x > 0
        assert app.layouts == before


async def test_containers_follow_another_size() -> None:
    async with (app := BoxApp()).run_test(size=(20, 5)) as pilot:
        app.query_one(Box).display = False
        await pilot.pause()
        assert app.query_one(Row).size.height == 5
        assert [word.region.height for word in app.query(Static)] == [5, 5]
        assert app.query_one(Row).virtual_size.height == 5
