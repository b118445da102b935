"""Which news agency a passage credits, and where the passages of a row credit different ones."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.articles.agency_credits import credited_in_text
from dossier.articles.outlets import shipped_agencies
from dossier.model import Difference, DifferenceKind, DifferenceRelation

_MAX_CHARACTERS = 2000


def agency_differences(texts: Sequence[str | None], agencies: Sequence[str | None]) -> list[Difference]:
    """Return the agencies that passages credit, if they are not the same.

    Where a passage of a row says "Reuters reported" and another says nothing of the kind, the agency
    that the other's article credits as a whole is set against it, as compatible: both may carry it.

    Args:
        texts: The row's passages, ``None`` where an article has none.
        agencies: The agency that each article credits.
    """
    printed = [passage_agency(text) if text is not None else None for text in texts]
    if not any(printed):
        return []
    values = [
        credit or (agency if text is not None else None)
        for credit, agency, text in zip(printed, agencies, texts, strict=True)
    ]
    if len({value for value in values if value}) < 2:
        return []
    differs = len({credit for credit in printed if credit}) > 1
    relation = DifferenceRelation.DIFFERS if differs else DifferenceRelation.COMPATIBLE
    return [Difference(DifferenceKind.AGENCY, tuple(values), relation)]


def passage_agency(text: str) -> str | None:
    """Return the agency that a passage credits: "Reuters reported", "according to AFP"."""
    found = credited_in_text(text[:_MAX_CHARACTERS], shipped_agencies())
    return found.text if found else None
