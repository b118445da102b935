"""What grouping keeps of each article, so that a new one is grouped without reading all the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from dossier.storage.database import Database

PlacedRow: TypeAlias = tuple[Any, ...]
"""The columns of `placed`, from `n` to `counts`; see schema.sql."""

_COLUMNS = 14


class Placement:
    """The tables of grouping's own state; writing belongs inside a transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._among = database.rows_among

    def near(self, days: Sequence[tuple[int, int]]) -> list[PlacedRow]:
        """Return articles dated to a day in any of these ranges, and all that are not dated to a day."""
        connection = self.database.connection
        rows = connection.execute("SELECT * FROM placed WHERE dated = 0").fetchall()
        for first, last in days:
            sql = "SELECT * FROM placed WHERE dated = 1 AND first BETWEEN ? AND ?"
            rows += connection.execute(sql, (first, last)).fetchall()
        return rows

    def everything(self) -> list[PlacedRow]:
        """Return all articles."""
        return self.database.connection.execute("SELECT * FROM placed").fetchall()

    def parts(self, parts: Collection[int]) -> list[PlacedRow]:
        """Return the articles of these parts."""
        return self._among("SELECT * FROM placed WHERE part IN {}", parts)

    def numbered(self, numbers: Iterable[int]) -> list[PlacedRow]:
        """Return the articles of these numbers."""
        return self._among("SELECT * FROM placed WHERE n IN {}", numbers)

    def neighbours(self, article_ids: Iterable[str]) -> list[tuple[bytes, bytes]]:
        """Return the neighbours of articles, as stored: their cosines and numbers, four bytes each."""
        return self._among(
            "SELECT near_cosines, near_numbers FROM placed JOIN article USING (n) WHERE id IN {}", article_ids
        )

    def keys(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return the date, "9999" for none, and the id of articles by number."""
        rows = self._among("SELECT n, coalesce(date, '9999'), id FROM article WHERE n IN {}", numbers)
        return {n: (date, article_id) for n, date, article_id in rows}

    def put(self, rows: Iterable[PlacedRow]) -> None:
        """Store articles, in place of what was stored of them; the fastest in the order of their days."""
        marks = ", ".join("?" * _COLUMNS)
        self.database.connection.executemany(f"INSERT OR REPLACE INTO placed VALUES ({marks})", rows)

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove articles."""
        self.database.connection.executemany("DELETE FROM placed WHERE n = ?", ((n,) for n in numbers))

    def scope(self) -> tuple[bytes, int] | None:
        """Return what grouping took from the folder as a whole, and how many changes ago."""
        row = self.database.connection.execute("SELECT data, changes FROM scope").fetchone()
        return (row[0], row[1]) if row else None

    def put_scope(self, data: bytes) -> None:
        """Store what grouping takes from the folder as a whole, and forget the articles for now."""
        self.database.connection.execute("DELETE FROM placed")
        self.database.connection.execute("DELETE FROM scope")
        self.database.connection.execute("INSERT INTO scope VALUES (?, 0)", (data,))

    def count_changes(self, changes: int) -> None:
        """Note that so many articles came, changed or went."""
        self.database.connection.execute("UPDATE scope SET changes = changes + ?", (changes,))

    def touched(self) -> list[int]:
        """Return the numbers of the articles that came, changed or went since the last grouping."""
        return [row[0] for row in self.database.connection.execute("SELECT n FROM touched ORDER BY n")]

    def forget_touched(self, numbers: Iterable[int]) -> None:
        """Note that these are grouped."""
        self.database.connection.executemany("DELETE FROM touched WHERE n = ?", ((n,) for n in numbers))
