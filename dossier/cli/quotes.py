"""``dossier quotes``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from dossier.cli.options import dossier_option, emit, format_option, known, opened, refresh_option
from dossier.export.records import quote_record
from dossier.model import ArticleInfo, ArticleQuote
from dossier.session import Dossier

_COLUMNS = (
    "article",
    "outlet",
    "date",
    "paragraph",
    "speaker",
    "cue",
    "type",
    "text",
    "start",
    "end",
    "rule",
    "confidence",
)
_ALL = 1_000_000
DOUBTFUL = 0.3  # a confidence below means that it is probably no quotation


@click.command()
@click.argument("query", nargs=-1)
@click.option("--speaker", metavar="NAME", help="Only what this actor said, under any of its names.")
@click.option("--article", metavar="ARTICLE", help="Only the quotes of this article.")
@dossier_option
@refresh_option
@format_option()
def quotes(
    query: tuple[str, ...],
    speaker: str | None,
    article: str | None,
    folder: str | None,
    form: str,
    *,
    no_refresh: bool,
) -> int:
    """List who said what; with a QUERY, the quotations that hold what it finds."""
    with opened(folder, refresh=not no_refresh) as dossier:
        found = _spoken(dossier, speaker, dossier.resolve(article) if article else None)
        if query:
            found = _matching(dossier, found, " ".join(query))
        infos = {info.id: info for info in dossier.articles()}
    return emit([quote_record(quote, infos) for quote in found], form, _COLUMNS, lambda: _lines(found, infos))


def _spoken(dossier: Dossier, speaker: str | None, article: str | None) -> Sequence[ArticleQuote]:
    """Return the quotes of a speaker and an article, where these are named."""
    found = dossier.quotes(article=article)
    if speaker is None:
        return found
    named = {actor.id for actor in dossier.actors_named(speaker)}
    words = set(speaker.casefold().split())
    return [
        quote
        for quote in found
        if quote.actor in named
        or (quote.actor is None and words <= set((quote.quote.speaker or "").casefold().split()))
    ]


def _matching(dossier: Dossier, quotes: Sequence[ArticleQuote], query: str) -> list[ArticleQuote]:
    """Return the quotes that hold a hit, or all of an article where the query names no words of its text."""
    result = dossier.search(query, limit=_ALL)
    for message in result.messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    hits: dict[str, list[tuple[int, int]]] = {}
    for hit in result.hits:
        if hit.paragraph:
            hits.setdefault(hit.article, []).append((hit.start, hit.end))
    articles = {found.article for found in result.articles}
    return [
        quote
        for quote in quotes
        if quote.article in articles
        and (
            not hits
            or any(
                start < quote.quote.end and quote.quote.start < end
                for start, end in hits.get(quote.article, ())
            )
        )
    ]


def _lines(quotes: Sequence[ArticleQuote], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    article = ""
    for found in quotes:
        if found.article != article:
            info = infos.get(found.article)
            if info is None:
                continue
            if article:
                yield ""
            article = found.article
            yield f"{known(info.date)}  {known(info.outlet)}  {info.title}"
        quote = found.quote
        cue = f" ({quote.cue.text})" if quote.cue else ""
        # Words in quotation marks that nobody is reported as saying: titles, nicknames, scare quotes.
        who = "nobody’s words" if quote.confidence < DOUBTFUL and not quote.speaker else known(quote.speaker)
        yield f"  ¶{found.paragraph}  {who}{cue}: {' '.join(quote.text.split())}"
