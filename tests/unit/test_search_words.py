"""What words, phrases and the words near each other find."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_world import MemoryLookup, document, found, new_index

TEXTS = {
    "ship": "The ship left port. Sanctions were set on the owner.\n\nHe defends the S-400 deal in the US.",
    "coal": "Coal is cheap, the minister told us. He sanctioned the new mine.\nIts defence rests.",
    "rail": "Sanction the railway, said Erdoğan's aide; the state of the union is strong.\nRight\nsovereign",
    "wine": "U.S. wine growers fear a G20 rule. The sovereign\nright of wine. S400s went to the US's rival.",
    "foot": "A well-known man scored. Organised fans sang; the union state cheered 1,250 times, 1990s style.",
}


@pytest.fixture
def search(tmp_path: Path):
    index = new_index(tmp_path / "i", MemoryLookup(), [document(name, text) for name, text in TEXTS.items()])
    return lambda query: found(index, query)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("sanctions", ["coal", "rail", "ship"]),
        ('"sanctions"', ["ship"]),
        ("SANCTION", ["coal", "rail", "ship"]),
        ("erdogan", ["rail"]),
        ("S-400", ["ship", "wine"]),
        ("S400", ["ship", "wine"]),
        ("S 400", ["ship", "wine"]),
        ('"S-400"', ["ship"]),
        ("G-20", ["wine"]),
        ("US", ["ship", "wine"]),
        ("U.S.", ["ship", "wine"]),
        ("us", ["coal", "ship", "wine"]),
        ("defense", ["coal"]),
        ('"defense"', []),
        ("organize", ["foot"]),
        ("well-known", ["foot"]),
        ("known", ["foot"]),
        ('"well known"', ["foot"]),
        ("1990", ["foot"]),
        ("1,250", ["foot"]),
        ('"state of the union"', ["rail"]),
        ('"the"', ["coal", "foot", "rail", "ship", "wine"]),
        ('"sovereign right"', []),
        ("sovereign right", ["rail", "wine"]),
        ("sovereign NEAR/5 right", []),
        ("sanction*", ["coal", "rail", "ship"]),
        ("sanction?", ["ship"]),
        ("s?ip", []),
        ("sh?p", ["ship"]),
        ('"sanction* the rail*"', ["rail"]),
        ("shop~", ["ship"]),
        ("sanktion~2", ["rail", "ship"]),
        ("coal OR wine", ["coal", "wine"]),
        ("coal OR wine minister", ["coal", "wine"][:1]),
        ("union -railway", ["foot"]),
        ("-union", ["coal", "ship", "wine"]),
        ("sanctions NOT (coal OR ship)", ["rail"]),
        ("minister NEAR/2 us", ["coal"]),
        ("us NEAR/1 minister", []),
        ("minister PRE/2 us", ["coal"]),
        ("us PRE/2 minister", []),
        ('"us minister"~2', ["coal"]),
        ("(coal OR wine) NEAR/3 cheap", ["coal"]),
        ("coal /s minister", ["coal"]),
        ("coal /s mine", []),
        ("coal /p mine", ["coal"]),
        ("coal /p defence", []),
        ("ATLEAST/2 the", ["coal", "rail", "ship", "wine"]),
        ("/s-?400s?/", ["ship", "wine"]),
        ("/left port/", ["ship"]),
        ("/Right.sovereign/", []),
        ("nothing-like-it", []),
    ],
)
def test_finds(search, query: str, articles: list[str]) -> None:
    assert search(query) == articles


def test_the_seeds_are_found_as_a_reader_expects(seeds: Path, tmp_path: Path) -> None:
    documents = [document(path.stem, path.read_text("utf-8")) for path in sorted(seeds.glob("*.txt"))]
    index = new_index(tmp_path / "i", MemoryLookup(), documents)
    assert len(found(index, '"sovereign right"')) == 1
    assert len(found(index, "“sovereign right”")) == 1
    assert len(found(index, "S-400")) == len(found(index, "S400")) == 5
    assert found(index, "trump -sanctions") == []
