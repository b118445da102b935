"""Outlets and agencies under one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.outlets import Outlets
from dossier.language.data_files import load_yaml

KNOWN = Outlets.load()


@pytest.mark.parametrize(
    "spelling", ["VOA", "voa", "Voice of America", "the voice of  america", "voanews.com", "www.voanews.com"]
)
def test_an_outlet_has_one_name(spelling: str) -> None:
    assert KNOWN.outlet(spelling) == "Voice of America"


@pytest.mark.parametrize("spelling", ["AFP", "Agence France-Presse", "afp.com"])
def test_an_agency_has_one_name(spelling: str) -> None:
    assert KNOWN.agency(spelling) == "AFP"


def test_accents_do_not_matter() -> None:
    assert KNOWN.outlet("El Pais") == KNOWN.outlet("EL PAÍS") == "El País"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC News"),
        ("http://edition.cnn.com/a", "CNN"),
        ("https://www.reuters.com/a", "Reuters"),
        ("https://notbbc.com/a", None),
        ("https://bbc.com.example.org/", None),
        ("https://[", None),
        ("nonsense", None),
    ],
)
def test_an_address_tells_the_outlet(url: str, name: str | None) -> None:
    assert KNOWN.outlet_of_url(url) == name


def test_a_user_can_add_and_override() -> None:
    known = Outlets.load({"Harbour Gazette": ["HG", "gazette.example"]}, {"Reuters UK": ["Reuters"]})
    assert known.outlet("hg") == "Harbour Gazette"
    assert known.outlet_of_url("https://news.gazette.example/1") == "Harbour Gazette"
    assert known.agency("Reuters") == "Reuters UK"
    assert known.outlet("VOA") == "Voice of America"


def test_the_lists_are_whole() -> None:
    assert len(load_yaml("outlets.yaml")) >= 120
    assert len(load_yaml("agencies.yaml")) >= 25


@pytest.mark.parametrize("name", ["outlets.yaml", "agencies.yaml"])
def test_no_spelling_stands_for_two_names(name: str) -> None:
    table: dict[str, list[str]] = load_yaml(name)
    spellings = [spelling for key, others in table.items() for spelling in (key, *others)]
    assert len(spellings) == len(set(spellings))


@given(st.text())
def test_any_spelling_is_looked_up(text: str) -> None:
    KNOWN.outlet(text)
    KNOWN.agency(text)
    KNOWN.outlet_of_url("http://" + text)
