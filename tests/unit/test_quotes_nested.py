"""Quotations within quotations, where another speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.quotes import find_quotes, nested_quotes
from dossier.model import QuoteType


def nested(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in nested_quotes(text, find_quotes(text))]


CALL = (
    "\"When we met at the weir, Novak never said: 'I will close it.' In the end he told me: "
    "'You have a point.' "
    'We shook hands," Maria Lopez said after her talk with Paul Novak.'
)


def test_words_reported_inside_a_quotation_are_another_speakers() -> None:
    assert nested(CALL) == [("'You have a point.'", "Paul Novak")]


def test_offsets_cue_and_mention_are_those_of_the_article() -> None:
    (quote,) = nested_quotes(CALL, find_quotes(CALL))
    assert CALL[quote.start : quote.end] == quote.text
    for span in (quote.cue, quote.mention):
        assert span is not None
        assert CALL[span.start : span.end] == span.text
    outer = find_quotes(CALL)[0]
    assert (quote.type, quote.rule, quote.speaker != outer.speaker) == (QuoteType.DIRECT, "nested", True)
    assert quote.group not in {one.group for one in find_quotes(CALL)}


@pytest.mark.parametrize(
    "text",
    [
        "\"I told him: 'Go home.' He went,\" Maria Lopez said.",
        "\"They don't call it 'art' any more,\" Maria Lopez said.",
        '"The dam will hold," Maria Lopez said.',
        "\"Maria Lopez has not said: 'It will hold,'\" said Paul Novak.",
        "",
    ],
    ids=["the speaker's own", "a word", "none", "denied", "empty"],
)
def test_what_is_no_quotation_of_another(text: str) -> None:
    assert nested(text) == []


def test_the_outer_quotation_stays_as_it_is() -> None:
    assert [quote.speaker for quote in find_quotes(CALL)] == ["Maria Lopez"]


PIECES = ['"', "'", "‘", "’ ", "“", "” ", "he ", "Ann Roe ", "said: ", "No. ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_odd_marks_raise_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in nested_quotes(text, find_quotes(text)):
        assert quote.text == text[quote.start : quote.end]
