"""What the clause around a value speaks of: two values are held against each other only if it is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dossier.analysis.alignment.concepts import concepts, stem

_REACH = 70  # characters on either side
_GENERIC = frozenset(
    stem(word)
    for word in "people person men women man woman year month week day hour minute time percent".split()  # noqa: SIM905 -- words
)
_BOUND = re.compile(
    r"[;:!?()\[\]—|“”\"]|,? (?:but|while|which|who|when|where|whereas|compared) |, and |(?<![A-Z])\. "
)
_CLOSE_BOUND = re.compile(rf"{_BOUND.pattern}|,| (?:after|before|as|since|until|and) ")
_LEAST_SHARED = 2  # concepts
_LEAST_SHARE = 0.5  # of those of the shorter clause
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """The concepts of a clause: those of its common words, and those of its names."""

    words: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=4096)  # each value of a passage is held against several others
def context(text: str, start: int, end: int, *, close: bool = False) -> Context:
    """Return what the clause around a value ``[start, end)`` of a passage speaks of, without the value.

    With ``close`` a clause ends at each comma, but for one right after the value.
    """
    bound_at = _CLOSE_BOUND if close else _BOUND
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    if start > _REACH:
        left = left.partition(" ")[2]  # the first word is cut
    if len(text) > end + _REACH:
        right = right.rpartition(" ")[0]
    bounds = [match.end() for match in bound_at.finditer(left)]
    left = left[bounds[-1] :] if bounds else left
    bound = bound_at.search(right, 1)
    right = right[: bound.start()] if bound else right
    clause = f"{left} {right}".split()
    opens = not text[:start].strip() or (not bounds and start <= _REACH)
    capitals = [word for at, word in enumerate(clause) if word[:1].isupper() and not (opens and at == 0)]
    words = [word for word in clause if not word[:1].isupper()]
    if opens and clause and clause[0][:1].isupper():
        words.append(clause[0])
    return Context(_concepts(words) - _GENERIC, _concepts(capitals))


def same_context(one: Context, other: Context) -> bool:
    """Say whether two clauses speak of the same: they share a common word, and half of the shorter one.

    Where both have names, they share one.
    """
    common = one.words & other.words
    if one.names and other.names and one.names.isdisjoint(other.names):
        return False
    shared = len(common) + len(one.names & other.names)
    least = min(len(one.words) + len(one.names), len(other.words) + len(other.names))
    if shared < _LEAST_SHARED and one.words != other.words:
        return False
    return bool(common) and shared >= _LEAST_SHARE * least


def _concepts(words: list[str]) -> frozenset[str]:
    return frozenset(one for one in concepts(" ".join(words), _NOBODY) if not one[0].isdigit())
