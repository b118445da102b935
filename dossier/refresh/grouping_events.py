"""Which articles report the same: those that came, changed or went, or all where many did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from dossier.analysis.events import EventArticle, Fingerprint
from dossier.analysis.events.fingerprints import VERSION as FINGERPRINT_VERSION
from dossier.analysis.events.grouping import GroupedArticle, group_all
from dossier.analysis.events.joining import mean_similarities, nearest_group, similar_enough
from dossier.analysis.events.regions import Regrouped, regroup
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.table import ArticleTable
from dossier.analysis.sparse import Ints
from dossier.corrections.events import EventCorrections
from dossier.model import Cancelled
from dossier.refresh.event_pools import StoredPools, pool_of_grouping, rows_of
from dossier.refresh.grouping_copies import group_all_copies, group_touched_copies
from dossier.refresh.memory import give_back
from dossier.storage.copy_store import CopyStore
from dossier.storage.event_store import EventStore, Grouped
from dossier.storage.findings import Findings, StoredFingerprint
from dossier.storage.placement import Placement

_VERSION = f"2.{FINGERPRINT_VERSION}"  # raised when the same articles are grouped otherwise
_FEW = 100  # one part in so many of the articles may change for them to be grouped by themselves


def regroup_events(findings: Findings, corrections: EventCorrections, cancelled: Cancelled) -> bool:
    """Group events and find copies; return False if it was cancelled."""
    database = findings.database
    placement = Placement(database)
    touched, stored = placement.touched(), placement.scope()
    if stored is not None and database.meta("events") == _VERSION:
        scope = Scope.from_bytes(stored[0])
        few = len(touched) <= max(1, scope.documents // _FEW)
        if few and not scope.is_stale(stored[1] + len(touched)):
            _group_touched(findings, placement, scope, touched, corrections)
            return True
    return _group_all(findings, placement, touched, corrections, cancelled)


def _group_all(
    findings: Findings,
    placement: Placement,
    touched: Sequence[int],
    corrections: EventCorrections,
    cancelled: Cancelled,
) -> bool:
    n_of: list[int] = []
    articles: list[EventArticle] = []
    for row in findings.fingerprints():
        n_of.append(row.number)
        articles.append(_article(row))
    grouping = group_all(articles, cancelled=cancelled)
    if cancelled():
        return False
    give_back()
    database = findings.database
    store = EventStore(database)
    with database.transaction():
        if grouping is None:
            store.put_grouped({})
            placement.put_scope(Scope.of(_table([]).hashes, _table([]).days).to_bytes())
        else:
            places = {n: _renumbered(place, n_of) for n, place in zip(n_of, grouping.places, strict=True)}
            store.put_grouped({n: Grouped(one.event, one.story, one.centrality) for n, one in places.items()})
            placement.put_scope(grouping.scope.to_bytes())
            del places  # before the table of all articles is made a second time
            placement.put(rows_of(pool_of_grouping(grouping, _table_of(n_of, articles))))
        placement.forget_touched(touched)
        database.set_meta("events", _VERSION)
        corrections.apply()
        group_all_copies(CopyStore(database), n_of, articles)
    return True


def _group_touched(
    findings: Findings,
    placement: Placement,
    scope: Scope,
    touched: Sequence[int],
    corrections: EventCorrections,
) -> None:
    database = findings.database
    store, pools = EventStore(database), StoredPools(placement, scope.neighbours)
    came = _table(list(findings.fingerprints(touched)))
    found = regroup(pools, scope, pools.numbered(touched).table, came)
    with database.transaction():
        renamed = store.rename_stories(touched)
        placement.remove(touched)
        placement.put(rows_of(found.pool))
        stories, drawn = _stories(found, came.numbers, store, pools)
        store.change_grouped(
            {n: Grouped(one.event, stories.get(one.event), one.centrality) for n, one in found.places.items()}
        )
        placement.forget_touched(touched)
        placement.count_changes(len(touched))
        corrections.apply([*touched, *found.places, *renamed, *drawn])
        group_touched_copies(CopyStore(database), findings, touched)


def _stories(
    found: Regrouped, came: Ints, store: EventStore, pools: StoredPools
) -> tuple[dict[int, int], list[int]]:
    """Return the story of events, and the articles of others that are drawn into one.

    It is the one that most of an event's articles were in; where none was, the nearest to those that came.
    """
    members: dict[int, list[int]] = {}
    for n in found.pool.table.numbers.tolist():
        members.setdefault(found.places[n].event, []).append(n)
    before = store.story_numbers(found.places)
    stories: dict[int, int] = {}
    drawn: list[int] = []
    for event, some in members.items():
        held = Counter(before[n] for n in some if n in before)
        new = np.flatnonzero(np.isin(came, some))
        if held:
            stories[event] = held.most_common(1)[0][0]
        elif len(new):
            similarities = mean_similarities(some, found.around.table.numbers, found.cosines[new])
            story, others = _joined(similarities, event, store, pools)
            drawn += others
            if story is not None:
                stories[event] = story
    return stories, drawn


def _joined(
    similarities: Mapping[int, float], number: int, store: EventStore, pools: StoredPools
) -> tuple[int | None, list[int]]:
    """Return the story that a new event joins, or makes with another one, and the articles of that."""
    likely = similar_enough(similarities)
    stories = store.story_numbers(likely)
    if stories:
        story = nearest_group(similarities, store.story_numbers(similarities), set(stories.values()))
        if story is not None:
            return story, []
    alone = store.groups(n for n in likely if n not in stories)
    if not alone:
        return None, []
    other = nearest_group(similarities, store.groups(similarities), set(alone.values()))
    if other is None:
        return None, []
    keys = pools.keys([number, other])
    story = min(keys, key=lambda n: keys[n])
    return story, store.set_story(other, story)


def _article(row: StoredFingerprint) -> EventArticle:
    fingerprint = Fingerprint.from_bytes(row.fingerprint)
    return EventArticle(row.id, row.date, row.outlet, row.agency, row.title, fingerprint, row.date_estimate)


def _table_of(numbers: Sequence[int], articles: Sequence[EventArticle]) -> ArticleTable:
    dates, estimates = [one.date for one in articles], [one.date_estimate for one in articles]
    return ArticleTable.of(numbers, dates, [one.fingerprint for one in articles], estimates)


def _table(rows: Sequence[StoredFingerprint]) -> ArticleTable:
    fingerprints = [Fingerprint.from_bytes(row.fingerprint) for row in rows]
    estimates = [row.date_estimate for row in rows]
    return ArticleTable.of([row.number for row in rows], [row.date for row in rows], fingerprints, estimates)


def _renumbered(place: GroupedArticle, numbers: Sequence[int]) -> GroupedArticle:
    story = None if place.story is None else numbers[place.story]
    return GroupedArticle(numbers[place.event], story, place.centrality)
