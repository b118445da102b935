"""Which event each article was grouped into, and the events with the user's corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from dossier.storage import codec

if TYPE_CHECKING:
    from dossier.model import Event
    from dossier.storage.database import Database


@dataclass(frozen=True, slots=True)
class Grouped:
    """Where grouping alone puts an article; event and story are numbers of their earliest articles."""

    event: int
    story: int | None
    centrality: float


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with the numbers of its articles, and whether the user has a hand in it."""

    event: Event
    articles: tuple[int, ...]
    corrected: bool


MemberRow: TypeAlias = tuple[str, str | None, str | None, str | None, str, float]
"""An article's id, date, outlet, agency and title, and its centrality."""


class EventStore:
    """Events in a database; writing belongs inside a transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._among = database.rows_among

    # What grouping alone found

    def put_grouped(self, grouped: Mapping[int, Grouped]) -> None:
        """Store where articles belong, by number, in place of what was stored of all."""
        self.database.connection.execute("DELETE FROM grouped")
        self.change_grouped(grouped)

    def change_grouped(self, grouped: Mapping[int, Grouped]) -> None:
        """Store where some articles belong."""
        self.database.connection.executemany(
            "INSERT OR REPLACE INTO grouped VALUES (?, ?, ?, ?)",
            ((n, one.event, one.story, one.centrality) for n, one in grouped.items()),
        )

    def groups(self, numbers: Iterable[int] | None = None) -> dict[int, int]:
        """Return the event that grouping put each article in, or each of some articles, by number."""
        if numbers is None:
            rows: Iterable[tuple[Any, ...]] = self.database.connection.execute("SELECT n, event FROM grouped")
        else:
            rows = self._among("SELECT n, event FROM grouped WHERE n IN {}", numbers)
        return {n: event for n, event in rows}  # noqa: C416 -- rows are tuples of any length to the checker

    def region(self, numbers: Iterable[int]) -> set[int]:
        """Return the articles whose events may change with these: all that share an event with them.

        Grouping and the user may have put them into different events; both count, and so does every
        event that the user has corrected.
        """
        corrected = "SELECT n FROM reports JOIN event ON event.id = reports.event WHERE corrected"
        fresh = {*numbers, *(row[0] for row in self.database.connection.execute(corrected))}
        found: set[int] = set()
        while fresh:
            found |= fresh
            fresh = self._together(fresh) - found
        return found

    def _together(self, numbers: AbstractSet[int]) -> set[int]:
        events = {row[0] for row in self._among("SELECT event FROM grouped WHERE n IN {}", numbers)}
        shown = {row[0] for row in self._among("SELECT event FROM reports WHERE n IN {}", numbers)}
        found = [
            *self._among("SELECT n FROM grouped WHERE event IN {}", events),
            *self._among("SELECT n FROM reports WHERE event IN {}", shown),
        ]
        return {row[0] for row in found}

    # Stories

    def story_numbers(self, numbers: Iterable[int]) -> dict[int, int]:
        """Return the story of articles, as the number of its earliest article; of those that are in one."""
        rows = self._among("SELECT n, story FROM grouped WHERE story IS NOT NULL AND n IN {}", numbers)
        return {n: story for n, story in rows}  # noqa: C416 -- rows are tuples of any length to the checker

    def set_story(self, event: int, story: int) -> list[int]:
        """Put the articles of an event of grouping's in a story; returns their numbers."""
        self.database.connection.execute("UPDATE grouped SET story = ? WHERE event = ?", (story, event))
        return [row[0] for row in self._among("SELECT n FROM grouped WHERE event IN {}", [event])]

    def rename_stories(self, numbers: Iterable[int]) -> list[int]:
        """Name the stories after their earliest article that are named after one of these.

        Returns:
            The articles of these stories.
        """
        renamed: list[int] = []
        for story in {row[0] for row in self._among("SELECT story FROM grouped WHERE story IN {}", numbers)}:
            sql = (
                "SELECT n FROM grouped JOIN article USING (n) WHERE story = ? ORDER BY date IS NULL, date, id"
            )
            members = [row[0] for row in self.database.connection.execute(sql, (story,))]
            if members:
                self.database.connection.execute(
                    "UPDATE grouped SET story = ? WHERE story = ?", (members[0], story)
                )
            renamed += members
        return renamed

    # Events as shown

    def put_events(self, events: Iterable[StoredEvent], numbers: AbstractSet[int] | None = None) -> None:
        """Store events: all, or those of some articles, which must be whole events before and after."""
        connection = self.database.connection
        if numbers is None:
            connection.execute("DELETE FROM event")
            connection.execute("DELETE FROM reports")
        else:
            gone = {
                row[0] for row in self._among("SELECT DISTINCT event FROM reports WHERE n IN {}", numbers)
            }
            connection.executemany("DELETE FROM event WHERE id = ?", ((event,) for event in gone))
            connection.executemany("DELETE FROM reports WHERE event = ?", ((event,) for event in gone))
        for stored in events:
            event = stored.event
            connection.execute(
                "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?)",
                (event.id, event.first, stored.corrected, codec.encode_event(event)),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO reports VALUES (?, ?)", ((n, event.id) for n in stored.articles)
            )

    def members(self, numbers: AbstractSet[int] | None = None) -> dict[int, MemberRow]:
        """Return what an event needs of its articles: all that are grouped, or some."""
        sql = "SELECT n, id, date, outlet, agency, title, centrality FROM grouped JOIN article USING (n)"
        rows = (
            self.database.connection.execute(sql)
            if numbers is None
            else self._among(f"{sql} WHERE n IN {{}}", numbers)
        )
        return {row[0]: row[1:] for row in rows}

    def stories(self, numbers: AbstractSet[int] | None = None) -> dict[int, str]:
        """Return the story that grouping put articles in, those that are in one."""
        sql = "SELECT grouped.n, article.id FROM grouped JOIN article ON article.n = grouped.story"
        rows = (
            self.database.connection.execute(sql)
            if numbers is None
            else self._among(f"{sql} WHERE grouped.n IN {{}}", numbers)
        )
        return {n: f"story-{article_id}" for n, article_id in rows}

    # Articles that the user's decisions name

    def numbers(self) -> dict[str, int]:
        """Return the number of each article by its id."""
        return dict(self.database.connection.execute("SELECT id, n FROM article"))

    def identity(self, article_id: str) -> tuple[str, str]:
        """Return the title of an article and the hash of its file, in hexadecimal; empty if unknown."""
        sql = "SELECT title, hex(hash) FROM article LEFT JOIN file ON file.path = article.file WHERE id = ?"
        row = self.database.connection.execute(sql, (article_id,)).fetchone()
        return (row[0], (row[1] or "").lower()) if row else ("", "")

    def find(self, article_id: str, title: str, content: str) -> int | None:
        """Return the number of the article meant, though its file may have been renamed or edited."""
        connection = self.database.connection
        row = connection.execute("SELECT n, title FROM article WHERE id = ?", (article_id,)).fetchone()
        if row and (not title or row[1] == title):
            return int(row[0])
        renamed = self._by_content(content) if content else None
        if renamed is None and row:
            return int(row[0])
        if renamed is None and title:
            same = connection.execute("SELECT n FROM article WHERE title = ? LIMIT 2", (title,)).fetchall()
            return int(same[0][0]) if len(same) == 1 else None
        return renamed

    def _by_content(self, content: str) -> int | None:
        try:
            hash_ = bytes.fromhex(content)
        except ValueError:
            return None
        sql = "SELECT n FROM file JOIN article ON article.file = file.path WHERE hash = ? ORDER BY id"
        row = self.database.connection.execute(sql, (hash_,)).fetchone()
        return int(row[0]) if row else None
