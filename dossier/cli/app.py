"""``dossier [FOLDER]``: the app."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import closing

import click

from dossier.cli.options import dossier_option, locate
from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.locations import existing_folder


@click.command("open", hidden=True)
@click.argument("place", metavar="[FOLDER]", required=False)
@dossier_option
@click.option("--fresh", is_flag=True, help="Begin with the list of articles, not where the app was left.")
def open_app(place: str | None, folder: str | None, *, fresh: bool) -> int:
    """Open the app on a dossier."""
    gc.disable()  # until the first list is shown; the app turns it on again
    if place is not None and folder is not None:
        raise DossierError("Name the dossier once, as in “dossier FOLDER”.")
    dossier_folder = existing_folder(locate(place if folder is None else folder))
    in_a_browser = "TEXTUAL_DRIVER" in os.environ  # as “dossier serve” sets it
    if not in_a_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DossierError("The app needs a terminal; “dossier --help” lists the commands that do not.")
    with closing(Dossier.open(dossier_folder)) as dossier:
        from dossier.tui.app import DossierApp

        app = DossierApp(dossier, fresh=fresh)
        app.run()
    return app.return_code or 0
