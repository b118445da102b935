"""Where words occur in a text whatever their case, accents and kind of quotation mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from dossier.language.words import fold
from dossier.model import Span

MOST = 10_000  # occurrences that are told of
_QUOTATION_MARKS = dict.fromkeys("“”„‟«»", '"')


class FoldedText:
    """A text folded once, to look words up in it at every key.

    Args:
        text: Any text; spans count its characters.
    """

    def __init__(self, text: str) -> None:
        folded = {char: _folded(char) for char in set(text)}
        self._size = len(text)
        if all(len(value) == 1 for value in folded.values()):
            self._text = text.translate({ord(char): value for char, value in folded.items()})
            self._ends: Sequence[int] | None = None  # every character is one, folded
        else:
            pieces = [folded[char] for char in text]
            self._text = "".join(pieces)
            self._ends = list(accumulate(map(len, pieces)))

    def occurrences(self, words: str) -> list[Span]:
        """Return where words occur, one after the other; nowhere for no words."""
        wanted = "".join(_folded(char) for char in words.strip())
        found: list[Span] = []
        at = self._text.find(wanted) if wanted else -1
        while at >= 0 and len(found) < MOST:
            end = at + len(wanted)
            found.append(Span(self._character(at), self._character(end - 1) + 1))
            at = self._text.find(wanted, end)
        return found

    def _character(self, at: int) -> int:
        """Return the character of the text that a folded one comes from."""
        return at if self._ends is None else min(bisect_right(self._ends, at), self._size - 1)


def _folded(char: str) -> str:
    return _QUOTATION_MARKS.get(char) or fold(char)
