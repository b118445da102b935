"""What was read, how far, and where the app was left."""

import pytest
from acting import settle
from fake import FakeReading, harbour

from dossier.tui.app import DossierApp
from dossier.tui.going.returning import LeftAt
from dossier.tui.left import ARTICLES, EVENTS, HITS

SIZE = (120, 12)


def harbour_with(**left):
    dossier = harbour()
    dossier.reading = FakeReading(left={"opened": True, **left})
    return dossier


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, LeftAt()),
        ({"pane": EVENTS, "article": "a", "reading": True}, LeftAt(EVENTS, "", "a", True)),
        ({"pane": "attic", "query": 3, "reading": "yes", "more": 1}, LeftAt()),
        ({"pane": HITS, "query": " "}, LeftAt(ARTICLES, " ")),
    ],
)
def test_what_cannot_have_been_left_is_left_out(values, expected):
    assert LeftAt.from_values(values) == expected


async def test_the_app_opens_in_the_article_in_which_it_was_left():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "enter", *("j" * 14))
        await settle(pilot)
        article, top = app.main.reader.article.id, app.main.reader.top_offset
        assert top
        await pilot.press("ctrl+q")
    again = DossierApp(dossier, refresh=False)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert again.main.reader.article.id == article
        assert again.main.reader.has_focus
        assert again.main.articles.listing.row.id == article
        assert again.main.reader.top_offset == top


async def test_a_query_is_asked_again_and_the_article_beside_it_stays():
    app = DossierApp(harbour_with(pane=HITS, query="mediator", article="a00005"), refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert app.main.search.value == "mediator"
        assert app.main.left.shown == HITS
        assert app.main.left.hits.result.query == "mediator"
        held = app.main.places.within("a00005")
        assert app.main.reader.article.id == "a00005" or not held


async def test_another_pane_comes_back_and_fresh_begins_with_the_list():
    app = DossierApp(harbour_with(pane=EVENTS), refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert app.main.left.shown == EVENTS
    app = DossierApp(harbour_with(pane=EVENTS), refresh=False, fresh=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.main.left.shown == ARTICLES


async def test_an_article_that_is_gone_is_not_looked_for():
    app = DossierApp(harbour_with(article="gone", reading=True), refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert app.main.articles.listing.has_focus
        assert app.main.reader.article.id == app.main.articles.listing.row.id


async def test_reading_goes_on_where_it_was_left_and_the_end_begins_anew():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*("j" * 14))
        await settle(pilot)
        reader = app.main.reader
        first, offset = reader.article.id, reader.top_offset
        assert offset
        await pilot.press("}")
        await settle(pilot)
        assert dossier.reading.places[first] == offset
        await pilot.press("{")
        await settle(pilot)
        assert (reader.article.id, reader.top_offset) == (first, offset)
        await pilot.press("G")
        await settle(pilot)
        await pilot.press("}")
        await settle(pilot)
        assert dossier.reading.places[first] == 0


async def test_an_article_is_read_once_its_end_was_shown_in_the_reader():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert dossier.reading.read() == frozenset()
        await pilot.press("G")
        await settle(pilot)
        assert dossier.reading.read() == {app.main.reader.article.id} == app.main.articles.listing.read


async def test_what_was_read_before_is_shown():
    dossier = harbour()
    dossier.reading.ids = {"a00003"}
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.main.articles.listing.read == {"a00003"}


async def test_r_takes_an_article_as_read_and_again_as_unread():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        row = app.main.articles.listing.row.id
        await pilot.press("r")
        await settle(pilot)
        assert dossier.reading.read() == {row}
        await pilot.press("enter", "r")
        await settle(pilot)
        assert dossier.reading.read() == frozenset()


async def test_the_marked_articles_are_taken_as_read_together():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("m", "m", "r")
        await settle(pilot)
        assert dossier.reading.read() == set(app.main.articles.listing.marked)


def current(app):
    """Return the number of the current paragraph."""
    reader = app.main.reader
    return reader._layout.blocks[reader.paragraph].number


@pytest.mark.parametrize("keys", [("J", "J"), ("space", "J")], ids="+".join)
async def test_the_current_paragraph_is_current_again(keys):
    dossier = harbour()
    dossier.texts = {name: "\n\n".join([text] * 4) for name, text in dossier.texts.items()}
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*keys)
        number = current(app)
        assert number > 2
        await pilot.press("ctrl+q")
    again = DossierApp(dossier, refresh=False)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert current(again) == number
        kept = dict(dossier.reading.currents)
        await pilot.press("}")
        await settle(pilot)
        await pilot.press("{")
        await settle(pilot)
        assert current(again) == number
        assert {name: at for name, at in dossier.reading.currents.items() if at} == kept
