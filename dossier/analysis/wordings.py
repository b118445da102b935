"""What compared articles call the same thing: other words in one place, other names for one actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dossier.analysis.alignment.concepts import plain_states, stem
from dossier.analysis.alignment.wording import LEAST_SIMILARITY, substituted
from dossier.analysis.linkage import components
from dossier.analysis.terms import terms
from dossier.language.words import fold
from dossier.model import AlignedRow, Cell, Comparison, Span, Wording, WordingKind, WordingUse

_SAME_BEGINNING = 4  # letters: "Turkey" and "Turkish" are no two labels
_MOST = 200  # differences of one comparison


@dataclass(frozen=True, slots=True)
class Label:
    """Words ``[start, end)`` of an article that name or describe an actor; ``name`` is the actor's."""

    start: int
    end: int
    text: str
    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class _Found:
    """One difference of one row: for each column the words with their place, if it has any."""

    kind: WordingKind
    about: str | None
    words: tuple[tuple[tuple[str, Span], ...], ...]
    row: int


def wordings(comparison: Comparison, labels: Sequence[Sequence[Label]]) -> tuple[Wording, ...]:
    """Return the differences of wording inside aligned rows, those of several rows first.

    Spelling, endings, abbreviations of states ("U.S.", "the United States") and fuller forms of one
    name are no difference.

    Args:
        comparison: The aligned rows.
        labels: The words that name actors in each compared article, in the order of the text.
    """
    found: list[_Found] = []
    for at, row in enumerate(comparison.rows):
        if sum(cell is not None for cell in row.cells) > 1:
            found += _labelled(row, at, labels)
            if row.similarity >= LEAST_SIMILARITY:
                found += _worded(row, at)
    return tuple(_gathered(found)[:_MOST])


def _worded(row: AlignedRow, at: int) -> list[_Found]:
    """Return the substitutions between the passages of a row; what any two replace in one place is one."""
    places: dict[tuple[int, int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    cells = [(column, cell) for column, cell in enumerate(row.cells) if cell]
    for (a, first), (b, second) in combinations(cells, 2):
        for old, new in substituted(first.text, second.text):
            one = places.setdefault((a, old.start, old.end), len(places))
            other = places.setdefault((b, new.start, new.end), len(places))
            pairs.append((one, other))
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for place, root in zip(places, components(len(places), pairs), strict=True):
        groups.setdefault(root, []).append(place)
    return [
        _Found(WordingKind.WORD, None, _by_column(row.cells, members), at)
        for members in groups.values()
        if len({column for column, _, _ in members}) > 1
    ]


def _by_column(
    cells: Sequence[Cell | None], members: Iterable[tuple[int, int, int]]
) -> tuple[tuple[tuple[str, Span], ...], ...]:
    found: list[list[tuple[str, Span]]] = [[] for _ in cells]
    for column, start, end in sorted(members):
        cell = cells[column]
        if cell is not None:
            found[column].append((cell.text[start:end], Span(cell.start + start, cell.start + end)))
    return tuple(tuple(one) for one in found)


def _labelled(row: AlignedRow, at: int, labels: Sequence[Sequence[Label]]) -> list[_Found]:
    """Return the actors that passages of a row call by names which have no word in common."""
    by_actor: dict[str, list[list[Label]]] = {}
    for column, cell in enumerate(row.cells):
        for label in labels[column] if cell and column < len(labels) else ():
            if cell and cell.start <= label.start and label.end <= cell.end:
                by_actor.setdefault(label.actor, [[] for _ in row.cells])[column].append(label)
    found = []
    for columns in by_actor.values():
        filled = [one for one in columns if one]
        if len(filled) > 1 and any(_called_otherwise(a, b) for a, b in combinations(filled, 2)):
            words = tuple(
                tuple((label.text, Span(label.start, label.end)) for label in column) for column in columns
            )
            found.append(_Found(WordingKind.LABEL, filled[0][0].name, words, at))
    return found


def _called_otherwise(one: Sequence[Label], other: Sequence[Label]) -> bool:
    left = {beginning for label in one for beginning in _beginnings(label.text)}
    right = {beginning for label in other for beginning in _beginnings(label.text)}
    return bool(left) and bool(right) and left.isdisjoint(right)


def _beginnings(text: str) -> set[str]:
    return {word[:_SAME_BEGINNING] for word in terms(plain_states(text))}


def _gathered(found: Sequence[_Found]) -> list[Wording]:
    """Make one of differences with the same words, whatever the row."""
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for one in found:
        forms = tuple(frozenset(_key(text) for text, _ in column) for column in one.words)
        groups.setdefault((one.kind, one.about, forms), []).append(one)
    gathered = [_gather(group) for group in groups.values()]
    gathered.sort(key=lambda one: (-len(one.rows), one.rows))
    return gathered


def _gather(group: Sequence[_Found]) -> Wording:
    first = group[0]
    uses = []
    for column in range(len(first.words)):
        places: dict[str, list[Span]] = {}
        shown: dict[str, str] = {}
        for one in group:
            for text, span in one.words[column]:
                key = shown.setdefault(_key(text), text)
                places.setdefault(key, []).append(span)
        uses.append(tuple(WordingUse(text, tuple(spans)) for text, spans in places.items()))
    rows = tuple(dict.fromkeys(one.row for one in group))
    return Wording(first.kind, first.about, tuple(uses), rows)


def _key(text: str) -> str:
    return " ".join(stem(term) for term in terms(text)) or fold(text)
