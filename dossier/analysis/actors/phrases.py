"""Names of several words that are known, found in a run of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dossier.analysis.actors.lexicon import gazetteers, organisations
from dossier.analysis.actors.tokens import tokenize
from dossier.analysis.actors.word import Word


class Known(StrEnum):
    """The list that a name stands in."""

    COUNTRY = "country"
    CAPITAL = "capital"
    SEAT = "seat"
    CITY = "city"
    REGION = "region"
    ORGANISATION = "organisation"


PLACES = frozenset({Known.COUNTRY, Known.CAPITAL, Known.CITY, Known.REGION})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known name at tokens ``[first, last)``."""

    first: int
    last: int
    known: Known


def phrases(tokens: Sequence[Word]) -> dict[int, Phrase]:
    """Return the longest known name at each token that opens one; none overlaps another."""
    places, names = _places(), _organisations()
    found: dict[int, Phrase] = {}
    free = 0
    for first, token in enumerate(tokens):
        if first < free or not (token.capital or token.text in names):
            continue
        phrase = _longest_place(tokens, first, places.get(token.key, ()))
        name = _longest_name(tokens, first, names.get(token.text, ()))
        if name and (phrase is None or name.last >= phrase.last):
            phrase = name
        if phrase:
            found[first] = phrase
            free = phrase.last
    return found


def _longest_place(
    tokens: Sequence[Word], first: int, choices: Sequence[tuple[tuple[str, ...], Known]]
) -> Phrase | None:
    for keys, known in choices:
        last = first + len(keys)
        if last <= len(tokens) and all(
            tokens[at].key == key and (tokens[at].capital or len(key) < 4)
            for at, key in zip(range(first, last), keys, strict=True)
        ):
            if len(keys) == 1 and _is_plain_word(tokens[first]):
                continue
            return Phrase(first, last, known)
    return None


def _longest_name(tokens: Sequence[Word], first: int, choices: Sequence[tuple[str, ...]]) -> Phrase | None:
    for texts in choices:
        last = first + len(texts)
        if last <= len(tokens) and all(
            tokens[at].text == text for at, text in zip(range(first, last), texts, strict=True)
        ):
            return Phrase(first, last, Known.ORGANISATION)
    return None


def _is_plain_word(token: Word) -> bool:
    """Whether a short key is a word of the language here: "Us" is not the US."""
    return token.key == "us" and not token.acronym


@cache
def _places() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    names = gazetteers()
    index: dict[str, dict[tuple[str, ...], Known]] = {}
    for known, keys in (
        (Known.SEAT, names.seats),
        (Known.COUNTRY, names.countries),
        (Known.CAPITAL, names.capitals),
        (Known.CITY, names.cities),
        (Known.REGION, names.regions),
    ):
        for key in keys:
            parts = tuple(part.rstrip(".") for part in key.split())
            if parts[0] == "the" and key.removeprefix("the ") in keys:
                continue
            index.setdefault(parts[0], {}).setdefault(parts, known)
    return {
        first: tuple(sorted(entries.items(), key=lambda entry: -len(entry[0])))
        for first, entries in index.items()
    }


@cache
def _organisations() -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, set[tuple[str, ...]]] = {}
    for name in organisations().names:
        texts = tokenize(name).words
        index.setdefault(texts[0], set()).add(texts)
    return {
        first: tuple(sorted(entries, key=lambda texts: (-len(texts), texts)))
        for first, entries in index.items()
    }
