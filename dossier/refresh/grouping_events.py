"""Which articles report the same, and which carry the same text, over the whole dossier."""

from __future__ import annotations

from dossier.analysis.events import EventArticle, Fingerprint, find_copies, group_articles
from dossier.corrections.events import EventCorrections
from dossier.model import Cancelled
from dossier.storage.catalogue import Catalogue
from dossier.storage.event_store import EventStore, Grouped
from dossier.storage.findings import Findings


def regroup_events(
    catalogue: Catalogue, findings: Findings, corrections: EventCorrections, cancelled: Cancelled
) -> bool:
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
    places = group_articles(articles, cancelled=cancelled)
    if cancelled():
        return False
    copies = find_copies(articles)
    store = EventStore(findings.database)
    numbers = store.numbers()
    n_of = [numbers[one.id] for one in articles]
    with findings.database.transaction():
        store.put_grouped(
            {
                n: Grouped(
                    n_of[place.event], None if place.story is None else n_of[place.story], place.centrality
                )
                for n, place in zip(n_of, places, strict=True)
            }
        )
        corrections.apply()
        store.put_copies(copies)
    return True
