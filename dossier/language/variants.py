"""Spellings of the same word: defence and defense."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from dossier.language.lexicon import entries
from dossier.language.words import fold

Variants: TypeAlias = Mapping[str, tuple[str, ...]]
"""The other words of a word's groups, folded."""


@cache
def spelling_variants() -> Variants:
    """Return the groups that the package ships."""
    return group(entry.split() for entry in entries("spelling_variants"))


def group(groups: Iterable[Iterable[str]], base: Variants | None = None) -> Variants:
    """Return a mapping from each word to the others of its groups, on top of the groups of ``base``."""
    found: dict[str, dict[str, None]] = {word: dict.fromkeys(others) for word, others in (base or {}).items()}
    for words in groups:
        folded = list(dict.fromkeys(fold(word) for word in words))
        for word in folded:
            found.setdefault(word, {}).update((other, None) for other in folded if other != word)
    return MappingProxyType({word: tuple(others) for word, others in found.items() if others})
