"""``dossier open``: the app, named as a command."""

from __future__ import annotations

import click

from dossier.cli.opening import open_dossier
from dossier.cli.options import dossier_option
from dossier.errors import DossierError


@click.command("open", hidden=True)
@click.argument("place", metavar="[FOLDER]", required=False)
@dossier_option
@click.option("--fresh", is_flag=True, help="Begin with the list of articles, not where the app was left.")
def open_app(place: str | None, folder: str | None, *, fresh: bool) -> int:
    """Open the app on a dossier."""
    if place is not None and folder is not None:
        raise DossierError("Name the dossier once, as in “dossier FOLDER”.")
    return open_dossier(place if folder is None else folder, fresh=fresh)
