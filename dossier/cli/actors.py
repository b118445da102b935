"""``dossier actors``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.correct_actors import hide, merge, rename, retype, split, unhide
from dossier.cli.correcting import LIST, ListingGroup
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
from dossier.errors import DossierError
from dossier.export.records import (
    actor_record,
    companion_record,
    label_record,
    mention_record,
    quote_record,
)
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleInfo
from dossier.session import Dossier

_COLUMNS = (
    "id", "name", "kind", "mentions", "articles", "quotes", "aliases", "roles", "stands_for", "outlets",
    "first", "last",
)  # fmt: skip


@click.group(cls=ListingGroup, subcommand_metavar="[NAME] [OPTIONS] | COMMAND [ARGS]...")
def actors() -> None:
    """List the actors, or one of them with its mentions and quotes; or correct them.

    “dossier actors [NAME]” lists; “dossier actors list --help” shows its filters. Corrections go to
    notes/actors.yaml in the dossier, hold when articles are added, and end when their line is removed:

    \b
      dossier actors merge NAME NAME...     one actor, under the first name
      dossier actors split NAME --alias X   what is called X is somebody else
      dossier actors rename NAME NEW        another name
      dossier actors retype NAME KIND       person, organisation, government, place
      dossier actors hide NAME...           leave them out; unhide takes that back
    """  # noqa: D301 -- the mark by which click keeps lines as they are


for command in (merge, split, rename, retype, hide, unhide):
    actors.add_command(command)


@actors.command(LIST)
@click.argument("name", nargs=-1, type=words)
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in ActorKind]), help="Only actors of this kind."
)
@click.option("--outlet", metavar="OUTLET", help="Only actors that this outlet names.")
@click.option("--min-mentions", type=click.IntRange(0), default=0, help="Only actors named so often.")
@click.option("--hidden", is_flag=True, help="Also those that were hidden.")
@click.option("--with", "company", is_flag=True, help="Who is named in the same articles as NAME.")
@click.option("--labels", is_flag=True, help="What NAME is called, and by which outlets.")
@dossier_option
@refresh_option
@format_option()
def list_actors(
    name: tuple[str, ...],
    kind: str | None,
    outlet: str | None,
    min_mentions: int,
    folder: str | None,
    form: str,
    *,
    hidden: bool,
    company: bool,
    labels: bool,
    no_refresh: bool,
) -> int:
    """List the actors, the most mentioned first; with a NAME, one of them with its mentions and quotes."""
    wanted = " ".join(name)
    if (company or labels) and not wanted:
        raise DossierError("Name an actor: dossier actors NAME --with, or --labels.")
    with opened(folder, refresh=not no_refresh) as dossier:
        found = dossier.actors_named(wanted, hidden=hidden) if wanted else dossier.actors(hidden=hidden)
        found = [actor for actor in found if _is_wanted(actor, kind, outlet, min_mentions)]
        if wanted and not found:
            click.echo(
                f"No actor is called “{sanitize_line(wanted)}”; “dossier actors” lists them.", err=True
            )
            return NOTHING_FOUND
        if company:
            return _company(dossier, found, form)
        if labels:
            return _labels(dossier, found, form)
        if not wanted:
            return emit([actor_record(actor) for actor in found], form, _COLUMNS, lambda: _list(found))
        infos = {info.id: info for info in dossier.articles()}
        records = [
            {
                **actor_record(actor),
                "mentioned": [mention_record(mention) for mention in dossier.actor_mentions(actor.id)],
                "quoted": [quote_record(quote, infos) for quote in dossier.quotes(actor=actor.id)],
            }
            for actor in found
        ]
        return emit(records, form, _COLUMNS, lambda: _one(dossier, found, infos))


def _is_wanted(actor: Actor, kind: str | None, outlet: str | None, least: int) -> bool:
    return (
        kind in (None, str(actor.kind))
        and (outlet is None or fold(outlet) in map(fold, actor.outlets))
        and actor.mentions >= least
    )


def _company(dossier: Dossier, actors: Sequence[Actor], form: str) -> int:
    records = [
        companion_record(actor, companion) for actor in actors for companion in dossier.companions(actor.id)
    ]

    def lines() -> Iterator[str]:
        rows = [(str(r["articles"]), str(r["paragraphs"] or "-"), r["name"]) for r in records]
        yield from table([("articles", "paragraphs", "name"), *rows])

    return emit(records, form, ("with", "name", "articles", "paragraphs"), lines)


def _labels(dossier: Dossier, actors: Sequence[Actor], form: str) -> int:
    records = [label_record(actor, label) for actor in actors for label in dossier.actor_labels(actor.id)]

    def lines() -> Iterator[str]:
        rows = [
            (
                str(record["articles"]),
                record["kind"],
                record["text"],
                ", ".join(f"{known(outlet)} {count}" for outlet, count in record["outlets"].items()),
            )
            for record in records
        ]
        yield from table([("articles", "kind", "label", "outlets"), *rows])

    return emit(records, form, ("text", "kind", "articles", "outlets"), lines)


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
        if actor.stands_for:
            yield f"  stands for the government of {actor.stands_for}"
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
