import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.terms import background, inverse_frequencies, term_hash, terms


def test_terms_are_folded_content_words_without_plural_endings() -> None:
    assert terms("The Café's two policies, and the classes") == ["cafe", "policy", "class"]


def test_british_and_american_spellings_are_one_term() -> None:
    assert terms("defence programmes") == terms("defense programs")


def test_what_is_written_without_spaces_is_cut_into_characters() -> None:
    assert terms("东京 earthquake") == ["东", "京", "earthquake"]


def test_numbers_keep_their_separators() -> None:
    assert terms("1,250.5 tonnes") == ["1,250.5", "tonne"]


def test_background_knows_common_words_as_more_common() -> None:
    hashes = np.array([term_hash("year"), term_hash("harbor"), term_hash("qqqq")], dtype=np.uint32)
    year, harbor, unknown = background().shares(hashes)
    assert year > harbor > unknown == 0.0


def test_background_is_large_enough() -> None:
    assert len(background().hashes) > 25_000


def test_a_word_that_the_folder_repeats_becomes_common() -> None:
    hashes = np.array([term_hash("missile")], dtype=np.uint32)
    few, many = (inverse_frequencies(hashes, np.array([count]), 5000)[0] for count in (3, 4000))
    assert few > many >= 1.0


@given(st.text())
def test_terms_take_any_text(text: str) -> None:
    assert all(0 < len(term) <= 40 for term in terms(text))
