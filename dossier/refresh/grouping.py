"""The third step of a refresh: what the articles have in common, over the whole dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.analysis.actors import merge_actors
from dossier.analysis.events import EventArticle, Fingerprint, find_copies, group_events
from dossier.model import Cancelled
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings


def group_dossier(
    catalogue: Catalogue, findings: Findings, aliases: Mapping[str, Sequence[str]], *, cancelled: Cancelled
) -> bool:
    """Merge actors, group events, find copies; return False if it was cancelled."""
    _group_actors(findings, aliases)
    return not cancelled() and _group_events(catalogue, findings, cancelled)


def _group_actors(findings: Findings, aliases: Mapping[str, Sequence[str]]) -> None:
    merged = merge_actors(findings.all_actors(), aliases=aliases)
    said = findings.quote_counts(merged.of)
    with findings.database.transaction():
        findings.put_actors((replace(actor, quotes=said[actor.id]) for actor in merged.actors), merged.of)


def _group_events(catalogue: Catalogue, findings: Findings, cancelled: Cancelled) -> bool:
    infos = {info.id: info for info in catalogue.articles()}
    articles = [
        EventArticle(
            id=article_id,
            date=infos[article_id].date,
            outlet=infos[article_id].outlet,
            agency=infos[article_id].agency,
            title=infos[article_id].title,
            fingerprint=Fingerprint.from_bytes(data),
        )
        for article_id, data in findings.fingerprints()
        if article_id in infos
    ]
    events = group_events(articles, cancelled=cancelled)
    if cancelled():
        return False
    copies = find_copies(articles)
    with findings.database.transaction():
        findings.put_events(events, copies)
    return True
