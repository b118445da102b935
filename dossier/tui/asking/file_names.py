"""The names of files that the user is asked for: what one means, whether it will do, and one that is free."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.articles.sanitize import sanitize_line

_MOST = 1000  # names that are tried


def path_of(typed: str) -> Path:
    """Return the file that is meant, from the current folder on; ``~`` is the user's own."""
    return Path(typed).expanduser()


def problem_with(typed: str, endings: Iterable[str], fits: Callable[[str], bool]) -> str | None:
    """Return why no new file can be written under a name; None where one can.

    Args:
        typed: What the user wrote.
        endings: The endings that say a format, to be named to the user.
        fits: Tells of the last part of a path whether its ending says a format.
    """
    try:
        path = path_of(typed)
        if not fits(path.name):
            return f"End the name in {', '.join(endings)}: that says the format."
        if os.path.lexists(path):
            return "There is a file of this name already; choose another."
        if not path.parent.is_dir():
            return f"There is no folder {sanitize_line(str(path.parent))}; make it first."
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a user that is not known
        return "No file can have this name."
    return None


def free_name(stem: str, ending: str) -> str:
    """Return a name that no file in the current folder has yet."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in range(1, _MOST))
    return next((name for name in names if not os.path.lexists(name)), f"{stem}{ending}")
