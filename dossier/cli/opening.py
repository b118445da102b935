"""Finding the dossier that is meant, and opening the app on it: without click, so that it starts sooner."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.locations import existing_folder, find_dossier


def locate(folder: str | None) -> Path:
    """Return the dossier's folder: the one named, else the nearest from here upwards."""
    if folder is not None:
        return Path(folder)
    try:
        found = find_dossier(Path.cwd())
    except OSError as error:
        raise DossierError("The current folder is gone; go to another, or name a dossier with -d.") from error
    if found is None:
        raise DossierError(
            "There is no dossier here; name its folder with -d, or make one with “dossier init FOLDER”."
        )
    return found


def open_dossier(folder: str | None, *, fresh: bool) -> int:
    """Open the app on a dossier, and return the exit status."""
    dossier_folder = existing_folder(locate(folder))
    in_a_browser = "TEXTUAL_DRIVER" in os.environ  # as “dossier serve” sets it
    if not in_a_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DossierError("The app needs a terminal; “dossier --help” lists the commands that do not.")
    with closing(Dossier.open(dossier_folder)) as dossier:
        from dossier.tui.app import DossierApp

        app = DossierApp(dossier, fresh=fresh, leave=_leave)
        app.run()
    return app.return_code or 0


def _leave(status: int) -> None:
    """End the process without its threads, which read what nobody will see; all that is kept was written."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
