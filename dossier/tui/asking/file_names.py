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
    """Return why no file can be written under a name; None where one can, also in the place of another.

    Args:
        typed: What the user wrote.
        endings: The endings that say a format, to be named to the user.
        fits: Tells of the last part of a path whether its ending says a format.
    """
    try:
        path = path_of(typed)
        if not fits(path.name):
            return f"End the name in {', '.join(endings)}: that says the format."
        if path.is_dir():
            return "There is a folder of this name; choose another."
        if not path.parent.is_dir():
            return f"There is no folder {sanitize_line(str(path.parent))}; make it first."
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a user that is not known
        return "No file can have this name."
    return None


def would_replace(typed: str) -> str | None:
    """Return a sentence that says which file enter would write over; None where there is none."""
    path = path_of(typed).absolute()
    if not os.path.lexists(path):
        return None
    return f"There is a file {sanitize_line(str(path))}: enter once more writes over it."


def bare_names_go() -> str:
    """Return a sentence that says where a name without a folder leads."""
    return f"A bare name goes into {sanitize_line(str(Path.cwd()))}."


def free_name(stem: str, ending: str) -> str:
    """Return a name that no file in the current folder has yet."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in range(1, _MOST))
    return next((name for name in names if not os.path.lexists(name)), f"{stem}{ending}")
