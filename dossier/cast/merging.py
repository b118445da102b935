"""Keeping the actors of a dossier up to date, article by article."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dossier.analysis.actors.groups import Group, user_names
from dossier.analysis.actors.merge import NodeFinder, ids_of, roots_of, title_of
from dossier.cast import roster
from dossier.cast.nodes import Held, group_at, numbers_of, outlines, root_text, store
from dossier.storage.codec import decode_named

if TYPE_CHECKING:
    from dossier.analysis.actors.groups import Chosen, Node
    from dossier.cast.nodes import Numbers


def is_due(connection: sqlite3.Connection) -> bool:
    """Return whether articles were added, changed or removed since they were last merged."""
    sql = "SELECT EXISTS (SELECT 1 FROM finding WHERE NOT merged) OR EXISTS (SELECT 1 FROM gone)"
    return bool(connection.execute(sql).fetchone()[0])


def forget_all(connection: sqlite3.Connection) -> None:
    """Forget every node and actor, inside a transaction; the next merge counts all articles anew."""
    for table in ("node", "entity", "moved_quote", "actor", "actor_name", "gone"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of ours
    connection.execute("UPDATE finding SET merged = 0 WHERE merged")


def merge(connection: sqlite3.Connection, aliases: Mapping[str, Sequence[str]]) -> None:
    """Count what has changed since the last merge, inside a transaction and without corrections.

    The result is the same as if all articles were merged at once.
    """
    more = connection.execute(
        "SELECT (SELECT count(*) FROM gone) > (SELECT count(*) FROM finding WHERE merged)"
    )
    if more.fetchone()[0]:
        forget_all(connection)
    _Merge(connection, user_names(aliases)).run()


class _Merge:
    """One merge: the nodes that it changes, and the actors that these belong to."""

    def __init__(self, connection: sqlite3.Connection, chosen: Chosen) -> None:
        self.connection = connection
        self.chosen = chosen
        self.nodes = outlines(connection)
        self.touched: set[Node] = set()
        self._finder = NodeFinder(chosen)
        self._new = numbers_of(self.nodes)

    def run(self) -> None:
        """Take away what is gone, add what is new, and write what that changes."""
        self._take_away()
        self._add()
        changed, stale = self._drop_empty()
        roots = roots_of({node: held.said for node, held in self.nodes.items()}, self.chosen)
        members: dict[Node, list[Node]] = {}
        for node, held in self.nodes.items():
            root = roots[node]
            members.setdefault(root, []).append(node)
            if node in self.touched or held.root != root:
                changed.add(root)
                if held.root is not None:
                    changed.add(held.root)
        merged = {root: self._merged(members[root]) for root in changed if root in members}
        titles = {
            root: title_of(root, merged[root], self.chosen)
            if root in merged
            else self.nodes[nodes[0]].title or ""
            for root, nodes in members.items()
        }
        self._write(members, titles, merged, stale)

    def _group(self, node: Node) -> Numbers:
        """Return all that is said of a node, which is new where it is not known."""
        held = self.nodes.get(node)
        if held is None:
            held = self.nodes[node] = Held(next(self._new), Group(), stored=False)
        if not isinstance(held.said, Group):
            held.said = group_at(self.connection, held.number)
        return held.said

    def _take_away(self) -> None:
        for n, data in self.connection.execute("SELECT n, actors FROM gone").fetchall():
            for entity, names in decode_named(data):
                node = self._finder.node_of(entity)
                self._group(node).forget(n, entity, names)
                self.touched.add(node)
            self.connection.execute("DELETE FROM entity WHERE n = ?", (n,))
        self.connection.execute("DELETE FROM gone")

    def _add(self) -> None:
        numbers = [row[0] for row in self.connection.execute("SELECT n FROM finding WHERE NOT merged")]
        for n in numbers:
            sql = "SELECT actors FROM finding WHERE n = ?"
            (data,) = self.connection.execute(sql, (n,)).fetchone()
            rows = []
            for place, (entity, names) in enumerate(decode_named(data)):
                node = self._finder.node_of(entity)
                self._group(node).note(n, entity, names)
                self.touched.add(node)
                rows.append((n, place, self.nodes[node].number))
            self.connection.executemany(
                "INSERT OR REPLACE INTO entity (n, entity, node) VALUES (?, ?, ?)", rows
            )
        self.connection.execute("UPDATE finding SET merged = 1 WHERE NOT merged")

    def _drop_empty(self) -> tuple[set[Node], set[str]]:
        """Remove nodes that no article names; return what led them, and their actors."""
        led: set[Node] = set()
        stale: set[str] = set()
        for node in sorted(self.touched):
            held = self.nodes[node]
            if not held.said.size:
                del self.nodes[node]
                self.connection.execute("DELETE FROM node WHERE node = ?", (held.number,))
                self.touched.discard(node)
                if held.root is not None:
                    led.add(held.root)
                if held.ruled:
                    stale.add(held.ruled)
        return led, stale

    def _merged(self, members: list[Node]) -> Numbers:
        if len(members) == 1:
            return self._group(members[0])
        merged: Numbers = Group()
        for node in sorted(members):
            merged.absorb(self._group(node))
        return merged

    def _write(
        self,
        members: Mapping[Node, list[Node]],
        titles: Mapping[Node, str],
        merged: Mapping[Node, Numbers],
        stale: set[str],
    ) -> None:
        ids = ids_of(titles)
        rewritten = set(merged)
        for root, nodes in members.items():
            for node in nodes:
                held = self.nodes[node]
                title = titles[root]
                if held.ruled != ids[root]:
                    rewritten.add(root)
                    if held.ruled:
                        stale.add(held.ruled)
                changed = (held.root, held.title, held.ruled) != (root, title, ids[root])
                held.root, held.title, held.ruled = root, title, ids[root]
                if changed and node not in self.touched:
                    sql = "UPDATE node SET root = ?, title = ?, ruled = ?, actor = ? WHERE node = ?"
                    self.connection.execute(sql, (root_text(root), title, ids[root], ids[root], held.number))
        store(self.connection, ((node, self.nodes[node]) for node in self.touched))
        roster.remove(self.connection, stale)
        roster.write_all(
            self.connection,
            (
                (ids[root], titles[root], merged[root] if root in merged else self._merged(members[root]))
                for root in rewritten
            ),
        )
