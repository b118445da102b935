"""Searching on the main screen."""

import threading
from dataclasses import replace

from acting import settle
from fake import harbour
from textual.widgets import Static

from dossier.model import FoundArticle, SearchResult
from dossier.tui.app import DossierApp
from dossier.tui.going.places import Places
from dossier.tui.searching.box import SearchBox
from dossier.tui.searching.pane import HitsPane
from dossier.tui.searching.report import report


def reading(app):
    return str(app.main.query_one("#reading", Static).content)


async def test_fast_typing_asks_once():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.main.search.focus()
        for end in range(1, 9):
            app.main.search.value = "mediator"[:end]
        await settle(pilot)
        assert dossier.searched == ["mediator"]


async def test_an_answer_to_an_earlier_query_is_dropped():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port")
        await settle(pilot)
        hits = app.main.left.hits
        hits.post_message(HitsPane.Answered(SearchResult(query="por", reading="por"), Places()))
        hits.post_message(HitsPane.Failed("por", "too late"))
        await settle(pilot)
        assert hits.result.query == "port"
        assert "too late" not in reading(app)


async def test_a_slow_search_leaves_the_screen_usable_and_is_cancelled_by_the_next():
    held = threading.Event()
    dossier = replace(harbour(), hold=held, slow="search")
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port")
        await pilot.pause(0.15)
        assert dossier.searched[-1] == "port"
        await pilot.press("escape", "escape", "escape", "j")
        assert app.main.articles.listing.cursor == 1
        held.set()
        await settle(pilot)
        assert app.main.left.hits.result is None


async def test_a_search_that_fails_says_why():
    app = DossierApp(replace(harbour(), fails="search"), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port")
        await settle(pilot)
        assert reading(app).startswith("The search failed: cannot read [/nope]")


async def test_enter_takes_the_suggestion_where_nothing_is_found():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"portt")
        await settle(pilot)
        assert "Did you mean port?" in reading(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.query_one(SearchBox).value == "port"
        assert app.main.left.hits.result.total


async def test_n_goes_through_all_hits_of_all_articles_and_back():
    app = DossierApp(harbour(6), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port", "enter")
        await settle(pilot)
        places = app.main.left.hits.places
        total = sum(len(spans) for spans in places.spans.values())
        seen = []
        app.main.reader.mark_hits(())
        app.main.reader.wanted = None
        for _ in range(total + 1):
            await pilot.press("n")
            await settle(pilot)
            seen.append((app.main.reader.article.id, app.main.reader.marks.current.start))
        assert len(set(seen)) == total
        assert seen[-1] == seen[-2]
        await pilot.press("N")
        await settle(pilot)
        assert (app.main.reader.article.id, app.main.reader.marks.current.start) == seen[-3]


async def test_moving_among_hits_shows_each_in_the_reader():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"mediator", "enter", "j", "j", "j")
        await settle(pilot)
        row = app.main.left.hits.listing.row
        assert app.main.reader.article.id == row.article
        assert app.main.reader.marks.current.start == row.start
        assert "hit 1 of 1 here" in str(app.main.query_one("#name", Static).content)


def test_the_report_says_what_was_left_out():
    result = SearchResult(query="x", reading="x", total=2, undated=3)
    assert [line.plain for line in report(result)][-1] == "3 articles left out: date not known"


def test_hits_are_not_said_to_be_all_where_only_the_first_articles_are_shown():
    found, hit = FoundArticle("a", 1.0, 1), harbour().search("port").hits[0]
    result = SearchResult(query="x", reading="x", total=9, articles=(found,), hits=(hit,))
    assert report(result)[-1].plain == "9 articles · 1 hit in the first 1 of them"
