"""The words around a match."""

from __future__ import annotations

from dossier.language.context import left_of, paragraph_of, right_of
from dossier.model import Span, paragraphs

TEXT = "The harbour of Brackmouth was closed for an hour.\n\nRain fell."
FIRST = Span(0, 49)


def test_whole_words_on_each_side() -> None:
    start = TEXT.index("Brackmouth")
    assert left_of(TEXT, start, FIRST, 12) == "harbour of "
    assert right_of(TEXT, start + 10, FIRST, 12) == " was closed"


def test_a_cut_between_words_loses_none() -> None:
    start = TEXT.index("Brackmouth")
    assert left_of(TEXT, start, FIRST, 11) == "harbour of "
    assert right_of(TEXT, start + 10, FIRST, 11) == " was closed"


def test_nothing_from_beyond_the_paragraph() -> None:
    start = TEXT.index("Rain")
    assert left_of(TEXT, start, Span(start, len(TEXT))) == ""
    assert right_of(TEXT, TEXT.index("hour."), FIRST) == "hour."


def test_the_paragraph_that_holds_an_offset() -> None:
    spans = paragraphs(TEXT)
    assert [paragraph_of(spans, at) for at in (0, 48, TEXT.index("Rain"), len(TEXT))] == [0, 0, 1, 1]


def test_a_script_without_spaces_is_cut_between_letters() -> None:
    text = "港口工人昨天拒绝上班因为" * 4
    assert left_of(text, 30, Span(0, len(text)), 8) == text[22:30]
    assert right_of(text, 30, Span(0, len(text)), 8) == text[30:38]
    thai = "น้ำที่ท่าเรือ"  # a mark stays with its letter
    assert right_of(thai, 3, Span(0, len(thai)), 4) == thai[3:6]
    assert left_of(thai, 6, Span(0, len(thai)), 2) == ""
