"""The search box: suggestions, history, and searches kept under names."""

import threading
import time
from dataclasses import replace

import pytest
from acting import at_once, settle, still
from fake import FakeHistory, FakeSearches, harbour
from textual.widgets import Input

from dossier.tui.app import DossierApp
from dossier.tui.left import HITS
from dossier.tui.searching.box import SearchBox
from dossier.tui.searching.suggestions import SuggestionList
from dossier.tui.widgets.prompt import Prompt

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def made(**known):
    return DossierApp(replace(harbour(), **known), refresh=False)


async def typed(pilot, *keys):
    await settle(pilot)
    await pilot.press("/", *keys)
    await settle(pilot)
    return pilot.app.main.search, pilot.app.main.search.offered


async def test_suggestions_come_while_typing_and_the_box_keeps_the_focus():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, offered = await typed(pilot, *"por")
        assert [each.label for each in offered.suggestions] == ["port", "ports", "portal"]
        assert offered.display
        assert box.has_focus


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_a_suggestion_is_taken_and_searched(key):
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, offered = await typed(pilot, *"por", "down", "down", key)
        assert box.value == "ports "
        assert box.cursor_position == len(box.value)
        assert box.has_focus
        assert app.dossier.searched[-1] == "ports "
        assert not offered.display


async def test_right_in_the_middle_of_the_text_goes_right():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, _ = await typed(pilot, *"por", "left", "right")
        assert (box.value, box.cursor_position) == ("por", 3)


async def test_enter_runs_what_was_typed_whatever_the_suggestions():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, offered = await typed(pilot, *"por", "down", "enter")
        await settle(pilot)
        assert box.value == "por"
        assert app.main.left.shown == HITS
        assert app.main.left.hits.listing.has_focus
        assert not offered.display


async def test_escape_closes_the_suggestions_then_clears_then_leaves():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, offered = await typed(pilot, *"por", "escape")
        assert (offered.display, box.value) == (False, "por")
        await pilot.press("escape")
        await settle(pilot)
        assert (box.value, box.has_focus) == ("", True)
        await pilot.press("escape")
        assert not box.has_focus


async def test_tab_goes_to_the_next_pane_where_nothing_is_suggested():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, _ = await typed(pilot, "tab")
        assert not box.has_focus


async def test_down_goes_to_the_hits_where_nothing_is_suggested():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, *"crews", "down")
        assert app.main.left.hits.listing.has_focus


async def test_up_goes_back_to_the_typed_text_among_the_suggestions():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        _, offered = await typed(pilot, *"por", "down", "up", "up")
        assert offered.cursor == -1


async def test_a_click_takes_a_suggestion():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        box, _ = await typed(pilot, *"por")
        await pilot.click(SuggestionList, offset=(4, 2))
        await settle(pilot)
        assert box.value == "portal "
        assert box.has_focus


async def test_a_suggestion_that_comes_late_is_dropped_and_typing_goes_on_meanwhile():
    held = threading.Event()
    app = made(hold=held, slow="suggest", gives_up=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"por")
        await pilot.pause(0.1)
        began = time.monotonic()
        await pilot.press("x")
        assert time.monotonic() - began < 1
        assert app.main.search.value == "porx"
        held.set()
        await settle(pilot)
        assert app.main.search.offered.suggestions == ()
        late = SearchBox.Suggested("por", 3, app.dossier.suggest("por"))
        app.main.search.post_message(late)
        await settle(pilot)
        assert not app.main.search.offered.display


async def test_suggestions_that_fail_leave_the_search_as_it_is():
    app = made(fails="suggest")
    async with app.run_test(size=(120, 40)) as pilot:
        _, offered = await typed(pilot, *"por")
        assert not offered.display
        assert app.main.left.hits.result.total


@SIZES
async def test_the_list_leaves_the_left_of_the_screen_to_the_hits(size):
    app = made()
    async with app.run_test(size=size) as pilot:
        _, offered = await typed(pilot, *"p")
        assert offered.region.x >= size[0] // 2
        assert offered.region.right == size[0]
        assert offered.region.y == 1
        assert offered.region.height == len(offered.suggestions) <= 5


@pytest.mark.parametrize(("back", "on"), [("up", "down"), ("alt+up", "alt+down"), ("ctrl+up", "ctrl+down")])
async def test_the_history_is_walked_back_and_forth(back, on):
    app = made(history=FakeHistory(["port", "crews"]))
    async with app.run_test(size=(120, 40)) as pilot:
        box, offered = await typed(pilot)
        seen = []
        for key in (back, back, back, on, on):
            await pilot.press(key)
            await settle(pilot)
            seen.append(box.value)
        assert seen == ["port", "crews", "crews", "port", ""]
        assert not offered.display


async def test_what_was_typed_is_there_again_after_the_history():
    app = made(history=FakeHistory(["port"]))
    async with app.run_test(size=(120, 40)) as pilot:
        box, _ = await typed(pilot, *"crews", "alt+up", "alt+down")
        assert box.value == "crews"


async def test_a_query_is_remembered_once_it_is_gone_into_or_a_hit_is_opened():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, *"port")
        assert app.dossier.history.queries() == ()
        await pilot.press("enter")
        await settle(pilot)
        assert app.dossier.history.queries() == ("port",)
        app.dossier.history.asked.clear()
        await pilot.press("enter")
        await settle(pilot)
        assert app.dossier.history.queries() == ("port",)


@pytest.mark.parametrize("before", [(), ("enter",)], ids=["box", "hits"])
async def test_a_search_is_kept_under_a_name(before):
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, *"port", *before, "ctrl+s")
        assert isinstance(app.screen, Prompt)
        await pilot.press(*"Harbour", "enter")
        await settle(pilot)
        assert app.dossier.searches.held == {"Harbour": "port"}
        assert "Kept the search “Harbour”." in app.main.status.render().plain


async def test_nothing_is_kept_without_a_query_or_after_escape():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, "ctrl+s")
        assert "Type a query first" in app.main.status.render().plain
        await pilot.press(*"port", "ctrl+s", "escape")
        await settle(pilot)
        assert app.dossier.searches.held == {}


async def test_a_kept_search_is_found_in_the_palette():
    app = made(searches=FakeSearches({"Idle cranes": "cranes"}))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        app.screen.query_one(Input).value = "idle"
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.search.value == "cranes"
        assert app.main.left.hits.result.total
        assert app.main.left.hits.listing.has_focus


async def test_keys_that_come_all_at_once_go_into_the_box_that_the_first_opens():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await at_once(pilot, "/port")
        assert app.main.search.value == "port"
        assert app.screen is app.main


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_no_key_after_enter_lands_in_the_box(size):
    app = made()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(8):
            await at_once(pilot, ["/", *"port", "enter", "j", "j", "k", "j"])
            await settle(pilot)
            assert app.main.search.value == "port"
            assert app.main.left.hits.listing.has_focus
            assert app.screen is app.main
            await at_once(pilot, ["escape", "g"])
            await settle(pilot)
            assert app.main.search.value == ""


async def test_no_key_after_escape_lands_in_the_box():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in range(8):
            await at_once(pilot, ["g", "/", *"port", "escape", "escape", "j", "j"])
            await settle(pilot)
            assert app.main.search.value == ""
            assert app.main.articles.listing.has_focus
            assert app.main.articles.listing.cursor == 2
            await at_once(pilot, ["/", *"port", "enter", "escape", "escape", "/", "c", "r"])
            assert app.main.search.value == "cr"
            assert app.main.search.has_focus
            await at_once(pilot, ["escape"] * 3)


async def test_a_key_that_follows_enter_goes_to_the_list_also_where_nothing_was_found():
    app = made()
    async with app.run_test(size=(120, 40)) as pilot:
        await typed(pilot, *"portt")
        await at_once(pilot, ["enter", "j"])
        await settle(pilot)
        assert app.main.search.value == "port"
        assert app.main.left.hits.listing.has_focus


@SIZES
def test_suggestions(snap_compare, size):
    keys = ("/", *"por", "down")
    assert snap_compare(made(), terminal_size=size, run_before=still(*keys))
