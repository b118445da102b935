"""``dossier events``."""

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
)
from dossier.export.records import event_record
from dossier.model import ArticleInfo, Event

_COLUMNS = ("id", "from", "to", "title", "articles", "outlets", "agencies", "story")


@click.command()
@click.argument("event", required=False)
@dossier_option
@refresh_option
@format_option()
def events(event: str | None, folder: str | None, form: str, *, no_refresh: bool) -> int:
    """List the events, the earliest first, with the articles that report each."""
    with opened(folder, refresh=not no_refresh) as dossier:
        found = dossier.events() if event is None else named(dossier.events(), event)
        infos = {info.id: info for info in dossier.articles()}
    if event is not None and not found:
        click.echo(f"There is no event “{sanitize_line(event)}”; “dossier events” lists them.", err=True)
        return NOTHING_FOUND
    return emit([event_record(each) for each in found], form, _COLUMNS, lambda: _lines(found, infos))


def named(events: Sequence[Event], reference: str) -> list[Event]:
    """Return the event of this id, else those whose id begins with it."""
    found = [event for event in events if event.id.startswith(reference)]
    return [event for event in found if event.id == reference] or found


def _lines(events: Sequence[Event], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    for event in events:
        days = known(event.first) if event.first == event.last else f"{event.first} to {event.last}"
        count = len(event.articles)
        yield f"{event.id}  {days}  {count} {'article' if count == 1 else 'articles'}  {event.title}"
        for article_id in event.articles:
            info = infos.get(article_id)
            if info is not None:
                credit = f" ({info.agency})" if info.agency else ""
                yield f"  {known(info.date)}  {known(info.outlet)}{credit}  {article_id}"
