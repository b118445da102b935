"""``dossier serve``: the app in a browser on this machine."""

from __future__ import annotations

import errno
import shlex
import sys
from contextlib import closing

import click

from dossier.cli.opening import locate
from dossier.cli.options import dossier_option
from dossier.cli.page.guard import LOOPBACK, Guard
from dossier.cli.page.server import DARK, LIGHT, page_server
from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.locations import existing_folder


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, show_default=True)
@click.option(
    "--let-others-in",
    is_flag=True,
    help="Allow a host other than this machine's own: who has the address can read and change the dossier.",
)
@dossier_option
def serve(host: str, port: int, folder: str | None, *, let_others_in: bool) -> int:
    """Show the app in a browser, to this machine alone unless told otherwise."""
    if host not in LOOPBACK and not let_others_in:
        raise DossierError(
            f"On {host} others could read and change the dossier; use 127.0.0.1, or add --let-others-in."
        )
    dossier_folder = existing_folder(locate(folder))
    with closing(Dossier.open(dossier_folder)) as dossier:
        name = dossier.name
        colors = LIGHT if "light" in dossier.config.theme else DARK
    # -P: a module that lies in the folder where the command is given must not be taken for ours
    command = shlex.join([sys.executable, "-P", "-m", "dossier", "open", "-d", str(dossier_folder)])
    server = page_server(Guard(host, port), colors)
    try:
        server(command, host=host, port=port, title=name).serve()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise DossierError(f"Port {port} is taken by another program; name another with --port.") from error
    return 0
