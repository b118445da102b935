"""The keys as the user has them, for the sentences that name one.

One process runs one app: what it takes from config.yaml holds everywhere, as its language would.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dossier.tui.keys.commands import all_commands, label

_changed: dict[str, str] = {}  # by command id, as Textual's keymap has them


def take_keys(changed: Mapping[str, str]) -> None:
    """Take the keys that the user changed, by command id, and forget those taken before."""
    _changed.clear()
    _changed.update(changed)


def bound_key(command_id: str) -> str:
    """Return the first key of a command, as Textual names it."""
    return _changed.get(command_id, _usual()[command_id]).split(",")[0]


def key(command_id: str) -> str:
    """Return the first key of a command as help and footer show it; KeyError where there is none."""
    return label(bound_key(command_id))


@cache
def _usual() -> Mapping[str, str]:
    return {command.id: command.keys[0] for command in all_commands() if command.keys}
