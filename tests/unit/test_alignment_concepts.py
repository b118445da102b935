from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.alignment.concepts import concepts, lone_names
from dossier.analysis.alignment.matching import Match
from dossier.analysis.alignment.rows import build_rows, longest_rising, order_rows

NOBODY: frozenset[str] = frozenset()


def test_forms_of_a_word_are_one_concept() -> None:
    assert concepts("The threats threatened.", NOBODY) == concepts("A threat threatens.", NOBODY)


def test_a_state_is_one_concept_in_all_spellings() -> None:
    assert (
        concepts("U.S. ships", NOBODY)
        == concepts("American ships", NOBODY)
        == concepts("United States ships", NOBODY)
    )


def test_a_pronoun_is_no_state() -> None:
    assert "usa" not in concepts("They told us so.", NOBODY)


def test_a_full_name_says_no_more_than_a_surname() -> None:
    texts = ["Yesterday President Jane Amara Doe resigned.", "In the evening Doe left."]
    assert lone_names(texts) == {"doe"}
    assert concepts("President Jane Amara Doe resigned", lone_names(texts)) == concepts(
        "Doe resigned", NOBODY
    )


@given(st.lists(st.text(), max_size=4))
def test_any_texts_have_concepts(texts: list[str]) -> None:
    for text in texts:
        concepts(text, lone_names(texts))


def test_a_row_holds_one_passage_of_an_article() -> None:
    matches = [Match(0, 0, 1, 0, 0.9), Match(0, 0, 1, 1, 0.8), Match(0, 1, 1, 1, 0.3)]
    assert build_rows([2, 2], matches) == [{0: 0, 1: 0}, {0: 1, 1: 1}]


def test_rows_without_the_base_follow_what_precedes_them() -> None:
    rows = [{0: 0, 1: 1}, {0: 1}, {1: 0}, {1: 2}]
    ordered, moved = order_rows(rows, [2, 3])
    assert ordered == [{1: 0}, {0: 0, 1: 1}, {1: 2}, {0: 1}]
    assert not any(moved)


@given(st.lists(st.integers(), unique=True))
def test_a_rising_subsequence_rises(numbers: list[int]) -> None:
    chosen = longest_rising(numbers)
    kept = [number for number in numbers if number in chosen]
    assert kept == sorted(kept)
    assert bool(kept) == bool(numbers)
