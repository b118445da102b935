"""The third step of a refresh: what the articles have in common, over the whole dossier."""

from __future__ import annotations

from dossier.corrections.events import EventCorrections
from dossier.model import Cancelled
from dossier.refresh.grouping_events import regroup_events
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings


def group_dossier(
    catalogue: Catalogue,
    findings: Findings,
    corrections: EventCorrections,
    *,
    cancelled: Cancelled,
) -> bool:
    """Group events, find copies; return False if it was cancelled."""
    return regroup_events(catalogue, findings, corrections, cancelled)
