"""``dossier events merge``, ``split``, ``move``, ``name``, ``pin`` and ``unpin``."""

from __future__ import annotations

import click

from dossier.cli.correcting import correct
from dossier.cli.event_names import meant
from dossier.cli.options import dossier_option, refresh_option, words
from dossier.session import Dossier


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT EVENT...")
@dossier_option
@refresh_option
def merge(events: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Make one event of several."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.event_corrections.merge([meant(dossier, event).id for event in events]),
    )


@click.command()
@click.argument("event")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@dossier_option
@refresh_option
def split(event: str, articles: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Make an event of its own of some articles of an event."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.event_corrections.split(
            meant(dossier, event).id, [dossier.resolve(article) for article in articles]
        ),
    )


@click.command()
@click.argument("article")
@click.argument("event")
@dossier_option
@refresh_option
def move(article: str, event: str, folder: str | None, *, no_refresh: bool) -> int:
    """Put an article into another event."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.event_corrections.move(dossier.resolve(article), meant(dossier, event).id),
    )


@click.command()
@click.argument("event")
@click.argument("title", nargs=-1, type=words)
@dossier_option
@refresh_option
def name(event: str, title: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Give an event a title of yours; without one, it gets its own back."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.event_corrections.name(meant(dossier, event).id, " ".join(title)),
    )


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT...")
@dossier_option
@refresh_option
def pin(events: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Keep events at hand."""
    return _pin(events, folder, on=True, refresh=not no_refresh)


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT...")
@dossier_option
@refresh_option
def unpin(events: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Keep events at hand no longer."""
    return _pin(events, folder, on=False, refresh=not no_refresh)


def _pin(events: tuple[str, ...], folder: str | None, *, on: bool, refresh: bool) -> int:
    def work(dossier: Dossier) -> str:
        ids = [meant(dossier, event).id for event in events]
        return "\n".join(dossier.event_corrections.pin(event_id, on) for event_id in ids)

    return correct(folder, refresh, work)
