"""The server of the page: textual-serve's, with a page of our own that asks nobody for anything."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import click

from dossier.cli.page.guard import Guard
from dossier.errors import DossierError

DARK = {"background": "#14171a", "text": "#d5d8da"}
LIGHT = {"background": "#fbfaf7", "text": "#202428"}
"""What surrounds the app: the ground and the text of its own two themes."""

REFUSED = "Open the address that “dossier serve” printed, with its key."

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[Any], Awaitable[Any]]


def page_server(guard: Guard, colors: Mapping[str, str]) -> type[Any]:
    """Return textual-serve's server as one that shows our page to those whom the guard lets in.

    Raises:
        DossierError: textual-serve is not installed.
    """
    try:
        server: type[Any] = importlib.import_module("textual_serve.server").Server
    except ImportError as error:
        raise DossierError('“dossier serve” needs an extra: pip install "dossier[web]".') from error

    class PageServer(server):  # type: ignore[misc]
        def __init__(self, command: str, **options: Any) -> None:
            super().__init__(command, templates_path=str(Path(__file__).parent), **options)

        def initialize_logging(self) -> None:
            logging.basicConfig(level=logging.WARNING, format="%(message)s")

        async def on_startup(self, app: Any) -> None:  # noqa: ARG002 -- as the parent is called
            click.echo(f"Open {guard.address} in a browser; ctrl+c ends it.", err=True)

        async def _make_app(self) -> Any:
            app = await super()._make_app()
            importlib.import_module("aiohttp_jinja2").get_env(app).globals["colors"] = colors
            app.middlewares.append(_let_in(guard))
            app.on_response_prepare.append(_add_headers)
            return app

    return PageServer


def _let_in(guard: Guard) -> Callable[[Any, Handler], Awaitable[Any]]:
    web = importlib.import_module("aiohttp.web")

    async def check(request: Any, handler: Handler) -> Any:
        headers, typed = request.headers, request.query.get("key")
        known = request.cookies.get(guard.cookie)
        if not guard.lets_in(headers.get("Host"), headers.get("Origin"), typed, known):
            raise web.HTTPForbidden(text=REFUSED)
        response = await handler(request)
        if typed is not None:
            response.set_cookie(guard.cookie, guard.key, httponly=True, samesite="Strict")
        return response

    checked: Callable[[Any, Handler], Awaitable[Any]] = web.middleware(check)
    return checked


async def _add_headers(request: Any, response: Any) -> None:  # noqa: ARG001 -- as aiohttp calls it
    response.headers.update(_HEADERS)
