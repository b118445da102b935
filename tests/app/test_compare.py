"""The comparison screen under its keys."""

import threading
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from compare_samples import INFOS, Host, Reports, bridge, host
from textual.events import MouseScrollDown
from textual.widgets import Static

from dossier.model import (
    Article,
    ArticleInfo,
    Comparison,
    Difference,
    DifferenceKind,
    DifferenceRelation,
)
from dossier.tui.compare.arrangement import Differences, Layout
from dossier.tui.compare.emphasis import Emphasis
from dossier.tui.compare.header import CompareHeader
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.text import HIT
from dossier.tui.widgets.key_line import KeyLine


@asynccontextmanager
async def comparing(count=4, *keys, size=(160, 45), dossier=None, app=None):
    app = app or host(count, dossier)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        yield app, app.compare._view, pilot


def shown(view):
    """The text on screen, line by line."""
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def notice(app):
    return str(app.compare.query_one("#compare-notice", Static).content)


# -- what is laid out


@pytest.mark.parametrize(
    ("size", "count", "layout"),
    [
        ((80, 24), 2, Layout.COLUMNS),
        ((80, 24), 3, Layout.INTERLEAVED),
        ((120, 40), 3, Layout.COLUMNS),
        ((120, 40), 4, Layout.INTERLEAVED),
        ((160, 45), 4, Layout.COLUMNS),
        ((40, 10), 2, Layout.INTERLEAVED),
    ],
)
async def test_the_layout_fits_the_width(size, count, layout):
    async with comparing(count, size=size) as (_, view, _pilot):
        assert view.layout_used is layout


async def test_a_row_stays_under_the_cursor_when_the_screen_is_resized():
    async with comparing(4, "j", "j", "j") as (_, view, pilot):
        row = view.block.rows[0]
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert view.layout_used is Layout.INTERLEAVED
        assert view.block.rows[0] == row
        assert any("▌" in line for line in shown(view))


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3), (300, 80)])
async def test_no_size_breaks_it(size):
    async with comparing(4, "v", "j", "v", "j", "v", size=size) as (_, view, _pilot):
        assert view.blocks


# -- going through the rows


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("j",), 1),
        (("down", "down", "up"), 1),
        (("j", "k"), 0),
        (("G",), 11),
        (("end", "home"), 0),
        (("G", "g"), 0),
        (("n",), 1),
        (("n", "N"), 0),
        (("n", "n"), 1),
        (("m", "m"), 4),
        (("G", "M"), 7),
    ],
)
async def test_keys_go_through_the_rows(keys, row):
    async with comparing(4, *keys) as (_, view, _pilot):
        assert view.block.rows[0] == row


async def test_pages_go_on_and_back():
    async with comparing(4, size=(160, 20)) as (_, view, pilot):
        await pilot.press("space")
        assert view.cursor > 1
        await pilot.press("pageup", "pageup")
        assert view.cursor == 0


async def test_the_cursor_is_always_in_sight():
    async with comparing(4, size=(80, 14)) as (_, view, pilot):
        for _ in range(len(view.blocks)):
            await pilot.press("j")
            assert any(line.startswith("▌") for line in shown(view))


async def test_a_passage_taller_than_the_screen_is_read_to_its_end():
    text = "and on and on " * 400
    reports = Reports({"a": Article(INFOS[0], text), "b": Article(INFOS[1], "Short.")}, result=_long(text))
    async with comparing(app=Host(reports, ["a", "b"]), size=(80, 20)) as (_, view, pilot):
        await pilot.press("j")
        assert (view.cursor, view.scroll_offset.y) == (0, view.size.height - 2)
        await pilot.press("k")
        assert view.scroll_offset.y == 0


async def test_a_click_goes_to_a_row_and_a_second_one_opens_it():
    async with comparing(4) as (app, view, pilot):
        await pilot.click(view, offset=(50, 8))
        assert (view.cursor, view.column) == (1, 1)
        await pilot.click(view, offset=(10, 8))
        assert (view.cursor, view.column) == (1, 0)
        await pilot.click(view, offset=(10, 8))
        await pilot.pause()
        assert [message.article for message in app.received] == ["tide"]


async def test_a_click_on_a_passage_below_another_goes_to_its_outlet():
    async with comparing(2, "v", size=(100, 30)) as (_, view, pilot):
        await pilot.click(view, offset=(40, 3))
        assert (view.cursor, view.column) == (0, 1)


async def test_a_click_on_a_head_goes_to_its_column():
    async with comparing(4) as (app, view, pilot):
        await pilot.click(app.compare.query_one(CompareHeader), offset=(90, 1))
        assert (view.cursor, view.column) == (0, 2)


async def test_a_click_on_the_map_goes_to_the_row_there():
    async with comparing(4) as (app, view, pilot):
        header = app.compare.query_one(CompareHeader)
        await pilot.click(header, offset=(76, header.size.height - 1))
        assert (view.block.rows[0], view.column) == (10, 1)


async def test_a_click_on_the_map_of_an_interleaved_head():
    async with comparing(4, "v") as (app, view, pilot):
        await pilot.click(app.compare.query_one(CompareHeader), offset=(159, 1))
        assert (view.block.rows[0], view.column) == (10, 1)


async def test_the_wheel_scrolls_the_rows():
    async with comparing(4, size=(80, 14)) as (_, view, pilot):
        view.post_message(MouseScrollDown(view, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert view.scroll_target_y > 0


# -- columns


async def test_the_next_outlet_at_the_same_row():
    async with comparing(4, "j", "]") as (_, view, pilot):
        assert (view.cursor, view.column) == (1, 1)
        await pilot.press("l", "right", "right")
        assert view.column == 3
        await pilot.press("[", "h")
        assert view.column == 1


async def test_layouts_take_turns():
    async with comparing(4) as (_, view, pilot):
        seen = []
        for _ in range(3):
            await pilot.press("v")
            seen.append(view.layout_used)
        assert seen == [Layout.INTERLEAVED, Layout.SINGLE, Layout.COLUMNS]


async def test_one_outlet_at_a_time_changes_with_the_brackets():
    async with comparing(2, "v", "v", "]", size=(80, 24)) as (_, view, _pilot):
        assert view.shown == (1,)
        assert any("nobody could say for how long" in line for line in shown(view))


async def test_columns_without_room_slide_beside_the_base():
    async with comparing(4, "v", "v", "]", "]", size=(80, 24)) as (_, view, _pilot):
        assert view.layout_used is Layout.COLUMNS
        assert view.shown == (0, 2)


async def test_a_column_is_swapped_with_its_neighbour():
    async with comparing(3, "s", size=(120, 40)) as (_, view, pilot):
        assert view.arrangement.order == (1, 0, 2)
        await pilot.press("S")
        assert view.arrangement.order == (0, 1, 2)


async def test_a_column_is_hidden_and_shown_again():
    async with comparing(3, "]", "x", size=(120, 40)) as (_, view, pilot):
        assert view.arrangement.order == (0, 2)
        assert view.column == 0
        await pilot.press("X")
        assert view.arrangement.order == (0, 1, 2)


async def test_the_last_column_cannot_be_hidden():
    async with comparing(2, "x", "x") as (_, view, _pilot):
        assert len(view.arrangement.order) == 1


async def test_another_base_is_compared_anew_and_numbers_stay():
    reports = Reports()
    async with comparing(3, "]", "b", dossier=reports) as (app, view, pilot):
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert reports.asked[-1] == ("lantern", "tide", "courier")
        assert [column.label for column in view.columns][:2] == ["2 The Lantern", "1 Evening Tide"]


async def test_what_is_said_stands_in_the_place_of_the_keys():
    async with comparing(2, "G", "n") as (app, _, _pilot):
        said = app.compare.query_one("#compare-said", Static)
        assert said.display
        assert str(said.content) == "No row further down gives other values."
        assert not app.compare.query_one(KeyLine).display


# -- finding words


async def test_words_are_found_as_one_types():
    async with comparing(4, "/", *"Ferries") as (_, view, _pilot):
        assert view.block.rows[0] == 7
        assert view.words == "Ferries"


async def test_n_goes_through_the_rows_with_the_words_until_escape():
    async with comparing(4, "/", *"bridge", "enter") as (app, view, pilot):
        said = app.compare.query_one("#compare-said", Static)
        assert str(said.content) == "4 rows hold “bridge”; n and N go through them, esc ends it."
        await pilot.press("n", "n")
        assert view.block.rows[0] == 2
        await pilot.press("N")
        assert view.block.rows[0] == 1
        await pilot.press("escape")
        assert view.words == ""
        assert isinstance(app.screen, CompareScreen)


async def test_words_that_are_nowhere_are_said():
    async with comparing(4, "/", *"zeppelin", "enter", "n") as (app, view, _pilot):
        assert view.cursor == 0
        assert str(app.compare.query_one("#compare-said", Static).content) == "No row holds these words."


async def test_found_words_are_marked():
    async with comparing(4, "/", *"lorries", "enter") as (_, view, _pilot):
        found = [
            line.plain[span.start : span.end]
            for line in (view.sheet.line(view.blocks[1], y, None) for y in range(4))
            for span in line.spans
            if span.style == HIT
        ]
        assert found == ["lorries"]


async def test_words_in_folded_rows_are_found_at_the_fold():
    async with comparing(4, "o", "/", *"school buses", "enter") as (_, view, _pilot):
        assert view.block.folded
        assert 9 in view.block.rows


async def test_signs_of_patterns_are_letters():
    async with comparing(4, "/", *"[.*(+", "enter") as (_, view, _pilot):
        assert not any(map(view.holds, view.comparison.rows))


# -- folding and listing


async def test_rows_that_all_share_fold_and_unfold():
    async with comparing(2, "f", size=(120, 40)) as (_, view, pilot):
        assert "= 3 rows shared by both" in shown(view)[0]
        await pilot.press("f")
        assert not any(block.folded for block in view.blocks)


async def test_enter_unfolds_the_rows_under_the_cursor():
    async with comparing(4, "o", "j", "j", "enter") as (app, view, _pilot):
        assert [block.rows for block in view.blocks[:4]] == [(0,), (1,), (2,), (3,)]
        assert view.blocks[5].folded
        assert not app.received


async def test_what_is_listed_takes_turns():
    async with comparing(4) as (_, view, pilot):
        assert view.arrangement.differences is Differences.FACTS
        await pilot.press("d")
        assert any("≠ word, differs: vehicles" in line for line in shown(view))
        await pilot.press("d")
        assert not any("≠ number" in line for line in shown(view))


async def test_what_is_underlined_takes_turns():
    async with comparing(4, "u") as (app, view, pilot):
        assert view.arrangement.emphasis is Emphasis.CHANGED
        said = app.compare.query_one("#compare-said", Static)
        assert str(said.content) == "Underlined: words that the first passage of the row does not have"
        line = view.sheet.line(view.blocks[1], 1, None)
        assert any("underline" in str(span.style) for span in line.spans)
        await pilot.press("u")
        assert view.arrangement.emphasis is Emphasis.NONE
        await pilot.press("u")
        assert view.arrangement.emphasis is Emphasis.COPIED


async def test_packed_passages_are_opened_by_their_column():
    async with comparing(4, "p", "G", "]", "enter") as (app, view, pilot):
        await pilot.pause()
        assert view.block.packed
        assert app.received[0].article == "lantern"


async def test_packing_is_for_columns():
    async with comparing(4, "v", "p") as (app, view, _pilot):
        assert not any(block.packed for block in view.blocks)
        assert "in columns only" in str(app.compare.query_one("#compare-said", Static).content)


# -- taking along


async def test_enter_opens_the_article_at_the_passage_and_leaves():
    async with comparing(4, "j", "]", "enter") as (app, _, pilot):
        await pilot.pause()
        (message,) = app.received
        assert message.article == "lantern"
        assert (
            app.compare._dossier.article("lantern")
            .text[message.start : message.end]
            .startswith("Some 14,500")
        )
        assert not isinstance(app.screen, CompareScreen)


async def test_a_gap_opens_the_passage_that_is_there():
    async with comparing(4, "j", "]", "]", "enter") as (app, _, pilot):
        await pilot.pause()
        assert app.received[0].article == "tide"


async def test_a_copied_row_names_its_sources():
    async with comparing(4, "j", "y") as (app, _, _pilot):
        assert "— Evening Tide, 2024-03-04" in app.clipboard


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving(key):
    async with comparing(4, key) as (app, _, pilot):
        await pilot.pause()
        assert not isinstance(app.screen, CompareScreen)


# -- states


async def test_loading_is_said_and_leaving_does_not_wait():
    hold = threading.Event()
    app = host(3, Reports(hold=hold))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert str(app.compare.query_one("#compare-summary", Static).content) == "Comparing 3 articles …"
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, CompareScreen)
        await app.workers.wait_for_complete()


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ([], "No article is marked."),
        (["tide", "tide"], "Mark two articles or more to compare them."),
        (list("abcdefg"), "7 articles are marked; up to 6 stand side by side."),
    ],
)
async def test_too_few_and_too_many_are_said(ids, sentence):
    async with comparing(0, app=Host(Reports(), ids)) as (app, _, _pilot):
        assert notice(app) == sentence


async def test_an_error_is_said_in_a_sentence():
    async with comparing(2, dossier=Reports(error=OSError("no [/such] \x1b[31m file"))) as (app, _, _pilot):
        assert notice(app) == "These articles cannot be compared: no [/such] \ufffd[31m file"


async def test_articles_without_text_are_said():
    reports = Reports(result=Comparison(("tide", "lantern"), ()))
    async with comparing(2, "j", "k", "G", "n", "v", "f", "y", "enter", dossier=reports) as (
        app,
        view,
        _pilot,
    ):
        summary = app.compare.query_one("#compare-summary", Static)
        assert str(summary.content) == "These articles have no text to compare."
        assert not view.blocks


async def test_heads_stay_aligned_with_their_columns():
    async with comparing(3, size=(120, 40)) as (app, view, _pilot):
        head = app.compare.query_one(CompareHeader).render_line(0).text
        row = view.render_line(1).text
        assert [at for at, sign in enumerate(head) if sign == "│"] == [
            at for at, sign in enumerate(row) if sign in "│▌" and at
        ]


async def test_markup_in_text_is_text():
    info = ArticleInfo(id="a", path="[/b]", title="[/nope] [@click=app.quit]x", outlet="[b]", date="[/i]")
    text = "[/nope] said [bold] nothing [@click=app.bell]here[/]"
    result = _long(text)
    reports = Reports({"a": Article(info, text), "b": Article(info, "Short.")}, result=result)
    async with comparing(app=Host(reports, ["a", "b"]), size=(80, 24)) as (_, view, pilot):
        assert "[/nope] said [bold] nothing" in shown(view)[1]
        await pilot.press("y", "x", "v", "v")


def _long(text):
    """One lone passage."""
    row = bridge().rows[2]
    cell = type(row.cells[2])("a", 0, len(text), text)
    return Comparison(("a", "b"), (type(row)(row.relation, (cell, None), 0.0),))


async def test_values_that_are_compatible_are_gone_to_as_well():
    first, second, *others = bridge().rows
    dates = Difference(DifferenceKind.DATE, ("by July", "10 July", None, None), DifferenceRelation.COMPATIBLE)
    equal = Difference(DifferenceKind.NUMBER, ("12", "twelve", None, None), DifferenceRelation.EQUAL)
    rows = (
        replace(first, differences=()),
        replace(second, differences=(equal,)),
        replace(others[2], differences=(dates,)),
    )
    async with comparing(4, "n", dossier=Reports(result=replace(bridge(), rows=rows))) as (_, view, pilot):
        assert view.cursor == 2
        await pilot.press("N")
        assert view.cursor == 2


async def test_agencies_that_articles_credit_as_a_whole_are_not_gone_to():
    first, second, *_ = bridge().rows
    values = ("Reuters", "AFP", None, None)
    credited = Difference(DifferenceKind.AGENCY, values, DifferenceRelation.COMPATIBLE)
    rows = (replace(first, differences=()), replace(second, differences=(credited,)))
    async with comparing(4, "n", dossier=Reports(result=replace(bridge(), rows=rows))) as (app, view, _pilot):
        assert view.cursor == 0
        said = str(app.compare.query_one("#compare-said", Static).content)
        assert said == "No row gives other values."


async def test_rows_of_a_sort_are_gone_through():
    async with comparing(4) as (_, view, pilot):
        for key, back, wanted in (("=", "+", view.copied), (".", ",", view.lone)):
            view.cursor = 0
            places = [
                at for at, block in enumerate(view.blocks) if wanted(view.comparison.rows[block.rows[0]])
            ]
            assert places
            after = [at for at in places if at > 0]
            for place in after:
                await pilot.press(key)
                assert view.cursor == place
            for place in reversed(places[:-1]):
                await pilot.press(back)
                assert view.cursor == place


async def test_folding_says_what_is_folded():
    async with comparing(4, "o") as (app, _, pilot):
        said = app.compare.query_one("#compare-said", Static)
        assert str(said.content) == "What only one article has: folded"
        await pilot.press("o")
        assert str(said.content) == "What only one article has: shown"
