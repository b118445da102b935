"""Who acts: the actors of all articles, merged over the whole dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.analysis.actors import merge_actors
from dossier.storage.findings import Findings


def group_actors(findings: Findings, aliases: Mapping[str, Sequence[str]]) -> None:
    """Merge the actors of all articles and store them."""
    merged = merge_actors(findings.all_actors(), aliases=aliases)
    with findings.database.transaction():
        findings.put_actors(merged.actors, merged.of)
