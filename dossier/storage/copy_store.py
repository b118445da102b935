"""Which articles share text, and the grams that tell with whom a new one does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dossier.storage import codec

if TYPE_CHECKING:
    from dossier.model import WireCopy
    from dossier.storage.database import Database

Pair = tuple[int, int, float, bool]
"""The numbers of two articles, the share of text that they share, and whether it is quoted."""


class CopyStore:
    """Copies in a database; writing belongs inside a transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._among = database.rows_among

    def clear(self) -> None:
        """Forget everything."""
        for table in ("copy_pair", "copy", "copying", "gram"):
            self.database.connection.execute(f"DELETE FROM {table}")

    # Grams

    def buckets(self, buckets: Iterable[int]) -> bytes:
        """Return what was put into buckets, one after the other."""
        return b"".join(row[0] for row in self._among("SELECT data FROM gram WHERE bucket IN {}", buckets))

    def fill_buckets(self, buckets: Iterable[tuple[int, bytes]], n: int = 0) -> None:
        """Put into buckets what an article adds to them, or, without a number, what all articles do."""
        sql = "INSERT OR REPLACE INTO gram VALUES (?, ?, ?)"
        self.database.connection.executemany(sql, ((bucket, n, data) for bucket, data in buckets))

    # Pairs

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Store pairs."""
        self.database.connection.executemany("INSERT OR REPLACE INTO copy_pair VALUES (?, ?, ?, ?)", pairs)

    def remove_pairs(self, numbers: Iterable[int]) -> None:
        """Remove the pairs of articles."""
        for n in numbers:
            self.database.connection.execute("DELETE FROM copy_pair WHERE first = ? OR second = ?", (n, n))

    def region(self, numbers: Iterable[int]) -> set[int]:
        """Return the articles that share a group with these, before or now."""
        found: set[int] = set()
        fresh = set(numbers)
        while fresh:
            found |= fresh
            paired = self._among(
                "SELECT first, second FROM copy_pair WHERE first IN {0} OR second IN {0}", fresh
            )
            nearby = {n for pair in paired for n in pair}
            grouped = "SELECT n FROM copying WHERE copy IN (SELECT copy FROM copying WHERE n IN {})"
            fresh = (nearby | {row[0] for row in self._among(grouped, fresh)}) - found
        return found

    def pairs(self, numbers: Iterable[int]) -> set[Pair]:
        """Return the pairs of articles."""
        sql = "SELECT first, second, share, quoted FROM copy_pair WHERE first IN {0} OR second IN {0}"
        return {(a, b, share, bool(quoted)) for a, b, share, quoted in self._among(sql, numbers)}

    # Groups

    def put_groups(
        self, copies: Sequence[WireCopy], numbers: Mapping[str, int], region: Iterable[int] | None = None
    ) -> None:
        """Store groups in place of those of a region, or of all.

        Args:
            copies: The groups.
            numbers: The numbers of their articles by id.
            region: The articles whose groups these replace.
        """
        connection = self.database.connection
        if region is not None:
            gone = {row[0] for row in self._among("SELECT copy FROM copying WHERE n IN {}", region)}
            connection.executemany("DELETE FROM copy WHERE id = ?", ((copy,) for copy in gone))
            connection.executemany("DELETE FROM copying WHERE copy = ?", ((copy,) for copy in gone))
        sql = "SELECT date, id FROM article WHERE n = ?"
        for copy in copies:
            date, article_id = connection.execute(sql, (numbers[copy.articles[0]],)).fetchone()
            cursor = connection.execute(
                "INSERT INTO copy (first, data) VALUES (?, ?)",
                (f"{date or '9999'} {article_id}", codec.encode_copy(copy)),
            )
            connection.executemany(
                "INSERT INTO copying VALUES (?, ?)",
                ((numbers[one], cursor.lastrowid) for one in copy.articles),
            )

    def articles(self, numbers: Iterable[int]) -> dict[int, tuple[str, str | None, str | None, str | None]]:
        """Return the id, date, outlet and agency of articles by number."""
        sql = "SELECT n, id, date, outlet, agency FROM article WHERE n IN {}"
        return {row[0]: row[1:] for row in self._among(sql, numbers)}
