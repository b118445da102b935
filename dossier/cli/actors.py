"""``dossier actors``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.options import (
    NOTHING_FOUND,
    dossier_option,
    emit,
    format_option,
    known,
    opened,
    refresh_option,
    table,
    words,
)
from dossier.export.records import actor_record, mention_record, quote_record
from dossier.model import Actor, ArticleInfo
from dossier.session import Dossier

_COLUMNS = ("id", "name", "kind", "mentions", "articles", "quotes", "aliases", "roles")


@click.command()
@click.argument("name", nargs=-1, type=words)
@dossier_option
@refresh_option
@format_option()
def actors(name: tuple[str, ...], folder: str | None, form: str, *, no_refresh: bool) -> int:
    """List the actors, the most mentioned first; with a NAME, one of them with its mentions and quotes."""
    wanted = " ".join(name)
    with opened(folder, refresh=not no_refresh) as dossier:
        infos = {info.id: info for info in dossier.articles()}
        if not wanted:
            found = dossier.actors()
            return emit([actor_record(actor) for actor in found], form, _COLUMNS, lambda: _list(found))
        found = dossier.actors_named(wanted)
        if not found:
            click.echo(
                f"No actor is called “{sanitize_line(wanted)}”; “dossier actors” lists them.", err=True
            )
            return NOTHING_FOUND
        records = [
            {
                **actor_record(actor),
                "mentioned": [mention_record(mention) for mention in dossier.actor_mentions(actor.id)],
                "quoted": [quote_record(quote, infos) for quote in dossier.quotes(actor=actor.id)],
            }
            for actor in found
        ]
        return emit(records, form, _COLUMNS, lambda: _one(dossier, found, infos))


def _list(actors: Sequence[Actor]) -> Iterator[str]:
    yield from table(
        [
            ("mentions", "articles", "quotes", "kind", "name"),
            *(
                (
                    str(actor.mentions),
                    str(len(actor.articles)),
                    str(actor.quotes),
                    str(actor.kind),
                    f"{actor.name}{_also(actor)}",
                )
                for actor in actors
            ),
        ]
    )


def _also(actor: Actor) -> str:
    others = [alias for alias in actor.aliases if alias != actor.name]
    return f"  (also {', '.join(others)})" if others else ""


def _one(dossier: Dossier, actors: Sequence[Actor], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    """Yield what is known of actors: names, roles, mentions in context, quotes."""
    for actor in actors:
        yield f"{actor.name}  {actor.kind}{_also(actor)}"
        for role in actor.roles:
            yield f"  role: {role.text}  ({', '.join(role.articles)})"
        article = ""
        for mention in dossier.actor_mentions(actor.id):
            if mention.article != article:
                article = mention.article
                info = infos[article]
                yield f"  {known(info.date)}  {known(info.outlet)}  {info.title}"
            yield f"    ¶{mention.paragraph}  {mention.left}[{mention.match}]{mention.right}"
        for quote in dossier.quotes(actor=actor.id):
            yield f"  said, {quote.article} ¶{quote.paragraph}: {' '.join(quote.quote.text.split())}"
        yield ""
