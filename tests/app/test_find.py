"""Finding words in the article that is read."""

import pytest
from acting import settle, still
from fake import harbour
from hypothesis import given
from hypothesis import strategies as st

from dossier.language.words import fold
from dossier.tui.app import DossierApp
from dossier.tui.occurrences import FoldedText, _replaced
from dossier.tui.widgets.find_line import count_line


def found(text, words):
    return [text[span.start : span.end] for span in FoldedText(text).occurrences(words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ferry, ferry, FERRY", "ferry", ["Ferry", "ferry", "FERRY"]),
        ("A café, a cafe\u0301 too", "CAFE", ["café", "cafe"]),
        ("Die Straße und die Strasse", "strasse", ["Straße", "Strasse"]),
        ("“No,” she said", '"no', ["“No"]),
        ("the crew’s boat", "crew's", ["crew’s"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing here", "", []),
        ("", "x", []),
    ],
)
def test_case_accents_and_quotation_marks_do_not_matter(text, words, expected):
    assert found(text, words) == expected


@given(st.text(max_size=60), st.text(max_size=3))
def test_spans_lie_in_the_text_in_its_order_and_no_text_raises(text, words):
    spans = FoldedText(text).occurrences(words)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans} | {s.start for s in spans})


@given(st.text(alphabet="aAbBé“”ßi", max_size=40), st.text(alphabet="abéßi", min_size=1, max_size=2))
def test_words_occur_where_the_folded_text_has_them(text, words):
    spans = FoldedText(text).occurrences(words)
    assert {"".join(map(fold, text[span.start : span.end])).count(fold(words)) for span in spans} <= {1}
    assert spans[1:] == list(spans)[1:]


def test_a_character_that_another_one_becomes_is_replaced_once():
    assert _replaced("abc", {"a": "b", "b": "c"}) == "bcc"
    assert _replaced("Abc", {"A": "a", "c": "k"}) == "abk"


def test_the_count_is_told_in_words():
    assert count_line("boat", 3, 12).plain == "3 of 12"
    assert count_line("boat", 0, 12).plain == "12 found"
    assert count_line("boat", 0, 0).plain == "not found"
    assert count_line(" ", 0, 0).plain == ""


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


async def test_n_goes_through_the_matches_and_round(app):
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "/", *"union", "enter")
        await settle(pilot)
        reader, text = app.main.reader, app.main.reader.article.text.casefold()
        total = text.count("union")
        assert total > 1
        assert (reader.match_number, len(reader.marks.found)) == (1, total)
        assert reader.has_focus
        await pilot.press("n")
        assert reader.match_number == 2
        await pilot.press("N", "N")
        assert reader.match_number == total
        span = reader.marks.current
        assert text[span.start : span.end] == "union"


async def test_escape_closes_the_find_line_and_n_means_hits_again(app):
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("/", *"mediator", "enter", "enter")
        await settle(pilot)
        await pilot.press("/", *"union", "enter", "escape")
        await settle(pilot)
        reader = app.main.reader
        assert (reader.finding, list(reader.marks.found)) == ("", [])
        assert reader.has_focus
        assert not app.main.side.find_line.display
        await pilot.press("n")
        await settle(pilot)
        assert reader.marks.current in reader.marks.hits


async def test_words_that_are_looked_for_are_marked_in_the_next_article_too(app):
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "/", *"union", "enter", "}")
        await settle(pilot)
        reader = app.main.reader
        assert len(reader.marks.found) == reader.article.text.casefold().count("union")


async def test_what_is_not_there_is_said(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "/", *"zebra")
        await settle(pilot)
        assert app.main.side.find_line.query_one("#find-count").render().plain == "not found"
        await pilot.press("escape")
        assert app.main.reader.has_focus


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_find_line(snap_compare, size):
    app = DossierApp(harbour(), refresh=False)
    assert snap_compare(app, terminal_size=size, run_before=still("enter", "/", *"union", "enter", "n"))
