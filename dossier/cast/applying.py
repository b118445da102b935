"""Applying the user's corrections to the stored actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.actors.merge import free_id
from dossier.cast import roster
from dossier.cast.edits import Verb
from dossier.cast.parting import articles_of, named_in, take_out
from dossier.model import ActorKind
from dossier.storage.codec import folded_name

if TYPE_CHECKING:
    from dossier.cast.edits import Edit
    from dossier.model import Actor

__all__ = ["apply_edit", "apply_edits", "named_in", "reference"]


def apply_edits(connection: sqlite3.Connection, edits: Iterable[Edit]) -> list[list[str]]:
    """Apply corrections to the actors as the rules make them; return for each the names that nobody has."""
    roster.reset(connection)
    return [apply_edit(connection, edit) for edit in edits]


def reference(connection: sqlite3.Connection, actor: Actor) -> str:
    """Return a name that means this actor and no other, else its id."""
    names = (actor.name, *actor.aliases)
    return next((name for name in names if roster.find(connection, name) == actor.id), actor.id)


def apply_edit(connection: sqlite3.Connection, edit: Edit) -> list[str]:
    """Apply a correction, inside a transaction; return the names of it that nobody has."""
    found = {name: roster.find(connection, name) for name in edit.actors}
    ids = list(dict.fromkeys(actor_id for actor_id in found.values() if actor_id))
    lost = [name for name, actor_id in found.items() if actor_id is None]
    if not ids:
        return lost
    if edit.verb is Verb.MERGE:
        _merge(connection, ids)
    elif edit.verb is Verb.SPLIT:
        lost += _split(connection, ids[0], edit)
    else:
        own = replace(roster.own_of(connection, ids[0]), corrected=True)
        if edit.verb is Verb.RENAME:
            own = replace(own, name=edit.to)
        elif edit.verb is Verb.RETYPE:
            own = replace(own, kind=ActorKind(edit.to))
        else:
            own = replace(own, hidden=edit.verb is Verb.HIDE)
        roster.rebuild(connection, ids[0], own)
    return lost


def _merge(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    first, *others = ids
    if not others:
        return  # the rules merge them by now
    own = roster.own_of(connection, first)
    (name,) = connection.execute("SELECT name FROM actor WHERE id = ?", (first,)).fetchone()
    for other in others:
        connection.execute("UPDATE node SET actor = ? WHERE actor = ?", (first, other))
    roster.remove(connection, others)
    roster.rebuild(connection, first, replace(own, name=name, corrected=True))


def _split(connection: sqlite3.Connection, actor_id: str, edit: Edit) -> list[str]:
    """Take mentions out of an actor; return the names and articles that it has not."""
    taken = {row[0] for row in connection.execute("SELECT id FROM actor")}
    into = free_id(edit.to or (edit.names or edit.actors)[0], taken)
    names = {folded_name(name) for name in edit.names} if edit.names else None
    articles = articles_of(connection, dict(edit.articles)) if edit.articles else None
    if not take_out(connection, actor_id, into, names=names, articles=articles):
        return [*edit.names, *edit.articles]
    own = roster.own_of(connection, actor_id)
    roster.rebuild(connection, actor_id, replace(own, corrected=True))
    roster.rebuild(connection, into, roster.Own(name=edit.to or None, corrected=True))
    return []
