"""Panes are in their places before they are asked for, and read nothing until they are shown."""

from __future__ import annotations

import pytest
from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.left import AHEAD
from dossier.tui.look.themes import LIGHT
from dossier.tui.panes.pane import Pane


@pytest.fixture
def loads(monkeypatch):
    """Return the names of the panes that read, as they do."""
    held = []
    load = Pane.load

    def loaded(pane):
        held.append(pane.id)
        load(pane)

    monkeypatch.setattr(Pane, "load", loaded)
    return held


async def put(app, pilot):
    """Wait until the panes are in their places."""
    await settle(pilot)
    while app.main.left.put_next():
        await settle(pilot)


async def test_between_keys_panes_are_put_in_their_places(loads):
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in range(100):
            if set(AHEAD) <= app.main.left._panes.keys():
                break
            await pilot.pause(0.1)
        assert set(AHEAD) <= app.main.left._panes.keys()
        assert app.main.left.shown == "articles"
        assert not loads


async def test_a_pane_reads_when_it_is_first_shown_and_then_when_something_changed(loads):
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await put(app, pilot)
        app.main.left.reload()
        assert not loads
        await pilot.press("3")
        await settle(pilot)
        assert loads == ["actors"]
        assert app.main.left.pane.loaded.rows
        await pilot.press("1", "3")
        await settle(pilot)
        assert loads == ["actors"]
        app.main.left.reload()
        assert loads == ["actors", "actors"]


async def test_a_pane_that_waits_has_the_theme_when_it_is_shown():
    async with (app := DossierApp(harbour(), theme="dark")).run_test(size=(120, 40)) as pilot:
        await put(app, pilot)
        await pilot.press("ctrl+t", "4")
        await settle(pilot)
        assert app.main.left.pane.background_colors[1].hex.lower() == LIGHT.background
        await pilot.press("1")
        await settle(pilot)
        assert app.main.left.pane.background_colors[1].hex.lower() == LIGHT.background
