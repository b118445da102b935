"""The third step of a refresh: what the articles have in common, over the whole dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.corrections.events import EventCorrections
from dossier.model import Cancelled
from dossier.refresh.grouping_actors import group_actors
from dossier.refresh.grouping_events import regroup_events
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings


def group_dossier(
    catalogue: Catalogue,
    findings: Findings,
    aliases: Mapping[str, Sequence[str]],
    corrections: EventCorrections,
    *,
    cancelled: Cancelled,
) -> bool:
    """Merge actors, group events, find copies; return False if it was cancelled."""
    group_actors(findings, aliases)
    return not cancelled() and regroup_events(catalogue, findings, corrections, cancelled)
