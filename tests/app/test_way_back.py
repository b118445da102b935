"""Escape leads back to where one came from."""

import pytest
from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.compare.screen import CompareScreen


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


async def _open_passage(pilot):
    """Do what enter on a row of a comparison does."""
    pilot.app.post_message(OpenPassage("a00002", 0, 20))
    await settle(pilot)


async def _compare_and_open(pilot):
    await settle(pilot)
    await pilot.press("m", "m", "c")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await _open_passage(pilot)
    assert pilot.app.screen is pilot.app.main
    assert pilot.app.main.reader.has_focus
    return screen


async def test_from_a_passage_opened_in_a_comparison_back_to_it_then_to_the_list(app):
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await _compare_and_open(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.articles.listing.has_focus
        assert not app.main.has_class("-reading")
        assert await app.main.back() is False


async def test_the_other_side_of_a_passage_leads_back_too(app):
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await _compare_and_open(pilot)
        app.main.left.focus_pane()
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen


@pytest.mark.parametrize("key", ["4", "/"])
async def test_who_goes_elsewhere_leaves_the_comparison_for_good(app, key):
    async with app.run_test(size=(120, 40)) as pilot:
        await _compare_and_open(pilot)
        app.main.left.focus_pane()
        await pilot.press(key)
        await settle(pilot)
        assert app.screen_stack == [app.main]
        assert app.screen.is_active
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.left.shown == "articles"


async def test_a_comparison_asked_from_a_passage_of_another_leads_back_through_both(app):
    async with app.run_test(size=(120, 40)) as pilot:
        first = await _compare_and_open(pilot)
        await pilot.press("c")
        await settle(pilot)
        second = app.screen
        await _open_passage(pilot)
        for expected in (second, app.main, first, app.main):
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is expected


async def test_the_articles_of_an_actor_lead_back_to_the_actors(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert app.main.left.shown == "articles"
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.left.shown == "actors"
        assert not app.main.articles.listing.choice
        await pilot.press("escape")
        assert app.main.left.shown == "articles"
