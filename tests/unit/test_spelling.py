"""How many letters two words differ by, and which of many is the nearest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.search.spelling import FARTHEST, distance_within, nearest

WORD = st.text(alphabet="abce", max_size=7)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("harbor", {"harbour": 2, "hardware": 9}, "harbour"),
        ("tin", {"tan": 1, "ton": 3, "bin": 9}, "ton"),  # the most frequent that begins alike
        ("tin", {"tone": 9}, None),  # a short word is one letter off at most
        ("pirot", {"pilots": 5, "pivot": 1}, "pivot"),
        ("pilot", {}, None),
        ("", {"a": 1}, None),
    ],
)
def test_the_nearest_known_word(word: str, known: dict[str, int], expected: str | None) -> None:
    assert nearest(word, known) == expected


@given(WORD, st.sets(WORD))
def test_no_word_that_is_near_is_passed_over(word: str, others: set[str]) -> None:
    known = dict.fromkeys(others, 1)
    near = {
        other
        for other in others
        if other[:1] == word[:1] and distance_within(other, word, FARTHEST if len(word) >= 5 else 1)
    }
    found = nearest(word, known)
    assert (found in near) if near else found is None
