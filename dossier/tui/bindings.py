"""Key bindings made from the command table."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from dossier.tui.commands import Command, all_commands, label


def bindings(context: str) -> list[Binding]:
    """Return the bindings of a context of the command table, for a class's ``BINDINGS``."""
    return bindings_of(command for command in all_commands() if command.context == context)


def bindings_of(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings of commands; each has the command's id, by which it can be rebound."""
    return [
        Binding(
            ",".join(command.keys),
            command.action or command.name,
            command.label or command.help,
            show=bool(command.label),
            key_display=label(command.keys[0]) if command.keys else None,
            tooltip=command.help,
            id=command.id,
        )
        for command in commands
        if command.keys
    ]
