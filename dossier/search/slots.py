"""Which terms a slot of a query stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from dossier.search.analyzer import ACRONYM_MARK
from dossier.search.nodes import Fuzzy, Slot, Wildcard, Word
from dossier.search.spelling import distance_within
from dossier.search.stems import inflections

_ONE_LETTER = "[^\n^]"


@lru_cache(maxsize=1024)
def spelled_out(word: Word) -> frozenset[str]:
    """Return every term that a word can stand for, those of no dictionary among them."""
    bases = (word.term, *word.also)
    return frozenset(form for base in bases for form in _forms(base, exact=word.exact))


def _forms(base: str, *, exact: bool) -> set[str]:
    if base.endswith(ACRONYM_MARK):
        return {base, base.removesuffix(ACRONYM_MARK) + "'s"}
    forms = {base} if exact else set(inflections(base))
    return forms | {form + ACRONYM_MARK for form in forms}


@lru_cache(maxsize=256)
def wildcard_pattern(pattern: str) -> re.Pattern[str]:
    """Return a wildcard as a regular expression over a whole term, which may be a possessive."""
    parts = [f"{_ONE_LETTER}*" if c == "*" else _ONE_LETTER if c == "?" else re.escape(c) for c in pattern]
    return re.compile("".join(parts) + "(?:'s)?" + re.escape(ACRONYM_MARK) + "?")


@lru_cache(maxsize=256)
def wildcard_lines(pattern: str) -> re.Pattern[bytes]:
    """Return a wildcard as a regular expression over UTF-8 terms, one a line."""
    letter = rb"(?:[^\n^\x80-\xff]|[\xc2-\xf4][\x80-\xbf]{1,3})"
    parts = [
        rb"[^\n^]*" if c == "*" else letter if c == "?" else re.escape(c.encode("utf-8", "replace"))
        for c in pattern
    ]
    return re.compile(rb"^" + b"".join(parts) + rb"(?:'s)?\^?$", re.MULTILINE)


def literal_prefix(pattern: str) -> str:
    """Return what stands before the first wildcard."""
    return re.split(r"[*?]", pattern, maxsplit=1)[0]


def term_test(slot: Slot) -> Callable[[str], bool]:
    """Return what tells whether a slot stands for a term."""
    match slot:
        case Word():
            return spelled_out(slot).__contains__
        case Wildcard(pattern):
            matcher = wildcard_pattern(pattern).fullmatch
            return lambda term: matcher(term) is not None
        case Fuzzy(wanted, distance):
            return lambda term: distance_within(term.removesuffix(ACRONYM_MARK), wanted, distance)
