"""What the commands have in common that list actors and events, and correct them."""

from __future__ import annotations

from collections.abc import Callable

import click

from dossier.cli.options import opened
from dossier.session import Dossier

LIST = "list"


class ListingGroup(click.Group):
    """Lists where the first word is no correction."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put the command that lists before what is no other command."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = [LIST, *args]
        return super().parse_args(context, args)


def correct(folder: str | None, refresh: bool, work: Callable[[Dossier], str]) -> int:
    """Do what corrects a dossier, and say what it says of that."""
    with opened(folder, refresh=refresh) as dossier:
        said = work(dossier)
    click.echo(said)
    return 0
