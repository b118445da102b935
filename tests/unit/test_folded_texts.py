"""Texts in one run of bytes hold a word exactly where each of them does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.quotes import folded_texts
from dossier.quotes.folded_texts import FoldedTexts

LETTERS = st.text("abeć’ 你", max_size=12)
WORDS = st.text("abeć’你", min_size=1, max_size=3)


@given(st.lists(LETTERS), WORDS)
def test_texts_hold_what_python_finds_in_them(texts: list[str], word: str) -> None:
    assert FoldedTexts.of(texts).holding(word).tolist() == [word in text for text in texts]


def test_a_word_is_found_wherever_the_bytes_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a strike", "", "strike after strike", "the str", "ike"]
    for piece in range(1, 40):
        monkeypatch.setattr(folded_texts, "_PIECE", piece)
        assert FoldedTexts.of(texts).holding("strike").tolist() == [True, False, True, False, False]


def test_any_of_some_words_is_enough() -> None:
    held = FoldedTexts.of(["one", "two", "three"])
    assert held.holding_any(["tw", "thr"]).tolist() == [False, True, True]
    assert held.holding_any([]).tolist() == [False] * 3


@given(st.lists(st.tuples(LETTERS, st.booleans())))
def test_some_texts_are_as_they_were(given_texts: list[tuple[str, bool]]) -> None:
    held = FoldedTexts.of(text for text, _ in given_texts)
    kept = held.only(folded_texts.np.array([keep for _, keep in given_texts], bool))
    assert [kept.text(place) for place in range(len(kept))] == [text for text, keep in given_texts if keep]


def test_what_is_no_text_is_found_nowhere() -> None:
    assert FoldedTexts.of(["\udcff"]).holding("\udce9z").tolist() == [False]
