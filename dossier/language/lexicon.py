"""The word lists that ship with the package: one file a list, read once, when first asked for.

In a list ``#`` opens a comment. An entry is a line, or, in the lists of single words, a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_VOWELS = "aeiou"


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a shipped list, in the order of the file.

    Args:
        name: The file's name in ``dossier/language/data``, without ``.txt``.
    """
    text = files("dossier.language").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a shipped list whose entries are single words."""
    return frozenset(word for entry in entries(name) for word in entry.split())


def word_class(name: str) -> frozenset[str]:
    """Return one of the classes of ``word_classes.txt``: the words under its name in square brackets."""
    return _word_classes()[name]


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    current = ""
    for entry in entries("word_classes"):
        if entry.startswith("[") and entry.endswith("]"):
            current = entry[1:-1]
        else:
            classes.setdefault(current, set()).update(entry.split())
    return {name: frozenset(words) for name, words in classes.items()}


@cache
def marked(name: str) -> Mapping[str, str]:
    """Return the entries of a list that may carry a mark: the word, and its mark or ``""``."""
    pairs = (entry.partition(" ") for entry in entries(name))
    return MappingProxyType({word: mark.strip() for word, _, mark in pairs})


@cache
def given_names() -> Mapping[str, str]:
    """Return given names with ``"m"`` or ``"f"``, whom they mostly name."""
    names: dict[str, str] = {}
    for entry in entries("given_names"):
        gender, _, listed = entry.partition(":")
        names.update(dict.fromkeys(listed.split(), gender))
    return MappingProxyType(names)


def verb_forms(verb: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the forms of an English verb: itself, third person, past, participles.

    Args:
        verb: The infinitive; a particle may follow it ("point out").
        irregular: Forms that replace the regular past; a form with a particle replaces all of them.
    """
    stem, _, particle = verb.partition(" ")
    if particle:
        if irregular:
            return (verb, *irregular)
        return tuple(f"{form} {particle}" for form in verb_forms(stem))
    if stem.endswith("e"):
        third, past, present = stem + "s", stem + "d", stem[:-1] + "ing"
    elif stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        third, past, present = stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"
    elif stem in word_class("verbs that double a consonant"):
        third, past, present = stem + "s", stem + stem[-1] + "ed", stem + stem[-1] + "ing"
    else:
        third = stem + ("es" if stem.endswith(("sh", "ch", "s", "x", "z")) else "s")
        past, present = stem + "ed", stem + "ing"
    return (stem, third, *(irregular or (past,)), present)
