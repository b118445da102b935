"""Many short texts as one run of bytes, looked through for a word without an object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dossier.quotes.form import END

Bytes: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.bool_]
_PIECE = 1 << 20  # bytes looked through at a time
_COMMON = b" etaoinsrhldcumfpgwybvkxjqz"  # the most frequent bytes of a text, the most frequent first


class FoldedTexts:
    """Texts in UTF-8, one after the other, each with `END` after it.

    Args:
        data: The bytes.
        lengths: The bytes of each text, with its end.
    """

    def __init__(self, data: Bytes, lengths: NDArray[np.integer]) -> None:
        self._bytes = data
        self._ends = np.cumsum(lengths, dtype=np.uint32 if len(data) < 1 << 32 else np.uint64)

    @classmethod
    def of(cls, texts: Iterable[str]) -> FoldedTexts:
        """Take texts that are folded already."""
        encoded = [(text + END).encode("utf-8", "replace") for text in texts]
        return cls(
            np.frombuffer(b"".join(encoded), np.uint8), np.fromiter(map(len, encoded), np.int64, len(encoded))
        )

    def __len__(self) -> int:
        return len(self._ends)

    def text(self, place: int) -> str:
        """Return the text at a place."""
        first = int(self._ends[place - 1]) if place else 0
        return self._bytes[first : int(self._ends[place]) - 1].tobytes().decode("utf-8", "replace")

    def holding(self, word: str) -> Mask:
        """Return which texts hold a folded word, which is not empty and has no white space."""
        found = np.zeros(len(self), bool)
        for places in self._found(word.encode("utf-8", "replace")):
            found[np.searchsorted(self._ends, places, "right")] = True
        return found

    def holding_any(self, words: Iterable[str]) -> Mask:
        """Return which texts hold at least one of some words."""
        found = np.zeros(len(self), bool)
        for word in words:
            found |= self.holding(word)
        return found

    def only(self, kept: Mask) -> FoldedTexts:
        """Return some of the texts."""
        lengths = np.diff(self._ends, prepend=self._ends.dtype.type(0))
        return FoldedTexts(self._bytes[np.repeat(kept, lengths)], lengths[kept])

    def _found(self, word: bytes) -> Iterator[NDArray[np.integer]]:
        """Yield where a word stands: where its rarest byte does, of these where the others do."""
        rarest = max(range(len(word)), key=lambda at: _COMMON.find(word[at]) % 256)  # the unknown is rarest
        others = [at for at in range(len(word)) if at != rarest]
        for first in range(0, len(self._bytes), _PIECE):
            piece = self._bytes[first : first + _PIECE + len(word) - 1]
            starts = max(0, len(piece) - len(word) + 1)
            places = np.flatnonzero(piece[rarest : rarest + starts] == word[rarest])
            for at in others:
                places = places[piece[places + at] == word[at]]
            yield (places + first).astype(self._ends.dtype)
