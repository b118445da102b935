"""The actors of a dossier as screens and searches read them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dossier.articles.sanitize import sanitize_line
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleActors, Role
from dossier.storage import codec
from dossier.storage.database import Database

_SHOWN = "SELECT id, name, kind, mentions, stands_for, hidden, data FROM actor"
_BY_WEIGHT = "ORDER BY mentions DESC, size DESC, id"
OF_ACTORS = (
    "(said.n, said.seq) IN (SELECT quote.n, quote.seq FROM node JOIN entity USING (node)"
    " JOIN quote ON quote.n = entity.n AND quote.entity = entity.entity"
    " WHERE actor IN (SELECT value FROM json_each(?1)) UNION"
    " SELECT m.n, m.seq FROM node JOIN entity USING (node)"
    " JOIN moved_quote AS m ON m.n = entity.n AND m.entity = entity.entity"
    " WHERE actor IN (SELECT value FROM json_each(?1)) UNION"
    " SELECT n, seq FROM corrected JOIN actor_name USING (name)"
    " WHERE actor IN (SELECT value FROM json_each(?1)))"
)
"""That a quote may be of these actors, a JSON list: found by indexes, to be looked at then."""
_Place = tuple[str, str | None, str | None]  # an article's id, outlet and date


class ActorStore:
    """Actors, in a database; hidden ones are left out where it is not said otherwise."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def _query(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self.database.connection.execute(sql, values)

    def actors(self, *, hidden: bool = False) -> list[Actor]:
        """Return every actor, the most mentioned first; with ``hidden`` also those that the user hid."""
        places = dict(self._places("SELECT n, id, outlet, date FROM article"))
        said = dict(self._query("SELECT actor, count(*) FROM said GROUP BY actor"))
        rows = self._query(f"{_SHOWN} {'' if hidden else 'WHERE NOT hidden'} {_BY_WEIGHT}")
        return [_actor(row, places, said.get(row[0], 0)) for row in rows]

    def actor(self, actor_id: str) -> Actor | None:
        """Return an actor, also a hidden one."""
        row = self._query(f"{_SHOWN} WHERE id = ?", actor_id).fetchone()
        return self._full(row) if row else None

    @codec.stored
    def _full(self, row: Sequence[Any]) -> Actor:
        numbers = json.dumps(json.loads(row[-1])[2])
        sql = "SELECT n, id, outlet, date FROM article WHERE n IN (SELECT value FROM json_each(?))"
        said = self._query(
            f"SELECT count(*) FROM said WHERE {OF_ACTORS} AND actor = ?2", codec.dumps(row[:1]), row[0]
        )
        return _actor(row, dict(self._places(sql, numbers)), said.fetchone()[0])

    def _places(self, sql: str, *values: object) -> Iterator[tuple[int, _Place]]:
        for n, article_id, outlet, date in self._query(sql, *values):
            yield n, (article_id, outlet, date)

    def named(self, name: str, kind: ActorKind | None = None, *, hidden: bool = False) -> list[Actor]:
        """Return the actors that have this name or one that holds all its words, best match first.

        An actor whose whole name or alias is meant hides those that merely hold the words.
        """
        folded = " ".join(fold(sanitize_line(name)).split())  # typed: perhaps bytes that are no text
        exact = [row[0] for row in self._query("SELECT actor FROM actor_name WHERE name = ?", folded)]
        wanted = set(folded.split())
        if not wanted:
            return []
        if not exact:
            rows = self._query(
                "SELECT name, actor FROM actor_name WHERE instr(name, ?)", max(wanted, key=len)
            )
            exact = [actor for stored, actor in rows if wanted <= set(stored.split())]
        found = [actor for actor_id in dict.fromkeys(exact) if (actor := self.actor(actor_id))]
        found = [actor for actor in found if kind in (None, actor.kind) and (hidden or not actor.hidden)]
        return sorted(found, key=lambda actor: (-actor.mentions, actor.id))

    def meant(self, name: str, kind: ActorKind | None = None) -> list[Actor]:
        """Return the actors that a search for a name means: those called so, and what stands for them."""
        found = self.named(name, kind)
        ids = {actor.id for actor in found}
        return found + [each for each in self.standing_for(a.name for a in found) if each.id not in ids]

    def standing_for(self, names: Iterable[str]) -> list[Actor]:
        """Return the actors that stand for a government of one of these names: the White House."""
        sql = f"{_SHOWN} WHERE stands_for IN (SELECT value FROM json_each(?)) AND NOT hidden"
        return [self._full(row) for row in self._query(sql, json.dumps(list(names)))]

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


@codec.stored
def _actor(row: Sequence[Any], places: Mapping[int, _Place], said: int) -> Actor:
    actor_id, name, kind, mentions, stands_for, hidden, data = row
    aliases, roles, numbers = json.loads(data)
    held = [places[n] for n in numbers if n in places]
    outlets = Counter(outlet for _, outlet, _ in held if outlet)
    dates = [date for _, _, date in held if date]
    return Actor(
        id=actor_id,
        name=name,
        kind=ActorKind(kind),
        aliases=tuple(aliases),
        roles=tuple(
            Role(text, tuple(sorted(places[n][0] for n in where if n in places))) for text, where in roles
        ),
        mentions=mentions,
        articles=tuple(sorted(article_id for article_id, _, _ in held)),
        quotes=said,
        stands_for=stands_for,
        outlets=tuple(sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))),
        first=min(dates, default=None),
        last=max(dates, default=None),
        months=tuple(sorted(Counter(date[:7] for date in dates if len(date) > 4).items())),
        hidden=bool(hidden),
    )
