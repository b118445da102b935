"""Who acts: the actors of all articles, merged over the whole dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.analysis.actors import merge_actors
from dossier.storage.findings import Findings


def group_actors(findings: Findings, aliases: Mapping[str, Sequence[str]]) -> None:
    """Merge the actors of all articles and store them."""
    merged = merge_actors(findings.all_actors(), aliases=aliases)
    said = findings.quote_counts(merged.of)
    with findings.database.transaction():
        findings.put_actors((replace(actor, quotes=said[actor.id]) for actor in merged.actors), merged.of)
