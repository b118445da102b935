"""The same words as other outlets print them: who cuts which words of a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from dossier.language.words import WORD, fold
from dossier.model import Span
from dossier.tui.panes.ordering import folded

if TYPE_CHECKING:
    from dossier.tui.panes.ordering import Said

LEAST_SHARED = 4  # words; fewer are shared by chance
SHARE = 0.6  # of the words of the shorter quote
MOST_WORDS = 400  # of a quote that are compared
MOST_VARIANTS = 12
TELLING = 4  # of the longest words, one must be in both; no more than LEAST_SHARED


@dataclass(frozen=True, slots=True)
class Variant:
    """Another printing of a quote; ``other`` holds the runs of its words that the first has not."""

    said: Said
    other: tuple[Span, ...]
    cut: int  # words of the first that this one leaves out


def variants(first: Said, quotes: Iterable[Said], texts: Iterable[str]) -> tuple[Variant, ...]:
    """Return the quotes of the same speaker in other articles that share most words with one.

    The most alike come first. ``texts`` are the folded texts of ``quotes``: most are passed over because
    they hold none of the longest words. Of the others the sets of words are compared.
    """
    words = _words(first)
    if len(words) < LEAST_SHARED:
        return ()
    telling = sorted(words, key=lambda word: (-len(word), word))[:TELLING]
    found: list[tuple[float, Variant]] = []
    for said in compress(quotes, _with_any(telling, texts)):
        if said.quote.article == first.quote.article or not _same_speaker(said, first):
            continue
        others = _words(said)
        shared = len(words & others)
        least = min(len(words), len(others))
        if shared >= LEAST_SHARED and shared >= SHARE * least:
            alike = shared / max(len(words), len(others))
            found.append((alike, Variant(said, _runs(said, words), len(words - others))))
    found.sort(key=lambda pair: -pair[0])
    return tuple(variant for _, variant in found[:MOST_VARIANTS])


def _with_any(words: Sequence[str], texts: Iterable[str]) -> list[bool]:
    """Return which texts hold one of four words; written out, it takes a third of what `any` takes."""
    first, second, third, fourth = words
    return [first in text or second in text or third in text or fourth in text for text in texts]


def _same_speaker(one: Said, other: Said) -> bool:
    if one.quote.actor and other.quote.actor:
        return one.quote.actor == other.quote.actor
    return one.speaker is None or other.speaker is None or folded(one.speaker) == folded(other.speaker)


def _words(said: Said) -> frozenset[str]:
    return frozenset(fold(match[0]).rstrip(".") for match in _matches(said))


def _matches(said: Said) -> list[re.Match[str]]:
    return [match for match, _ in zip(WORD.finditer(said.quote.quote.text), range(MOST_WORDS), strict=False)]


def _runs(said: Said, words: frozenset[str]) -> tuple[Span, ...]:
    """Return the runs of words that are not among ``words``, as offsets into the quote's text."""
    runs: list[Span] = []
    goes_on = False
    for match in _matches(said):
        new = fold(match[0]).rstrip(".") not in words
        if new and goes_on:
            runs[-1] = Span(runs[-1].start, match.end())
        elif new:
            runs.append(Span(match.start(), match.end()))
        goes_on = new
    return tuple(runs)
