"""What was found: quotes and actors of each article, actors, events and copies of the dossier."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.language.words import fold
from dossier.model import ArticleQuote, QuoteVerdict
from dossier.storage import codec
from dossier.storage.actor_store import SAID_BY, ActorStore
from dossier.storage.corrected import CorrectedQuote, corrected
from dossier.storage.quote_columns import put_columns
from dossier.storage.values import dumps, stored

if TYPE_CHECKING:
    from dossier.model import ArticleActors, Event, Quote, WireCopy
    from dossier.storage.database import Database

_PARAGRAPH_BITS = 24
_PLACE_BITS = 24  # of a quote among those of its article
_IN_ORDER = "date IS NULL, date, article.id, said.seq"

_QUOTE = (
    "article.id, said.paragraph, said.data, verdict, speaker, actor,"
    " (SELECT name FROM actor WHERE actor.id = said.actor)"
)


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote, its paragraph from 1, and the place of the entity that said it, if that is known."""

    quote: Quote
    paragraph: int
    entity: int | None


@dataclass(frozen=True, slots=True)
class StoredFingerprint:
    """What grouping knows of an article, by its number."""

    number: int
    id: str
    date: str | None
    outlet: str | None
    agency: str | None
    title: str
    fingerprint: bytes
    date_estimate: str | None = None


class Findings:
    """Quotes, actors, events and copies, in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.cast = ActorStore(database)

    def _query(self, sql: str, *values: object, **named: object) -> sqlite3.Cursor:
        """Run a statement with values for its “?”, or for its names."""
        return self.database.connection.execute(sql, named or values)

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
        for table in ("finding", "quote", "quote_columns", "corrected", "moved_quote"):
            self._query(f"DELETE FROM {table} WHERE n = ?", n)
        sql = "INSERT INTO finding (n, actors, fingerprint) VALUES (?, ?, ?)"
        self._query(sql, n, codec.encode_actors(actors), fingerprint)
        self.database.connection.executemany(
            "INSERT INTO quote VALUES (?, ?, ?, ?, ?)",
            (
                (n, seq, found.paragraph, found.entity, codec.encode_quote(found.quote))
                for seq, found in enumerate(quotes)
            ),
        )
        put_columns(self.database.connection, n, (found.quote for found in quotes))

    def reset(self) -> None:
        """Forget what was found in every article, inside a transaction."""
        for table in ("finding", "quote", "quote_columns", "quote_text", "corrected", "scope"):
            self._query(f"DELETE FROM {table}")

    def quotes_in(self, article_id: str, *, dismissed: bool = False) -> list[ArticleQuote]:
        """Return an article's quotes in the order of the text, on request those that are none, too."""
        return self._quotes("id = :article", "said.seq", {"article": article_id}, dismissed=dismissed)

    def words_quoted(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Iterator[tuple[str, codec.QuotedWords]]:
        """Yield the quotes of articles in the order of the text, each with its article.

        Args:
            article_ids: The articles.
            paragraphs: For each, the paragraphs, from 1, that alone are of interest; all by default.
        """
        ids, inside, values = self._inside(article_ids, paragraphs)
        rows = self._query(
            "SELECT quote.n, quote.data FROM quote LEFT JOIN corrected USING (n, seq)"
            f" WHERE {inside} AND verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}' ORDER BY quote.n, quote.seq",
            **values,
        )
        return ((ids[n], codec.decode_quoted_words(data)) for n, data in rows)

    def quotes_of(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> list[ArticleQuote]:
        """Return the quotes of articles, or of some paragraphs of each, the earliest article first."""
        _, inside, values = self._inside(article_ids, paragraphs, table="said")
        return self._quotes(inside, _IN_ORDER, values)

    def _inside(
        self,
        article_ids: Sequence[str],
        paragraphs: Mapping[str, Collection[int]] | None,
        table: str = "quote",
    ) -> tuple[dict[int, str], str, dict[str, object]]:
        """Return articles by their numbers, a condition on a table of quotes, and its values by name."""
        numbers = dict(
            self._query(
                "SELECT id, n FROM article WHERE id IN (SELECT value FROM json_each(?))",
                dumps(list(article_ids)),
            )
        )
        ids = {n: article for article, n in numbers.items()}
        inside = f"{table}.n IN (SELECT value FROM json_each(:articles))"
        if paragraphs is None:
            return ids, inside, {"articles": dumps(list(ids))}
        places = [n << _PARAGRAPH_BITS | k for n, article in ids.items() for k in paragraphs.get(article, ())]
        place = f"{table}.n << {_PARAGRAPH_BITS} | {table}.paragraph"
        inside += f" AND ({place}) IN (SELECT value FROM json_each(:places))"
        return ids, inside, {"articles": dumps(list(ids)), "places": dumps(places)}

    def words_by(self, actor_ids: Collection[str]) -> Iterator[tuple[str, codec.QuotedWords]]:
        """Yield the quotes attributed to any of these actors, each with its article."""
        wanted = frozenset(actor_ids)
        rows = self._query(
            f"SELECT article.id, actor, said.data FROM {SAID_BY} JOIN article ON article.n = said.n"
            f" WHERE verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}' ORDER BY said.n, said.seq",
            actors=dumps(list(wanted)),
        )
        return ((id_, codec.decode_quoted_words(data)) for id_, actor, data in rows if actor in wanted)

    def found_in(self, article_id: str) -> list[tuple[int, Quote]]:
        """Return an article's quotes as they were found, uncorrected, each with its place."""
        sql = "SELECT seq, quote.data FROM quote JOIN article USING (n) WHERE id = ? ORDER BY seq"
        return [(seq, codec.decode_quote(data)) for seq, data in self._query(sql, article_id)]

    def fingerprints(self, numbers: Sequence[int] | None = None) -> Iterator[StoredFingerprint]:
        """Yield the fingerprints of every analysed article, or of those of some numbers."""
        columns = "n, id, date, outlet, agency, title, fingerprint, date_estimate"
        sql = f"SELECT {columns} FROM finding JOIN article USING (n)"
        if numbers is None:
            yield from (StoredFingerprint(*row) for row in self._query(f"{sql} ORDER BY id"))
            return
        for n in numbers:
            yield from (StoredFingerprint(*row) for row in self._query(f"{sql} WHERE n = ?", n))

    # The dossier

    def all_quotes(self) -> list[ArticleQuote]:
        """Return every quote, the earliest article first."""
        return self._quotes("1", _IN_ORDER, {})

    def sizes(self) -> dict[str, int]:
        """Return how many actors and quotes are shown, without reading them."""
        dismissed = "SELECT count(*) FROM corrected JOIN quote USING (n, seq) WHERE verdict = ?"
        actors, quotes = self._query(
            "SELECT (SELECT count(*) FROM actor WHERE NOT hidden),"
            f" (SELECT count(*) FROM quote) - ({dismissed})",
            str(QuoteVerdict.NOT_A_QUOTE),
        ).fetchone()
        return {"actors": actors, "quotes": quotes}

    def quotes_by(self, actor_ids: Collection[str]) -> list[ArticleQuote]:
        """Return the quotes attributed to any of these actors, the earliest article first."""
        found = self._quotes("1", _IN_ORDER, {"actors": dumps(list(actor_ids))}, source=SAID_BY)
        return [quote for quote in found if quote.actor in actor_ids]

    @stored
    def quotes_at(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], ArticleQuote]:
        """Return the quotes at some places: the number of an article, and which of its quotes, from 0.

        All come in one row: between two rows SQLite lets other threads run, and one that is busy then keeps
        the app waiting for 5 ms each time.
        """
        sql = (
            f"SELECT json_group_array(json_array(said.n, said.seq, {_QUOTE})) FROM"
            f" (SELECT value >> {_PLACE_BITS} AS n, value & {(1 << _PLACE_BITS) - 1} AS seq"
            " FROM json_each(?)) AS wanted CROSS JOIN said ON said.n = wanted.n AND said.seq = wanted.seq"
            " JOIN article ON article.n = said.n"
        )
        (rows,) = self._query(sql, dumps([n << _PLACE_BITS | seq for n, seq in places])).fetchone()
        return {(n, seq): _article_quote(*row) for n, seq, *row in json.loads(rows)}

    def _quotes(
        self,
        where: str,
        order: str,
        named: Mapping[str, object],
        *,
        dismissed: bool = False,
        source: str = "said",
    ) -> list[ArticleQuote]:
        kept = "" if dismissed else f"AND verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}'"
        sql = (
            f"SELECT {_QUOTE} FROM {source} JOIN article ON article.n = said.n"
            f" WHERE {where} {kept} ORDER BY {order}"
        )
        return [_article_quote(*row) for row in self._query(sql, **named)]

    def quoting(self) -> set[str]:
        """Return the articles that print a quote."""
        sql = (
            "SELECT DISTINCT id FROM quote JOIN article USING (n) LEFT JOIN corrected USING (n, seq)"
            f" WHERE verdict IS NOT '{QuoteVerdict.NOT_A_QUOTE}'"
        )
        return {row[0] for row in self._query(sql)}

    # What the user said of quotes

    def put_corrected(self, rows: Collection[CorrectedQuote]) -> None:
        """Store what the user said of quotes, in place of what was stored."""
        held = self._query("SELECT id, seq, verdict, speaker FROM corrected JOIN article USING (n)")
        if {CorrectedQuote(*row) for row in held} == set(rows):
            return
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM corrected")
            connection.executemany(
                "INSERT OR REPLACE INTO corrected SELECT n, ?, ?, ?, ? FROM article WHERE id = ?",
                (
                    (row.seq, row.verdict, row.speaker, row.speaker and fold(row.speaker), row.article)
                    for row in rows
                ),
            )

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
        """Return the sets of articles that share text, the earliest first."""
        return [codec.decode_copy(row[0]) for row in self._query("SELECT data FROM copy ORDER BY first, id")]


def _article_quote(
    article: str,
    paragraph: int,
    data: str,
    verdict: str | None,
    speaker: str | None,
    actor: str | None,
    name: str | None,
) -> ArticleQuote:
    quote = corrected(codec.decode_quote(data), verdict, speaker)
    return ArticleQuote(sys.intern(article), paragraph, quote, codec.once(actor), codec.once(name))
