"""Names as keys: what two spellings of one name have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.analysis.actors.lexicon import gazetteers, given_name_forms, words
from dossier.language.words import fold

Key = tuple[str, ...]

_PART = re.compile(r"[^\W_]+(?:['.&][^\W_]+){0,7}")
_SLIP_LENGTH = 7  # letters; a shorter name with a letter changed is another name
_SWAP_LENGTH = 5  # letters; the same for two letters that changed places
_MARK = "~"
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_TRANSLITERATIONS = (
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("ck", "k"),
    ("y", "i"),
    ("w", "v"),
    ("q", "k"),
    ("dsch", "j"),
    ("tsch", "ch"),
    ("ou", "u"),
    ("ee", "i"),
    ("oo", "u"),
)
_SMALL = frozenset({"of", "the", "for", "on", "in", "and", "to"})
_ENDINGS = {"democratic": "democrat", "labor": "labour", "qaida": "qaeda", "shabab": "shabaab"}
_VOWELS = re.compile(r"[aeiouyhw]")
_VOWEL = str.maketrans("eiouy", "aaaaa")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> Key:
    """Return the words of a name: folded, split at hyphens, without articles, marks and possessive."""
    parts = [part.replace(".", "") for part in _PART.findall(fold(name).replace("’", "'"))]
    if parts and parts[-1].endswith("'s"):
        parts[-1] = parts[-1][:-2]
    if len(parts) > 1 and parts[-1] == "s" and name[-2:-1] in "'’":
        parts.pop()
    if len(parts) > 1 and parts[0] == "the":
        parts.pop(0)
    return tuple(parts)


@lru_cache(maxsize=1 << 16)
def person_key(name: str) -> Key:
    """Return the key of a person's name, without titles before it and what follows it.

    A generation goes first, marked: ("~jr", "john", "carver"). Elizabeth II keeps her number.
    """
    parts = list(name_key(name))
    for at, part in enumerate(parts):
        if part in {"of", "from"} and at > 0:
            parts = parts[:at]
            break
    generation = parts.pop() if len(parts) > 2 and parts[-1] in _GENERATION else None
    parts = parts[_titles_end(parts) :]
    return (f"{_MARK}{generation}", *parts) if generation else tuple(parts)


def _titles_end(parts: Sequence[str]) -> int:
    """Return where a name starts after the titles before it and the words that go with them."""
    titles, names = words("titles"), gazetteers()
    with_titles = words("role modifiers") | {"the"}
    end = 0
    for at, part in enumerate(parts[:-1]):
        if part in titles:
            end = at + 1
        elif part not in with_titles and part not in names.demonyms and part not in names.countries:
            break
    return end


@lru_cache(maxsize=1 << 16)
def organisation_key(name: str) -> Key:
    """Return the key of an organisation's name, without its legal form."""
    parts = list(name_key(name))
    endings = words("corporate endings")
    while len(parts) > 1 and parts[-1] in endings:
        parts.pop()
    if len(parts) > 1 and parts[-1] == "party" and _singular(parts[-2]) in words("ideologies"):
        parts.pop()
    parts = [part for part in parts if part not in _SMALL] or parts
    if parts:
        parts[-1] = _ENDINGS.get(parts[-1], _singular(parts[-1]))
    return tuple(_plain_spelling(part) for part in parts)


def _singular(part: str) -> str:
    return part[:-1] if len(part) > 4 and part[-1] == "s" and part[-2] not in "sui" else part


def _plain_spelling(part: str) -> str:
    """Return a word with umlauts and British endings spelled one way."""
    for written, plain in (
        ("isation", "ization"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("centre", "center"),
    ):
        part = part.replace(written, plain)
    return part


@lru_cache(maxsize=1 << 16)
def place_key(name: str) -> Key:
    """Return the key of a place's name, with the compass written out."""
    parts = list(name_key(name))
    if len(parts) > 1 and parts[0] in _COMPASS:
        parts[0] = _COMPASS[parts[0]]
    if parts[0:1] == ["washington"] and parts[1:] in (["dc"], ["d", "c"]):
        parts = parts[:1]
    if len(parts) > 2 and parts[1] == "of" and parts[0] in words("administrative"):
        parts = parts[2:]
    return tuple(_plain_spelling(part) for part in parts)


def given_form(name: str) -> str:
    """Return the form that stands for a folded given name."""
    return given_name_forms().get(name, name)


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """Return a rough spelling that transliterations of one name share."""
    for written, plain in _TRANSLITERATIONS:
        name = name.replace(written, plain)
    return _DOUBLED.sub(r"\1", name)


def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms that a name of several words may have, folded."""
    parts = [part for part in re.split(r"[\s\-–/]+", name) if part[:1].isalnum()][:12]
    if parts and fold(parts[0]) == "the":
        parts = parts[1:]
    if len(parts) < 2:
        return frozenset()
    endings, small = words("corporate endings"), words("function words") | words("name particles")
    every = "".join(fold(part)[:1] for part in parts)
    capital = "".join(fold(part)[:1] for part in parts if part[0].isupper())
    content = "".join(fold(part)[:1] for part in parts if fold(part) not in small)
    spoken = "".join(fold(part)[:1] for part in parts if fold(part) not in words("function words"))
    without = "".join(
        fold(part)[:1] for part in parts if fold(part) not in small and fold(part).rstrip(".") not in endings
    )
    return frozenset(found for found in (every, capital, content, spoken, without) if len(found) > 1)


def is_acronym(name: str) -> bool:
    """Return whether a name is written as an acronym: NATO, U.N., AfD, HoGeSa."""
    letters = name.replace(".", "")
    capitals = sum(ch.isupper() for ch in letters)
    return letters.isalpha() and 2 <= len(letters) <= 8 and capitals >= 2 and capitals * 2 >= len(letters)


def matches_person(short: Key, full: Key) -> int | None:
    """Return how well a shorter name fits a fuller one, 0 best, or None.

    0: the family name, or given names left out or abbreviated before the same family name;
    1: the given name alone; 2: some other words of it. Father and son of one name do not fit.
    """
    if len(short) > 1 and (_MARK in short[0] or _MARK in full[0]):
        if short[0] != full[0]:
            return None
        short, full = short[1:], full[1:]
    size = len(short)
    if size < len(full):
        if full[-size:] == short:
            return 0
        if full[:size] == short:
            return 1
    if size > 1 and same_family(short[-1], full[-1]) and _given_fit(short[:-1], full[:-1]):
        return 0
    if size > 1 and short[:-1] == full[:-1] and is_swapped(short[-1], full[-1]):
        return 0
    if size == 1 and len(full) > 1 and len(short[0]) > 3 and same_family(short[0], full[-1]):
        return 0
    if size < len(full) and any(full[at : at + size] == short for at in range(1, len(full) - size)):
        return 2
    return None


def same_family(one: str, other: str) -> bool:
    """Return whether two family names are one: the same in sound, or, when long, one slip apart."""
    if one == other or sound(one) == sound(other):
        return True
    if min(len(one), len(other)) < _SLIP_LENGTH or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[at:], other[at:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def is_swapped(one: str, other: str) -> bool:
    """Return whether two words differ in two letters that stand in each other's place: Kirby, Kriby."""
    if len(one) != len(other) or len(one) < _SWAP_LENGTH:
        return False
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )


def _given_fit(short: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether given names fit, in order: equal, nicknames, other spellings or initials."""
    at = 0
    for name in short:
        while at < len(full) and not _same_given(name, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same_given(one: str, other: str) -> bool:
    if one[0] != other[0] and (len(one) == 1 or len(other) == 1):
        return False
    if one == other or len(one) == 1 or len(other) == 1:
        return True
    if given_form(one) == given_form(other) or sound(one) == sound(other):
        return True
    known = gazetteers().given
    if one in known and other in known:
        return False  # Christina and Christian are two names
    own = bones(one)
    return len(own) > 2 and own == bones(other)


@lru_cache(maxsize=1 << 16)
def bones(name: str) -> str:
    """Return the consonants of a name, and whether it starts with a vowel: Rabbo, Rabbu."""
    plain = sound(name)
    return plain[:1].translate(_VOWEL) + _VOWELS.sub("", plain[1:])
