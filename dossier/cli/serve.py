"""``dossier serve``: the app in a browser on this machine."""

from __future__ import annotations

import importlib
import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import click

from dossier.cli.options import dossier_option, locate
from dossier.errors import DossierError
from dossier.storage.locations import existing_folder

_LOOPBACK = ("127.0.0.1", "localhost")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, show_default=True)
@click.option(
    "--let-others-in",
    is_flag=True,
    help="Allow a host other than this machine's own: whoever reaches it can read and change the dossier.",
)
@dossier_option
def serve(host: str, port: int, folder: str | None, *, let_others_in: bool) -> int:
    """Show the app in a browser, to this machine alone unless told otherwise."""
    if host not in _LOOPBACK and not let_others_in:
        raise DossierError(
            f"On {host} others could read and change the dossier; use 127.0.0.1, or add --let-others-in."
        )
    dossier_folder = existing_folder(locate(folder))
    try:
        server = importlib.import_module("textual_serve.server")
    except ImportError as error:
        raise DossierError('“dossier serve” needs an extra: pip install "dossier[web]".') from error
    command = shlex.join([sys.executable, "-m", "dossier", "open", "-d", str(dossier_folder)])
    click.echo(f"On http://{host}:{port}, until ctrl+c.", err=True)
    address = f"{host}:{port}" if host in _LOOPBACK else None
    guarded(server.Server, address)(command, host=host, port=port, title="dossier").serve()
    return 0


def guarded(server: type[Any], address: str | None) -> type[Any]:
    """Return a server that answers only pages of its own address.

    Any page in the same browser can open a connection to this machine; one of another origin, or of a
    name that was made to lead here, is refused.
    """

    class Guarded(server):  # type: ignore[misc]
        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(_own_pages_only(address))
            return app

    return Guarded


def _own_pages_only(address: str | None) -> Callable[..., Awaitable[Any]]:
    web = importlib.import_module("aiohttp.web")

    async def check(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        if not is_own(address, request.headers.get("Host"), request.headers.get("Origin")):
            raise web.HTTPForbidden(text="This dossier answers only its own page.")
        return await handler(request)

    checked: Callable[..., Awaitable[Any]] = web.middleware(check)
    return checked


def is_own(address: str | None, host: str | None, origin: str | None) -> bool:
    """Return whether a request is for this address, and from a page of it if it is from any.

    Without an address, as where others are let in, any name of the machine will do.
    """
    return host is not None and address in (None, host) and origin in (None, f"http://{host}")
