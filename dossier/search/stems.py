"""Light stemming of English: plurals, possessives, -ed and -ing, and nothing that changes the word.

``sanction``, ``sanctions``, ``sanctioned`` and ``sanctioning`` share a stem; ``organ`` and
``organization`` do not. A stem is a key to compare by, not a word.
"""

from __future__ import annotations

from functools import lru_cache

from dossier.language.lexicon import words

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3  # letters that must stay before an ending

# What may follow a stem; of the words that these make, those count that have the same stem.
_ENDINGS = (
    "", "e", "s", "es", "ed", "eds", "ing", "ings", "eing", "y", "i", "ies", "ied", "ying", "ier",
    "'s", "e's", "y's", "s's", "es's", "ies's", "ing's",
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(term: str) -> str:
    """Return the stem of a term.

    >>> stem("sanctions") == stem("sanctioned") == stem("sanction")
    True
    """
    if len(term) <= _SHORTEST or term in words("uninflected"):
        return term
    if term.endswith("'s"):
        return stem(term[:-2])
    if term[0].isdigit():
        return term.removesuffix("s")
    return _base(_without_suffix(_singular(term)))


def _singular(term: str) -> str:
    if not term.endswith("s") or term.endswith(("ss", "us", "is")) or "'" in term:
        return term
    if term.endswith("ies") and len(term) > 4:
        return term[:-3] + "y"
    if term.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return term[:-2]
    return term[:-1]


def _without_suffix(term: str) -> str:
    """Drop -ed or -ing where what stays could be a word."""
    if term in words("uninflected") or term.endswith("eed"):
        return term
    for suffix in ("ed", "ing"):
        body = term.removesuffix(suffix)
        if body != term and len(body) >= _SHORTEST and not _VOWELS.isdisjoint(body):
            if suffix == "ed" and body.endswith("i"):
                return body[:-1] + "y"
            return _undoubled(body)
    return term


def _undoubled(body: str) -> str:
    """Turn what doubling leaves, as in planned or stopping, into the plain word."""
    if len(body) > _SHORTEST and body[-1] == body[-2] and body[-1] in "bdgmnprt":
        return body[:-1]
    return body


def _base(term: str) -> str:
    """Drop a last e, so that impose and imposing meet."""
    if term.endswith("e") and len(term) > _SHORTEST + 1 and not term.endswith("ee"):
        return term[:-1]
    return term


def inflections(term: str) -> list[str]:
    """Return the terms that share the stem of a term, by the endings of English, and the term itself."""
    key = stem(term)
    bodies = [key]
    if key[-1:].isalpha():
        bodies.append(key + key[-1])
    if key.endswith("y"):
        bodies.append(key[:-1])
    found = {body + ending for body in bodies for ending in _ENDINGS}
    found.add(term)
    return sorted(form for form in found if stem(form) == key)
