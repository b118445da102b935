"""Keys of the user's own that mean two things in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.tui.keys.command import Command

_PANES = ("list", "panes", "main", "app")
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("articles", "list", "main", "app"),
    ("list", "hits", "main", "app"),
    ("reader", "main", "app"),
    ("search", "main", "app"),
    ("find", "main", "app"),
    ("events", *_PANES),
    ("actors", *_PANES),
    ("quotes", *_PANES),
    ("notes", *_PANES),
    ("compare", "app"),
    ("voice", "list", "app"),
    ("results", "list", "app"),
    ("help", "list", "app"),
    ("links", "list", "app"),
    ("palette", "app"),
    ("prompt", "app"),
    ("editor", "app"),
)
"""The contexts that are active at the same time, the one that goes first at the front."""


def clashes(changed: Mapping[str, str], commands: Iterable[Command]) -> list[str]:
    """Return a sentence for each key that a change of the user's gave to two commands of one place.

    Args:
        changed: Keys by command id, with commas between them.
        commands: Every command; what is not changed keeps its keys.
    """
    held = list(commands)
    said: dict[tuple[str, str, str], str] = {}
    for contexts in TOGETHER:
        order = {context: place for place, context in enumerate(contexts)}
        here = sorted((each for each in held if each.context in order), key=lambda each: order[each.context])
        first: dict[str, Command] = {}
        for command in here:
            for key in keys_of(command, changed):
                other = first.setdefault(key, command)
                if other is not command and changed.keys() & {other.id, command.id}:
                    said.setdefault((key, other.id, command.id), _sentence(key, other, command))
    return list(said.values())


def keys_of(command: Command, changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command as they are bound now."""
    if command.id not in changed:
        return command.keys
    return tuple(key.strip() for key in changed[command.id].split(",") if key.strip())


def _sentence(key: str, first: Command, other: Command) -> str:
    if first.context == other.context:
        return f"keys: “{key}” is given to both {first.id} and {other.id}; only one of them hears it."
    return f"keys: “{key}” means {first.id} where that is active, so {other.id} does not hear it there."
