"""Which words of the passages of a row are underlined: those that were copied, or those that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from dossier.language.words import WORD, fold
from dossier.model import Span

if TYPE_CHECKING:
    from dossier.model import AlignedRow

MOST_WORDS = 300  # of a passage that are compared; the rest of a longer one is left as it is


class Emphasis(StrEnum):
    """What is underlined in aligned passages."""

    COPIED = "what was copied word for word"
    CHANGED = "words that the first passage of the row does not have"
    NONE = "nothing"


def changed_words(row: AlignedRow, visible: Sequence[int]) -> Mapping[int, tuple[Span, ...]]:
    """Return, for each visible passage of a row, the runs of words that differ, as offsets into its text.

    In the first passage they are the words that no other one has in the same order; in the others those
    that the first does not have. Case and accents make no difference. A lone passage has none.
    """
    texts = {column: cell.text for column in visible if (cell := row.cells[column]) is not None}
    if len(texts) < 2:
        return {}
    words = {column: _words(text) for column, text in texts.items()}
    base = next(iter(texts))
    lone = set(range(len(words[base])))
    found: dict[int, tuple[Span, ...]] = {}
    for column in list(texts)[1:]:
        same = _same(words[base], words[column])
        lone.difference_update(first for first, _ in same)
        found[column] = _runs(words[column], set(range(len(words[column]))) - {other for _, other in same})
    found[base] = _runs(words[base], lone)
    return found


Word = tuple[str, Span]


def _words(text: str) -> list[Word]:
    matches = islice(WORD.finditer(text), MOST_WORDS)
    return [(fold(match[0].rstrip(".")), Span(match.start(), match.end())) for match in matches]


def _same(first: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the places of the words that both have in the same order."""
    matcher = SequenceMatcher(None, [word for word, _ in first], [word for word, _ in other], autojunk=False)
    return [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]


def _runs(words: Sequence[Word], places: set[int]) -> tuple[Span, ...]:
    """Return the words at some places, those that follow each other as one span."""
    runs: list[Span] = []
    last = -2
    for place in sorted(places):
        span = words[place][1]
        if place == last + 1:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
        last = place
    return tuple(runs)
