from dataclasses import replace

import pytest
from acting import at_once, settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.searching.box import SearchBox
from dossier.tui.widgets.article_list import ArticleList
from dossier.tui.widgets.tab_line import TabLine


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


async def test_the_list_and_the_first_article_are_shown_side_by_side(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert len(app.main.articles.listing.rows) == 24
        assert app.main.reader.article.id == app.main.articles.listing.row.id


async def test_moving_in_the_list_shows_the_article_and_enter_goes_into_it(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j")
        await settle(pilot)
        third = app.main.articles.listing.rows[2].id
        assert app.main.reader.article.id == third
        assert app.main.articles.listing.has_focus
        await pilot.press("enter")
        assert app.main.reader.has_focus
        assert third in app.main.articles.listing.read


async def test_a_narrow_screen_shows_one_of_list_and_reader(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.main.reader.size.width == 0
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.reader.size.width == 80
        assert app.main.articles.size.width == 0
        await pilot.press("escape")
        assert app.main.articles.listing.has_focus
        await pilot.pause()
        assert app.main.reader.size.width == 0


async def test_typing_a_query_lists_hits_and_n_goes_through_them(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"mediator")
        await settle(pilot)
        hits = app.main.left.hits
        assert hits.result.query == "mediator"
        await pilot.press("enter")
        await pilot.press("j")
        await settle(pilot)
        assert app.main.reader.marks.current is not None
        first = app.main.reader.article.id
        for _ in range(3):
            await pilot.press("n")
            await settle(pilot)
        assert app.main.reader.article.id != first


async def test_escape_clears_a_search_step_by_step(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port")
        await settle(pilot)
        assert app.main.left.shown == "hits"
        await pilot.press("escape")  # the suggestions
        assert app.main.left.shown == "hits"
        await pilot.press("escape")
        await settle(pilot)
        assert (app.main.left.shown, app.main.query_one(SearchBox).value) == ("articles", "")
        await pilot.press("escape")
        assert app.main.articles.listing.has_focus


async def test_the_tabs_say_how_many_actors_and_quotes_there_are():
    app = DossierApp(replace(harbour(), all_sizes={"actors": 3, "quotes": 48}), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        line = app.main.query_one(TabLine).render().plain
        assert "3 actors 3" in line
        assert "4 quotes 48" in line


async def test_q_goes_back_and_at_the_top_quits(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert app.is_running
        assert app.main.articles.listing.has_focus
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0


async def test_escape_at_the_top_does_not_quit(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("escape", "escape")
        assert app.is_running and app._exit is False


@pytest.mark.parametrize(("width", "height"), [(40, 10), (20, 5), (1, 1), (300, 80)])
async def test_no_size_breaks_it(app, width, height):
    async with app.run_test(size=(width, height)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "j", "space", "escape", "/", *"port", "enter", "enter", "n", "z", "z")
        await settle(pilot)
        assert app._exception is None


async def test_the_list_is_drawn_before_the_reader_is_made(monkeypatch):
    filled = []
    line = ArticleList._line

    def noted(listing, *args):
        filled.append(listing.screen.side.filled)
        return line(listing, *args)

    monkeypatch.setattr(ArticleList, "_line", noted)
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert not filled[0]
        assert app.main.side.filled
        assert app.main.reader.article.id == app.main.articles.listing.row.id


async def test_what_is_typed_while_the_app_starts_is_searched_for():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_once(pilot, "/port")
        await settle(pilot)
        assert app.main.search.has_focus
        assert app.main.search.value == "port"
        assert app.main.left.hits.result.query == "port"
