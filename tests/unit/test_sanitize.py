"""The one door for text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.sanitize import VISIBLE, inert, sanitize, sanitize_line


@pytest.mark.parametrize(
    "hostile", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\U000e0041"]
)
def test_a_character_that_a_terminal_obeys_or_hides_becomes_visible(hostile: str) -> None:
    assert sanitize(f"a{hostile}b") == f"a{VISIBLE}b"


def test_an_escape_sequence_stays_readable_but_dead() -> None:
    assert sanitize("\x1b]52;c;QQ==\x07") == f"{VISIBLE}]52;c;QQ=={VISIBLE}"


def test_every_line_end_becomes_a_newline() -> None:
    assert sanitize("a\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"


def test_letters_are_composed() -> None:
    assert sanitize("Erdog\u0306an") == "Erdo\u011fan"


def test_spaces_of_other_widths_become_plain() -> None:
    assert sanitize("said:\u00a0yes\u2009and\u3000no") == "said: yes and no"


def test_typesetting_marks_are_dropped() -> None:
    assert sanitize("\ufeffhar\u00adbour") == "harbour"


@pytest.mark.parametrize("spelled", ["می\u200cخواهم", "👩\u200d🚀"])
def test_joiners_stay_where_the_spelling_needs_them(spelled: str) -> None:
    assert sanitize(spelled) == spelled


def test_a_stack_of_marks_is_cut_because_normalizing_it_is_quadratic() -> None:
    stack = sanitize("a" + "\u0300\u0316" * 200_000)
    assert sum(1 for character in stack if unicodedata.combining(character)) <= 30


def test_a_line_is_one_line() -> None:
    assert sanitize_line("  two\n\tlines\x1b ") == f"two lines{VISIBLE}"


@given(st.text())
def test_inert_keeps_the_length(text: str) -> None:
    assert len(inert(text)) == len(text)


@given(st.text())
def test_sanitizing_twice_changes_nothing(text: str) -> None:
    once = sanitize(text)
    assert sanitize(once) == once


@given(st.text(alphabet=st.characters(max_codepoint=0x2100)))
def test_no_control_character_comes_through(text: str) -> None:
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in sanitize(text))


def test_a_joiner_at_the_end_of_an_emoji_joins_nothing_and_is_shown() -> None:
    assert sanitize("\U0001f6a2\u200d and") == f"\U0001f6a2{VISIBLE} and"
    assert sanitize("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680"
