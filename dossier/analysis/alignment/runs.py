"""Runs of words that two passages share word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dossier.language.words import fold
from dossier.model import Span

SHORTEST_RUN = 4  # words
VERBATIM_SHARE = 0.8  # of the words of both passages
_MAX_WORDS = 400  # of a passage; what follows is not compared
_MOST_PLACES = 4
# What hyphens, dots and apostrophes join is one word: a run neither begins nor ends inside "S-400s".
_WORD = re.compile(r"[^\W_]+(?:['’.&/–-][^\W_]+){0,12}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")  # "u.s", which others print without dots


class Word(NamedTuple):
    """A word of a passage, folded, with its offsets in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[a, a + size)`` of one passage that are words ``[b, b + size)`` of another."""

    a: int
    b: int
    size: int


@lru_cache(maxsize=512)  # a passage is held against those of several articles, and more than once
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a passage, at most 400."""
    if text.isascii():  # folding moves no character then
        matches = islice(_WORD.finditer(text.lower()), _MAX_WORDS)
        return tuple(Word(_undotted(match[0]), match.start(), match.end()) for match in matches)
    matches = islice(_WORD.finditer(text), _MAX_WORDS)
    return tuple(Word(_undotted(fold(match[0])), match.start(), match.end()) for match in matches)


def _undotted(word: str) -> str:
    return word.replace(".", "") if "." in word and _DOTTED.fullmatch(word) else word


def shared_runs(a: Sequence[Word], b: Sequence[Word]) -> list[Run]:
    """Return the longest shared runs of at least four words, by place in the first; none overlap there."""
    size = min(SHORTEST_RUN, len(a), len(b))
    if not size:
        return []
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - size + 1):
        places[tuple(word.text for word in b[at : at + size])].append(at)
    runs: list[Run] = []
    at = 0
    while at <= len(a) - size:
        starts = places.get(tuple(word.text for word in a[at : at + size]), [])[:_MOST_PLACES]
        run = max(
            (Run(at, start, _length(a, b, at, start)) for start in starts),
            key=lambda one: one.size,
            default=None,
        )
        if run is None:
            at += 1
            continue
        runs.append(run)
        at += run.size
    return runs


def is_verbatim(a: Sequence[Word], b: Sequence[Word], runs: list[Run]) -> bool:
    """Say whether two passages are copied from one another, but for a few words."""
    copied = sum(run.size for run in runs)
    return bool(runs) and copied >= VERBATIM_SHARE * max(len(a), len(b))


def run_spans(words: Sequence[Word], bounds: list[tuple[int, int]], offset: int) -> tuple[Span, ...]:
    """Return the spans of runs of words ``(first, size)``, overlapping ones as one, moved by an offset."""
    spans: list[Span] = []
    for first, size in sorted(bounds):
        start, end = words[first].start + offset, words[first + size - 1].end + offset
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _length(a: Sequence[Word], b: Sequence[Word], at: int, start: int) -> int:
    size = 0
    while at + size < len(a) and start + size < len(b) and a[at + size].text == b[start + size].text:
        size += 1
    return size
