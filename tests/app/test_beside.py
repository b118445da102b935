"""The reader beside a pane shows the row under the cursor, however the cursor came there."""

import pytest
from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.going.finding import Entry, Kind
from dossier.tui.screens import reading


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


def shown(app):
    return app.main.reader.wanted.article


def under_the_cursor(app):
    return app.main.articles.listing.row.id


async def still(pilot):
    await pilot.pause(reading.STILL_AFTER)
    await settle(pilot)


async def test_a_filter_shows_its_first_article_and_escape_the_row_again(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = shown(app)
        await pilot.press("f", *"mediator", "enter")
        await still(pilot)
        assert shown(app) == under_the_cursor(app) != before
        await pilot.press("escape", "G")
        await settle(pilot)
        await pilot.press("f", *"ferry", "enter")
        await still(pilot)
        assert shown(app) == under_the_cursor(app)


async def test_while_a_filter_is_typed_the_reader_waits_until_the_rows_stand_still(app, monkeypatch):
    monkeypatch.setattr(reading, "STILL_AFTER", 60.0)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = shown(app)
        await pilot.press("f", *"mediator")
        await settle(pilot)
        assert shown(app) == before != under_the_cursor(app)
        await pilot.press("enter")
        await settle(pilot)
        assert shown(app) == under_the_cursor(app)


async def test_after_a_search_the_row_of_the_list_is_shown_again(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G", "/", *"mediator")
        await settle(pilot)
        assert shown(app) != under_the_cursor(app)
        await pilot.press("enter", "escape")
        await still(pilot)
        assert app.main.left.shown == "articles"
        assert shown(app) == under_the_cursor(app)


async def test_what_was_read_in_a_search_stays_and_the_list_goes_to_it(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G", "/", *"mediator", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        read = shown(app)
        await pilot.press("escape", "escape")
        await still(pilot)
        assert app.main.left.shown == "articles"
        assert shown(app) == under_the_cursor(app) == read


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.ACTOR])
async def test_what_the_palette_goes_to_is_shown(app, kind):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        targets = {Kind.EVENT: [*app.main.overview.letters][-1], Kind.ACTOR: "jonas"}
        await app._go(Entry(kind, "", "", targets[kind]))
        await still(pilot)
        assert app.main.articles.listing.choice
        assert shown(app) == under_the_cursor(app)


async def test_coming_back_to_the_list_shows_its_row(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        assert shown(app) != under_the_cursor(app)
        await pilot.press("1")
        await settle(pilot)
        assert shown(app) == under_the_cursor(app)


@pytest.mark.parametrize("pane", ["2", "4"])
async def test_a_filter_of_another_pane_shows_its_first_row(app, pane):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(pane, "f", *"lantern")
        await still(pilot)
        await pilot.press("enter")
        await settle(pilot)
        left = app.main.left.pane
        assert shown(app) == left.passage_of(left._list.row).article


async def test_an_article_that_is_read_stays_while_the_list_is_read_again(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        read = shown(app)
        app.main.background.list_articles()
        await settle(pilot)
        assert shown(app) == read
        assert app.main.reader.has_focus
