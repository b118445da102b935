"""Passages found again in texts that have changed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.corrections.anchoring import Anchor, Effort, Finder, find_again
from dossier.model import Span

TEXT = (
    "The ferry left late on Monday. Passengers waited for two hours at the north pier.\n\n"
    "The operator blamed the tide. Passengers waited for two hours at the south pier.\n"
)


def anchor(words: str, text: str = TEXT, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor.of(text, Span(start, start + len(words)))


def found(text: str, known: Anchor) -> str | None:
    span = find_again(text, known)
    return None if span is None else text[span.start : span.end]


def test_an_unchanged_text_gives_the_same_place() -> None:
    known = anchor("Passengers waited for two hours", nth=1)
    assert find_again(TEXT, known) == Span(known.start, known.start + len(known.quote))


def test_of_equal_words_those_in_their_surroundings_are_meant() -> None:
    known = anchor("Passengers waited for two hours", nth=1)
    changed = "A new first paragraph pushes all down.\n\n" + TEXT
    span = find_again(changed, known)
    assert span is not None
    assert changed[span.end :].startswith(" at the south pier")


def test_a_passage_is_known_though_words_changed() -> None:
    known = anchor("Passengers waited for two hours at the south pier")
    changed = TEXT.replace("two hours at the south pier", "almost two hours at the old south pier")
    assert found(changed, known) == "Passengers waited for almost two hours at the old south pier"


def test_accents_and_case_are_no_change() -> None:
    known = Anchor("Señor Núñez spoke at the Café", 0)
    assert found("Later señor núñez spoke at the café again", known) == "señor núñez spoke at the café"


@pytest.mark.parametrize("quote", ["", "  ", "harbour", "a sentence that nobody wrote in this article"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find_again(TEXT, Anchor(quote, 3)) is None


def test_words_in_another_order_are_not_the_passage() -> None:
    assert (
        find_again(
            "pier south the at hours two for waited Passengers", anchor("for two hours at the south pier")
        )
        is None
    )


def test_the_same_word_many_times_costs_little() -> None:
    known = Anchor("no " * 500 + "yes", 10)
    began = time.process_time()
    assert find_again("no " * 100_000, known) is not None
    assert time.process_time() - began < 5


@given(st.text(max_size=200), st.text(max_size=40), st.integers(-5, 300))
def test_any_text_gives_a_place_inside_it_or_none(text: str, quote: str, start: int) -> None:
    span = find_again(text, Anchor(quote, start))
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.text(min_size=1, max_size=200), st.data())
def test_an_unchanged_passage_is_always_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        span = find_again(text, Anchor.of(text, Span(start, end)))
        assert span is not None
        assert text[span.start : span.end] == text[start:end]


def test_when_much_was_looked_for_only_what_stands_where_it_stood_is_found() -> None:
    effort = Effort()
    text = "The port closed on Monday. " * 2_000
    finder = Finder(text, effort)
    for number in range(400):
        assert finder.find(Anchor(f"closed on Monday {number} zqx", 4)) in (None, Span(9, 25))
    assert effort.left <= 0
    assert finder.find(Anchor("port", 4)) == Span(4, 8)
    assert finder.find(Anchor("port", 5)) is None
    assert find_again(text, Anchor("port", 5)) is not None
