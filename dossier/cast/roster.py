"""The actors as they are shown, each written from its nodes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.analysis.actors.merge import aliases_of, fullest_name, kind_of, roles_of
from dossier.analysis.actors.metonyms import stood_for
from dossier.cast.nodes import Numbers, decoded
from dossier.model import ActorKind
from dossier.storage.codec import folded_name
from dossier.storage.values import dumps


@dataclass(frozen=True, slots=True)
class Own:
    """What the user says of an actor: its name, its kind, and whether it is hidden."""

    name: str | None = None
    kind: ActorKind | None = None
    hidden: bool = False
    corrected: bool = False


def write(
    connection: sqlite3.Connection, actor_id: str, title: str, group: Numbers, own: Own | None = None
) -> None:
    """Store an actor, in place of what was stored of it."""
    _store(connection, [(actor_id, title, group, own or Own())])


def write_all(connection: sqlite3.Connection, actors: Iterable[tuple[str, str, Numbers]]) -> None:
    """Store actors of which the user says nothing, each as its id, its name and what is said of it."""
    _store(connection, [(actor_id, title, group, Own()) for actor_id, title, group in actors])


def _store(connection: sqlite3.Connection, actors: Sequence[tuple[str, str, Numbers, Own]]) -> None:
    rows: list[tuple[object, ...]] = []
    names: list[tuple[str, str]] = []
    for actor_id, title, group, own in actors:
        name = own.name or title
        aliases = aliases_of(name, group)
        roles = [[text, sorted(where)] for text, where in roles_of(group)]
        rows.append(
            (
                actor_id,
                name,
                str(own.kind or kind_of(group)),
                group.mentions,
                group.size,
                stood_for(title),
                own.hidden,
                own.corrected,
                own.name,
                own.kind and str(own.kind),
                dumps([aliases, roles, sorted(group.articles)]),
            )
        )
        names += ((folded_name(each), actor_id) for each in (name, title, *aliases))
    connection.executemany("INSERT OR REPLACE INTO actor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM actor_name WHERE actor = ?", ((row[0],) for row in rows))
    connection.executemany("INSERT OR IGNORE INTO actor_name VALUES (?, ?)", names)


def remove(connection: sqlite3.Connection, actor_ids: Iterable[str]) -> None:
    """Remove actors."""
    for actor_id in actor_ids:
        connection.execute("DELETE FROM actor WHERE id = ?", (actor_id,))
        connection.execute("DELETE FROM actor_name WHERE actor = ?", (actor_id,))


def rebuild(connection: sqlite3.Connection, actor_id: str, own: Own | None = None) -> None:
    """Write an actor anew from its nodes; one that is left without mentions is removed."""
    group, title, person = Numbers(), None, False
    rows = connection.execute(
        "SELECT kind, names, rest, title, ruled FROM node WHERE actor = ? ORDER BY kind, key", (actor_id,)
    )
    for kind, names, rest, named, ruled in rows:
        group.absorb(decoded(names, rest))
        if named is not None and ruled == actor_id:
            title = named
        person = person or kind == "per"
    own = own or own_of(connection, actor_id)
    if not group.mentions:
        remove(connection, [actor_id])
        return
    if title is None or not _still_printed(title, group):
        title = fullest_name(group, person=person)
    write(connection, actor_id, title, group, own)


def _still_printed(title: str, group: Numbers) -> bool:
    """Return whether a name is one that the user has not taken out; those of countries are never printed."""
    return title in group.names or not any(folded_name(title) == folded_name(each) for each in group.names)


def own_of(connection: sqlite3.Connection, actor_id: str) -> Own:
    """Return what the user says of an actor."""
    sql = "SELECT own_name, own_kind, hidden, corrected FROM actor WHERE id = ?"
    row = connection.execute(sql, (actor_id,)).fetchone()
    if row is None:
        return Own()
    name, kind, hidden, corrected = row
    return Own(name, kind and ActorKind(kind), bool(hidden), bool(corrected))


def find(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the actor of a name: called so, else under an alias, else by id; the most mentioned one."""
    folded = folded_name(name)
    rows = connection.execute(
        "SELECT id, actor.name FROM actor_name JOIN actor ON actor.id = actor_name.actor"
        " WHERE actor_name.name = ? ORDER BY mentions DESC, size DESC, id",
        (folded,),
    ).fetchall()
    for actor_id, shown in rows:
        if folded_name(shown) == folded:
            return str(actor_id)
    if rows:
        return str(rows[0][0])
    row = connection.execute("SELECT id FROM actor WHERE id = ?", (name,)).fetchone()
    return row and str(row[0])


def reset(connection: sqlite3.Connection) -> None:
    """Take back every correction: each node is again what the articles and the rules say."""
    dirty = {row[0] for row in connection.execute("SELECT id FROM actor WHERE corrected")}
    moved = connection.execute("SELECT ruled, actor FROM node WHERE actor IS NOT ruled OR before IS NOT NULL")
    for ruled, actor in moved:
        dirty |= {ruled, actor}
    connection.execute("DELETE FROM entity WHERE taken IS NOT NULL")
    connection.execute("DELETE FROM moved_quote")
    connection.execute("DELETE FROM node WHERE kind = 'part'")
    connection.execute(
        "UPDATE node SET names = before ->> 0, rest = before ->> 1, size = before ->> 2,"
        " mentions = before ->> 3, before = NULL WHERE before IS NOT NULL"
    )
    connection.execute("UPDATE node SET actor = ruled WHERE actor IS NOT ruled")
    for actor_id in sorted(dirty - {None}):
        rebuild(connection, actor_id, Own())
