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
        ("coal OR wine minister", ["coal"]),
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
        ("ATLEAST/2 (port OR por*)", []),
        ("ATLEAST/2 shop~", []),
        ("((cheap coal) OR mine) NEAR/9 us", ["coal"]),
        ("ATLEAST/2 the", ["coal", "rail", "ship", "wine"]),
        ("/s-?400s?/", ["ship", "wine"]),
        ("/left port/", ["ship"]),
        ("/Right.sovereign/", []),
        ("nothing-like-it", []),
    ],
)
def test_finds(search, query: str, articles: list[str]) -> None:
    assert search(query) == articles


# Each pair is searched both ways; within quotation marks only what stands there counts.
PAIRS = [
    ("T-9", "T9", True), ("T 9", "T9", True), ("K20", "K-20", True), ("U.S.", "US", True),
    ("Erdoğan", "Erdogan", True), ("ZÜRICH", "zurich", True), ("o’neil", "O'Neil", True),
    ("defence", "defense", False), ("quay", "landing stage", False), ("USA", "US", False),
    ("sanction", "sanctions", False), ("sanctioned", "sanctioning", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [*PAIRS, *((b, a, same) for a, b, same in PAIRS)])
def test_each_spelling_finds_the_other(tmp_path: Path, one: str, other: str, same: bool) -> None:
    lookup = MemoryLookup()
    texts = [document("one", f"They spoke of {one} then."), document("other", f"Much of {other} now.")]
    index = new_index(tmp_path / "i", lookup, texts, own=[("quay", "landing stage"), ("USA", "US")])
    typed = one if one[:2] == "T " or " " not in one else one.replace(" ", "-")
    assert found(index, typed) == ["one", "other"]
    assert found(index, f'"{one}"') == (["one", "other"] if same else ["one"])


def test_a_lower_case_word_finds_the_acronym_and_capitals_find_no_word(tmp_path: Path) -> None:
    texts = [document("word", "He told us."), document("acronym", "The U.S. left.")]
    index = new_index(tmp_path / "i", MemoryLookup(), texts)
    assert found(index, "us") == found(index, '"us"') == ["acronym", "word"]
    assert found(index, "US") == found(index, "U.S.") == found(index, '"US"') == ["acronym"]


OTHERS = [document(f"other{number}", "tide") for number in range(40)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        # The nearest on the left is the one that ends last, though another begins later.
        ("kelp tide dock pier pier pier", '("kelp tide dock" OR tide) NEAR/1 pier', True),
        ("kelp tide dock pier", "ATLEAST/2 ((kelp OR kelp*) NEAR/3 pier)", False),
        # An AND holds where all of it is in the article, whatever the size of the index.
        ("kelp dock", "((kelp pier) OR tide) NEAR/5 dock", False),
        ("kelp dock\npier", "((kelp pier) OR tide) NEAR/5 dock", True),
        ("kelp kelp", "ATLEAST/1 (dock OR (ATLEAST/3 kelp))", False),
    ],
)
def test_what_stands_where_in_a_small_and_a_larger_index(
    tmp_path: Path, text: str, query: str, expected: bool
) -> None:
    for name, others in (("small", []), ("larger", OTHERS)):
        index = new_index(tmp_path / name, MemoryLookup(), [document("one", text), *others])
        assert found(index, query) == (["one"] if expected else [])


def test_the_seeds_are_found_as_a_reader_expects(seeds: Path, tmp_path: Path) -> None:
    documents = [document(path.stem, path.read_text("utf-8")) for path in sorted(seeds.glob("*.txt"))]
    index = new_index(tmp_path / "i", MemoryLookup(), documents)
    assert len(found(index, '"sovereign right"')) == 1
    assert len(found(index, "“sovereign right”")) == 1
    assert len(found(index, "S-400")) == len(found(index, "S400")) == 5
    assert found(index, "trump -sanctions") == []
