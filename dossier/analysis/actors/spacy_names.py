"""Names marked by an installed spaCy model, in place of the shipped tagger, where the user asks for it."""

from __future__ import annotations

import importlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeAlias

from dossier.analysis.actors.features import Evidence
from dossier.analysis.actors.rules import Candidate
from dossier.model import MentionType

Marked: TypeAlias = tuple[int, int, MentionType]
Marker: TypeAlias = Callable[[str], Sequence[Marked]]
"""Called with a text; returns where its names stand, and what they name."""

PREFIX = "spacy:"
_TYPES = {
    "PERSON": MentionType.PERSON, "PER": MentionType.PERSON,
    "ORG": MentionType.ORGANISATION, "NORP": None,
    "GPE": MentionType.PLACE, "LOC": MentionType.PLACE, "FAC": MentionType.PLACE,
}  # fmt: skip


class ModelNotInstalledError(LookupError):
    """The model cannot be loaded; the message says so in a sentence."""


def spacy_marker(setting: str) -> Marker:
    """Return what marks names for a setting like ``spacy:en_core_web_sm``.

    Raises:
        ModelNotInstalledError: if spaCy or the model is not installed, or the setting names no model.
    """
    model = setting.removeprefix(PREFIX)
    if model == setting or not model:
        raise ModelNotInstalledError(f"“{setting}” is not of the form “spacy:MODEL”")
    try:
        pipeline = importlib.import_module("spacy").load(model)
    except ImportError as error:
        raise ModelNotInstalledError("spaCy is not installed; “pip install spacy” brings it") from error
    except (OSError, ValueError) as error:
        raise ModelNotInstalledError(
            f"spaCy has no model “{model}”; “python -m spacy download” brings one"
        ) from error

    def mark(text: str) -> Sequence[Marked]:
        found = pipeline(text[: getattr(pipeline, "max_length", len(text))]).ents
        kinds = ((entity, _TYPES.get(entity.label_)) for entity in found)
        return [(entity.start_char, entity.end_char, kind) for entity, kind in kinds if kind is not None]

    return mark


def candidates(marked: Sequence[Marked], evidence: Evidence) -> list[Candidate]:
    """Return marked names as stretches of whole tokens, in order; none overlaps another."""
    starts, ends = evidence.tokens.starts, evidence.tokens.ends
    found: list[Candidate] = []
    for start, end, kind in sorted(marked, key=lambda each: each[:2]):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first < last and (not found or found[-1].last <= first):
            found.append(Candidate(first, last, kind))
    return found
