"""Names in the catalogue by how they begin: those of actors and events, dates, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from dossier.language.words import fold
from dossier.storage.findings import Findings
from dossier.storage.values import texts

if TYPE_CHECKING:
    from dossier.model import Event
    from dossier.storage.database import Database

_END = "\U0010ffff"
_NAMED = "SELECT actor FROM actor_name WHERE (name >= ? AND name < ?) OR instr(name, ?)"
_QUOTED = (
    "SELECT 1 FROM node JOIN entity USING (node)"
    " JOIN quote ON quote.n = entity.n AND quote.entity = entity.entity WHERE node.actor = actor.id"
)


class Names:
    """Looks names up, quickly enough for every key that is pressed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version: object = None
        self._events: tuple[tuple[str, Event], ...] = ()

    def actors(
        self, prefix: str, limit: int, *, kinds: Collection[str] = (), speaking: bool = False
    ) -> list[tuple[str, int]]:
        """Return names of actors with their numbers of mentions, the most mentioned first.

        Args:
            prefix: what was typed: a word of any of the actor's names begins with it.
            limit: how many.
            kinds: values of ActorKind; none for all.
            speaking: only those who are quoted; where nothing was typed, no places.
        """
        typed = fold(prefix.strip())
        where, values = ["NOT hidden"], list[object]()
        if typed:
            where.append(f"id IN ({_NAMED})")
            values += [typed, typed + _END, f" {typed}"]
        if kinds:
            where.append(f"kind IN ({', '.join('?' * len(kinds))})")
            values += kinds
        if speaking:
            if not typed:  # places seldom speak, and ruling out each that does not costs the most
                where.append("kind != 'place'")
            where.append(f"EXISTS ({_QUOTED})")
        rows = self._database.connection.execute(
            f"SELECT name, mentions FROM actor WHERE {' AND '.join(where)}"
            " ORDER BY mentions DESC, size DESC, id LIMIT ?",
            (*values, limit),
        )
        return [(str(name), int(mentions)) for name, mentions in rows]

    def events(self, prefix: str, limit: int) -> list[Event]:
        """Return events whose title holds words that begin with those typed, the most reported first."""
        words = fold(prefix).split()
        found = (event for title, event in self._titles() if all(f" {word}" in title for word in words))
        return sorted(found, key=lambda event: -len(event.articles))[:limit]

    def _titles(self) -> tuple[tuple[str, Event], ...]:
        """Return all events with their folded titles; read anew once they were grouped again."""
        version = self._database.version()
        if version != self._version:
            events = Findings(self._database).events()
            self._events = tuple((f" {fold(event.title)}", event) for event in events)
            self._version = version
        return self._events

    def dates(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return years, of a year its months, or of a month its days, with their numbers of articles."""
        size = next((size for size in (4, 7, 10) if len(prefix) < size), 0)
        if not size:
            return []
        rows = self._database.connection.execute(
            "SELECT substr(date, 1, ?) AS day, count(*) FROM article"
            " WHERE date >= ? AND date < ? AND length(date) >= ? GROUP BY day ORDER BY day LIMIT ?",
            (size, prefix, prefix + _END, size, limit),
        )
        return [(str(day), int(number)) for day, number in rows]

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags that articles bring along, with their numbers of articles."""
        counts: Counter[str] = Counter()
        for (data,) in self._database.connection.execute("SELECT tags FROM article WHERE tags != '[]'"):
            counts.update(texts(data))
        return counts.most_common()
