"""The third step of a refresh: what the articles have in common, over the whole dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.analysis.actors import merge_actors
from dossier.analysis.events import EventArticle, Fingerprint, find_copies, group_events
from dossier.analysis.speakers import link_speakers
from dossier.model import ArticleActors, Cancelled, Quote
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings, Grouping


def group_dossier(
    catalogue: Catalogue, findings: Findings, aliases: Mapping[str, Sequence[str]], *, cancelled: Cancelled
) -> bool:
    """Merge actors, group events, find copies; return False if it was cancelled."""
    found = list(findings.all_actors())
    merged = merge_actors(found, aliases=aliases)
    quotes: dict[str, list[Quote]] = {}
    for stored in findings.all_quotes():
        quotes.setdefault(stored.article, []).append(stored.quote)
    speakers = _speakers(found, quotes, merged.of)
    said = Counter(speakers.values())
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
    if cancelled():
        return False
    events = group_events(articles, cancelled=cancelled)
    if cancelled():
        return False
    grouping = Grouping(
        actors=[replace(actor, quotes=said[actor.id]) for actor in merged.actors],
        entities=merged.of,
        speakers=speakers,
        events=events,
        copies=find_copies(articles),
    )
    with findings.database.transaction():
        findings.put_grouping(grouping)
    return True


def _speakers(
    found: Sequence[tuple[str, ArticleActors]],
    quotes: Mapping[str, Sequence[Quote]],
    actor_of: Mapping[tuple[str, int], str],
) -> dict[tuple[str, int], str]:
    """Return the actor of each quote, by article id and the quote's place, where it is known."""
    return {
        (article_id, place): actor_of[article_id, entity]
        for article_id, actors in found
        for place, entity in link_speakers(quotes.get(article_id, ()), actors).items()
        if (article_id, entity) in actor_of
    }
