"""Where two passages put another word in the same place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.analysis.alignment.anchors import anchors
from dossier.analysis.alignment.concepts import stem
from dossier.analysis.alignment.runs import Word, words_of
from dossier.analysis.terms import stop_words, terms
from dossier.model import Difference, DifferenceKind, Span

LEAST_SIMILARITY = 0.2
"""Similarity of a row from which other words in one place are another wording: below it passages often
share a frame only, and say two things in it."""

_LONGEST = 2  # words of a substitution
_LEAST_CONTEXT = 3  # shared words right before and after it, together
_MOST = 4  # substitutions of one row
_NO_WORDING = re.compile(r"\d|[^\w\s'’-]")  # numbers are compared as such; punctuation ends a phrase


def word_differences(texts: Sequence[str | None]) -> list[Difference]:
    """Return the substitutions between the first passage of a row and each other one."""
    filled = [(column, text) for column, text in enumerate(texts) if text is not None]
    found: dict[tuple[str | None, ...], None] = {}
    base, first = filled[0]
    for column, text in filled[1:]:
        for old, new in substitutions(first, text):
            values: list[str | None] = [None] * len(texts)
            values[base], values[column] = old, new
            found[tuple(values)] = None
    return [Difference(DifferenceKind.WORD, values) for values in list(found)[:_MOST]]


def substitutions(a: str, b: str) -> list[tuple[str, str]]:
    """Return the words of one passage that another replaces between words they share.

    Words that stand once in each are anchors (patience diff); what lies between two anchors that
    neighbour it on both sides is a substitution if it is short, and is not spelling or grammar only.
    """
    return [(a[old.start : old.end], b[new.start : new.end]) for old, new in substituted(a, b)]


def substituted(a: str, b: str) -> list[tuple[Span, Span]]:
    """Return where the substitutions of ``substitutions`` stand, as offsets into each passage."""
    return [
        (before, after)
        for before, after in replaced(a, b)
        if _is_another_word(a[before.start : before.end], b[after.start : after.end])
    ]


def replaced(a: str, b: str, context: int = _LEAST_CONTEXT) -> list[tuple[Span, Span]]:
    """Return what stands between the same words in two passages, if it is short, words or not.

    ``context`` is how many shared words must stand right before and after it, together.
    """
    left, right = words_of(a), words_of(b)
    shared = anchors([word.text for word in left], [word.text for word in right])
    runs = _run_lengths(shared)
    pairs: list[tuple[Span, Span]] = []
    for at, ((a_before, b_before), (a_after, b_after)) in enumerate(pairwise(shared)):
        old = _without_stop_words(left[a_before + 1 : a_after])
        new = _without_stop_words(right[b_before + 1 : b_after])
        if 0 < len(old) <= _LONGEST and 0 < len(new) <= _LONGEST and runs[at] + runs[at + 1] >= context:
            pairs.append((Span(old[0].start, old[-1].end), Span(new[0].start, new[-1].end)))
    return pairs


def _run_lengths(shared: list[tuple[int, int]]) -> list[int]:
    """Return for each anchor how many anchors stand in its unbroken run."""
    runs: list[list[tuple[int, int]]] = []
    for anchor in shared:
        if runs and runs[-1][-1] == (anchor[0] - 1, anchor[1] - 1):
            runs[-1].append(anchor)
        else:
            runs.append([anchor])
    return [len(run) for run in runs for _ in run]


def _without_stop_words(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words without those at either end that carry no meaning of their own."""
    kept = [at for at, word in enumerate(words) if word.text not in stop_words()]
    return words[kept[0] : kept[-1] + 1] if kept else []


def _is_another_word(before: str, after: str) -> bool:
    """Say whether a substitution is of words, not of numbers, spelling, endings, or a name for a word."""
    old, new = {stem(term) for term in terms(before)}, {stem(term) for term in terms(after)}
    if not old or not new or not old.isdisjoint(new) or _NO_WORDING.search(before + after):
        return False
    return any(word[0].isupper() for word in before.split()) == any(
        word[0].isupper() for word in after.split()
    )
