"""Who is quoted in a passage, and where the passages of a row attribute the same words to others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.terms import terms
from dossier.language.words import fold
from dossier.model import Cell, Difference, DifferenceKind, DifferenceRelation

_LEAST_SHARED = 0.5  # of the terms of the shorter quote: fewer, and they are not the same words
_MAX_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Speech:
    """Quoted words ``[start, end)`` of an article with who said them, by id where that is known."""

    start: int
    end: int
    speaker: str
    actor: str | None = None


def speeches_in(cell: Cell, speeches: Sequence[Speech]) -> list[Speech]:
    """Return the quotes of a passage; ``speeches`` are those of its article, by where they begin."""
    first = max(bisect_left(speeches, cell.start, key=lambda one: one.start) - 1, 0)
    found = []
    for one in speeches[first:]:
        if one.start >= cell.end:
            break
        if one.end > cell.start:
            found.append(one)
    return found


def speaker_differences(cells: Sequence[Cell | None], found: Sequence[Sequence[Speech]]) -> list[Difference]:
    """Return where passages of a row attribute what are nearly the same words to different speakers.

    Args:
        cells: The row's passages.
        found: The quotes of each passage.
    """
    values: list[str | None] = [None] * len(cells)
    filled = [at for at, cell in enumerate(cells) if cell is not None and found[at]]
    differs = printed_otherwise = False
    for first, second in ((a, b) for at, a in enumerate(filled) for b in filled[at + 1 :]):
        one, other = _same_words(cells[first], found[first], cells[second], found[second])
        if one is None or other is None:
            continue
        values[first], values[second] = values[first] or one.speaker, values[second] or other.speaker
        if not same_speaker(one, other):
            differs = True
        elif fold(one.speaker) != fold(other.speaker):
            printed_otherwise = True
    if not differs and not printed_otherwise:
        return []
    relation = DifferenceRelation.DIFFERS if differs else DifferenceRelation.EQUAL
    return [Difference(DifferenceKind.SPEAKER, tuple(values), relation)]


def same_speaker(one: Speech, other: Speech) -> bool:
    """Say whether two speakers may be one: the same actor, or a name with a word of the other's."""
    if one.actor and other.actor and one.actor == other.actor:
        return True
    return not set(terms(one.speaker)).isdisjoint(terms(other.speaker))


def _same_words(
    a: Cell | None, left: Sequence[Speech], b: Cell | None, right: Sequence[Speech]
) -> tuple[Speech | None, Speech | None]:
    if a is None or b is None:
        return None, None
    for one in left:
        words = _terms(a, one)
        for other in right:
            others = _terms(b, other)
            least = min(len(words), len(others))
            if least and len(words & others) >= max(2, _LEAST_SHARED * least):
                return one, other
    return None, None


def _terms(cell: Cell, speech: Speech) -> set[str]:
    text = cell.text[max(0, speech.start - cell.start) : max(0, speech.end - cell.start)]
    return set(terms(text[:_MAX_CHARACTERS]))
