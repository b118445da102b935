"""The first screen of a dossier that was never opened."""

import threading

import pytest
from acting import at_once, settle, still
from fake import FakeReading, harbour
from textual import events

from dossier.tui.about import facts
from dossier.tui.app import DossierApp
from dossier.tui.overview import first_overview, full_overview
from dossier.tui.screens.welcome import WelcomeScreen


def unopened():
    dossier = harbour()
    dossier.reading = FakeReading(left={})
    dossier.all_sizes = {"actors": 12, "quotes": 31}
    return dossier


def test_what_is_not_known_is_counted():
    told = {fact.name: fact.said for fact in facts(first_overview(harbour().infos), {})}
    assert told["articles"] == "24"
    assert told["not known"].startswith("date of 2, outlet of ")
    assert "events" not in told
    assert facts(first_overview(()), {}) == []


def test_what_was_not_looked_for_yet_is_not_told_as_none():
    overview = full_overview(first_overview(harbour().infos), (), (), ())
    sizes = {"actors": 0, "quotes": 3}
    told = {fact.name: fact.said for fact in facts(overview, sizes, underway=True)}
    assert "events" not in told
    assert told["found in them"] == "3 quotes"
    assert "still being read" in told["so far"]
    after = {fact.name: fact.said for fact in facts(overview, sizes)}
    assert (after["events"], after["found in them"]) == ("0", "0 actors, 3 quotes")
    assert "so far" not in after


async def test_it_is_shown_once_and_any_key_goes_on():
    dossier = unopened()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("q")
        await settle(pilot)
        assert app.screen is app.main and app.is_running
    again = DossierApp(dossier, refresh=False)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert again.screen is again.main
        await pilot.press("f2")
        assert isinstance(again.screen, WelcomeScreen)


async def test_keys_typed_ahead_leave_it_once():
    app = DossierApp(unopened(), refresh=False)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        for key in ("down", "x"):
            app.screen.post_message(events.Key(key, None))
        await settle(pilot)
        assert app.screen is app.main


async def test_a_key_that_it_names_does_what_it_says():
    app = DossierApp(unopened(), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("/")
        await settle(pilot)
        assert app.screen is app.main and app.main.search.has_focus


async def test_what_is_typed_ahead_after_the_key_for_search_is_searched():
    app = DossierApp(unopened(), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await at_once(pilot, "/port")
        assert app.screen is app.main
        assert app.main.search.value == "port"


async def test_it_fills_in_when_the_list_comes():
    dossier = unopened()
    dossier.slow, dossier.hold = "articles", threading.Event()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        while app.screen is app.main or not app.screen.query("#holds"):  # the first screen waits a moment
            await pilot.pause(0.05)
        said = app.screen.query_one("#holds").render().plain
        dossier.hold.set()
        assert "being read" in said
        await settle(pilot)
        assert "24" in app.screen.query_one("#holds").render().plain


async def test_keys_of_the_users_own_are_named():
    app = DossierApp(unopened(), refresh=False, keys={"main.search": "ctrl+k"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "ctrl+k" in app.screen.query_one("#first-keys").render().plain


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_welcome(snap_compare, size):
    assert snap_compare(DossierApp(unopened(), refresh=False), terminal_size=size, run_before=still())
