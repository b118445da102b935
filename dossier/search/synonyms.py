"""Words that a search takes as the same: the spellings that the package knows, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from dossier.language.lexicon import entries
from dossier.search.analyzer import terms
from dossier.search.stems import stem

Name: TypeAlias = tuple[str, ...]
"""A word or several, as terms."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """For a name, by the stems of its terms, the other names of its groups."""

    _others: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)

    def of(self, name: Iterable[str]) -> tuple[Name, ...]:
        """Return what is searched with a name, whatever the inflection of its words."""
        return self._others.get(_key(name), ())


def synonyms(groups: Iterable[Iterable[str]]) -> Synonyms:
    """Return groups of words or names, as printed, on top of the spellings that the package ships."""
    found: dict[Name, dict[Name, None]] = {}
    for group in (*_shipped(), *groups):
        names = dict.fromkeys(name for word in group if (name := tuple(terms(word))))
        for name in names:
            key = _key(name)
            others = (other for other in names if _key(other) != key)
            found.setdefault(key, {}).update(dict.fromkeys(others))
    return Synonyms({key: tuple(others) for key, others in found.items() if others})


@cache
def spellings() -> Synonyms:
    """Return the spellings that the package ships."""
    return synonyms(())


@cache
def _shipped() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split()) for entry in entries("spelling_variants"))


def _key(name: Iterable[str]) -> Name:
    return tuple(stem(term) for term in name)
