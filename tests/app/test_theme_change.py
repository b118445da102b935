"""Another theme: what can be seen is styled at once, a hidden pane when it is shown."""

from __future__ import annotations

from acting import settle
from fake import harbour
from textual.widget import Widget

from dossier.tui.app import DossierApp
from dossier.tui.look.themes import DARK, LIGHT
from dossier.tui.widgets.virtual_list import VirtualList


def ground(widget: Widget) -> str:
    return widget.background_colors[1].hex.lower()


async def test_a_hidden_pane_has_the_new_colours_when_it_is_shown():
    async with (app := DossierApp(harbour(), theme="dark")).run_test(size=(120, 40)) as pilot:
        for key in ("2", "3", "1"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert app.theme == LIGHT.name
        assert ground(app.main.articles.listing) == LIGHT.background
        await pilot.press("2")
        await settle(pilot)
        listing = app.main.left.pane.query(VirtualList).first()
        assert ground(listing) == LIGHT.background
        lines = listing.strips(range(3))
        assert all(str(segment.style.bgcolor.name) != DARK.background for line in lines for segment in line)
        await pilot.press("ctrl+t", "3")
        await settle(pilot)
        assert app.theme == DARK.name
        assert ground(app.main.left.pane.query(VirtualList).first()) == DARK.background


async def test_a_screen_above_is_styled_too():
    async with (app := DossierApp(harbour(), theme="dark")).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("?")
        await settle(pilot)
        app.theme = LIGHT.name
        await settle(pilot)
        assert ground(app.screen) == LIGHT.background
        await pilot.press("escape")
        await settle(pilot)
        assert ground(app.main) == LIGHT.background
