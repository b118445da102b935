"""Finding a marked passage again in a text that has changed.

A passage is known by its words, by where they stood, and by the words around them, as in the Web
Annotation model's text quote and text position selectors.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from dossier.model import Span

AROUND = 32  # characters kept on either side
_ENOUGH = 0.6  # the share of a passage's words that must be there, in their order, to know it again
_MOST_WORDS = 600  # of a passage; longer ones are known again by their exact words only
_TRIED = 64  # places of an exact passage that are looked at
_MOST_STEPS = 2_000_000  # words looked at for all passages: less than a second
_STEPS_A_PLACE = 20  # what judging an exact place costs, in words
_STEPS_A_CHARACTER = 1 / 200  # of the text, to look for exact words
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a passage is known by; ``start`` is where it stood."""

    quote: str
    start: int
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, text: str, span: Span) -> Anchor:
        """Return the anchor of a passage of a text."""
        return cls(
            text[span.start : span.end],
            span.start,
            text[max(0, span.start - AROUND) : span.start],
            text[span.end : span.end + AROUND],
        )


@dataclass(slots=True)
class Effort:
    """What may still be spent on finding passages, in words looked at; shared by those of many texts.

    Who writes a file of notes decides how many passages there are, and in how many places they stand.
    """

    left: float = _MOST_STEPS


class Finder:
    """Finds passages again in one text.

    Exact words are looked for first, where they stood, then where most of the words around them agree;
    then the stretch that holds most of the words in their order. Linear in the text. When the effort is
    spent, only what stands where it stood is found.
    """

    def __init__(self, text: str, effort: Effort | None = None) -> None:
        self._text = text
        self._effort = effort or Effort()
        self._words: list[str] | None = None  # folded
        self._spans: list[tuple[int, int]] = []
        self._counts: Counter[str] = Counter()

    def find(self, anchor: Anchor) -> Span | None:
        """Return where a passage stands in the text now; None where it is not known again."""
        text, quote, effort = self._text, anchor.quote, self._effort
        if not quote.strip():
            return None
        if effort.left <= 0:
            held = Span(anchor.start, anchor.start + len(quote))
            return held if text.startswith(quote, anchor.start) else None
        exact = _places(text, quote)
        effort.left -= len(text) * _STEPS_A_CHARACTER + len(exact) * _STEPS_A_PLACE
        if exact:
            return Span(
                *max(((at, at + len(quote)) for at in exact), key=lambda place: _fits(text, place, anchor))
            )
        return self._nearly(quote, anchor.start)

    def _nearly(self, quote: str, start: int) -> Span | None:
        wanted = [_folded(match.group()) for match in islice(_WORD.finditer(quote), _MOST_WORDS + 1)]
        if not 1 < len(wanted) <= _MOST_WORDS:
            return None
        held = self._folded_words()
        need = Counter(wanted)
        if sum(min(times, self._counts[word]) for word, times in need.items()) < _ENOUGH * len(wanted):
            return None
        self._effort.left -= len(held)
        begin = _densest(held, need, len(wanted), bisect_left(self._spans, (start, 0)))
        if begin is None:
            return None
        matched, first, last = _in_order(wanted, held[begin : begin + len(wanted) + len(wanted) // 2 + 2])
        if matched < _ENOUGH * len(wanted):
            return None
        return Span(self._spans[begin + first][0], self._spans[begin + last][1])

    def _folded_words(self) -> list[str]:
        if self._words is None:
            self._spans = [match.span() for match in _WORD.finditer(self._text)]
            self._words = [_folded(self._text[start:end]) for start, end in self._spans]
            self._counts = Counter(self._words)
            self._effort.left -= len(self._words)
        return self._words


def find_again(text: str, anchor: Anchor) -> Span | None:
    """Return where one passage stands in a text now; see ``Finder``."""
    return Finder(text).find(anchor)


def _places(text: str, quote: str) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(found) < _TRIED:
        found.append(at)
        at = text.find(quote, at + len(quote))
    return found


def _fits(text: str, place: tuple[int, int], anchor: Anchor) -> tuple[int, int]:
    """Return how much of the words around agree, then how near to its old place it is."""
    start, end = place
    before = _common(text[max(0, start - AROUND) : start][::-1], anchor.before[::-1])
    after = _common(text[end : end + AROUND], anchor.after)
    return before + after, -abs(start - anchor.start)


def _common(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKD", word).casefold()


def _densest(words: list[str], need: Counter[str], wanted: int, near: int) -> int | None:
    """Return where the window of as many words begins that holds most of those wanted.

    Of several that hold as many, the one nearest to where the passage stood.
    """
    size = wanted + wanted // 2
    held = dict.fromkeys(need, 0)
    shared, best = 0, (0, 0, -1)
    for at, word in enumerate(words):
        if word in held:
            held[word] += 1
            shared += held[word] <= need[word]
        gone = at - size
        if gone >= 0 and words[gone] in held:
            shared -= held[words[gone]] <= need[words[gone]]
            held[words[gone]] -= 1
        if shared >= best[0]:
            begin = max(0, gone + 1)
            best = max(best, (shared, -abs(begin - near), begin))
    return best[2] if best[0] >= _ENOUGH * wanted else None


def _in_order(wanted: list[str], held: list[str]) -> tuple[int, int, int]:
    """Return the length of the longest common subsequence, and its first and last place in ``held``.

    By increasing places (Hunt and Szymanski, 1977), of which only the ends are kept.
    """
    places: dict[str, list[int]] = {}
    for at, word in enumerate(held):
        places.setdefault(word, []).append(at)
    lasts: list[int] = []  # of the subsequences of length 1, 2, ...: the smallest last place
    firsts: list[int] = []
    for word in wanted:
        for at in reversed(places.get(word, ())):
            length = bisect_left(lasts, at)
            first = firsts[length - 1] if length else at
            if length == len(lasts):
                lasts.append(at)
                firsts.append(first)
            else:
                lasts[length], firsts[length] = at, first
    return (len(lasts), firsts[-1], lasts[-1]) if lasts else (0, 0, 0)
