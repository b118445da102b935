"""The entry point: ``dossier [FOLDER]``, which opens the app, or a command."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from pathlib import Path

from dossier.articles.sanitize import sanitize_line
from dossier.cli.table import only_opens
from dossier.errors import DossierError, reason_of


def main() -> None:
    """Run the command line and end the process with its exit status."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that cannot show a character gets its number
            reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Let stdout or stderr that the caller has closed lead nowhere: no other file must get its number."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the whole process
            setattr(sys, name, nowhere)


def run(args: list[str]) -> int:
    """Open the app or run a command; return the exit status, and say what went wrong on stderr."""
    try:
        result = _open(args) if only_opens(args) else _call(args)
        sys.stdout.flush()
    except DossierError as error:
        _say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit:
        return 0  # how click ends where the reader of a pipe has gone while a command writes
    except BrokenPipeError:
        # The reader of the pipe has gone; what Python would still flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, sqlite3.Error) as error:  # a full disk, above all
        _say(f"This cannot be done: {sanitize_line(reason_of(error))}.")
        return 2
    return result if isinstance(result, int) else 0


def _open(args: list[str]) -> int:
    gc.disable()  # until the first list is shown; the app turns it on again
    from dossier.cli.opening import open_dossier

    folder = next((arg for arg in args if arg != "--fresh"), None)
    return open_dossier(folder, fresh="--fresh" in args)


def _call(args: list[str]) -> object:
    from dossier.cli.group import call

    return call(args)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201 -- this is the command line
