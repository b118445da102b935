"""``dossier actors merge``, ``split``, ``rename``, ``retype``, ``hide`` and ``unhide``."""

from __future__ import annotations

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.correcting import correct
from dossier.cli.options import dossier_option, refresh_option, words
from dossier.errors import DossierError
from dossier.language.words import fold
from dossier.model import Actor, ActorKind
from dossier.session import Dossier


def _meant(dossier: Dossier, name: str) -> str:
    """Return the id of the one actor that a name means; raises DossierError where it is none or several."""
    folded = " ".join(fold(name).split())
    found = list(dossier.actors_named(name, hidden=True))
    found = [actor for actor in found if folded in _names(actor)] or found
    called = [actor for actor in found if fold(actor.name) == folded] or found
    shown = sanitize_line(name)
    by_id = [] if len(called) == 1 else [each for each in dossier.actors(hidden=True) if each.id == name]
    called = by_id or called
    if not called:
        raise DossierError(f"No actor is called “{shown}”; “dossier actors” lists them.")
    if len(called) > 1:
        who = ", ".join(f"{actor.name} ({actor.id})" for actor in called[:4])
        raise DossierError(f"“{shown}” is a name of {who}; write a name or id that only one has.")
    return called[0].id


def _names(actor: Actor) -> set[str]:
    return {" ".join(fold(name).split()) for name in (actor.name, *actor.aliases)}


@click.command()
@click.argument("names", nargs=-1, required=True, type=words, metavar="NAME NAME...")
@dossier_option
@refresh_option
def merge(names: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Make one actor of several; the first keeps its name."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.merge([_meant(dossier, name) for name in names]),
    )


@click.command()
@click.argument("name", type=words)
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="What is called so is somebody else.")
@click.option("--in", "articles", multiple=True, metavar="ARTICLE", help="Who is meant there is another.")
@click.option("--as", "into", default="", metavar="NAME", help="The name of the new actor.")
@dossier_option
@refresh_option
def split(
    name: str,
    aliases: tuple[str, ...],
    articles: tuple[str, ...],
    into: str,
    folder: str | None,
    *,
    no_refresh: bool,
) -> int:
    """Make another actor of some names of one, or of its mentions in some articles."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.split(
            _meant(dossier, name),
            names=aliases,
            articles=[dossier.resolve(article) for article in articles],
            into=into,
        ),
    )


@click.command()
@click.argument("name", type=words)
@click.argument("new", type=words)
@dossier_option
@refresh_option
def rename(name: str, new: str, folder: str | None, *, no_refresh: bool) -> int:
    """Give an actor another name; searches still find it under the names that articles print."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.rename(_meant(dossier, name), new),
    )


@click.command()
@click.argument("name", type=words)
@click.argument("kind", type=click.Choice([str(kind) for kind in ActorKind]))
@dossier_option
@refresh_option
def retype(name: str, kind: str, folder: str | None, *, no_refresh: bool) -> int:
    """Say what an actor is."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.retype(_meant(dossier, name), ActorKind(kind)),
    )


@click.command()
@click.argument("names", nargs=-1, required=True, type=words, metavar="NAME...")
@dossier_option
@refresh_option
def hide(names: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """Leave actors out of lists and searches."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.hide([_meant(dossier, name) for name in names]),
    )


@click.command()
@click.argument("names", nargs=-1, required=True, type=words, metavar="NAME...")
@dossier_option
@refresh_option
def unhide(names: tuple[str, ...], folder: str | None, *, no_refresh: bool) -> int:
    """List hidden actors again."""
    return correct(
        folder,
        not no_refresh,
        lambda dossier: dossier.actor_corrections.unhide([_meant(dossier, name) for name in names]),
    )
