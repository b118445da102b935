"""Grouping what an article touches gives what grouping everything gives."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.events.fingerprints import fingerprint
from dossier.analysis.events.grouping import EventArticle, group_all
from dossier.analysis.events.neighbours import Nearest
from dossier.analysis.events.regions import Pool, regroup
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.table import ArticleTable
from dossier.analysis.sparse import Ints

TOPICS = [[f"topic{topic}word{word}" for word in range(24)] for topic in range(5)]
COMMON = [f"common{word}" for word in range(12)]


def made(number: int, topic: int, day: int | None, seed: int) -> EventArticle:
    rng = random.Random(seed)  # noqa: S311 -- only makes texts up
    words = [*rng.sample(TOPICS[topic], 14), *rng.sample(COMMON, 5), f"own{seed % 40}"]
    day_given = rng.choice(["", "", "On Monday.", "On Friday.", "On 5 March 2024.", "On 30 May 2024."])
    date = None if day is None else f"2024-03-{day:02}"
    return EventArticle(
        f"a{number:02}", date, None, None, f"t{number}", fingerprint("", " ".join(words) + f". {day_given}")
    )


@dataclass
class Kept:
    """A state in memory, from which the pools come."""

    articles: dict[int, EventArticle] = field(default_factory=dict)
    pool: Pool | None = None
    events: dict[int, int] = field(default_factory=dict)

    def whole(self) -> Pool:
        assert self.pool is not None
        return self.pool

    def near(self, days: Ints) -> Pool:
        days = days + np.array([-1, 1])  # others may be returned as well
        pool = self.whole()
        inside = ~pool.table.dated
        for first, last in days.tolist():
            inside |= pool.table.dated & (pool.table.days[:, 0] >= first) & (pool.table.days[:, 0] <= last)
        return pool.take(np.flatnonzero(inside))

    def everything(self) -> Pool:
        return self.whole().take(np.arange(len(self.whole().table)))

    def parts(self, parts: Collection[int]) -> Pool:
        return self.whole().take(np.flatnonzero(np.isin(self.whole().parts, list(parts))))

    def keys(self, numbers: Collection[int]) -> Mapping[int, tuple[str, str]]:
        return {n: (self.articles[n].date or "9999", self.articles[n].id) for n in numbers}


def table(articles: Mapping[int, EventArticle]) -> ArticleTable:
    held = list(articles.values())
    return ArticleTable.of(list(articles), [one.date for one in held], [one.fingerprint for one in held])


def begun(articles: Mapping[int, EventArticle], scope: Scope) -> Kept:
    grouping = group_all(list(articles.values()), scope)
    assert grouping is not None
    numbers = np.array(list(articles))
    nearest = Nearest(
        grouping.nearest.cosines,
        np.where(grouping.nearest.numbers < 0, -1, numbers[grouping.nearest.numbers]),
    )
    pool = Pool(table(articles), grouping.lengths, nearest, numbers[grouping.parts])
    events = {n: int(numbers[place.event]) for n, place in zip(articles, grouping.places, strict=True)}
    return Kept(dict(articles), pool, events)


def change(kept: Kept, scope: Scope, gone: list[int], come: Mapping[int, EventArticle]) -> None:
    removed = table({n: kept.articles[n] for n in gone})
    kept.articles = {n: one for n, one in kept.articles.items() if n not in gone} | dict(come)
    found = regroup(kept, scope, removed, table(come))
    left = kept.whole().without(np.concatenate((np.array(gone, dtype=np.int64), found.pool.table.numbers)))
    kept.pool = left.followed_by(found.pool)
    kept.events = {n: event for n, event in kept.events.items() if n not in gone}
    kept.events |= {n: place.event for n, place in found.places.items()}


def densities(pool: Pool) -> dict[int, float]:
    return dict(zip(pool.table.numbers.tolist(), pool.nearest.density.tolist(), strict=True))


days = st.one_of(st.none(), st.integers(1, 12))
ARTICLES = st.lists(st.tuples(st.integers(0, 4), days, st.integers(0, 60)), min_size=6, max_size=26)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.data(), st.sampled_from([3, 5, 4_000_000]))
def test_changes_give_what_grouping_everything_gives(
    specs: list[tuple[int, int | None, int]], data: st.DataObject, span: int
) -> None:
    every = {number: made(number, *spec) for number, spec in enumerate(specs)}
    first = table(every)
    scope = replace(Scope.of(first.hashes, first.days), span=span)
    half = max(2, len(every) // 2)
    kept = begun({n: every[n] for n in range(half)}, scope)
    outside = list(range(half, len(every)))
    for _ in range(4):
        here = sorted(kept.articles)
        gone = data.draw(st.lists(st.sampled_from(here), max_size=2, unique=True))
        gone = gone if len(gone) < len(here) else gone[1:]
        come = data.draw(st.lists(st.sampled_from(outside), max_size=3, unique=True)) if outside else []
        outside = [n for n in outside if n not in come] + gone
        change(kept, scope, gone, {n: every[n] for n in come})
        expected = begun(kept.articles, scope)
        assert kept.events == expected.events
        assert densities(kept.whole()) == densities(expected.whole())


def test_an_article_that_changes_leaves_its_event() -> None:
    articles = {n: made(n, n % 2, 1 + 20 * (n % 2), n) for n in range(8)}
    scope = Scope.of(table(articles).hashes, table(articles).days)
    kept = begun(articles, scope)
    assert kept.events[0] == kept.events[2] != kept.events[1]
    removed = table({0: articles[0]})
    changed = made(0, 1, 21, 5)
    kept.articles[0] = changed
    found = regroup(kept, scope, removed, table({0: changed}))
    expected = begun(kept.articles, scope).events
    assert found.places[0].event == expected[1] != expected[2]
    assert all(expected[n] == place.event for n, place in found.places.items())


def test_a_scope_survives_its_bytes() -> None:
    articles = {n: made(n, n % 3, n + 1, n) for n in range(6)}
    scope = Scope.of(table(articles).hashes, table(articles).days)
    again = Scope.from_bytes(scope.to_bytes())
    assert again.to_bytes() == scope.to_bytes()
    assert (again.rarity(scope.hashes) == scope.rarity(scope.hashes)).all()


def test_a_folder_that_changed_by_a_tenth_is_looked_at_anew() -> None:
    articles = {n: made(n, n % 3, n + 1, n) for n in range(20)}
    scope = Scope.of(table(articles).hashes, table(articles).days)
    assert (scope.is_stale(2), scope.is_stale(3)) == (False, True)
