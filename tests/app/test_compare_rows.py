"""What the comparison shows, without a screen."""

import re
from dataclasses import replace

import pytest
from compare_samples import INFOS, bridge
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.style import Style

from dossier.articles.sanitize import inert
from dossier.model import (
    AlignedRow,
    ArticleInfo,
    Cell,
    Comparison,
    CopyKind,
    Difference,
    DifferenceKind,
    DifferenceRelation,
    Relation,
    Span,
    WireCopy,
)
from dossier.tui.compare import marks
from dossier.tui.compare.arrangement import Arrangement, Block, Column, Differences, blocks
from dossier.tui.compare.columns import ColumnsSheet, that_fit, widths, window
from dossier.tui.compare.copying import row_with_sources
from dossier.tui.compare.emphasis import Emphasis, changed_words
from dossier.tui.compare.share_map import painted, place_of, row_at, share_map
from dossier.tui.compare.sheet import pattern_of
from dossier.tui.compare.stacked import StackedSheet
from dossier.tui.compare.summary import count, summary, wire_sentence
from dossier.tui.keys.compare import COMPARE_COMMANDS
from dossier.tui.text import strip_of
from dossier.tui.wrap import wrap

EVERY = (0, 1, 2, 3)
COLUMNS = tuple(Column(place + 1, info.id, info) for place, info in enumerate(INFOS))


def sheet(kind, shown=EVERY, differences=Differences.FACTS, width=160, visible=EVERY, comparison=None):
    return kind(comparison or bridge(), COLUMNS, visible, shown, differences, width)


def text_of(sheet, block, current=None):
    return [sheet.line(block, y, current).plain.rstrip() for y in range(sheet.height(block))]


# -- wrapping


def test_lines_break_at_spaces():
    assert wrap("the boats are late", 9) == ((0, 9), (10, 18))


def test_a_long_word_is_cut():
    assert wrap("harbourmaster", 5) == ((0, 5), (5, 10), (10, 13))


def test_wide_characters_take_two_cells():
    assert wrap("漁港の船", 4) == ((0, 2), (2, 4))


def test_an_empty_text_has_one_line():
    assert wrap("", 10) == ((0, 0),)


@given(st.text(alphabet=st.sampled_from("ab  é漁🚢’\u0301\u200d\ufe0f"), max_size=60), st.integers(2, 12))
def test_lines_fit_and_lose_nothing_but_spaces(text, width):
    text = inert(text)
    lines = wrap(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")


# -- marks and folds


def test_a_row_with_other_numbers_differs():
    assert marks.mark_of(bridge().rows[1], EVERY) is marks.DIFFERS


def test_other_words_for_the_same_make_no_difference():
    row = replace(
        bridge().rows[1], differences=(Difference(DifferenceKind.WORD, ("cars", "lorries", None, None)),)
    )
    assert marks.mark_of(row, EVERY) is marks.PARAPHRASE


def test_a_passage_whose_counterpart_is_hidden_is_not_called_only_here():
    assert marks.mark_of(bridge().rows[1], (0, 2, 3)) is marks.COUNTERPART_HIDDEN


def test_a_difference_in_a_hidden_column_does_not_count():
    assert marks.mark_of(bridge().rows[0], (1, 3)) is marks.PARAPHRASE


def test_every_row_is_a_block():
    found = blocks(bridge(), Arrangement(EVERY))
    assert [block.rows[0] for block in found] == list(range(len(bridge().rows)))


def test_a_lone_passage_that_goes_on_needs_no_second_head():
    assert [block.rows for block in blocks(bridge(), Arrangement(EVERY)) if block.runs_on] == [(3,), (10,)]


def test_lone_passages_fold_into_one_block():
    found = blocks(bridge(), Arrangement(EVERY, fold_lone=True))
    assert [block.rows for block in found if block.folded] == [(2, 3), (5, 6), (8, 9, 10, 11)]


def test_rows_shared_by_all_fold():
    assert blocks(bridge(2), Arrangement((0, 1), fold_shared=True))[0] == Block((0, 1, 2), folded=True)


def test_an_opened_fold_shows_its_rows():
    found = blocks(bridge(), Arrangement(EVERY, fold_lone=True, unfolded=frozenset({2})))
    assert Block((2,)) in found
    assert Block((3,)) in found


def test_rows_of_hidden_columns_only_are_left_out():
    found = blocks(bridge(), Arrangement((0, 1)))
    assert not any(2 in block.rows for block in found)


def test_what_has_no_room_is_left_out_where_it_stands_alone():
    found = blocks(bridge(), Arrangement(EVERY), (1,))
    assert [block.rows[0] for block in found] == [0, 1, 4, 7, 9, 10]


def test_rows_that_others_share_fold_where_these_have_no_room():
    found = blocks(bridge(), Arrangement(EVERY), (3,))
    assert found == (Block((0,)), Block((1, 4, 7), folded=True), Block((11,)))
    assert sheet(ColumnsSheet, (3,)).fold_line(found[1]).plain == "┄ 3 rows in other columns: 1, 2"


def test_one_column_left_is_not_counted():
    head = sheet(ColumnsSheet, (0,), visible=(0,)).head(0).plain
    assert "in all" not in head
    assert "counterpart in a hidden column" in head


def test_columns_are_moved_hidden_and_shown_again():
    arrangement = Arrangement(EVERY).moved(0, 1)
    assert arrangement.order == (1, 0, 2, 3)
    assert arrangement.moved(1, -1) == arrangement
    assert arrangement.without(0).order == (1, 2, 3)
    assert arrangement.without(0).with_all(4) == arrangement
    assert arrangement.without(1).without(3).without(0).with_all(4) == arrangement
    assert Arrangement((2,)).without(2).order == (2,)


# -- columns


def test_eighty_cells_hold_two_columns_and_a_hundred_and_sixty_four():
    assert [that_fit(width) for width in (10, 79, 119, 159)] == [1, 2, 3, 4]


def test_columns_share_the_room():
    assert widths(80, 2) == (38, 37)


@pytest.mark.parametrize(
    ("current", "shown"), [(0, (0, 1, 2)), (2, (0, 1, 2)), (3, (0, 2, 3)), (5, (0, 4, 5))]
)
def test_the_first_column_stays_while_the_others_slide(current, shown):
    assert window((0, 1, 2, 3, 4, 5), current, 3) == shown


def test_a_gap_is_visible():
    lines = text_of(sheet(ColumnsSheet), Block((1,)))
    assert lines[0].startswith("  ≠ differs in 2 of 4 ──")
    assert lines[1].count("┄┄┄ no counterpart found") == 2


def test_values_that_differ_stand_under_their_columns():
    last = text_of(sheet(ColumnsSheet), Block((1,)))[-1]
    assert [part.strip() for part in last.split("│")] == [
        "≠ number, differs: 12,000",
        "≠ number, differs: 14,500",
        "",
        "",
    ]


def test_words_are_listed_when_asked():
    assert (
        "≠ word, differs: vehicles"
        in text_of(sheet(ColumnsSheet, differences=Differences.ALL), Block((1,)))[-1]
    )
    assert "≠" not in text_of(sheet(ColumnsSheet, differences=Differences.NONE), Block((1,)))[-1]


def test_one_column_alone_lists_the_values_of_all():
    lines = text_of(sheet(ColumnsSheet, shown=(1,), width=80), Block((1,)))
    assert lines[-1] == "  ≠ number, differs:  1 12,000  ·  2 14,500"


def test_a_row_is_as_tall_as_its_tallest_passage():
    columns = sheet(ColumnsSheet)
    assert columns.height(Block((2,))) == 1 + max(len(columns.lines(2, column, 37)) for column in EVERY)


def test_the_cursor_is_a_bar():
    assert all(line.startswith("▌") for line in text_of(sheet(ColumnsSheet), Block((1,)), current=0))


def test_copied_runs_are_underlined_inside_a_longer_passage():
    line = sheet(ColumnsSheet).line(Block((0,)), 1, None)
    assert any("underline" in str(span.style) for span in line.spans)


def test_values_that_differ_are_marked_in_the_passage():
    line = sheet(ColumnsSheet).line(Block((1,)), 1, None)
    assert "12,000" in {line.plain[span.start : span.end] for span in line.spans if "bold" in str(span.style)}


# -- interleaved


def test_each_passage_has_its_outlet_in_front():
    lines = text_of(sheet(StackedSheet, width=100), Block((1,)))
    assert lines[1].startswith("  1 Evening Tide      About 12,000")
    assert lines[2].startswith("  2 The Lantern       Some 14,500")
    assert lines[-2] == "  ≠ number, differs:  1 12,000  ·  2 14,500"
    assert lines[-1] == "  ┄┄┄ no counterpart found in 3 outlet not known, 4 Harbour Post"


def test_on_a_narrow_screen_the_outlet_stands_above():
    lines = text_of(sheet(StackedSheet, width=40), Block((2,)))
    assert lines[1] == "  3 outlet not known"
    assert lines[2] == "    Engineers had told the council in"


def test_a_fold_tells_how_much_it_holds():
    fold = Block((8, 9, 10, 11), folded=True)
    lines = text_of(sheet(StackedSheet, width=100), fold)
    assert lines[0].startswith(
        "  • 4 passages without counterpart: 1 Evening Tide, 2 The Lantern ×2, 4 Harbour Post ─"
    )


# -- the summary, the map, copying


def test_the_rows_are_counted():
    counts = count(bridge(3))
    assert (counts.shared_by_all, counts.shared_by_some, counts.verbatim, counts.differing) == (1, 3, 1, 2)


def test_the_summary_is_a_sentence():
    assert summary(bridge(3)) == "1 row shared by all · 3 by some · 1 verbatim · 2 differ · 7 only here"
    assert summary(Comparison(("a", "b"), ())) == "These articles have no text to compare."


def test_nothing_in_common_is_said():
    cell = Cell("a", 0, 3, "One")
    lone = Comparison(("a", "b"), (AlignedRow(Relation.ONLY_HERE, (cell, None), 0.0),))
    assert summary(lone) == "No passage in common was found in 1 row."


def test_copies_between_outlets_are_wire_copy():
    sentence = wire_sentence(WireCopy(("tide", "lantern"), 0.61), COLUMNS)
    assert sentence == "Wire copy: 1 and 2 share 61% word for word (all credit Coast Wire)"


def test_an_outlet_that_copies_itself_recycles():
    info = ArticleInfo(id="x", path="x", title="x", outlet="Tide")
    sentence = wire_sentence(WireCopy(("x", "y"), 1), (Column(1, "x", info), Column(2, "y", info)))
    assert sentence == "Recycled by Tide: 1 and 2 share 100% word for word"


def test_outlets_that_are_not_known_are_not_called_one_outlet():
    info = ArticleInfo(id="x", path="x", title="x")
    sentence = wire_sentence(WireCopy(("x", "y"), 1), (Column(1, "x", info), Column(2, "y", info)))
    assert sentence == "Shared text: 1 and 2 share 100% word for word"


def test_text_shared_with_an_outlet_that_is_not_known_is_not_called_wire_copy():
    tide, other = (
        ArticleInfo(id="x", path="x", title="x", outlet="Tide"),
        ArticleInfo(id="y", path="y", title=""),
    )
    columns = (Column(1, "x", tide), Column(2, "y", other))
    assert wire_sentence(WireCopy(("x", "y"), 1), columns).startswith("Shared text")


def test_the_map_shows_where_text_is_shared():
    signs = share_map(bridge(), 0, 40)
    assert len(signs) == 40
    assert (signs[0], signs[20], signs[-1]) == ("╌", "━", "·")
    assert share_map(Comparison(("a",), ()), 0, 40) == ""


def test_the_map_shows_where_the_reader_is():
    place = place_of(bridge(), 0, 4, 40)
    assert painted(share_map(bridge(), 0, 40), place).plain[place] == "◆"
    assert place_of(bridge(), 0, 2, 40) is None


def test_a_copied_row_names_its_sources():
    text = row_with_sources(bridge().rows[1], COLUMNS, EVERY)
    lines = text.splitlines()
    assert lines[0] == "[differs]"
    assert lines[1] == "“About 12,000 vehicles cross the bridge every day.”"
    assert lines[2] == (
        "— Evening Tide, 2024-03-04, “Old river bridge closed after cracks are found”, articles/tide.txt, "
        "characters 122–171"
    )
    assert lines[5].startswith("— The Lantern, 2024-03-04")


def test_no_key_is_given_twice():
    keys = [key for command in COMPARE_COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


# -- what alignment is not sure of


def test_values_that_can_all_be_true_make_no_difference():
    dates = Difference(DifferenceKind.DATE, ("by July", "10 July", None, None), DifferenceRelation.COMPATIBLE)
    row = replace(bridge().rows[1], differences=(dates,))
    assert marks.mark_of(row, EVERY) is marks.PARAPHRASE
    lines = text_of(sheet(ColumnsSheet, comparison=replace(bridge(), rows=(row,))), Block((0,)))
    assert lines[-1].startswith("  ≈ date, compatible: by July")


def test_a_lone_passage_is_only_here_where_that_is_certain():
    row = replace(bridge().rows[2], certain=False)
    assert marks.mark_of(row, EVERY) is marks.NO_COUNTERPART
    lines = text_of(sheet(ColumnsSheet, comparison=replace(bridge(), rows=(row,))), Block((0,)))
    assert lines[0].startswith("  ◌ 3 outlet not known: no counterpart found in 3 other articles ─")


def test_a_passage_that_stands_elsewhere_is_told():
    row = replace(bridge().rows[4], moved=(1,))
    lines = text_of(sheet(ColumnsSheet, comparison=replace(bridge(), rows=(row,))), Block((0,)))
    assert lines[0].startswith("  = verbatim in 2 of 4  ↕ at another place in 2 ─")


def test_what_one_passage_leaves_unsaid_is_no_difference():
    names = Difference(DifferenceKind.NAME, ("Ida Voss", None, None, None))
    row = replace(
        bridge().rows[1], differences=(names, Difference(DifferenceKind.NUMBER, (None, "2", None, None)))
    )
    assert marks.mark_of(row, EVERY) is marks.PARAPHRASE
    held = replace(bridge(), rows=(row,))
    last = text_of(sheet(ColumnsSheet, comparison=held), Block((0,)))[-1]
    assert [part.strip() for part in last.split("│")] == ["", "+ by one alone: 2", "", ""]
    last = text_of(sheet(ColumnsSheet, comparison=held, differences=Differences.ALL), Block((0,)))[-1]
    assert [part.strip() for part in last.split("│")] == [
        "+ by one alone: Ida Voss",
        "+ by one alone: 2",
        "",
        "",
    ]


def test_what_single_passages_give_stands_on_one_line():
    names = Difference(DifferenceKind.NAME, ("Ida Voss", None, None, None))
    row = replace(
        bridge().rows[1], differences=(names, Difference(DifferenceKind.NUMBER, (None, "2", None, None)))
    )
    held = replace(bridge(), rows=(row,))
    stacked = sheet(StackedSheet, comparison=held, width=100, differences=Differences.ALL)
    assert text_of(stacked, Block((0,)))[-2] == "  + by one alone:  1 Ida Voss  ·  2 2"


def test_agencies_that_are_not_the_same_are_told_apart():
    infos = [ArticleInfo(id=name, path=name, title=name, agency=name.upper()) for name in "xy"]
    columns = [Column(place, info.id, info) for place, info in enumerate(infos, 1)]
    assert wire_sentence(WireCopy(("x", "y"), 0.5), columns).endswith("(1 credits X, 2 credits Y)")


def test_passages_copied_within_a_paraphrase_are_told():
    row = bridge().rows[4]
    other = replace(
        row, relation=Relation.PARAPHRASE, cells=(*row.cells[:2], bridge().rows[5].cells[2], None)
    )
    lines = text_of(sheet(ColumnsSheet, comparison=replace(bridge(), rows=(other,))), Block((0,)))
    assert lines[0].startswith("  ~ paraphrase in 3 of 4  = word for word in 1 and 2 ─")


# -- packed


def test_passages_without_counterpart_are_packed_into_one_block():
    found = blocks(bridge(), Arrangement(EVERY, packed=True))
    assert [block.rows for block in found if block.packed] == [(5, 6), (8, 9, 10, 11)]


def test_packed_passages_stand_beside_each_other_with_a_sign():
    columns = sheet(ColumnsSheet)
    block = Block((8, 9, 10, 11), packed=True)
    lines = text_of(columns, block, current=1)
    assert lines[0].startswith("▌ not paired, no counterpart found: 1 Evening Tide, 2 The Lantern ×2")
    first = [part.strip() for part in re.split("[│▌]", lines[1])[1:]]
    assert [part[:12] for part in first] == ["•Repairs are", "•School buse", "", "•On the east"]
    tallest = max(sum(len(columns.lines(row, column, 37)) for row in block.rows) for column in EVERY)
    assert columns.height(block) == 1 + tallest


# -- any comparison


@st.composite
def comparisons(draw):
    """Rows of any shape, with offsets and values that need not fit the texts."""
    count = draw(st.integers(1, 4))
    text = st.text(alphabet="ab ’漁🚢\u0301\n", max_size=30)
    spans = st.builds(Span, st.integers(0, 40), st.integers(0, 40))
    cell = st.builds(
        Cell,
        st.just("a"),
        st.integers(0, 9),
        st.integers(0, 90),
        text,
        st.lists(spans, max_size=2).map(tuple),
    )
    difference = st.builds(
        Difference,
        st.sampled_from(DifferenceKind),
        st.lists(st.none() | text, max_size=5).map(tuple),
        st.sampled_from(DifferenceRelation),
    )
    row = st.builds(
        AlignedRow,
        st.sampled_from(Relation),
        st.lists(st.none() | cell, min_size=count, max_size=count).map(tuple),
        st.just(0.5),
        st.lists(difference, max_size=2).map(tuple),
        st.booleans(),
        st.lists(st.integers(0, count - 1), max_size=2).map(tuple),
    )
    rows = draw(st.lists(row, max_size=6))
    return Comparison(tuple("abcd"[:count]), tuple(rows))


def unstyled(_):
    """Styles take no room; a theme is not needed to lay rows out."""
    return Style()


@given(comparisons(), st.integers(3, 130), st.booleans(), st.booleans(), st.data())
def test_no_comparison_breaks_the_rows(comparison, width, fold, packed, data):
    differences = data.draw(st.sampled_from(Differences))
    count = len(comparison.articles)
    order = tuple(data.draw(st.permutations(range(count))))[: data.draw(st.integers(1, count))]
    arrangement = Arrangement(order, differences=differences, fold_shared=fold, fold_lone=fold, packed=packed)
    columns = tuple(Column(place + 1, "a", None) for place in range(count))
    shown = window(order, order[-1], that_fit(width))
    summary(comparison)
    for kind, room, held in (
        (ColumnsSheet, shown, arrangement),
        (StackedSheet, order, replace(arrangement, packed=False)),
    ):
        laid = kind(comparison, columns, order, room, differences, width, pattern_of("a"))
        for block in blocks(comparison, held, room):
            for y in range(laid.height(block)):
                assert "\n" not in strip_of(laid.line(block, y, order[0]), width, Style(), unstyled).text
                laid.column_at(block, y, width // 2)
    for column in range(count):
        for row in range(len(comparison.rows)):
            place_of(comparison, column, row, width)
        painted(share_map(comparison, column, width), None)
        row_at(comparison, column, width // 2, width)


# -- the words that differ


def row_of(*texts):
    cells = tuple(None if text is None else Cell("a", 0, len(text), text) for text in texts)
    return AlignedRow(Relation.PARAPHRASE, cells, 0.5)


def changed(row, visible):
    spans = changed_words(row, visible)
    return {
        column: [row.cells[column].text[span.start : span.end] for span in found]
        for column, found in spans.items()
    }


def test_words_that_the_first_passage_does_not_have():
    row = row_of("The pier was shut on Monday.", None, "The old pier was closed on Monday morning.")
    assert changed(row, (0, 1, 2)) == {0: ["shut"], 2: ["old", "closed", "morning."]}


def test_the_first_passage_differs_by_what_no_other_has():
    row = row_of("Two boats sank at dawn.", "Two boats sank.", "Three boats sank at dawn.")
    assert changed(row, (0, 1, 2)) == {0: [], 1: [], 2: ["Three"]}
    assert changed(row, (2, 0, 1)) == {2: ["Three"], 0: ["Two"], 1: ["Two"]}


def test_case_and_accents_are_no_difference():
    assert changed(row_of("ÉLAN won", "Élan won"), (0, 1)) == {0: [], 1: []}


def test_a_lone_passage_differs_from_nothing():
    assert changed_words(row_of("Two boats sank.", None), (0, 1)) == {}


def test_words_that_differ_are_underlined_when_asked():
    laid = ColumnsSheet(bridge(), COLUMNS, EVERY, EVERY, Differences.NONE, 160, None, Emphasis.CHANGED)
    line = laid.line(Block((1,)), 1, None)
    underlined = {line.plain[span.start : span.end] for span in line.spans if "underline" in str(span.style)}
    assert "Some 14,500 cars and lorries use it" in underlined


def test_a_passage_of_any_length_is_compared():
    found = changed_words(row_of("on " * 50_000, "and " * 50_000), (0, 1))
    assert all(span.end < 2000 for spans in found.values() for span in spans)


def test_what_the_reports_know_of_a_copy_is_told():
    copy = WireCopy(("courier", "post"), 0.3, kind=CopyKind.RECYCLED)
    assert wire_sentence(copy, COLUMNS).startswith("Recycled: 3 and 4 share 30% word for word")
    copy = WireCopy(("tide", "lantern"), 0.3, kind=CopyKind.SHARED_QUOTE, source="tide")
    assert wire_sentence(copy, COLUMNS).startswith("Shared quote: 1 and 2 share 30%")
    assert wire_sentence(copy, COLUMNS).endswith(", likely from 1")


def test_many_articles_without_a_counterpart_are_numbered():
    lines = text_of(sheet(StackedSheet, width=60), Block((1,)))
    assert lines[-1] == "  ┄┄┄ no counterpart found in 3, 4"
