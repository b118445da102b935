"""Jump mode: letters over panes and rows."""

import pytest
from acting import settle, still
from fake import harbour
from textual.geometry import Region

from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.compare.view import CompareView
from dossier.tui.screens.jump import JumpScreen
from tests.unit.dossiers import make_dossier


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


async def test_the_rows_of_a_comparison_have_letters(tmp_path):
    dossier = Dossier.open(make_dossier(tmp_path / "harbour"))
    dossier.reading.leave_at({"opened": True})
    dossier.refresh()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("m", "j", "m", "c")
        await settle(pilot)
        view = app.screen.query_one(CompareView)
        line = [y for y, _ in view.jump_rows()][2]
        await pilot.press("semicolon")
        await settle(pilot)
        await pilot.press(*letter_at(app, view, line))
        await settle(pilot)
        assert view.cursor == 2
    dossier.close()


async def test_a_pane_that_has_the_screen_has_letters(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("?", "semicolon")
        await settle(pilot)
        await pilot.press(*letter_at(app, app.screen_stack[-2].query_one("#keys"), 3))
        await settle(pilot)
        assert app.screen.query_one("#keys").cursor == 3


def letter_at(app, widget, row=0):
    """Return the label over a line of a widget."""
    at = widget.content_region
    found = [
        name for name, target in app.screen._targets.items() if (target.x, target.y) == (at.x, at.y + row)
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (160, 45)])
async def test_a_letter_goes_to_its_row(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        await pilot.press("semicolon")
        await settle(pilot)
        assert isinstance(app.screen, JumpScreen)
        await pilot.press(*letter_at(app, listing, 2))
        await settle(pilot)
        assert app.screen is app.main
        assert listing.has_focus
        assert listing.cursor == 2


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (160, 45)])
async def test_every_label_is_on_screen_over_what_it_leads_to(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("semicolon")
        await settle(pilot)
        shown = [Region(at.x, at.y, len(name), 1) for name, at in app.screen.labels.items()]
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert all(lines[at.y][at.x :].startswith(name) for name, at in app.screen.labels.items())
        listing = app.main.articles.listing
        assert len(shown) > min(listing.size.height, len(listing.rows))
        assert all(app.screen.region.contains_region(region) and region.height == 1 for region in shown)
        assert len({region.offset for region in shown}) == len(shown)
        assert not any(one.overlaps(other) for one in shown for other in shown if one is not other)


async def test_rows_far_down_the_list_are_meant_where_it_is_scrolled(app):
    async with app.run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        await pilot.press("G")
        await settle(pilot)
        await pilot.press("semicolon")
        await settle(pilot)
        await pilot.press(*letter_at(app, listing))
        await settle(pilot)
        assert listing.cursor == listing.scroll_offset.y > 0


async def test_panes_are_reached_and_a_row_from_the_reader(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main = app.main
        await pilot.press("semicolon")
        await settle(pilot)
        await pilot.press(letter_at(app, main.reader))
        await settle(pilot)
        assert main.reader.has_focus
        await pilot.press("semicolon")
        await settle(pilot)
        await pilot.press(*letter_at(app, main.articles.listing, 4))
        await settle(pilot)
        assert main.articles.listing.has_focus
        assert main.articles.listing.cursor == 4
        await pilot.press("semicolon", "4")
        await settle(pilot)
        assert main.left.shown == "quotes"
        await pilot.press("semicolon", "/")
        await settle(pilot)
        assert main.search.has_focus
        await pilot.press("semicolon")
        assert main.search.value == ";"


async def test_two_letters_are_typed_one_after_the_other():
    app = DossierApp(harbour(60), refresh=False)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await pilot.press("semicolon")
        await settle(pilot)
        listing = app.main.articles.listing
        pair = letter_at(app, listing, 40)
        assert len(pair) == 2
        await pilot.press(pair[0])
        await settle(pilot)
        assert {name[0] for name in app.screen.labels} == {pair[0]}
        await pilot.press(pair[1])
        await settle(pilot)
        assert listing.cursor == 40


@pytest.mark.parametrize("key", ["escape", "semicolon", "enter", "down", "9"])
async def test_any_other_key_leaves_all_as_it_was(app, key):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "semicolon")
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.articles.listing.has_focus
        assert app.main.articles.listing.cursor == 1


async def test_an_empty_dossier_still_has_its_panes():
    app = DossierApp(harbour(0), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("semicolon", "2")
        await settle(pilot)
        assert app.main.left.shown == "events"


async def test_when_the_window_changes_it_leaves(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("semicolon")
        await settle(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen is app.main


def test_how_it_looks(snap_compare):
    app = DossierApp(harbour(), refresh=False)
    assert snap_compare(app, terminal_size=(120, 40), run_before=still("semicolon"))
