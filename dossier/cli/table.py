"""The commands by name: one table, read before any of them is loaded."""

from __future__ import annotations

import os

COMMANDS = {
    "actors": "actors",
    "add": "add",
    "analyse": "analyse",
    "articles": "articles",
    "cite": "cite",
    "compare": "compare",
    "doctor": "manage",
    "events": "events",
    "export": "export",
    "index": "manage",
    "init": "manage",
    "keys": "manage",
    "notes": "notes",
    "open": "app",
    "paths": "manage",
    "quotes": "quotes",
    "read": "articles",
    "search": "search",
    "searches": "searches",
    "serve": "serve",
}
"""The commands, each with the module that holds it; only the one that is called is loaded."""


def only_opens(args: list[str]) -> bool:
    """Whether nothing is named but a folder that there is: then click is not needed, nor loaded."""
    named = [arg for arg in args if arg != "--fresh"]
    if len(named) != 1:
        return not named
    return not named[0].startswith("-") and named[0] not in COMMANDS and os.path.lexists(named[0])
