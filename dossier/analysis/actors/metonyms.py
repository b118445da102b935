"""Capitals and seats of government that stand for the government: "Ankara says", "talks with Moscow"."""

from __future__ import annotations

import re

from dossier.analysis.actors.lexicon import gazetteers, words
from dossier.language.words import fold

_BEFORE = re.compile(r"(?:([^\W_]+)\W{1,3})?([^\W_]+)\W{0,3}(?:[Tt]he\s)?\Z")
_AFTER = re.compile(r"\s{1,2}(?:also |now |still |only |never |again )?([^\W_]+)")
_REACH = 40  # characters
_PLACE_AFTER = re.compile(
    r",\s[A-Z]|\s?[(–—]|\s-\s|[-‐](?:based|born)|\s(?:area|airport|suburb|metro|street)"
)
_POSSESSIVE = re.compile(r"['’]s?\s+([^\W_]+)")
_STATIVE = frozenset({"is", "was", "are", "were"})


def _words_before(text: str, start: int) -> tuple[str, str]:
    """Return the two words before an offset, folded, the article apart."""
    match = _BEFORE.search(text[max(0, start - _REACH) : start])
    return (fold(match.group(1) or ""), fold(match.group(2))) if match else ("", "")


def country_of_seat(name: str) -> str | None:
    """Return the code of the country whose seat of government this is, or None."""
    return gazetteers().seats.get(" ".join(fold(name).split()))


def is_body(name: str) -> bool:
    """Return whether a seat of government is a body of its own, not another name of the government."""
    return " ".join(fold(name).split()) in gazetteers().own_seats


def stood_for(name: str) -> str | None:
    """Return the name of the country whose government a body of its own stands for, or None."""
    code = country_of_seat(name) if is_body(name) else None
    return gazetteers().country_names.get(code) if code else None


def country_of_capital(name: str) -> str | None:
    """Return the code of the country whose capital this is, or None."""
    return gazetteers().capitals.get(" ".join(fold(name).split()))


def acts(text: str, end: int) -> bool:
    """Return whether the place whose name ends at ``end`` does what governments do."""
    after = _AFTER.match(text, end, end + _REACH)
    return after is not None and fold(after.group(1)) in words("action verbs") - _STATIVE


def is_visited(text: str, start: int) -> bool:
    """Return whether what is named at ``start`` is somewhere: "at the White House"."""
    return _words_before(text, start)[1] in words("locative prepositions") | words("motion")


def stands_for_government(text: str, start: int, end: int) -> bool:
    """Return whether a capital named at ``[start, end)`` stands for its government."""
    if end - start > 3 and text[start:end].isupper():
        return False  # a dateline
    earlier, before = _words_before(text, start)
    if before in words("locative prepositions"):
        return False
    possessive = _POSSESSIVE.match(text, end, end + _REACH)
    if possessive:
        return fold(possessive.group(1)) not in words("city nouns")
    if before in {"from", "of"}:
        return earlier not in words("journeys") if before == "from" else earlier in {"that", "those"}
    if before in words("motion") or _PLACE_AFTER.match(text, end, end + _REACH):
        return False
    after = _AFTER.match(text, end, end + _REACH)
    if after and fold(after.group(1)) in words("action verbs"):
        return True
    return before in words("agent prepositions")
