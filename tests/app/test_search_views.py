"""The views over what a search finds: a key each, and what enter and the cursor do in them."""

import threading
from dataclasses import replace

import pytest
from acting import settle, still
from fake import harbour

from dossier.export.citations import Style
from dossier.model import Span
from dossier.tui.app import DossierApp
from dossier.tui.searching.concordance import concordance_line
from dossier.tui.searching.counts import Heading, bar_of
from dossier.tui.searching.events import Report
from dossier.tui.searching.pane import VIEWS
from dossier.tui.searching.view_line import ViewLine

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def drawn(app):
    hits = app.main.left.hits
    return [hits.view.draw(row, 70, hits.overview).plain for row in hits.listing.rows]


async def searched(pilot, query, *keys):
    await settle(pilot)
    await pilot.press("/", *query, "enter")
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return pilot.app.main.left.hits


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_every_view_has_its_key(view):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "waiting", "w" if view.key == "l" else "l", view.key)
        assert hits.view is view
        assert hits.listing.rows
        assert f"▸{view.key} {view.name}" in app.main.query_one(ViewLine).render().plain


async def test_one_key_goes_through_all_views():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port")
        seen = []
        for _ in VIEWS:
            await pilot.press("v")
            await settle(pilot)
            seen.append(hits.view.name)
        assert seen == ["concordance", "quotes", "events", "counts", "list"]


async def test_the_hits_of_a_concordance_stand_in_one_column_and_sort_by_their_neighbours():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port", "w", "s", "s")
        assert str(hits.order) == "right"
        rights = [row.right.split()[0] for row in hits.listing.rows if row.right.split()]
        assert rights == sorted(rights, key=str.casefold)
        assert len({line.casefold().index("port", 20) for line in drawn(app)}) == 1
        await pilot.press("S")
        assert hits.listing.rows[0].right.split()[0] == rights[-1]


@pytest.mark.parametrize("width", [20, 40, 79, 160])
def test_a_line_of_the_concordance_keeps_the_hit_in_sight(width):
    hit = replace(harbour().search("mediator").hits[0], left="word " * 20, right=" word" * 20)
    line = concordance_line(hit, width).plain[:width]
    assert "mediator" in line
    assert len(line) == width


@pytest.mark.parametrize("key", ["w", "u", "e"])
async def test_enter_opens_the_row_at_its_place(key):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "answer in March", key, "j")
        row = hits.listing.row
        article, span = hits.view.passage(row, hits.places)
        assert app.main.reader.article.id == article
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.reader.has_focus
        assert app.main.reader.marks.current == span
        assert span in app.main.reader.marks.hits


async def test_the_next_hit_moves_the_cursor_of_the_concordance_along():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "mediator", "w")
        before = hits.listing.row
        await pilot.press("n")
        await settle(pilot)
        assert hits.listing.row != before
        assert app.main.reader.marks.current == Span(hits.listing.row.start, hits.listing.row.end)


async def test_quotes_are_those_that_hold_a_hit():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "everyone will pay", "u")
        texts = {row.said.quote.quote.text for row in hits.listing.rows}
        assert texts == {"“a mistake that everyone will pay for”"}
        assert {row.said.speaker for row in hits.listing.rows} == {"Jonas Feld"}
        assert all(row.hits for row in hits.listing.rows)


async def test_events_say_how_many_of_their_reports_match():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "mediator", "e")
        first = hits.listing.rows[0]
        assert f"{len(first.matching)} of {len(first.event.articles)} reports" in drawn(app)[0]
        assert isinstance(hits.listing.rows[1], Report)


async def test_enter_on_a_count_narrows_the_search_to_it():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port", "t")
        assert isinstance(hits.listing.rows[0], Heading)
        row = hits.listing.rows[1]
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.main.search.value == f"port {row.count.condition}"


async def test_a_view_that_was_left_while_it_was_made_is_dropped():
    held = threading.Event()
    dossier = replace(harbour(), hold=held, slow="matching")
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port")
        await pilot.press("t")
        await pilot.pause(0.1)
        await pilot.press("w")
        held.set()
        await settle(pilot)
        assert hits.view.name == "concordance"
        assert all(hasattr(row, "left") for row in hits.listing.rows)


async def test_a_view_that_fails_says_why_and_the_list_is_still_there():
    app = DossierApp(replace(harbour(), fails="matching"), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port", "t")
        assert "This view failed: cannot read" in hits.listing.empty.plain
        await pilot.press("l")
        await settle(pilot)
        assert hits.listing.rows


async def test_the_list_is_sorted_by_the_search_itself():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port", "s")
        assert str(hits.order) == "date"
        assert app.dossier.searched[-2:] == ["port", "port"]


async def test_a_click_opens_a_view():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port")
        at = app.main.query_one(ViewLine).render().plain.index("counts")
        await pilot.click(ViewLine, offset=(at + 2, 0))
        await settle(pilot)
        assert hits.view.name == "counts"


@pytest.mark.parametrize(
    ("number", "bar"), [(0, ""), (1, "▏"), (50, "█████"), (100, "██████████"), (55, "█████▌")]
)
def test_a_bar_is_as_long_as_its_share(number, bar):
    assert bar_of(number, 100, 10) == bar


@SIZES
def test_concordance(snap_compare, size):
    keys = ("/", *"port", "enter", "w", "s", "j", "j")
    assert snap_compare(DossierApp(harbour(), refresh=False), terminal_size=size, run_before=still(*keys))


@SIZES
def test_counts(snap_compare, size):
    keys = ("/", *"port", "enter", "t", "j")
    assert snap_compare(DossierApp(harbour(), refresh=False), terminal_size=size, run_before=still(*keys))


# -- copying


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        (("l", "j"), "waiting"),
        (("w",), "waiting"),
        (("u",), "— "),
        (("e",), "articles/report-"),
        (("t",), "articles by outlet"),
    ],
    ids=["list", "concordance", "quotes", "events", "counts"],
)
async def test_y_copies_the_row_of_every_view_with_its_source(keys, copied):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await searched(pilot, "waiting", *keys, "y")
        assert copied in app.clipboard
        assert ("articles/report-" in app.clipboard) is (keys != ("t",))


async def test_a_hit_is_copied_in_the_style_that_was_chosen():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await searched(pilot, "waiting", "w")
        app.main.citation = Style.MARKDOWN
        await pilot.press("y")
        assert app.clipboard.startswith("> ")


def without_words(query="outlet"):
    """Return a dossier in which a query names no words, and finds what “port” finds."""
    dossier = harbour()
    search = dossier.search

    def answer(asked, **how):
        if not asked.startswith(query):
            return search(asked, **how)
        found = search("port", **how)
        return replace(found, query=asked, reading=asked, hits=())

    dossier.search = answer
    return dossier


async def test_a_query_without_words_is_listed_and_the_view_comes_back_with_the_next():
    app = DossierApp(without_words(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port", "w")
        app.main.search.value = "outlet"
        await settle(pilot)
        assert (hits.view.name, hits.chosen.name) == ("list", "concordance")
        assert len(hits.listing.rows) == hits.result.total
        assert "hit" not in app.main.left.hits.query_one("#reading").render().plain
        await pilot.press("w")  # which it cannot be shown in
        assert (hits.view.name, hits.chosen.name) == ("list", "concordance")
        await pilot.press("v")
        assert hits.view.name == "quotes"
        await pilot.press("w", "l", "w")
        app.main.search.value = "port"
        await settle(pilot)
        assert hits.view.name == "list"
        await pilot.press("w")
        app.main.search.value = "outlet"
        await settle(pilot)
        app.main.search.value = "port"
        await settle(pilot)
        assert hits.view.name == "concordance"
        assert hits.listing.rows


async def test_a_hint_stands_under_how_the_query_was_read():
    dossier = harbour()
    search = dossier.search
    dossier.search = lambda query, **how: replace(search(query, **how), hint="speaker:port finds it")
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        hits = await searched(pilot, "port")
        lines = hits.query_one("#reading").render().plain.splitlines()
        assert lines[:2] == ["Read as: “port”", "speaker:port finds it"]
