"""``dossier events``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.correct_events import merge, move, name, pin, split, unpin
from dossier.cli.correcting import LIST, ListingGroup
from dossier.cli.event_names import named
from dossier.cli.options import (
    NOTHING_FOUND,
    dossier_option,
    emit,
    format_option,
    known,
    opened,
    refresh_option,
)
from dossier.export.records import copy_record, event_record
from dossier.model import ArticleInfo, Event, WireCopy

_COLUMNS = ("id", "from", "to", "title", "articles", "outlets", "agencies", "story", "pinned", "name_by_user")


@click.group(cls=ListingGroup, subcommand_metavar="[EVENT] [OPTIONS] | COMMAND [ARGS]...")
def events() -> None:
    """List the events, or one of them with its articles, copies and story; or correct them.

    “dossier events [EVENT]” lists; “dossier events list --help” shows its filters. EVENT is an id, or the
    beginning of one. Corrections go to notes/events.yaml in the dossier, hold when articles are grouped
    anew, and end when their lines are removed:

    \b
      dossier events merge EVENT EVENT...     one event of several
      dossier events split EVENT ARTICLE...   these articles are an event of their own
      dossier events move ARTICLE EVENT       the article reports another event
      dossier events name EVENT [TITLE]       a title of yours; none gives back its own
      dossier events pin EVENT...             keep at hand; unpin takes that back
    """  # noqa: D301 -- the mark by which click keeps lines as they are


for command in (merge, split, move, name, pin, unpin):
    events.add_command(command)


@events.command(LIST)
@click.argument("event", required=False)
@click.option("--pinned", is_flag=True, help="Only events that you have pinned.")
@click.option("--outlet", metavar="OUTLET", help="Only events that this outlet reports.")
@click.option("--story", metavar="STORY", help="Only events of this story, by its id.")
@click.option("--from", "since", metavar="DATE", help="Only events with a report of this date or later.")
@click.option("--to", "until", metavar="DATE", help="Only events with a report of this date or earlier.")
@click.option("--min-articles", type=click.IntRange(1), default=1, help="Only events with so many reports.")
@dossier_option
@refresh_option
@format_option()
def list_events(
    event: str | None,
    outlet: str | None,
    story: str | None,
    since: str | None,
    until: str | None,
    min_articles: int,
    folder: str | None,
    form: str,
    *,
    pinned: bool,
    no_refresh: bool,
) -> int:
    """List the events, the earliest first, with the articles that report each; with EVENT, its copies too."""
    with opened(folder, refresh=not no_refresh) as dossier:
        every = dossier.events()
        infos = {info.id: info for info in dossier.articles()}
        copies = dossier.copies() if event is not None else []
        chosen = every if event is None else named(every, event)
        near = {each.id: dossier.near_event(each) for each in chosen} if event is not None else {}
    found = [
        each
        for each in chosen
        if (not pinned or each.pinned)
        and (outlet is None or outlet.casefold() in {one.casefold() for one in each.outlets})
        and (story is None or each.story == story)
        and len(each.articles) >= min_articles
        and (since is None or (each.last or "") >= since)
        and (until is None or (each.first is not None and each.first <= until + "~"))
    ]
    if event is not None and not found:
        click.echo(f"There is no event “{sanitize_line(event)}”; “dossier events” lists them.", err=True)
        return NOTHING_FOUND
    if event is None:
        return emit(
            [event_record(each) for each in found], form, _COLUMNS, lambda: _listed(found, infos, every)
        )
    records = [
        {
            **event_record(each),
            "copies": [copy_record(copy) for copy in _copies_of(each, copies)],
            "story_events": [one.id for one in _story_of(each, every)],
            "near": list(near[each.id]),
        }
        for each in found
    ]
    return emit(records, form, _COLUMNS, lambda: _whole(found, infos, copies, every, near))


def _listed(
    events: Sequence[Event], infos: Mapping[str, ArticleInfo], every: Sequence[Event]
) -> Iterator[str]:
    """Yield the lines of events, each with the story that it is one of several of."""
    sizes = Counter(one.story for one in every if one.story is not None)
    for event in events:
        yield from _lines([event], infos)
        if event.story is not None and sizes[event.story] > 1:
            yield f"  one of {sizes[event.story]} events of {event.story}"


def _lines(events: Sequence[Event], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    for event in events:
        yield _heading(event)
        yield from _articles(event.articles, infos)


def _heading(event: Event) -> str:
    days = known(event.first) if event.first == event.last else f"{event.first} to {event.last}"
    count = len(event.articles)
    pinned = "  (pinned)" if event.pinned else ""
    return f"{event.id}  {days}  {count} {'article' if count == 1 else 'articles'}  {event.title}{pinned}"


def _articles(article_ids: Sequence[str], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    for article_id in article_ids:
        info = infos.get(article_id)
        if info is not None:
            credit = f" ({info.agency})" if info.agency else ""
            yield f"  {known(info.date or info.about)}  {known(info.outlet)}{credit}  {article_id}"


def _whole(
    events: Sequence[Event],
    infos: Mapping[str, ArticleInfo],
    copies: Sequence[WireCopy],
    every: Sequence[Event],
    near: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Yield the lines of events with all that is known of each."""
    for event in events:
        yield from _lines([event], infos)
        for copy in _copies_of(event, copies):
            source = f"likely from {copy.source}" if copy.source else "source not known"
            yield f"  {copy.kind}, {copy.share:.0%}: {', '.join(copy.articles)}; {source} ({copy.reason})"
        if near[event.id]:
            yield "  near in days and words, in other events"
            yield from (f"  {line}" for line in _articles(near[event.id], infos))
        if others := _story_of(event, every):
            yield f"  story {event.story}, with"
            yield from (f"    {known(one.first)}  {one.id}  {one.title}" for one in others)


def _copies_of(event: Event, copies: Sequence[WireCopy]) -> list[WireCopy]:
    return [copy for copy in copies if not set(event.articles).isdisjoint(copy.articles)]


def _story_of(event: Event, every: Sequence[Event]) -> list[Event]:
    """Return the other events of an event's story."""
    return [
        one for one in every if event.story is not None and one.story == event.story and one.id != event.id
    ]
