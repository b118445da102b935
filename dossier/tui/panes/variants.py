"""The same words as other outlets print them: who cuts which words of a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.language.words import WORD, fold
from dossier.model import Span
from dossier.tui.panes.ordering import Said

if TYPE_CHECKING:
    from dossier.quotes.listing import QuoteListing

LEAST_SHARED = 4  # words; fewer are shared by chance
SHARE = 0.6  # of the words of the shorter quote
MOST_WORDS = 400  # of a quote that are compared
MOST_VARIANTS = 12
TELLING = 4  # of the longest words, one must be in both


@dataclass(frozen=True, slots=True)
class Variant:
    """Another printing of a quote; ``other`` holds the runs of its words that the first has not."""

    said: Said
    other: tuple[Span, ...]
    cut: int  # words of the first that this one leaves out


def variants(first: Said, quotes: QuoteListing) -> tuple[Variant, ...]:
    """Return the quotes of the same speaker in other articles that share most words with one.

    The most alike come first. Most quotes are passed over because they hold none of the longest words. Of
    the others the sets of words are compared.
    """
    table, text = quotes.table, first.quote.quote.text
    words = _words(text)
    if len(words) < LEAST_SHARED:
        return ()
    telling = sorted(words, key=lambda word: (-len(word), word))[:TELLING]
    held = table.perhaps_by(first.quote.actor, first.speaker) & ~table.printed_by(first.quote.article)
    held &= table.texts.holding_any(telling)
    found: list[tuple[float, int]] = []
    for place in held.nonzero()[0].tolist():
        others = _words(table.texts.text(place))
        shared = len(words & others)
        if shared >= LEAST_SHARED and shared >= SHARE * min(len(words), len(others)):
            found.append((shared / max(len(words), len(others)), place))
    found.sort(key=lambda pair: -pair[0])
    return tuple(
        _variant(Said(quote, quote.speaker, quotes.infos.get(quote.article)), words)
        for quote in table.quotes([place for _, place in found[:MOST_VARIANTS]])
    )


def _variant(said: Said, words: frozenset[str]) -> Variant:
    text = said.quote.quote.text
    return Variant(said, _runs(text, words), len(words - _words(text)))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(match[0]).rstrip(".") for match in _matches(text))


def _matches(text: str) -> list[re.Match[str]]:
    return [match for match, _ in zip(WORD.finditer(text), range(MOST_WORDS), strict=False)]


def _runs(text: str, words: frozenset[str]) -> tuple[Span, ...]:
    """Return the runs of words that are not among ``words``, as offsets into the text."""
    runs: list[Span] = []
    goes_on = False
    for match in _matches(text):
        new = fold(match[0]).rstrip(".") not in words
        if new and goes_on:
            runs[-1] = Span(runs[-1].start, match.end())
        elif new:
            runs.append(Span(match.start(), match.end()))
        goes_on = new
    return tuple(runs)
