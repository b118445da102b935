"""The actors of a dossier as screens and searches read them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dossier.articles.sanitize import sanitize_line
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ActorName, ArticleActors, Role
from dossier.storage import codec
from dossier.storage.values import dumps, stored

if TYPE_CHECKING:
    from dossier.storage.database import Database

_SHOWN = "SELECT id, name, kind, mentions, stands_for, hidden, data FROM actor"
_BY_WEIGHT = "ORDER BY mentions DESC, size DESC, id"
SAID_BY = (
    "(SELECT quote.n, quote.seq FROM node JOIN entity USING (node)"
    " JOIN quote ON quote.n = entity.n AND quote.entity = entity.entity"
    " WHERE actor IN (SELECT value FROM json_each(:actors)) UNION"
    " SELECT m.n, m.seq FROM node JOIN entity USING (node)"
    " JOIN moved_quote AS m ON m.n = entity.n AND m.entity = entity.entity"
    " WHERE actor IN (SELECT value FROM json_each(:actors)) UNION"
    " SELECT n, seq FROM corrected JOIN actor_name USING (name)"
    " WHERE actor IN (SELECT value FROM json_each(:actors))) AS by_them"
    # CROSS keeps SQLite from reading every quote to look whether it is among these.
    " CROSS JOIN said ON said.n = by_them.n AND said.seq = by_them.seq"
)
"""The quotes that may be of ``:actors``, a JSON list: found by indexes, to be looked at then."""


class ActorStore:
    """Actors, in a database; hidden ones are left out where it is not said otherwise."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def _query(self, sql: str, *values: object, **named: object) -> sqlite3.Cursor:
        """Run a statement with values for its “?”, or for its names."""
        return self.database.connection.execute(sql, named or values)

    def actors(self, *, hidden: bool = False) -> list[Actor]:
        """Return every actor, the most mentioned first; with ``hidden`` also those that the user hid."""
        places = _Places.of(self._query("SELECT n, id, outlet, date FROM article"))
        said = self._quote_counts()
        rows = self._query(f"{_SHOWN} {'' if hidden else 'WHERE NOT hidden'} {_BY_WEIGHT}")
        return [_actor(row, places, said[row[0]]) for row in rows]

    def names(self) -> list[ActorName]:
        """Return the names of the actors, the most mentioned first, without reading where they are named."""
        rows = self._query(f"SELECT id, name, kind, size FROM actor WHERE NOT hidden {_BY_WEIGHT}")
        return [ActorName(actor, name, ActorKind(kind), size) for actor, name, kind, size in rows]

    def _quote_counts(self) -> Counter[str]:
        """Return how many quotes each actor has: as found, but for those that the user corrected."""
        edited = "(SELECT n, seq FROM corrected UNION SELECT n, seq FROM moved_quote)"
        # Counted in three steps, the first in the order of an index: a third of the time of one.
        counted = (
            f"SELECT n, entity, count(*) AS c FROM quote WHERE (n, seq) NOT IN {edited} GROUP BY n, entity"
        )
        counted = f"SELECT node, sum(c) AS c FROM ({counted}) JOIN entity USING (n, entity) GROUP BY node"
        found = self._query(f"SELECT actor, sum(c) FROM ({counted}) JOIN node USING (node) GROUP BY actor")
        counts = Counter(dict(found))
        counts.update(
            dict(self._query(f"SELECT actor, count(*) FROM said WHERE (n, seq) IN {edited} GROUP BY actor"))
        )
        return counts

    def actor(self, actor_id: str) -> Actor | None:
        """Return an actor, also a hidden one."""
        row = self._query(f"{_SHOWN} WHERE id = ?", actor_id).fetchone()
        return self._full(row) if row else None

    @stored
    def _full(self, row: Sequence[Any]) -> Actor:
        numbers = json.dumps(json.loads(row[-1])[2])
        sql = "SELECT n, id, outlet, date FROM article WHERE n IN (SELECT value FROM json_each(?))"
        count = f"SELECT count(*) FROM {SAID_BY} WHERE actor = :actor"
        said = self._query(count, actors=dumps(row[:1]), actor=row[0]).fetchone()[0]
        return _actor(row, _Places.of(self._query(sql, numbers)), said)

    def named(self, name: str, kind: ActorKind | None = None, *, hidden: bool = False) -> list[Actor]:
        """Return the actors that have this name or one that holds all its words, best match first.

        An actor whose whole name or alias is meant hides those that merely hold the words.
        """
        found = [actor for actor_id in self._ids_named(name) if (actor := self.actor(actor_id))]
        found = [actor for actor in found if kind in (None, actor.kind) and (hidden or not actor.hidden)]
        return sorted(found, key=lambda actor: (-actor.mentions, actor.id))

    def _ids_named(self, name: str) -> list[str]:
        folded = " ".join(fold(sanitize_line(name)).split())  # typed: perhaps bytes that are no text
        wanted = set(folded.split())
        if not wanted:
            return []
        exact = [row[0] for row in self._query("SELECT actor FROM actor_name WHERE name = ?", folded)]
        if not exact:
            held = self.names_holding(max(wanted, key=len))
            exact = [actor for stored, actor in held if wanted <= set(stored.split())]
        return list(dict.fromkeys(exact))

    def ids_meant(self, name: str, kind: ActorKind | None = None) -> list[str]:
        """Return the ids of whom a search for a name means: who is called so, and what stands for them."""
        sql = "SELECT id, name FROM actor WHERE id IN (SELECT value FROM json_each(:ids)) AND NOT hidden"
        ids = json.dumps(self._ids_named(name))
        rows = self._query(f"{sql} AND (:kind IS NULL OR kind = :kind)", ids=ids, kind=kind).fetchall()
        sql = "SELECT id FROM actor WHERE stands_for IN (SELECT value FROM json_each(?)) AND NOT hidden"
        standing = self._query(sql, json.dumps([row[1] for row in rows]))
        return list(dict.fromkeys(row[0] for row in (*rows, *standing)))

    def articles_of(self, actor_ids: Sequence[str]) -> set[str]:
        """Return the articles that mention any of these actors."""
        sql = "SELECT data FROM actor WHERE id IN (SELECT value FROM json_each(?))"
        numbers: set[int] = set()
        for (data,) in self._query(sql, json.dumps(actor_ids)):
            numbers.update(_numbers(data))
        sql = "SELECT id FROM article WHERE n IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._query(sql, json.dumps(list(numbers)))}

    def names_holding(self, letters: str) -> list[tuple[str, str]]:
        """Return the folded names that hold some letters, each with the id of an actor that has it."""
        return self._query("SELECT name, actor FROM actor_name WHERE instr(name, ?)", letters).fetchall()

    def entities_of(self, actor_id: str) -> dict[str, set[int]]:
        """Return, by article id, the entities that are this actor."""
        sql = "SELECT id, entity FROM entity JOIN node USING (node) JOIN article USING (n) WHERE actor = ?"
        found: dict[str, set[int]] = {}
        for article_id, entity in self._query(f"{sql} ORDER BY id", actor_id):
            found.setdefault(article_id, set()).add(entity)
        return found

    def cast_of(self, article_id: str) -> dict[int, str]:
        """Return the actor of each entity of an article."""
        sql = "SELECT entity, actor FROM entity JOIN node USING (node) JOIN article USING (n) WHERE id = ?"
        return dict(self._query(sql, article_id))

    def actors_in(self, article_id: str) -> ArticleActors:
        """Return the mentions and entities of an article; empty where it was not analysed yet.

        What the user took out of an entity is an entity of its own, after the others.
        """
        row = self._query("SELECT n, actors FROM finding JOIN article USING (n) WHERE id = ?", article_id)
        found = row.fetchone()
        if not found:
            return ArticleActors()
        actors = codec.decode_actors(found[1])
        taken = self._query(
            "SELECT taken, names FROM entity WHERE n = ? AND taken IS NOT NULL ORDER BY entity", found[0]
        ).fetchall()
        return codec.with_taken(actors, taken)


@dataclass(frozen=True, slots=True)
class _Places:
    """Id, outlet and date of articles, by their number; ``counted`` holds each date with a number once."""

    ids: dict[int, str]
    outlets: dict[int, str | None]
    dates: dict[int, str | None]
    counted: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str, str | None, str | None]]) -> _Places:
        """Take rows of number, id, outlet and date."""
        held = list(rows)
        return cls(
            {row[0]: row[1] for row in held},
            {row[0]: codec.once(row[2]) for row in held},
            {row[0]: codec.once(row[3]) for row in held},
        )

    def dates_of(self, numbers: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """Return how many of the articles have each date, in order; those without one left out."""
        found = sorted(Counter(filter(None, map(self.dates.get, numbers))).items())
        return tuple(self.counted.setdefault(pair, pair) for pair in found)

    def ids_of(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the articles that are still there, in order."""
        return tuple(sorted(filter(None, map(self.ids.get, numbers))))


@stored
def _numbers(data: str) -> list[int]:
    return [int(number) for number in json.loads(data)[2]]


def _actor(row: Sequence[Any], places: _Places, said: int) -> Actor:
    # Run for every article of every actor, hence the maps.
    actor_id, name, kind, mentions, stands_for, hidden, data = row
    aliases, roles, numbers = json.loads(data)
    outlets = Counter(filter(None, map(places.outlets.get, numbers)))
    dates = places.dates_of(numbers)
    return Actor(
        id=actor_id,
        name=name,
        kind=ActorKind(kind),
        aliases=tuple(aliases),
        roles=tuple(Role(text, places.ids_of(where)) for text, where in roles),
        mentions=mentions,
        articles=places.ids_of(numbers),
        quotes=said,
        stands_for=stands_for,
        outlets=tuple(sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))),
        first=dates[0][0] if dates else None,
        last=dates[-1][0] if dates else None,
        dates=dates,
        hidden=bool(hidden),
    )
