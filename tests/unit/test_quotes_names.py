"""The names of an article and the roles it gives them."""

import pytest

from dossier.analysis.quotes.cues import default_lexicon
from dossier.analysis.quotes.names import Names, find_names
from dossier.analysis.quotes.reading import read


def names_of(text: str) -> Names:
    return find_names(read(text), default_lexicon())


def listed(text: str) -> list[str]:
    return [mention.name for mention in names_of(text).mentions]


def test_a_surname_stands_for_the_fullest_name() -> None:
    assert listed("We met Maria Lopez. Then Lopez left, and Ms. Lopez slept.") == ["Maria Lopez"] * 3


def test_the_full_name_may_come_later() -> None:
    assert listed("We met Lopez at noon. It was Maria Lopez.") == ["Maria Lopez"] * 2


def test_titles_and_openers_are_no_part_of_a_name() -> None:
    assert listed("But Mayor Maria Lopez and Sen. Peter Novak met.") == ["Maria Lopez", "Peter Novak"]


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert listed("Rain fell. The rain fell on Springfield.") == ["Springfield"]


def test_particles_belong_to_a_name() -> None:
    assert listed("We met Anna van der Berg at noon.") == ["Anna van der Berg"]


def test_two_of_one_surname_are_told_apart_by_title() -> None:
    text = "We met Maria Lopez and Peter Lopez. Then Mr. Lopez left, and Mrs. Lopez slept."
    assert listed(text)[2:] == ["Peter Lopez", "Maria Lopez"]


def test_a_title_may_be_a_surname() -> None:
    assert listed("We met Anna Pope, an adviser.") == ["Anna Pope"]


def test_a_person_after_a_body() -> None:
    assert listed("It was Refugee Council Ewald Rosen who left.") == ["Refugee Council", "Ewald Rosen"]


def test_an_acronym_stands_for_its_name() -> None:
    assert listed("We asked the Springfield Water Board. The SWB left.")[-1] == "Springfield Water Board"


def test_names_do_not_cross_sentences() -> None:
    assert listed("We met Lopez. Novak left with Lopez.") == ["Lopez", "Novak", "Lopez"]


@pytest.mark.parametrize(("text", "gender"), [("Mrs. Roe left.", "f"), ("We met Peter Roe.", "m")])
def test_titles_and_given_names_tell_men_from_women(text: str, gender: str) -> None:
    names = names_of(text)
    assert names.genders[names.mentions[0].name] == gender
    assert names.mentions[0].name in names.people
