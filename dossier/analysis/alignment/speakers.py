"""Who is quoted in a passage, and where the passages of a row attribute the same words to others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dossier.analysis.alignment.runs import words_of
from dossier.analysis.terms import terms
from dossier.language.words import fold
from dossier.model import Cell, Difference, DifferenceKind, DifferenceRelation

_MAX_CHARACTERS = 2000
_BEFORE = 60  # characters before a name
_ADDRESSED = re.compile(
    r"\b(?:told|asked|(?<!according )to|with|interviewer|host|anchor)\s(?:[\w’'.-]{1,20}\s){0,2}\Z",
    re.IGNORECASE,
)
_LEAST_SHARED = 4  # words in a row: fewer, and they are not the same words


@dataclass(frozen=True, slots=True)
class Speech:
    """Quoted words ``[start, end)`` of an article with who said them, by id where that is known."""

    start: int
    end: int
    speaker: str
    actor: str | None = None
    person: bool = False


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
    """Return where passages of a row attribute the same words to different speakers.

    Speakers differ where both are persons, each is named in its own passage, not as one who is spoken to,
    and neither in the other's: "the ministry" and its minister can both have said it, and a name from
    elsewhere in the article may be a mistake of the program.

    Args:
        cells: The row's passages.
        found: The quotes of each passage.
    """
    values: list[str | None] = [None] * len(cells)
    relations: set[DifferenceRelation] = set()
    filled = [(at, cell) for at, cell in enumerate(cells) if cell is not None and found[at]]
    for (first, a), (second, b) in combinations(filled, 2):
        for one, other in _same_words(a, found[first], b, found[second]):
            relation = _relation(a, one, b, other)
            if relation is not None:
                values[first] = values[first] or one.speaker
                values[second] = values[second] or other.speaker
                relations.add(relation)
            break
    if not relations:
        return []
    relation = DifferenceRelation.DIFFERS if DifferenceRelation.DIFFERS in relations else min(relations)
    return [Difference(DifferenceKind.SPEAKER, tuple(values), relation)]


def _relation(a: Cell, one: Speech, b: Cell, other: Speech) -> DifferenceRelation | None:
    """Return how two speakers of the same words relate; ``None`` where they are printed alike or doubtful."""
    if fold(one.speaker) == fold(other.speaker):
        return None
    if _same_speaker(one, other):
        return DifferenceRelation.EQUAL
    if not (one.person and other.person):
        return None
    names = set(terms(one.speaker)), set(terms(other.speaker))
    passages = set(terms(a.text[:_MAX_CHARACTERS])), set(terms(b.text[:_MAX_CHARACTERS]))
    own = not names[0].isdisjoint(passages[0]) and not names[1].isdisjoint(passages[1])
    others = not names[0].isdisjoint(passages[1]) or not names[1].isdisjoint(passages[0])
    doubtful = others or _is_addressed(one.speaker, a) or _is_addressed(other.speaker, b)
    return DifferenceRelation.DIFFERS if own and not doubtful else None


def _is_addressed(speaker: str, cell: Cell) -> bool:
    """Say whether a passage has a speaker as somebody who is spoken to: "she told Ada Holt"."""
    text = cell.text[:_MAX_CHARACTERS]
    last = speaker.split()[-1:] or [speaker]
    found = (match.start() for match in re.finditer(re.escape(last[0]), text))
    return any(_ADDRESSED.search(text[max(0, at - _BEFORE) : at]) for at in found)


def _same_speaker(one: Speech, other: Speech) -> bool:
    """Say whether two speakers may be one: the same actor, or a name with a word of the other's."""
    if one.actor and one.actor == other.actor:
        return True
    return not set(terms(one.speaker)).isdisjoint(terms(other.speaker))


def _same_words(
    a: Cell, left: Sequence[Speech], b: Cell, right: Sequence[Speech]
) -> Iterator[tuple[Speech, Speech]]:
    """Yield the quotes of two passages that hold the same words, at least four in a row."""
    for one in left:
        grams = _grams(a, one)
        for other in right:
            if not grams.isdisjoint(_grams(b, other)):
                yield one, other


def _grams(cell: Cell, speech: Speech) -> set[tuple[str, ...]]:
    quoted = cell.text[max(0, speech.start - cell.start) : max(0, speech.end - cell.start)]
    words = [word.text for word in words_of(quoted)]
    return {tuple(words[at : at + _LEAST_SHARED]) for at in range(len(words) - _LEAST_SHARED + 1)}
