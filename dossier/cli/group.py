"""The commands, as click calls them; anything else is the folder of a dossier to open."""

from __future__ import annotations

import difflib
import os
from importlib import import_module

import click

from dossier import __version__
from dossier.articles.sanitize import sanitize_line
from dossier.cli.table import COMMANDS
from dossier.errors import DossierError

_FUNCTIONS = {"open": "open_app"}  # those that are not called as the command is


class DossierGroup(click.Group):
    """The commands; anything else is the folder of a dossier to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"dossier.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, _FUNCTIONS.get(cmd_name, cmd_name))
        return command

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put the command that opens the app before a folder, or where nothing is named."""
        args = _command_first(args)
        first = next((arg for arg in args if not arg.startswith("-")), None)
        if not set(args) & {"--help", "-h", "--version"} and (first is None or first not in COMMANDS):
            if first is not None and os.sep not in first and not os.path.lexists(first):
                near = difflib.get_close_matches(first, COMMANDS, n=1)
                hint = f"; did you mean “{near[0]}”?" if near else "; “dossier --help” lists the commands."
                raise DossierError(f"There is neither a command nor a folder “{sanitize_line(first)}”{hint}")
            args = ["open", *args]
        return super().parse_args(context, args)


def _command_first(args: list[str]) -> list[str]:
    """Let the dossier be named before the command, too: ``-d FOLDER quotes`` is ``quotes -d FOLDER``."""
    first = args[0] if args else ""
    named = 2 if first in ("-d", "--dossier") else int(first.startswith("--dossier="))
    if named and len(args) > named and args[named] in COMMANDS:
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


def call(args: list[str]) -> object:
    """Run a command and return what it returns, or an exit status; wrong use is a sentence on stderr."""
    try:
        return cli.main(args=args, prog_name="dossier", standalone_mode=False)
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
    except click.Abort:
        return 130
