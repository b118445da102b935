"""What a search found, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.options import known, table
from dossier.model import Hit, QueryMessage, SearchResult
from dossier.views.counts import Count, Timeline
from dossier.views.events import MatchedEvent

SIDE = 36  # characters on each side of a match in a concordance
BAR = 40  # characters of the longest bar


def shown(text: str) -> str:
    """Return what was typed as one harmless line."""
    return sanitize_line(text)


def say_read(reading: str, messages: Iterable[QueryMessage], undated: int) -> None:
    """Say on stderr how a query was read, and what it leaves out."""
    click.echo(f"Read as: {reading}", err=True)
    for message in messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    if undated:
        click.echo(f"{articles(undated)} left out: their date is not known.", err=True)


def say(result: SearchResult) -> None:
    """Say on stderr how the query was read and, where it finds nothing, why."""
    say_read(result.reading, result.messages, result.undated)
    if result.hint:
        click.echo(f"Hint: {result.hint}.", err=True)
    if not result.total:
        click.echo("Nothing found.", err=True)
        for term, count in result.counts:
            click.echo(f"  {term}: {articles(count)}", err=True)
        if result.suggestion:
            click.echo(f"Did you mean: {result.suggestion}", err=True)
    elif result.total > len(result.articles):
        click.echo(
            f"{result.total} articles; the first {len(result.articles)} are shown (--limit).", err=True
        )


def articles(number: int) -> str:
    """Return a number of articles in words."""
    return "1 article" if number == 1 else f"{number} articles"


def listing(result: SearchResult, *, color: bool) -> Iterator[str]:
    """Yield the articles found, each with its hits below."""
    hits: dict[str, list[Hit]] = {}
    for hit in result.hits:
        hits.setdefault(hit.article, []).append(hit)
    for found in result.articles:
        own = hits.get(found.article, [])
        if own:
            head = f"{known(own[0].date)}  {known(own[0].outlet)}  {own[0].title}"
            yield click.style(head, bold=True) if color else head
        yield f"  {found.article}"
        for hit in own:
            place = f"¶{hit.paragraph}" if hit.paragraph else "title"
            yield f"  {place:>5}  {hit.left}{_mark(hit.match, color=color)}{hit.right}"


def concordance(hits: Sequence[Hit], *, color: bool) -> Iterator[str]:
    """Yield one line a hit with the matches one below the other."""
    yield from table(
        [
            (
                known(hit.date),
                known(hit.outlet),
                f"{hit.left[-SIDE:]:>{SIDE}} {_mark(hit.match, color=color)} {hit.right[:SIDE].lstrip()}",
            )
            for hit in hits
        ]
    )


def _mark(match: str, *, color: bool) -> str:
    return click.style(match, bold=True, underline=True) if color else f"[{match}]"


def events(found: Iterable[MatchedEvent]) -> Iterator[str]:
    """Yield each event with how many of its reports match, and these below."""
    for each in found:
        share = f"{len(each.matching)} of {len(each.event.articles)}"
        yield f"{share}  {known(each.event.first)}  {each.event.title}  {each.event.id}"
        yield from (f"  {article}" for article in each.matching)


def counts(timeline: Timeline, outlets: Sequence[Count]) -> Iterator[str]:
    """Yield the numbers of articles over time and by outlet, with bars."""
    yield f"articles by {timeline.step}"
    dated = list(timeline.counts)
    if timeline.undated:
        dated.append(Count("no date", timeline.undated, "is:undated"))
    yield from _bars(dated)
    yield "articles by outlet"
    yield from _bars(outlets)


def _bars(found: Sequence[Count]) -> Iterator[str]:
    most = max((each.articles for each in found), default=0)
    width = len(str(most))
    rows = [
        (f"  {each.label}", f"{each.articles:>{width}} {'█' * round(BAR * each.articles / max(most, 1))}")
        for each in found
    ]
    yield from table(rows)
