"""Taking mentions out of an actor: those that print some names, or those of some articles."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dossier.analysis.actors.groups import Group
from dossier.cast.nodes import decoded, encoded
from dossier.model import Entity
from dossier.storage.codec import decode_actors, decode_quote, folded_name, with_taken
from dossier.storage.values import dumps

if TYPE_CHECKING:
    from dossier.cast.nodes import Numbers
    from dossier.model import ArticleActors


def take_out(
    connection: sqlite3.Connection,
    actor_id: str,
    into: str,
    *,
    names: Collection[str] | None,
    articles: Collection[int] | None = None,
) -> int:
    """Move mentions of an actor to another, which may be new; return how many were moved.

    Args:
        connection: The catalogue, inside a transaction.
        actor_id: The actor.
        into: The id of the actor that gets the mentions.
        names: Folded names as printed, None for all.
        articles: The numbers of the articles, None for all.
    """
    sql = "SELECT node, kind, key, names, rest FROM node WHERE actor = ? ORDER BY kind, key"
    moved = 0
    for number, kind, key, printed, rest in connection.execute(sql, (actor_id,)).fetchall():
        group = decoded(printed, rest)
        meant = {name for name in group.names if names is None or folded_name(name) in names}
        if not meant or (articles is not None and group.articles.isdisjoint(articles)):
            continue
        if articles is None and len(meant) == len(group.names):
            connection.execute("UPDATE node SET actor = ? WHERE node = ?", (into, number))
            moved += group.mentions
        else:
            moved += _Part(connection, number, group, meant, names).take(into, (kind, key), articles)
    return moved


class _Part:
    """The mentions that are taken out of one node, which become a node of their own."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        number: int,
        group: Numbers,
        meant: Collection[str],
        names: Collection[str] | None,
    ) -> None:
        self.connection, self.number, self.rest = connection, number, group
        self.names = names
        self.part: Numbers = Group()
        self._first_words = {name.split()[0] for name in meant}
        row = connection.execute("SELECT max(node) + 1 FROM node").fetchone()
        self.new = int(row[0])

    def take(self, into: str, key: tuple[str, str], articles: Collection[int] | None) -> int:
        """Move the mentions; return how many."""
        where = sorted(self.rest.articles if articles is None else self.rest.articles & set(articles))
        for n in where:
            self._take_from(n)
        if not self.part.mentions:
            return 0
        row = (self.new, "part", dumps([*key, self.new]), *encoded(self.part), into)
        self.connection.execute(
            "INSERT INTO node (node, kind, key, names, rest, size, mentions, actor)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        self.connection.execute(
            "UPDATE node SET before = coalesce(before, json_array(names, rest, size, mentions)),"
            " names = ?, rest = ?, size = ?, mentions = ? WHERE node = ?",
            (*encoded(self.rest), self.number),
        )
        return self.part.mentions

    def _take_from(self, n: int) -> None:
        (data,) = self.connection.execute("SELECT actors FROM finding WHERE n = ?", (n,)).fetchone()
        if self.names is not None and not any(word in data for word in self._first_words):
            return
        rows = self.connection.execute(
            "SELECT entity, node, taken, names FROM entity WHERE n = ? ORDER BY entity", (n,)
        ).fetchall()
        held = with_taken(decode_actors(data), [row[2:] for row in rows if row[2] is not None])
        stays = False
        for entity, node, *_ in rows:
            if node == self.number:
                stays |= not self._take_entity(n, held, entity)
        if not stays:
            self.rest.articles.discard(n)

    def _take_entity(self, n: int, actors: ArticleActors, of: int) -> bool:
        """Take mentions out of one entity; return whether all of its mentions are taken."""
        mentions = [m for m in actors.mentions if m.entity == of]
        meant = [m for m in mentions if self.names is None or folded_name(m.text) in self.names]
        if not meant:
            return False
        every = len(meant) == len(mentions)
        printed = Counter(" ".join(m.text.split()) for m in meant)
        whole = actors.entities[of]
        name = max(printed, key=lambda each: (printed[each], each))
        taken = Entity(name, whole.kind, roles=whole.roles if every else ())
        self.part.note(n, taken, printed)
        if every:
            self.rest.forget(n, whole, printed)
        else:
            others = Counter(" ".join(m.text.split()) for m in mentions if m not in meant)
            kept = whole.name if whole.name in others else max(others, key=lambda each: (others[each], each))
            self.rest.forget(n, whole, printed)
            self.rest.note(n, Entity(kept, whole.kind, roles=whole.roles), {})
        names = None if self.names is None or every else dumps(sorted(self.names))
        (new,) = self.connection.execute("SELECT max(entity) + 1 FROM entity WHERE n = ?", (n,)).fetchone()
        self.connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", (n, new, self.new, of, names))
        self._move_quotes(n, of, new, every=every)
        return every

    def _move_quotes(self, n: int, of: int, new: int, *, every: bool) -> None:
        rows: Sequence[tuple[int, str]] = self.connection.execute(
            "SELECT seq, data FROM quote LEFT JOIN moved_quote USING (n, seq)"
            " WHERE n = ? AND coalesce(moved_quote.entity, quote.entity) = ?",
            (n, of),
        ).fetchall()
        for seq, data in rows:
            quote = decode_quote(data)
            named = quote.mention.text if quote.mention else quote.speaker or ""
            if every or (self.names is not None and folded_name(named) in self.names):
                self.connection.execute("INSERT OR REPLACE INTO moved_quote VALUES (?, ?, ?)", (n, seq, new))


def articles_of(connection: sqlite3.Connection, articles: dict[str, str]) -> list[int]:
    """Return the numbers of articles named by id, or, where no article has it, by its file's hash."""
    found = []
    for article_id, digits in articles.items():
        row = connection.execute("SELECT n FROM article WHERE id = ?", (article_id,)).fetchone()
        if row is None and digits:
            row = connection.execute(
                "SELECT n FROM article JOIN file ON file.path = article.file WHERE hex(hash) = ?",
                (digits.upper(),),
            ).fetchone()
        if row is not None:
            found.append(int(row[0]))
    return found


def named_in(connection: sqlite3.Connection, actor_id: str) -> set[str]:
    """Return the names under which an actor is printed, folded."""
    rows = connection.execute("SELECT names FROM node WHERE actor = ?", (actor_id,))
    return {folded_name(name) for row in rows for name in json.loads(row[0])[0]}
