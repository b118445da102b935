import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from dossier.model import ArticleQuote, Quote, QuoteType, Span
from dossier.tui.marking import Marks, quoted
from dossier.tui.reading import Block, lay_out
from dossier.tui.text import DIM, plain


def quote(start, end, kind=QuoteType.DIRECT):
    return ArticleQuote("a", 1, Quote(start=start, end=end, text="", type=kind, rule="r", confidence=1.0))


@pytest.mark.parametrize(
    ("kind", "sign"), [(QuoteType.DIRECT, "“"), (QuoteType.MIXED, "±"), (QuoteType.INDIRECT, "~")]
)
def test_the_sign_tells_how_a_quote_is_told(kind, sign):
    marks = Marks(quoted([quote(10, 20, kind)]))
    assert [marks.sign(0, 10), marks.sign(8, 12), marks.sign(12, 20)] == [" ", sign, " "]


def test_quotes_come_in_the_order_of_the_text():
    assert [span.start for span in quoted([quote(9, 12), quote(1, 4)])] == [1, 9]


def test_the_hits_are_gone_through_from_where_the_reader_is():
    marks = Marks(hits=[Span(2, 4), Span(8, 10), Span(20, 22)])
    assert (marks.beside(1), marks.beside(-1), marks.number) == (Span(2, 4), Span(20, 22), 0)
    marks.current = Span(8, 10)
    assert (marks.beside(1), marks.beside(-1), marks.number) == (Span(20, 22), Span(2, 4), 2)
    marks.current = Span(9, 9)
    assert (marks.beside(1), marks.beside(-1), marks.number) == (Span(20, 22), Span(8, 10), 0)
    assert Marks().beside(1) is None


@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8), st.integers(0, 40))
def test_marks_never_change_the_text(pairs, start):
    spans = sorted((Span(*pair) for pair in pairs), key=lambda span: span.start)
    marks = Marks(hits=spans, current=spans[0] if spans else None)
    content = marks.on(Content("twenty letters long."), start)
    assert content.plain == "twenty letters long."
    assert "".join(text for text, _ in content.render(end="")) == content.plain


def test_a_line_shows_the_part_of_a_quote_that_it_holds():
    marks = Marks(quoted([quote(5, 30)]))
    spans = marks.on(Content("0123456789"), 20).spans
    assert [(span.start, span.end) for span in spans] == [(0, 10)]


def test_a_long_article_is_laid_out_in_its_length():
    words = " ".join(["word"] * 60_000)
    layout = lay_out([Block(plain(words), 1, 0), Block(plain("x" * 300_000), 2, 300_000)], 70)
    assert len(layout.lines) > 8000
    assert layout.line_at(300_000 + 299_999) == len(layout.lines) - 1


def test_what_is_hardly_a_quote_is_dimmed_and_gives_way_to_quotes():
    doubted = ArticleQuote(
        "a", 1, Quote(start=2, end=5, text="", type=QuoteType.DIRECT, rule="r", confidence=0.2)
    )
    marks = Marks(quoted([doubted, quote(8, 12)]))
    assert (marks.sign(0, 7), marks.sign(0, 14)) == ("?", "“")
    assert marks.on(plain("It was a word or two."), 0).spans[0].style == DIM
