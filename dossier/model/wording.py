"""What compared articles call the same person, thing or act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dossier.model.articles import Span


class WordingKind(StrEnum):
    """What a difference of wording is of."""

    WORD = "word"  # another word in the same place of an aligned passage
    LABEL = "label"  # another name or description of the same person, organisation or state


@dataclass(frozen=True, slots=True)
class WordingUse:
    """Words that one article uses, with the place of each use."""

    text: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What each compared article calls the same thing; an empty tuple where it does not speak of it here.

    ``rows`` are the places of the aligned rows in which the words stand, from 0.
    """

    kind: WordingKind
    about: str | None  # the actor, for labels
    uses: tuple[tuple[WordingUse, ...], ...]
    rows: tuple[int, ...]
