"""Screens are laid out and painted once when they are shown, and see the screen below as it is."""

from __future__ import annotations

import pytest
from acting import settle
from fake import harbour
from textual.screen import Screen

from dossier.tui.app import DossierApp
from dossier.tui.screens.base import OwnScreen


@pytest.fixture
def counted(monkeypatch):
    """Return the screens that were laid out, and those of which all was painted, as they come."""
    layouts, paints = [], []
    lay_out, paint = Screen._refresh_layout, Screen._compositor_refresh

    def laid_out(screen, *args, **options):
        layouts.append(type(screen).__name__)
        lay_out(screen, *args, **options)

    def painted(screen):
        if screen.is_active and screen.size.region in screen._compositor._dirty_regions:
            paints.append(type(screen).__name__)
        paint(screen)

    monkeypatch.setattr(Screen, "_refresh_layout", laid_out)
    monkeypatch.setattr(Screen, "_compositor_refresh", painted)
    return layouts, paints


@pytest.mark.parametrize(
    ("key", "name"), [("question_mark", "HelpScreen"), ("ctrl+p", "Palette"), ("semicolon", "JumpScreen")]
)
async def test_a_screen_is_painted_once_when_it_is_shown(counted, key, name):
    layouts, paints = counted
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        while app.main.left.put_next():  # else they are put in their places between keys
            await settle(pilot)
        layouts.clear()
        paints.clear()
        await pilot.press(key)
        await settle(pilot)
        assert paints == [name]
        assert "MainScreen" not in layouts


async def test_the_screen_below_is_seen_as_it_becomes():
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("semicolon")
        await settle(pilot)
        app.main.query_one("#name").update("another name")
        await settle(pilot)
        assert any("another name" in strip.text for strip in lines(app))


async def test_all_has_its_place_when_the_window_changes():
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen.query_one("#palette").region.right <= 80
        assert (app.main.size.width, app.main.size.height) == (80, 24)
        assert len(lines(app)) == 24
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.query_one("KeyLine").region.y == 23


def lines(app):
    screen = app.screen
    assert isinstance(screen, OwnScreen)
    assert screen._below is not None
    return screen._below
