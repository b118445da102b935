"""The shipped word lists and the forms of verbs."""

import re
from pathlib import Path

import pytest

from dossier.language import lexicon


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        ("note", (), ("note", "notes", "noted", "noting")),
        ("say", ("said",), ("say", "says", "said", "saying")),
        ("deny", (), ("deny", "denies", "denied", "denying")),
        ("admit", (), ("admit", "admits", "admitted", "admitting")),
        ("stress", (), ("stress", "stresses", "stressed", "stressing")),
        ("point out", (), ("point out", "points out", "pointed out", "pointing out")),
        ("go on", ("went on",), ("go on", "went on")),
    ],
)
def test_forms_of_verbs(verb: str, irregular: tuple[str, ...], forms: tuple[str, ...]) -> None:
    assert lexicon.verb_forms(verb, irregular) == forms


def test_comments_are_no_entries() -> None:
    for name in ("cue_verbs", "role_nouns", "honorifics", "abbreviations", "given_names", "not_names"):
        assert lexicon.entries(name)
        assert not any("#" in entry for entry in lexicon.entries(name))


def test_marks_of_entries() -> None:
    assert lexicon.marked("honorifics")["mrs"] == "f"
    assert lexicon.marked("honorifics")["dr"] == ""


def test_given_names_tell_men_from_women() -> None:
    names = lexicon.given_names()
    assert (names["Recep"], names["Angela"]) == ("m", "f")
    assert "m" in names.values()


def test_every_word_class_that_the_rules_ask_for_is_there() -> None:
    package = Path(lexicon.__file__).parents[1]
    asked = {
        name
        for file in package.rglob("*.py")
        for name in re.findall(r"\bword_class\(\"([^\"]+)\"\)", file.read_text("utf-8"))
    }
    assert len(asked) > 20
    assert all(lexicon.word_class(name) for name in asked)
    with pytest.raises(KeyError):
        lexicon.word_class("no such class")


def test_no_word_is_listed_twice() -> None:
    for name in ("role_nouns", "honorifics", "abbreviations"):
        listed = [entry.split()[0] for entry in lexicon.entries(name)]
        assert len(listed) == len(set(listed)), name
