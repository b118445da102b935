"""``dossier [FOLDER]``: the app."""

from __future__ import annotations

import gc
import sys
from contextlib import closing

import click

from dossier.cli.options import locate
from dossier.errors import DossierError
from dossier.session import Dossier


@click.command("open", hidden=True)
@click.argument("folder", required=False)
def open_app(folder: str | None) -> int:
    """Open the app on a dossier."""
    gc.disable()  # until the first list is shown; the app turns it on again
    place = locate(folder)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DossierError("The app needs a terminal; “dossier --help” lists the commands that do not.")
    with closing(Dossier.open(place)) as dossier:
        from dossier.tui.app import DossierApp

        app = DossierApp(dossier)
        app.run()
    return app.return_code or 0
