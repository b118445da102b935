"""Where words occur in a text whatever their case, accents and kind of quotation mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, islice
from typing import overload

from dossier.language.words import fold
from dossier.model import Span

MOST = 10_000  # occurrences that are told of
_QUOTATION_MARKS = dict.fromkeys("“”„‟«»", '"')


class Occurrences(Sequence[Span]):
    """Spans of one size in a folded text, each made when it is looked at: of ten thousand, a few are.

    Args:
        starts: Where they begin in the folded text.
        size: How many folded characters each has.
        character: Returns the character of the text that a folded one comes from.
    """

    def __init__(self, starts: Sequence[int], size: int, character: Callable[[int], int]) -> None:
        self._starts, self._size, self._character = starts, size, character

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Span: ...

    @overload
    def __getitem__(self, place: slice) -> list[Span]: ...

    def __getitem__(self, place: int | slice) -> Span | list[Span]:
        if isinstance(place, slice):
            return [self._span(start) for start in self._starts[place]]
        return self._span(self._starts[place])

    def _span(self, start: int) -> Span:
        return Span(self._character(start), self._character(start + self._size - 1) + 1)


class FoldedText:
    """A text folded once, to look words up in it at every key.

    Args:
        text: Any text; spans count its characters.
    """

    def __init__(self, text: str) -> None:
        folded = {char: _folded(char) for char in set(text)}
        self._size = len(text)
        if all(len(value) == 1 for value in folded.values()):
            self._text = _replaced(text, {char: value for char, value in folded.items() if char != value})
            self._ends: Sequence[int] | None = None  # every character is one, folded
        else:
            pieces = [folded[char] for char in text]
            self._text = "".join(pieces)
            self._ends = list(accumulate(map(len, pieces)))

    def occurrences(self, words: str) -> Sequence[Span]:
        """Return where words occur, one after the other; nowhere for no words."""
        wanted = "".join(_folded(char) for char in words.strip())
        if not wanted:
            return ()
        found = islice(re.finditer(re.escape(wanted), self._text), MOST)
        return Occurrences([match.start() for match in found], len(wanted), self._character)

    def _character(self, at: int) -> int:
        """Return the character of the text that a folded one comes from."""
        return at if self._ends is None else min(bisect_right(self._ends, at), self._size - 1)


def _replaced(text: str, others: Mapping[str, str]) -> str:
    """Return a text with other characters in the place of some."""
    if not others.keys().isdisjoint(others.values()):
        return text.translate({ord(char): other for char, other in others.items()})
    for char, other in others.items():  # some forty times faster than `translate`
        text = text.replace(char, other)
    return text


def _folded(char: str) -> str:
    return _QUOTATION_MARKS.get(char) or fold(char)
