"""Capitals and seats of government that stand for the government: "Ankara says", "talks with Moscow"."""

from __future__ import annotations

import re

from dossier.analysis.actors.lexicon import gazetteers, words
from dossier.language.words import fold

_BEFORE = re.compile(r"([^\W_]+)\W{0,3}(?:[Tt]he\s)?\Z")
_AFTER = re.compile(r"\s{1,2}(?:also |now |still |only |never |again )?([^\W_]+)")
_REACH = 24
_PLACE_AFTER = re.compile(
    r",\s[A-Z]|\s?[(–—]|\s-\s|[-‐](?:based|born)|\s(?:and|area|airport|suburb|metro|street)"
)
_POSSESSIVE = re.compile(r"['’]s?\s+([^\W_]+)")
_CITY_NOUNS = frozenset(
    {"airport", "center", "centre", "downtown", "mayor", "metro", "museum", "police", "residents", "street"}
    | {"streets", "suburb", "suburbs", "university"}
)
_MOTION = frozenset({"to", "visit", "visited", "visiting", "left", "leaving", "central", "entered"})
_STATIVE = frozenset({"is", "was", "are", "were"})


def country_of_seat(name: str) -> str | None:
    """Return the code of the country whose seat of government this is, or None."""
    return gazetteers().seats.get(" ".join(fold(name).split()))


def country_of_capital(name: str) -> str | None:
    """Return the code of the country whose capital this is, or None."""
    return gazetteers().capitals.get(" ".join(fold(name).split()))


def acts(text: str, end: int) -> bool:
    """Return whether the place whose name ends at ``end`` does what governments do."""
    after = _AFTER.match(text, end, end + _REACH)
    return after is not None and fold(after.group(1)) in words("action verbs") - _STATIVE


def is_visited(text: str, start: int) -> bool:
    """Return whether what is named at ``start`` is somewhere: "at the White House"."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and fold(before.group(1)) in words("locative prepositions") | _MOTION


def stands_for_government(text: str, start: int, end: int) -> bool:
    """Return whether a capital named at ``[start, end)`` stands for its government."""
    if _PLACE_AFTER.match(text, end, end + _REACH) or (end - start > 3 and text[start:end].isupper()):
        return False
    if is_visited(text, start):
        return False
    after = _AFTER.match(text, end, end + _REACH)
    if after and fold(after.group(1)) in words("action verbs"):
        return True
    possessive = _POSSESSIVE.match(text, end, end + _REACH)
    if possessive:
        return fold(possessive.group(1)) not in _CITY_NOUNS
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and fold(before.group(1)) in words("agent prepositions")
