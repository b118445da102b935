"""What the comparison shows on screens of their own: claims, wording, and quotes across outlets."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from acting import settle, still
from compare_samples import SENTENCES, Host, Reports, article, host

from dossier.model import Carriage, Carrier, Span, Wording, WordingKind, WordingUse
from dossier.tui.compare.pane_screen import PaneScreen
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.panes.carried import left_out, quotes_at, told_how
from dossier.tui.panes.claims import sign_of

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)], ids=["80x24", "120x40", "160x45"])


@asynccontextmanager
async def showing(key, *keys, count=4, dossier=None, size=(160, 45)):
    app = host(count, dossier)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for pressed in (key, *keys):
            await pilot.press(pressed)
            await settle(pilot)
        yield app, getattr(app.screen, "pane", None), pilot


def lines(listing):
    return [listing.render_line(y).text.rstrip() for y in range(min(len(listing.rows), listing.size.height))]


def text_of(pane):
    return [passage.content.plain for passage in pane._passages.rows]


# -- claims


@SIZES
def test_claims(snap_compare, size):
    assert snap_compare(host(4), terminal_size=size, run_before=still("t", "j"))


async def test_claims_of_most_articles_come_first():
    async with showing("t") as (_, pane, _pilot):
        first, second = lines(pane._list)[:2]
        assert first.startswith("▌≠ ≠ ≠ ≠  #")
        assert second.startswith(" ≠ ≠ · ·  #")
        assert [claim.row for claim in pane._list.rows][:3] == [0, 1, 4]


async def test_claims_are_sorted_by_their_place_and_by_difference():
    async with showing("t", "s") as (_, pane, pilot):
        assert [claim.row for claim in pane._list.rows] == list(range(12))
        await pilot.press("S")
        assert [claim.row for claim in pane._list.rows] == list(range(11, -1, -1))
        await pilot.press("S", "s")
        assert [claim.row for claim in pane._list.rows][:3] == [0, 1, 4]


async def test_enter_goes_to_the_row_of_the_claim():
    async with showing("t", "j", "j", "enter") as (app, _, _pilot):
        assert isinstance(app.screen, CompareScreen)
        assert app.compare._view.row_index == 4


async def test_escape_leaves_the_claims_where_the_reader_was():
    async with showing("j", "t", "j", "escape") as (app, _, _pilot):
        assert isinstance(app.screen, CompareScreen)
        assert app.compare._view.row_index == 1


async def test_the_detail_tells_each_outlet_and_the_gaps():
    async with showing("t", "j") as (_, pane, _pilot):
        told = text_of(pane)
        assert told[0] == "≠ 1 Evening Tide  2024-03-04  gives other numbers, dates, names or sources"
        assert told[1] == f"  {SENTENCES[0][1]}"
        assert told[-1] == "· 4 Harbour Post  no date  no counterpart found"


async def test_a_passage_of_a_claim_is_opened_in_its_article():
    async with showing("t", "j", "l", "enter") as (app, _, _pilot):
        assert [message.article for message in app.received] == ["tide"]
        assert not isinstance(app.screen, PaneScreen | CompareScreen)


async def test_claims_are_filtered_and_copied():
    async with showing("t", "f", *"lorries", "enter", "y") as (app, pane, _pilot):
        assert not pane._list.rows or all("lorries" in claim.text for claim in pane._list.rows)
        await _pilot.press("escape", "j", "y")
        assert app.clipboard.startswith(f"“{SENTENCES[0][1]}”\n— 1 Evening Tide, 2024-03-04\n\n“Some")


async def test_a_claim_that_something_comes_near_to_is_not_called_lone():
    async with showing("t") as (_, pane, _pilot):
        lone = next(claim for claim in pane.loaded.rows if sum(map(bool, claim.cells)) == 1)
        silent = lone.cells.index(None)
        assert (sign_of(lone, silent), sign_of(replace(lone, certain=False), silent)) == ("·", "◌")


async def test_claims_that_cannot_be_read_say_why():
    reports = Reports()
    reports.claims = lambda _: 1 / 0
    async with showing("t", dossier=reports) as (_, pane, _pilot):
        assert pane._list.render_line(0).text.startswith(" This cannot be read: division by zero")


@pytest.mark.parametrize("key", ["t", "w"])
async def test_of_one_article_nothing_is_shown(key):
    async with showing(key, count=1) as (app, _, _pilot):
        assert isinstance(app.screen, CompareScreen)


# -- wording


@SIZES
def test_wording(snap_compare, size):
    assert snap_compare(host(4, tides()), terminal_size=size, run_before=still("w"))


async def test_other_words_in_one_place_are_listed_with_their_outlets():
    async with showing("w", dossier=tides()) as (_, pane, _pilot):
        (row,) = lines(pane._list)
        assert row.split("other words")[1].strip() == "vehicles 1 · cars and lorries 2"
        assert "vehicles cross the bridge" in text_of(pane)[1]


async def test_the_row_of_a_wording_is_gone_to():
    async with showing("w", "enter", dossier=tides()) as (app, _, _pilot):
        assert isinstance(app.screen, CompareScreen)
        assert app.compare._view.row_index == 1


async def test_the_words_are_opened_in_their_article():
    async with showing("w", "l", "j", "enter", dossier=tides()) as (app, _, _pilot):
        (message,) = app.received
        text = tides().article(message.article).text
        assert text[message.start : message.end] == "vehicles"


async def test_a_wording_is_copied_with_its_outlets():
    async with showing("w", "y", dossier=tides()) as (app, _, _pilot):
        assert app.clipboard == "other words\n1 Evening Tide: “vehicles”\n2 The Lantern: “cars and lorries”"


def tides():
    """Reports of which two use other words in one place."""
    uses = []
    for place, words in enumerate(("vehicles", "cars and lorries", None, None)):
        at = article(place).text.find(words) if words else 0
        uses.append((WordingUse(words, (Span(at, at + len(words)),)),) if words else ())
    return Reports(wordings=(Wording(WordingKind.WORD, None, tuple(uses), (1,)),))


# -- quotes across outlets


@SIZES
def test_a_quote_across_outlets(snap_compare, size):
    keys = ("j", "j", "j", "j", "e", "j")
    assert snap_compare(host(4), terminal_size=size, run_before=still(*keys))


async def test_who_prints_the_quote_and_who_does_not():
    async with showing("m", "m", "e") as (_, pane, _pilot):
        found = [(row.article, row.asked, row.carrier is not None) for row in pane._list.rows]
        assert found[:2] == [("tide", True, False), ("lantern", False, True)]
        assert found[2:] == [("courier", False, False), ("post", False, False)]
        assert "whole in 1 · not found in 2 other reports of the event" in pane.summary()


async def test_a_printing_is_opened():
    async with showing("m", "m", "e", "j", "enter") as (app, _, _pilot):
        (message,) = app.received
        assert article(1).text[message.start : message.end].startswith("“Nobody will drive")


async def test_printings_are_sorted_and_copied():
    async with showing("m", "m", "e", "s", "j", "y") as (app, pane, pilot):
        assert [row.article for row in pane._list.rows] == ["tide", "post", "lantern", "courier"]
        assert app.clipboard.startswith("not found\n— Harbour Post")
        await pilot.press("s", "S")
        assert pane._list.rows[0].article == "tide"


async def test_a_passage_without_a_quote_says_so():
    async with showing("e") as (_, pane, _pilot):
        assert pane.summary() == "No quote was found in this passage."


def test_what_a_printing_leaves_out_stands_in_brackets():
    assert (
        left_out("we wait for rain and sun", [Span(8, 16), Span(21, 24)]).plain
        == "we wait [for rain] and [sun]"
    )
    assert left_out("short", [Span(2, 90), Span(1, 4)]).plain == "s[hor][t]"


def test_how_a_quote_is_printed_is_told_in_words():
    quote = Reports().article_quotes("tide")[0]
    assert told_how(None) == "not found"
    assert told_how(Carrier(quote=quote, how=Carriage.WHOLE)) == "whole"
    assert told_how(Carrier(quote=quote, how=Carriage.CUT, words_cut=1)) == "1 word cut"
    assert told_how(Carrier(quote=quote, how=Carriage.CHANGED, words_cut=3)) == "3 words other"


def test_a_quote_is_found_by_its_place_else_by_what_the_passage_touches():
    quotes = Reports().article_quotes("courier")
    (quote,) = quotes
    exact = Span(quote.quote.start, quote.quote.end)
    assert quotes_at(quotes, exact) == [quote]
    assert quotes_at(quotes, Span(exact.start - 5, exact.start + 1)) == [quote]
    assert quotes_at(quotes, Span(0, 5)) == []


# -- any size, any text


@pytest.mark.parametrize("key", ["t", "w", "e"])
@pytest.mark.parametrize("size", [(160, 45), (40, 10), (12, 4)])
async def test_no_size_and_no_stranger_breaks_them(key, size):
    from test_compare_snapshots import hostile

    reports, ids = hostile()
    app = Host(reports, ids)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for pressed in (key, "j", "l", "s", "y", "escape"):
            await pilot.press(pressed)
            await settle(pilot)
        assert app.is_running
