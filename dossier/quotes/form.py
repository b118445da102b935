"""How quotes stand in columns, in the catalogue as in memory; loads nothing."""

from __future__ import annotations

from dossier.model import QuoteType

TYPES = tuple(QuoteType)
"""A type is its place here."""
END = "\n"
"""What ends each text: no word holds it, so none is found across two texts."""
THOUSAND = 1000
"""A confidence is a number of thousandths."""


def thousandths(confidence: float) -> int:
    """Return a confidence, from 0 to 1, as it stands in columns."""
    return round(round(confidence, 3) * THOUSAND)
