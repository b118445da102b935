"""Which articles report the same, and which carry the same text, over the whole dossier."""

from __future__ import annotations

from dossier.analysis.events import EventArticle, Fingerprint, find_copies, group_events
from dossier.model import Cancelled
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings


def regroup_events(catalogue: Catalogue, findings: Findings, cancelled: Cancelled) -> bool:
    """Group events and find copies; return False if it was cancelled."""
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
