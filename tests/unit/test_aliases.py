from __future__ import annotations

import pytest

from dossier.analysis.actors.names import (
    acronyms,
    is_acronym,
    matches_person,
    organisation_key,
    person_key,
    place_key,
)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Korhonen", "Aino Korhonen"),
        ("Aino Korhonen", "Aino Maria Korhonen"),
        ("A. Korhonen", "Aino Maria Korhonen"),
        ("Bill Carver", "William Carver"),
        ("Köhler", "Hans Koehler"),
        ("Mr. Korhonen", "Aino Korhonen"),
        ("al-Amin", "Yusuf al-Amin"),
    ],
)
def test_family_names_match(short: str, full: str) -> None:
    assert matches_person(person_key(short), person_key(full)) == 0


@pytest.mark.parametrize(
    ("short", "full"), [("Pekka Korhonen", "Aino Korhonen"), ("Maria Korhonen", "Pekka Korhonen")]
)
def test_other_given_names_do_not_match(short: str, full: str) -> None:
    assert matches_person(person_key(short), person_key(full)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Carver Jr.", "John Carver"),
        ("Christina Carver", "Christian Carver"),
        ("Jon Petersen", "Jon Pettersson"),
        ("Elizabeth II", "Elizabeth Carver"),
    ],
)
def test_relatives_do_not_match(one: str, other: str) -> None:
    assert matches_person(person_key(one), person_key(other)) is None
    assert matches_person(person_key(other), person_key(one)) is None


def test_a_bare_surname_may_be_a_juniors() -> None:
    assert matches_person(person_key("Carver"), person_key("John Carver Jr.")) == 0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Will Carver", ("will", "carver")),
        ("Finnish Prime Minister Aino Korhonen", ("aino", "korhonen")),
        ("Martin Luther King Jr.", ("~jr", "martin", "luther", "king")),
        ("Stephen King", ("stephen", "king")),
    ],
)
def test_keys_of_people(name: str, key: tuple[str, ...]) -> None:
    assert person_key(name) == key


def test_a_slip_in_a_long_surname_is_forgiven() -> None:
    assert matches_person(person_key("Aino Korhoenn"), person_key("Aino Korhonen")) == 0


def test_a_given_name_alone_matches_less_well() -> None:
    assert matches_person(person_key("Aino"), person_key("Aino Korhonen")) == 1


def test_titles_are_no_part_of_a_name() -> None:
    assert person_key("President Aino Korhonen of Finland") == ("aino", "korhonen")


def test_acronyms_leave_small_words_out_or_in() -> None:
    assert "iaea" in acronyms("International Atomic Energy Agency")
    assert "bor" in acronyms("Bank of Rovaniemi")
    assert "nsw" in acronyms("New South Wales")


@pytest.mark.parametrize(
    ("name", "answer"), [("NATO", True), ("AfD", True), ("U.N.", True), ("Oslo", False), ("A", False)]
)
def test_what_is_written_as_an_acronym(name: str, answer: bool) -> None:
    assert is_acronym(name) is answer


def test_legal_forms_are_left_out() -> None:
    assert organisation_key("Nordlys Holdings Ltd.") == organisation_key("Nordlys")


def test_compass_points_are_written_out() -> None:
    assert place_key("N. Korea") == place_key("North Korea")
