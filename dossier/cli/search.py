"""``dossier search``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from dossier.cli.options import (
    colored,
    dossier_option,
    emit,
    format_option,
    known,
    opened,
    refresh_option,
    table,
    words,
)
from dossier.export.records import hit_record
from dossier.model import Hit, SearchResult, Sort

_COLUMNS = (
    "article",
    "outlet",
    "date",
    "title",
    "paragraph",
    "left",
    "match",
    "right",
    "start",
    "end",
    "score",
)
_SIDE = 36  # characters on each side of a match in a concordance


@click.command()
@click.argument("query", nargs=-1, required=True, type=words)
@click.option("--kwic", is_flag=True, help="One line a hit: outlet, date, left, hit, right.")
@click.option(
    "--limit", default=100, show_default=True, type=click.IntRange(1), help="At most so many articles."
)
@click.option(
    "--sort",
    type=click.Choice([str(order) for order in Sort]),
    default=str(Sort.RELEVANCE),
    show_default=True,
)
@dossier_option
@refresh_option
@format_option()
def search(
    query: tuple[str, ...],
    limit: int,
    sort: str,
    folder: str | None,
    form: str,
    *,
    kwic: bool,
    no_refresh: bool,
) -> int:
    """Find articles by words, "exact phrases", AND, OR, NOT, -, outlet:, title:, date: and more.

    Put -- before a query that begins with a minus.
    """
    with opened(folder, refresh=not no_refresh) as dossier:
        result = dossier.search(" ".join(query), sort=Sort(sort), limit=limit)
    _say(result)
    color = colored()
    lines = (lambda: _concordance(result, color=color)) if kwic else (lambda: _listing(result, color=color))
    status = emit([hit_record(hit) for hit in result.hits], form, _COLUMNS, lines)
    return status if not result.total else 0


def _say(result: SearchResult) -> None:
    """Say on stderr how the query was read and, where it finds nothing, why."""
    click.echo(f"Read as: {result.reading}", err=True)
    for message in result.messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    if result.undated:
        articles = "1 article" if result.undated == 1 else f"{result.undated} articles"
        click.echo(f"{articles} left out: their date is not known.", err=True)
    if not result.total:
        click.echo("Nothing found.", err=True)
        for term, count in result.counts:
            click.echo(f"  {term}: {count} {'article' if count == 1 else 'articles'}", err=True)
        if result.suggestion:
            click.echo(f"Did you mean: {result.suggestion}", err=True)
    elif result.total > len(result.articles):
        click.echo(
            f"{result.total} articles; the first {len(result.articles)} are shown (--limit).", err=True
        )


def _listing(result: SearchResult, *, color: bool) -> Iterator[str]:
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


def _concordance(result: SearchResult, *, color: bool) -> Iterator[str]:
    """Yield one line a hit with the matches one below the other."""
    yield from table(
        [
            (
                known(hit.date),
                known(hit.outlet),
                f"{hit.left[-_SIDE:]:>{_SIDE}} {_mark(hit.match, color=color)} {hit.right[:_SIDE].lstrip()}",
            )
            for hit in result.hits
        ]
    )


def _mark(match: str, *, color: bool) -> str:
    return click.style(match, bold=True, underline=True) if color else f"[{match}]"
