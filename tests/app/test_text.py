from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from dossier.model import Span
from dossier.tui.text import column, flowing, known, left_cut, line, marked, plain, separated, strip_of

ANY = st.text(st.sampled_from("ab [/]@=漁🚢\u0301\u200dא…\n\t\x1b\x07"), max_size=40)


def parse(style):
    return style if isinstance(style, Style) else Style()


@given(ANY, st.integers(0, 60))
def test_a_strip_has_exactly_the_width_asked_for(text, width):
    strip = strip_of(plain(text), width, Style(), parse)
    assert strip.cell_length == width == cell_len(strip.text)
    assert not set(strip.text) & set("\n\x1b\x07")


@given(ANY, st.integers(0, 40), st.booleans())
def test_a_column_has_exactly_the_width_asked_for(text, width, right):
    assert column(text.replace("\n", " "), width, right=right).cell_length == width


@given(ANY, st.integers(0, 40))
def test_words_before_a_hit_end_at_its_column(text, width):
    text = plain(text.replace("\n", " ")).plain
    assert cell_len(left_cut(text, width)) == width


@given(ANY)
def test_nothing_in_a_text_is_read_as_markup(text):
    assert len(plain(text)) == len(text)
    assert not plain(text).spans
    assert "\n" not in line(text).plain


def test_parts_break_between_each_other():
    shown = flowing([plain("one"), plain("two"), plain(""), plain("three")], 10)
    assert shown.plain == "one · two\nthree"
    assert separated([plain(""), plain("a")]).plain == "a"
    assert flowing([], 10).plain == ""


def test_what_is_not_known_is_said():
    assert known(None).plain == "not known"
    assert known("").plain == "not known"
    assert known("Tide").plain == "Tide"


def test_marks_count_from_where_the_text_was_cut():
    content = marked(Content("cdef"), [Span(0, 3), Span(5, 4), Span(4, 9), Span(20, 30)], "bold", start=2)
    assert [(span.start, span.end) for span in content.spans] == [(0, 1), (2, 4)]
