"""Names in the catalogue by how they begin: those of actors and events, dates, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from dossier.language.words import fold
from dossier.model import Actor, Event
from dossier.storage import codec
from dossier.storage.database import Database
from dossier.storage.findings import Findings

_END = "\U0010ffff"


class Names:
    """Looks names up, quickly enough for every key that is pressed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version: object = None
        self._events: tuple[tuple[str, Event], ...] = ()

    def actors(
        self, prefix: str, limit: int, *, kinds: Collection[str] = (), speaking: bool = False
    ) -> list[Actor]:
        """Return actors, a word of one of whose names begins with a prefix, the most mentioned first.

        Args:
            prefix: what was typed; nothing stands for any name.
            limit: how many.
            kinds: values of ActorKind; none for all.
            speaking: only those who are quoted, the most quoted first.
        """
        found: list[Actor] = []
        most = 40 * limit if speaking else limit
        for actor in self._actors(fold(prefix.strip())):
            if (not kinds or actor.kind in kinds) and (actor.quotes or not speaking):
                found.append(actor)
                if len(found) >= most:
                    break
        if speaking:
            found.sort(key=lambda actor: -actor.quotes)
        return found[:limit]

    def _actors(self, typed: str) -> Iterator[Actor]:
        sql = "SELECT id, data FROM actor"
        values: tuple[str, ...] = ()
        if typed:
            names = "SELECT actor FROM actor_name WHERE (name >= ? AND name < ?) OR instr(name, ?)"
            sql += f" WHERE id IN ({names})"
            values = (typed, typed + _END, f" {typed}")
        rows = self._database.connection.execute(f"{sql} ORDER BY rank LIMIT 1000", values)
        for actor_id, data in rows:
            yield codec.decode_actor(actor_id, data)

    def events(self, prefix: str, limit: int) -> list[Event]:
        """Return events whose title holds words that begin with those typed, the most reported first."""
        words = fold(prefix).split()
        found = (event for title, event in self._titles() if all(f" {word}" in title for word in words))
        return sorted(found, key=lambda event: -len(event.articles))[:limit]

    def _titles(self) -> tuple[tuple[str, Event], ...]:
        """Return all events with their folded titles; read anew once they were grouped again."""
        connection = self._database.connection
        version = connection.execute("SELECT count(*), max(id), sum(length(data)) FROM event").fetchone()
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
            counts.update(codec.texts(data))
        return counts.most_common()
