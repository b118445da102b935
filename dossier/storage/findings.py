"""What was found: quotes and actors of each article, actors, events and copies of the dossier."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.articles.sanitize import sanitize_line
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleActors, ArticleQuote, Event, Quote, QuoteVerdict, WireCopy
from dossier.storage import codec
from dossier.storage.corrected import CorrectedQuote, corrected
from dossier.storage.database import Database

_IN_ORDER = "date IS NULL, date, id, quote.seq"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote, its paragraph from 1, and the place of the entity that said it, if that is known."""

    quote: Quote
    paragraph: int
    entity: int | None


class Findings:
    """Quotes, actors, events and copies, in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def _query(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self.database.connection.execute(sql, values)

    # One article

    def pending(self) -> list[str]:
        """Return the ids of the articles in which nothing was looked for yet, the earliest first."""
        rows = self._query(
            "SELECT id FROM article WHERE n NOT IN (SELECT n FROM finding) ORDER BY date IS NULL, date, id"
        )
        return [row[0] for row in rows]

    def put(
        self,
        article_id: str,
        quotes: Sequence[FoundQuote],
        actors: ArticleActors,
        fingerprint: bytes,
    ) -> None:
        """Store what was found in an article, inside a transaction."""
        row = self._query("SELECT n FROM article WHERE id = ?", article_id).fetchone()
        if row is None:  # removed meanwhile
            return
        n = row[0]
        self._query(
            "INSERT OR REPLACE INTO finding VALUES (?, ?, ?)", n, codec.encode_actors(actors), fingerprint
        )
        self._query("DELETE FROM quote WHERE n = ?", n)
        self._query("DELETE FROM corrected WHERE n = ?", n)
        self.database.connection.executemany(
            "INSERT INTO quote VALUES (?, ?, ?, ?, ?)",
            (
                (n, seq, found.paragraph, found.entity, codec.encode_quote(found.quote))
                for seq, found in enumerate(quotes)
            ),
        )

    def reset(self) -> None:
        """Forget what was found in every article, inside a transaction."""
        self._query("DELETE FROM finding")
        self._query("DELETE FROM quote")
        self._query("DELETE FROM corrected")

    def quotes_in(self, article_id: str, *, dismissed: bool = False) -> list[ArticleQuote]:
        """Return an article's quotes in the order of the text, on request those that are none, too."""
        return self._quotes("id = ?", "quote.seq", article_id, dismissed=dismissed)

    def found_in(self, article_id: str) -> list[tuple[int, Quote]]:
        """Return an article's quotes as they were found, uncorrected, each with its place."""
        sql = "SELECT seq, quote.data FROM quote JOIN article USING (n) WHERE id = ? ORDER BY seq"
        return [(seq, codec.decode_quote(data)) for seq, data in self._query(sql, article_id)]

    def actors_in(self, article_id: str) -> ArticleActors:
        """Return the mentions and entities of an article; empty where it was not analysed yet."""
        sql = "SELECT actors FROM finding JOIN article USING (n) WHERE id = ?"
        row = self._query(sql, article_id).fetchone()
        return codec.decode_actors(row[0]) if row else ArticleActors()

    def all_actors(self) -> Iterator[tuple[str, ArticleActors]]:
        """Yield every analysed article's id and actors."""
        for article_id, data in self._query(
            "SELECT id, actors FROM finding JOIN article USING (n) ORDER BY id"
        ):
            yield article_id, codec.decode_actors(data)

    def fingerprints(self) -> Iterator[tuple[str, bytes]]:
        """Yield every analysed article's id and stored fingerprint."""
        yield from self._query("SELECT id, fingerprint FROM finding JOIN article USING (n) ORDER BY id")

    # The dossier

    def put_actors(self, actors: Iterable[Actor], entities: Mapping[tuple[str, int], str]) -> None:
        """Store who acts, in place of what was stored, and count their quotes, inside a transaction.

        Args:
            actors: The most mentioned first.
            entities: The actor's id of each entity, by article id and the entity's place.
        """
        connection = self._emptied("actor", "actor_name", "entity")
        numbers = self._numbers()
        connection.executemany(
            "INSERT INTO entity VALUES (?, ?, ?)",
            ((numbers[where], n, actor) for (where, n), actor in entities.items() if where in numbers),
        )
        said = self._quote_counts()
        for rank, actor in enumerate(actors):
            data = codec.encode_actor(replace(actor, quotes=said[actor.id]))
            connection.execute("INSERT INTO actor VALUES (?, ?, ?)", (actor.id, rank, data))
            connection.executemany(
                "INSERT OR IGNORE INTO actor_name VALUES (?, ?)",
                ((fold(name), actor.id) for name in (actor.name, *actor.aliases)),
            )
        self._count_quotes_of(self._concerned_actors())

    def _emptied(self, *tables: str) -> sqlite3.Connection:
        connection = self.database.connection
        for table in tables:
            connection.execute(f"DELETE FROM {table}")
        return connection

    def _numbers(self) -> dict[str, int]:
        return dict(self._query("SELECT id, n FROM article"))

    def all_quotes(self) -> list[ArticleQuote]:
        """Return every quote, the earliest article first."""
        return self._quotes("1", _IN_ORDER)

    def quotes_by(self, actor_ids: Collection[str]) -> list[ArticleQuote]:
        """Return the quotes attributed to any of these actors, the earliest article first."""
        marks = ", ".join("?" * len(actor_ids))
        theirs = (
            "(quote.n, quote.seq) IN ("
            "SELECT q.n, q.seq FROM entity JOIN quote q ON q.n = entity.n AND q.entity = entity.entity"
            f" WHERE actor IN ({marks}) UNION "
            f"SELECT n, seq FROM corrected JOIN actor_name USING (name) WHERE actor IN ({marks}))"
        )
        found = self._quotes(theirs, _IN_ORDER, *actor_ids, *actor_ids)
        return [quote for quote in found if quote.actor in actor_ids]

    def _quotes(self, where: str, order: str, *values: object, dismissed: bool = False) -> list[ArticleQuote]:
        kept = "" if dismissed else f"AND verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}'"
        sql = (
            "SELECT id, paragraph, quote.data, verdict, speaker,"
            " CASE WHEN verdict IS NULL THEN entity.actor ELSE ("
            "SELECT actor FROM actor_name JOIN actor ON actor.id = actor"
            " WHERE actor_name.name = corrected.name ORDER BY rank LIMIT 1) END"
            " FROM quote JOIN article USING (n)"
            " LEFT JOIN entity ON entity.n = quote.n AND entity.entity = quote.entity"
            " LEFT JOIN corrected ON corrected.n = quote.n AND corrected.seq = quote.seq"
            f" WHERE {where} {kept} ORDER BY {order}"
        )
        return [
            ArticleQuote(article_id, paragraph, corrected(codec.decode_quote(data), verdict, speaker), actor)
            for article_id, paragraph, data, verdict, speaker, actor in self._query(sql, *values)
        ]

    def quoting(self) -> set[str]:
        """Return the articles that print a quote."""
        sql = (
            "SELECT DISTINCT id FROM quote JOIN article USING (n) LEFT JOIN corrected USING (n, seq)"
            f" WHERE verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}'"
        )
        return {row[0] for row in self._query(sql)}

    # What the user said of quotes

    def put_corrected(self, rows: Collection[CorrectedQuote]) -> None:
        """Store what the user said of quotes, in place of what was stored, and count quotes anew."""
        held = self._query("SELECT id, seq, verdict, speaker FROM corrected JOIN article USING (n)")
        if {CorrectedQuote(*row) for row in held} == set(rows):
            return
        with self.database.transaction() as connection:
            concerned = self._concerned_actors()
            connection.execute("DELETE FROM corrected")
            connection.executemany(
                "INSERT OR REPLACE INTO corrected SELECT n, ?, ?, ?, ? FROM article WHERE id = ?",
                (
                    (row.seq, row.verdict, row.speaker, row.speaker and fold(row.speaker), row.article)
                    for row in rows
                ),
            )
            self._count_quotes_of(concerned | self._concerned_actors())

    def _concerned_actors(self) -> set[str]:
        """Return the actors whom a corrected quote is taken from or given to."""
        found = self._query(
            "SELECT entity.actor FROM corrected JOIN quote USING (n, seq)"
            " JOIN entity ON entity.n = quote.n AND entity.entity = quote.entity"
            " UNION SELECT actor FROM corrected JOIN actor_name USING (name)"
        )
        return {row[0] for row in found}

    def _count_quotes_of(self, actor_ids: Collection[str]) -> None:
        for actor_id in actor_ids:
            actor = self.actor(actor_id)
            said = len(self.quotes_by([actor_id]))
            if actor is not None and actor.quotes != said:
                data = codec.encode_actor(replace(actor, quotes=said))
                self._query("UPDATE actor SET data = ? WHERE id = ?", data, actor_id)

    def _quote_counts(self) -> Counter[str]:
        """Return how many quotes are attributed to each actor, but for what the user corrected."""
        rows = self._query(
            "SELECT actor, count(*) FROM quote JOIN entity ON entity.n = quote.n"
            " AND entity.entity = quote.entity GROUP BY actor"
        )
        return Counter(dict(rows))

    def actors(self) -> list[Actor]:
        """Return every actor, the most mentioned first."""
        rows = self._query("SELECT id, data FROM actor ORDER BY rank")
        return [codec.decode_actor(actor_id, data) for actor_id, data in rows]

    def actor(self, actor_id: str) -> Actor | None:
        """Return an actor."""
        row = self._query("SELECT data FROM actor WHERE id = ?", actor_id).fetchone()
        return codec.decode_actor(actor_id, row[0]) if row else None

    def actors_named(self, name: str, kind: ActorKind | None = None) -> list[Actor]:
        """Return the actors that have this name or one that holds all its words, best match first.

        An actor whose whole name or alias is meant hides those that merely hold the words.
        """
        folded = fold(sanitize_line(name))  # typed: perhaps bytes that are no text
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
        found = [actor for actor in found if kind is None or actor.kind is kind]
        return sorted(found, key=lambda actor: (-actor.mentions, actor.id))

    def entities_of(self, actor_id: str) -> dict[str, set[int]]:
        """Return, by article id, the entities that are this actor."""
        sql = "SELECT id, entity FROM entity JOIN article USING (n) WHERE actor = ? ORDER BY id"
        found: dict[str, set[int]] = {}
        for article_id, entity in self._query(sql, actor_id):
            found.setdefault(article_id, set()).add(entity)
        return found

    def actors_by_entity(self, article_id: str) -> dict[int, str]:
        """Return the actor's id of each entity of an article."""
        sql = "SELECT entity, actor FROM entity JOIN article USING (n) WHERE id = ?"
        return dict(self._query(sql, article_id))

    def events(self) -> list[Event]:
        """Return every event, the earliest first."""
        rows = self._query("SELECT id, data FROM event ORDER BY first IS NULL, first, id")
        return [codec.decode_event(event_id, data) for event_id, data in rows]

    def event(self, event_id: str) -> Event | None:
        """Return an event."""
        row = self._query("SELECT data FROM event WHERE id = ?", event_id).fetchone()
        return codec.decode_event(event_id, row[0]) if row else None

    def event_of(self, article_id: str) -> Event | None:
        """Return the event that an article reports."""
        sql = (
            "SELECT event.id, data FROM reports JOIN article USING (n) JOIN event ON event.id = reports.event"
        )
        row = self._query(f"{sql} WHERE article.id = ?", article_id).fetchone()
        return codec.decode_event(row[0], row[1]) if row else None

    def copies(self) -> list[WireCopy]:
        """Return the sets of articles that share text, the largest share first."""
        return [codec.decode_copy(row[0]) for row in self._query("SELECT data FROM copy ORDER BY rank")]
