"""What a segment holds of its articles besides the postings.

The terms of all articles stand in one stream: for each article its title, then its paragraphs, each
followed by a separator. A position is an offset into that stream; it begins and ends with padding, so
that the neighbours of any term can be looked at.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import numpy as np

from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.flat.arrays import Array

SEPARATOR = 0xFFFFFFFF
PADDING = 256
UNKNOWN = 0

COLUMNS = ("outlet", "agency", "author", "lang", "path")
NUMBERS = ("title_at", "title_end", "length", "first", "last", "words")
STRINGS = ("id", "title", "date")


class Texts:
    """Many strings, one after another."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        """Append a string; what is no Unicode text is replaced."""
        packed = text.encode("utf-8", "replace")
        self._parts.append(packed)
        self._ends.append(self._ends[-1] + len(packed))

    def pack(self) -> tuple[bytes, Array]:
        """Return the strings joined, and where each begins and the last ends."""
        return b"".join(self._parts), np.frombuffer(self._ends, dtype=np.uint64).copy()


@dataclass(slots=True)
class DocumentTable:
    """Where each article stands in the stream, and its values; grows an article at a time."""

    document_at: array[int] = field(default_factory=lambda: array("I", [PADDING]))
    document_paragraph: array[int] = field(default_factory=lambda: array("I", [0]))
    paragraph_at: array[int] = field(default_factory=lambda: array("I"))
    numbers: dict[str, array[int]] = field(default_factory=lambda: {name: array("I") for name in NUMBERS})
    codes: dict[str, array[int]] = field(default_factory=lambda: {name: array("I") for name in COLUMNS})
    values: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in COLUMNS})
    strings: dict[str, Texts] = field(default_factory=lambda: {name: Texts() for name in STRINGS})

    @property
    def count(self) -> int:
        """The number of articles."""
        return len(self.document_at) - 1

    def place(self, *, paragraphs: Array, repeats: Array, paragraph_ends: Array) -> None:
        """Append where some articles stand.

        Args:
            paragraphs: the number of paragraphs of each, its title among them.
            repeats: whether the first paragraph of each is its title again; its title is empty then.
            paragraph_ends: offsets after each separator, from where the articles begin.
        """
        base = self.document_at[-1]
        ends = paragraph_ends + base
        starts = np.concatenate(([base], ends[:-1]))
        last = np.cumsum(paragraphs.astype(np.int64))
        first = last - paragraphs
        begins, finish = starts[first], ends[last - 1]
        title = first + repeats
        title_at, title_end = starts[title], ends[title] - 1
        extend(self.document_paragraph, last + len(self.paragraph_at))
        extend(self.document_at, finish)
        extend(self.paragraph_at, starts)
        extend(self.numbers["title_at"], title_at)
        extend(self.numbers["title_end"], title_end)
        extend(self.numbers["length"], finish - begins - paragraphs + title_end - title_at)

    def code(self, column: str, value: str | None) -> None:
        """Append a value to a column."""
        if not value:
            self.codes[column].append(UNKNOWN)
            return
        known = self.values[column]
        self.codes[column].append(known.setdefault(value, len(known) + 1))

    def pack(self) -> dict[str, Array | bytes]:
        """Return the table as arrays by name."""
        found: dict[str, Array | bytes] = {
            "document_at": _numbers(self.document_at),
            "document_paragraph": _numbers(self.document_paragraph),
            "paragraph_at": _numbers(self.paragraph_at),
        }
        for name, numbers in (*self.numbers.items(), *self.codes.items()):
            found[name] = _numbers(numbers)
        for name, texts in self.strings.items():
            found[f"{name}_text"], found[f"{name}_text_at"] = texts.pack()
        for name, known in self.values.items():
            texts, folded = Texts(), Texts()
            for value in known:
                texts.append(value)
                folded.append(f" {' '.join(term.removesuffix(ACRONYM_MARK) for term in terms(value))} \n")
            found[f"{name}_value"], found[f"{name}_value_at"] = texts.pack()
            found[f"{name}_folded"], found[f"{name}_folded_at"] = folded.pack()
        return found


def extend(numbers: array[int], values: Array) -> None:
    """Append an array of numbers."""
    numbers.frombytes(values.astype(np.uint32).tobytes())


def _numbers(values: array[int]) -> Array:
    return np.array(values, dtype=np.uint32)
