"""Give undated articles a likely day by the dated reports of the same event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from dossier.language.sibling_dates import lead_of, likely_day
from dossier.storage.values import unpacked

if TYPE_CHECKING:
    from dossier.storage.database import Database

_UNDATED = "date IS NULL AND date_estimate IS NULL"


def date_by_siblings(database: Database, numbers: Collection[int] | None = None) -> None:
    """Work out the likely day of undated articles anew, inside a transaction.

    Args:
        database: The catalogue, with its events as they are shown.
        numbers: The articles of the events that have changed; None for all.
    """
    connection = database.connection
    given = sorted(numbers) if numbers is not None else None
    held = [row[0] for row in _rows(database, "SELECT n FROM article WHERE sibling_day IS NOT NULL", given)]
    clear = "UPDATE article SET sibling_day = NULL, sibling_note = NULL WHERE n = ?"
    connection.executemany(clear, ((n,) for n in held))
    sql = f"SELECT n, event FROM reports JOIN article USING (n) WHERE {_UNDATED}"
    undated: dict[int, str] = dict(_rows(database, sql, given))
    sql = (
        "SELECT event, min(date), max(date), count(*) FROM reports JOIN article USING (n)"
        " WHERE length(date) = 10 AND event IN {} GROUP BY event"
    )
    days = {row[0]: row[1:] for row in database.rows_among(sql, set(undated.values()))}
    for n, event in undated.items():
        if event in days:
            found = _worked_out(database, n, *days[event])
            if found is not None:
                connection.execute(
                    "UPDATE article SET sibling_day = ?, sibling_note = ? WHERE n = ?", (*found, n)
                )


def _worked_out(database: Database, n: int, first: str, last: str, count: int) -> tuple[str, str] | None:
    sql = "SELECT title, text FROM article JOIN body USING (n) WHERE n = ?"
    row = database.connection.execute(sql, (n,)).fetchone()
    if row is None:
        return None
    found = likely_day(lead_of(row[0], unpacked(row[1])), date.fromisoformat(first), date.fromisoformat(last))
    if found is None:
        return None
    when = f"of {first}" if first == last else f"of {first} to {last}"
    reports = "another report" if count == 1 else f"{count} other reports"
    return found[0].isoformat(), f"'{found[1]}', by {reports} of the event, {when}"


def _rows(database: Database, sql: str, numbers: Iterable[int] | None) -> list[tuple[Any, ...]]:
    """Return the rows of a statement on all articles, or on some."""
    if numbers is None:
        return database.connection.execute(sql).fetchall()
    return database.rows_among(f"{sql} AND n IN {{}}", numbers)
