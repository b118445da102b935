"""How much is to be tried."""

from __future__ import annotations

import os

FULL = os.environ.get("DOSSIER_SAFETY") == "full"
"""Whether to try every case, which takes half an hour and more; else a sample that is the same every time."""


def tries(full: int, sample: int) -> int:
    """Return how many cases to try."""
    return full if FULL else sample
