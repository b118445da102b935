"""The styles of what keys open are parsed before, for both of our themes."""

from __future__ import annotations

import pytest
from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.look.sheets import Sheets
from dossier.tui.look.themes import DARK, LIGHT, variables


def test_a_theme_keeps_its_sheet():
    sheets = Sheets()
    assert sheets.of(DARK) is sheets.of(DARK)
    assert sheets.of(DARK) is not sheets.of(LIGHT)


def test_what_a_theme_says_is_what_textual_has_an_app_say():
    app = DossierApp(harbour())
    assert variables(app.current_theme) == app.get_css_variables()


@pytest.mark.parametrize("keys", ["2", "3", "4", "5", "6", "/", "?", "ctrl+p", ";", "f"])
async def test_what_a_key_shows_brings_no_styles_of_its_own(keys):
    async with (app := DossierApp(harbour())).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        known = dict(app.stylesheet.source)
        rules = app.stylesheet.rules
        await pilot.press(keys)
        await settle(pilot)
        assert app.stylesheet.source.keys() == known.keys()
        assert app.stylesheet.rules is rules


async def test_the_other_theme_is_parsed_before_it_is_asked_for():
    async with (app := DossierApp(harbour(), theme="dark")).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        other = app._sheets.of(LIGHT)
        other.take_sources(app.stylesheet)
        assert not other.parse_next()
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert app.stylesheet is other


async def test_a_theme_that_comes_back_looks_as_before():
    async with (app := DossierApp(harbour(), theme="dark")).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for keys in (("1",), ("2",), ("f", "a"), ("escape", "4"), ("?",)):
            await pilot.press(*keys)
            await settle(pilot)
            dark = app.export_screenshot()
            await pilot.press("ctrl+t")
            await settle(pilot)
            light = app.export_screenshot()
            assert LIGHT.background in light and DARK.background not in light
            await pilot.press("ctrl+t")
            await settle(pilot)
            assert app.export_screenshot() == dark
