"""Key bindings made from the command table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.binding import Binding

from dossier.tui.keys.commands import COMMANDS, all_commands, label

if TYPE_CHECKING:
    from dossier.tui.keys.command import Command


def bindings(context: str) -> list[Binding]:
    """Return the bindings of a context of the command table, for a class's ``BINDINGS``."""
    return bindings_of(command for command in COMMANDS if command.context == context)


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
            priority=command.always,
            id=command.id,
        )
        for command in commands
        if command.keys
    ]


def keymap(
    keys: Mapping[str, Sequence[str] | str], commands: Iterable[Command] | None = None
) -> tuple[dict[str, str], list[str]]:
    """Return Textual's keymap for a user's keys, with a sentence for each that cannot hold.

    What cannot hold is a name that is no command, and a key that now means two things in one place.
    A name is a command's id, ``reader.copy``, or its plain name, which means it in every context.
    """
    if not keys:  # then nothing of this need be loaded
        return {}, []
    from dossier.tui.keys.clashes import clashes

    held = list(all_commands() if commands is None else commands)
    changed: dict[str, str] = {}
    problems: list[str] = []
    for name, wanted in keys.items():
        ids = [command.id for command in held if name in (command.id, command.name)]
        given = [wanted] if isinstance(wanted, str) else list(wanted)
        if ids and given:
            changed.update(dict.fromkeys(ids, ",".join(given)))
        else:
            problems.append(
                f"keys: “{name}” is no command; ? lists them." if given else f"keys: “{name}” has no key."
            )
    return changed, [*problems, *clashes(changed, held)]
