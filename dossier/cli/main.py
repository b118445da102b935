"""The entry point: the commands, and ``dossier [FOLDER]``, which opens the app."""

from __future__ import annotations

import difflib
import os
import sqlite3
import sys
from importlib import import_module
from pathlib import Path

import click

from dossier import __version__
from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError

_COMMANDS = {
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

_FUNCTIONS = {"open": "open_app"}  # those that are not called as the command is


class DossierGroup(click.Group):
    """The commands; anything else is the folder of a dossier to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """Return the names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, loaded now."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dossier.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, _FUNCTIONS.get(cmd_name, cmd_name))
        return command

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put the command that opens the app before a folder, or where nothing is named."""
        args = _command_first(args)
        first = next((arg for arg in args if not arg.startswith("-")), None)
        if not set(args) & {"--help", "-h", "--version"} and (first is None or first not in _COMMANDS):
            if first is not None and os.sep not in first and not os.path.lexists(first):
                near = difflib.get_close_matches(first, _COMMANDS, n=1)
                hint = f"; did you mean “{near[0]}”?" if near else "; “dossier --help” lists the commands."
                raise DossierError(f"There is neither a command nor a folder “{sanitize_line(first)}”{hint}")
            args = ["open", *args]
        return super().parse_args(context, args)


def _command_first(args: list[str]) -> list[str]:
    """Let the dossier be named before the command, too: ``-d FOLDER quotes`` is ``quotes -d FOLDER``."""
    first = args[0] if args else ""
    named = 2 if first in ("-d", "--dossier") else int(first.startswith("--dossier="))
    if named and len(args) > named and args[named] in _COMMANDS:
        return [args[named], *args[:named], *args[named + 1 :]]
    return args


@click.group(
    cls=DossierGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="dossier %(version)s")
def cli() -> None:
    """Read, search and compare a folder of news articles about one affair.

    dossier [FOLDER] opens the app on a folder, else on the nearest one above that has a config.yaml or
    articles/. Every view of the app is also a command.
    """


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
    """Run a command and return its exit status; what went wrong is one sentence on stderr."""
    try:
        result = cli.main(args=args, prog_name="dossier", standalone_mode=False)
        sys.stdout.flush()
    except DossierError as error:
        click.echo(str(error), err=True)
        return 2
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.NoSuchOption as error:
        hint = (
            " Put -- before words that begin with a minus."
            if {"search", "searches", "quotes"} & set(args)
            else ""
        )
        click.echo(sanitize_line(error.format_message()) + hint, err=True)
        return 2
    except click.ClickException as error:
        click.echo(sanitize_line(error.format_message()), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except SystemExit:
        return 0  # how click ends where the reader of a pipe has gone while a command writes
    except BrokenPipeError:
        # The reader of the pipe has gone; what Python would still flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, sqlite3.Error) as error:  # a full disk, above all
        click.echo(f"This cannot be done: {_why(error)}.", err=True)
        return 2
    return result if isinstance(result, int) else 0


def _why(error: OSError | sqlite3.Error) -> str:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "the system refused it"
    place = error.filename if isinstance(error, OSError) else None
    return sanitize_line(f"{place}: {reason.lower()}" if place else reason.lower())
