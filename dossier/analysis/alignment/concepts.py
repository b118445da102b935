"""What a passage is about, as concepts: the things that different reports call by different words.

A term stands for its concept where a list has it ("Ankara" and "Turkish" for one country, "buy" and
"procure" for one act), else for its stem; of a person's full name the last word is kept, because a
passage that introduces "President Jane Amara Doe" says no more of her than one that says "Doe".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from dossier.analysis.terms import data_lines, terms
from dossier.language.words import fold

_MAX_CHARACTERS = 2000  # of one passage: a longer one is known by its beginning
_STATES = (
    (re.compile(r"\bU\.S\.(?:A\.)?|\bUSA?\b|\bUnited States\b"), " usa "),
    (re.compile(r"\bU\.K\.|\bUK\b|\bUnited Kingdom\b"), " britain "),
)
_OPENING = "\"'“”‘’([«"
_CLOSING = "\"'“”‘’)]».,;:!?"
_SUFFIXES = frozenset(
    """
    izations ization ations ation ments ment ingly edly ness ities ity ions ion ings ing ers er ors or ied ed
    es ly al ive e y
    """.split()  # noqa: SIM905 -- a word list reads better as words
)
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_SHORTEST_STEM = 4


def concepts(text: str, surnames: frozenset[str]) -> list[str]:
    """Return the concepts of a passage in their order.

    Args:
        text: The passage.
        surnames: Names that also stand alone in the compared texts, as ``lone_names`` finds them.
    """
    text = plain_states(text[:_MAX_CHARACTERS])
    return [_concept(term) for term in terms(" ".join(_short_names(text.split(), surnames)))]


def plain_states(text: str) -> str:
    """Return a text in which "U.S.", "US" and "United States" are one word."""
    for pattern, name in _STATES:
        text = pattern.sub(name, text)
    return text


def lone_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the capitalised words that somewhere stand without another one beside them, folded."""
    found = set()
    for text in texts:
        words = text[:_MAX_CHARACTERS].split()
        for run in _capitalised_runs(words):
            if len(run) == 1 and run[0] > 0:
                found.add(_bare(words[run[0]]))
    return frozenset(found)


def _short_names(words: Sequence[str], surnames: frozenset[str]) -> list[str]:
    """Return the words without what precedes a surname in a run of capitalised words."""
    dropped: set[int] = set()
    for run in _capitalised_runs(words):
        if len(run) > 1 and _bare(words[run[-1]]) in surnames:
            dropped.update(run[:-1])
    return [word for at, word in enumerate(words) if at not in dropped]


def _capitalised_runs(words: Sequence[str]) -> list[list[int]]:
    runs: list[list[int]] = []
    run: list[int] = []
    for at, word in enumerate(words):
        if not word.lstrip(_OPENING)[:1].isupper():
            run = []
            continue
        if not run:
            runs.append(run)
        run.append(at)
        if word[-1] in _CLOSING:
            run = []
    return runs


def _bare(word: str) -> str:
    bare = word.strip(_OPENING + _CLOSING)
    return fold(bare.removesuffix("'s").removesuffix("’s"))


@lru_cache(maxsize=1 << 16)
def _concept(term: str) -> str:
    known = concept_names()
    root = stem(term)
    return known.get(term) or known.get(root) or root


@cache
def concept_names() -> Mapping[str, str]:
    """Return for each listed term, and for its stem, the first term of its group."""
    groups = [line.split() for line in data_lines("concepts.txt")]
    names = {stem(term): group[0] for group in reversed(groups) for term in group}
    return names | {term: group[0] for group in reversed(groups) for term in group}


def stem(term: str) -> str:
    """Strip the longest ending that leaves a stem of four letters; "order" and "orders" are one."""
    for length in range(min(_LONGEST_SUFFIX, len(term) - _SHORTEST_STEM), 0, -1):
        if term[-length:] in _SUFFIXES:
            return term[:-length]
    return term
