"""``dossier search``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dossier.cli import search_text as text
from dossier.cli.options import (
    NOTHING_FOUND,
    colored,
    dossier_option,
    emit,
    format_option,
    opened,
    refresh_option,
    words,
)
from dossier.cli.query import QueryCommand
from dossier.cli.quotes import COLUMNS as QUOTE_COLUMNS
from dossier.cli.quotes import quote_lines
from dossier.cli.search_batch import run_batch
from dossier.errors import DossierError
from dossier.export.records import Record, event_record, hit_record, quote_record
from dossier.model import MatchingArticles, SearchResult, Sort
from dossier.views.concordance import HitOrder, sorted_hits
from dossier.views.counts import by_outlet, over_time
from dossier.views.events import MatchOrder, matched_events, sorted_matches

if TYPE_CHECKING:
    from dossier.session import Dossier

VIEWS = ("list", "kwic", "quotes", "events", "counts")
HIT_COLUMNS = (
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
EVENT_COLUMNS = ("id", "from", "to", "title", "matching", "articles", "outlets", "agencies", "story")
COUNT_COLUMNS = ("kind", "label", "articles", "condition")
_NEIGHBOURS = (str(HitOrder.LEFT), str(HitOrder.RIGHT))


@dataclass(frozen=True, slots=True)
class Output:
    """What a view writes: records and their columns, or lines of text; and how much was found."""

    records: Sequence[Record]
    columns: Sequence[str]
    lines: Callable[[], Iterable[str]]
    found: int


@click.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=words)
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="list",
    show_default=True,
    help="Articles with their hits; one line a hit; quotes that hold a hit; events; numbers of articles.",
)
@click.option("--kwic", is_flag=True, help="The same as --view kwic.")
@click.option("--count", is_flag=True, help="Only say how many articles there are.")
@click.option(
    "--limit", default=100, show_default=True, type=click.IntRange(1), help="At most so many articles."
)
@click.option(
    "--sort",
    type=click.Choice([*(str(order) for order in Sort), *_NEIGHBOURS]),
    default=str(Sort.RELEVANCE),
    show_default=True,
    help="left and right, for --view kwic, go by the words beside the hit.",
)
@click.option("--saved", metavar="NAME", type=words, help="A saved search; a QUERY beside it narrows it.")
@click.option("--batch", metavar="FILE", help="A query a line, or NAME, tab, query; - reads stdin.")
@dossier_option
@refresh_option
@format_option()
def search(
    query: tuple[str, ...],
    view: str,
    limit: int,
    sort: str,
    saved: str | None,
    batch: str | None,
    folder: str | None,
    form: str,
    *,
    kwic: bool,
    count: bool,
    no_refresh: bool,
) -> int:
    """Find articles by words, "exact phrases", AND, OR, NOT, -, outlet:, title:, date: and more.

    Put -- before a query that begins with a minus.
    """
    view = "kwic" if kwic else view
    if sort in _NEIGHBOURS and (view != "kwic" or batch is not None):
        raise DossierError(f"--sort {sort} goes by the words beside a hit; add --view kwic.")
    if batch is not None:
        if query or saved is not None:
            raise DossierError("--batch takes its queries from the file; leave out the others.")
        with opened(folder, refresh=not no_refresh) as dossier:
            return run_batch(dossier, batch, form, HIT_COLUMNS, limit=limit, count=count)
    if not query and saved is None:
        raise DossierError("Write what to search for, or name a saved search with --saved.")
    with opened(folder, refresh=not no_refresh) as dossier:
        asked = _asked(dossier, query, saved)
        if count:
            return _count(dossier.matching(asked), form)
        output = _VIEWS[view](dossier, asked, sort, limit)
        emit(output.records, form, output.columns, output.lines)
    return 0 if output.found else NOTHING_FOUND


def _asked(dossier: Dossier, query: tuple[str, ...], saved: str | None) -> str:
    typed = " ".join(query)
    if saved is None:
        return typed
    found = dossier.searches.named(saved)
    if found is None:
        names = ", ".join(each.name for each in dossier.searches.all())
        hint = f"there are {names}" if names else "there is none yet; “dossier searches --add” keeps one"
        raise DossierError(f"There is no saved search “{text.shown(saved)}”: {hint}.")
    return f"({found.query}) {typed}" if typed else found.query


def _count(found: MatchingArticles, form: str) -> int:
    text.say_read(found.reading, found.messages, found.undated)
    record: Record = {"query": found.query, "reading": found.reading, "articles": found.total}
    emit([record], form, tuple(record), lambda: [str(found.total)])
    return 0 if found.total else NOTHING_FOUND


# What each view writes


def _list(dossier: Dossier, query: str, sort: str, limit: int) -> Output:
    result = _found(dossier, query, sort, limit)
    records = [hit_record(hit) for hit in result.hits]
    return Output(records, HIT_COLUMNS, lambda: text.listing(result, color=colored()), result.total)


def _kwic(dossier: Dossier, query: str, sort: str, limit: int) -> Output:
    result = _found(dossier, query, sort, limit)
    order = HitOrder(sort) if sort in _NEIGHBOURS else HitOrder.FOUND
    hits = sorted_hits(result.hits, order)
    records = [hit_record(hit) for hit in hits]
    return Output(records, HIT_COLUMNS, lambda: text.concordance(hits, color=colored()), result.total)


def _found(dossier: Dossier, query: str, sort: str, limit: int) -> SearchResult:
    order = Sort(sort) if sort not in _NEIGHBOURS else Sort.RELEVANCE
    result = dossier.search(query, sort=order, limit=limit)
    text.say(result)
    return result


def _quotes(dossier: Dossier, query: str, sort: str, limit: int) -> Output:
    from dossier.views.quotes import find_quotes

    found = find_quotes(dossier, query, sort=Sort(sort), limit=limit)
    text.say(found.result)
    infos = {info.id: info for info in dossier.articles()}
    records = [quote_record(quote, infos) for quote in found.quotes]
    return Output(records, QUOTE_COLUMNS, lambda: quote_lines(found.quotes, infos), len(records))


def _events(dossier: Dossier, query: str, sort: str, limit: int) -> Output:  # noqa: ARG001 -- as the others
    found = dossier.matching(query)
    text.say_read(found.reading, found.messages, found.undated)
    order = MatchOrder.DATE if sort == Sort.DATE else MatchOrder.MATCHING
    events = sorted_matches(matched_events(dossier.events(), found.articles), order)
    records = [{**event_record(each.event), "matching": list(each.matching)} for each in events]
    return Output(records, EVENT_COLUMNS, lambda: text.events(events), len(records))


def _counts(dossier: Dossier, query: str, sort: str, limit: int) -> Output:  # noqa: ARG001 -- as the others
    found = dossier.matching(query)
    text.say_read(found.reading, found.messages, found.undated)
    infos = {info.id: info for info in dossier.articles()}
    held = [infos[name] for name in found.articles if name in infos]
    timeline, outlets = over_time(info.date for info in held), by_outlet(info.outlet for info in held)
    records: list[Record] = [
        {"kind": kind, "label": each.label, "articles": each.articles, "condition": each.condition}
        for kind, counts in ((str(timeline.step), timeline.counts), ("outlet", outlets))
        for each in counts
    ]
    if timeline.undated:
        undated = {"kind": "undated", "label": "no date", "articles": timeline.undated}
        records.append({**undated, "condition": "is:undated"})
    return Output(records, COUNT_COLUMNS, lambda: text.counts(timeline, outlets), len(records))


_VIEWS: dict[str, Callable[[Dossier, str, str, int], Output]] = {
    "list": _list,
    "kwic": _kwic,
    "quotes": _quotes,
    "events": _events,
    "counts": _counts,
}
