"""Nodes as the catalogue stores them: what the articles say of one name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis.actors.groups import Group
from dossier.model import ActorKind
from dossier.storage.values import dumps

if TYPE_CHECKING:
    from dossier.analysis.actors.groups import Node

Numbers = Group[int]
"""A group whose articles are numbers of the catalogue."""


@dataclass(slots=True)
class Outline:
    """What decides to which actor a node belongs, without its articles."""

    names: dict[str, int]
    full_names: dict[str, int]
    size: int
    mentions: int


@dataclass(slots=True)
class Held:
    """A node with its number, and the actor that the rules gave it: leading node, name and id.

    The leading node may be one that no article names: Russia, where the Kremlin alone is named.
    """

    number: int
    said: Outline | Numbers
    root: Node | None = None
    title: str | None = None
    ruled: str | None = None
    stored: bool = field(default=True)


def outlines(connection: sqlite3.Connection) -> dict[Node, Held]:
    """Return every node."""
    rows = connection.execute(
        "SELECT kind, key, node, names, size, mentions, root, title, ruled FROM node WHERE kind != 'part'"
    )
    found: dict[Node, Held] = {}
    for kind, key, number, names, size, mentions, root, title, ruled in rows:
        printed, full = json.loads(names)
        found[kind, tuple(json.loads(key))] = Held(
            number, Outline(printed, full, size, mentions), root and _node(root), title, ruled
        )
    return found


def group_at(connection: sqlite3.Connection, number: int) -> Numbers:
    """Return all that the articles say of a node."""
    row = connection.execute("SELECT names, rest FROM node WHERE node = ?", (number,)).fetchone()
    return decoded(*row)


def decoded(names: str, rest: str) -> Numbers:
    """Return a stored group."""
    printed, full = json.loads(names)
    kinds, roles, articles = json.loads(rest)
    return Group(
        articles=set(articles),
        names=printed,
        full_names=full,
        kinds={ActorKind(kind): count for kind, count in kinds.items()},
        roles={role: set(where) for role, where in roles.items()},
    )


def encoded(group: Numbers) -> tuple[str, str, int, int]:
    """Return the stored form of a group: names, the rest, its articles and mentions counted."""
    rest = [
        {str(kind): count for kind, count in group.kinds.items()},
        {role: sorted(where) for role, where in group.roles.items()},
        sorted(group.articles),
    ]
    return dumps([group.names, group.full_names]), dumps(rest), group.size, group.mentions


def store(connection: sqlite3.Connection, nodes: Iterable[tuple[Node, Held]]) -> None:
    """Store nodes of which all is known, with the actor that the rules give them."""
    connection.executemany(
        "INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", _rows(nodes)
    )


def _rows(nodes: Iterable[tuple[Node, Held]]) -> Iterator[tuple[object, ...]]:
    for (kind, key), held in nodes:
        if isinstance(held.said, Group):
            names, rest, size, mentions = encoded(held.said)
            where = (held.root and root_text(held.root), held.title, held.ruled, held.ruled)
            yield (held.number, kind, dumps(key), names, rest, size, mentions, *where)


def root_text(node: Node) -> str:
    """Return the stored form of a leading node."""
    return dumps(node)


def _node(text: str) -> Node:
    kind, key = json.loads(text)
    return kind, tuple(key)


def numbers_of(nodes: Mapping[Node, Held]) -> Iterator[int]:
    """Yield numbers that no node has."""
    number = max((held.number for held in nodes.values()), default=0)
    while True:
        number += 1
        yield number
