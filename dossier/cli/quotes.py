"""``dossier quotes``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from dossier.cli.options import (
    NOTHING_FOUND,
    dossier_option,
    emit,
    emit_each,
    format_option,
    known,
    opened,
    refresh_option,
    table,
    words,
)
from dossier.cli.query import QueryCommand
from dossier.cli.quote_filters import QuoteFilter
from dossier.export.records import quote_record, share_records
from dossier.model import ArticleInfo, ArticleQuote, QuoteType, Share, Voices

COLUMNS = (
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
_SHARE_COLUMNS = ("speaker", "outlet", "quotes", "words", "verbatim", "articles", "share")
_BAR = 20  # cells


@click.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=words)
@click.option(
    "--speaker", metavar="NAME", type=words, help="Only what this actor said, under any of its names."
)
@click.option("--outlet", metavar="NAME", type=words, help="Only what this outlet prints.")
@click.option(
    "--date", metavar="DATE", help="Only articles of this time: 2019, 2019-06-20, 2019-06..2019-07."
)
@click.option("--after", metavar="DATE", help="Only articles after this day, month or year.")
@click.option("--before", metavar="DATE", help="Only articles before this day, month or year.")
@click.option("--article", metavar="ARTICLE", help="Only the quotes of this article.")
@click.option("--about", metavar="WORDS", type=words, help="Only quotes that hold these words.")
@click.option(
    "--type",
    "types",
    type=click.Choice([str(kind) for kind in QuoteType]),
    multiple=True,
    help="Only quotes of this type; may be given more than once.",
)
@click.option("--cue", metavar="VERB", type=words, help="Only quotes with this reporting verb, in any form.")
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Only quotes at least this sure, 0 to 1; below 0.3 words are hardly quoted.",
)
@click.option("--share", is_flag=True, help="Tell who is quoted how often and at what length, by outlet.")
@dossier_option
@refresh_option
@format_option()
def quotes(
    query: tuple[str, ...], folder: str | None, form: str, *, share: bool, no_refresh: bool, **options: Any
) -> int:
    """List who said what; with a QUERY, the quotations that hold what it finds."""
    wanted = QuoteFilter(" ".join(query), **options)
    with opened(folder, refresh=not no_refresh) as dossier:
        table, places = wanted.of(dossier)
        if share:
            voices = dossier.share_of_voice(table, places)
            return emit(share_records(voices), form, _SHARE_COLUMNS, lambda: _share_lines(voices))
        infos = {info.id: info for info in dossier.articles()}
        found = table.quotes(places)  # got while they are written: there may be a million
        records = (quote_record(quote, infos) for quote in found)
        emit_each(records, form, COLUMNS, lambda: quote_lines(found, infos))
    return 0 if len(places) else NOTHING_FOUND


def _share_lines(voices: Voices) -> Iterator[str]:
    """Yield each speaker with a bar, and below, what each outlet that quotes them gives them."""
    total = voices.total
    yield f"{total.quotes:,} quotes, {total.words:,} words, {total.verbatim:,} of them word for word"
    rows: list[tuple[str, ...]] = [("", "quotes", "words", "share of the words", "")]
    for voice in voices.voices:
        rows.append(_row(known(voice.speaker), voice.total, total))
        if len(voices.outlets) > 1:
            rows += [
                _row(f"  {known(outlet)}", share, voices.outlets[outlet])
                for outlet, share in voice.outlets.items()
            ]
    yield from table(rows)


def _row(name: str, share: Share, whole: Share) -> tuple[str, ...]:
    part = share.words / max(1, whole.words)
    bar = "█" * max(round(part * _BAR), share.words > 0)
    return name, f"{share.quotes:>6,}", f"{share.words:>5,}", f"{100 * part:3.0f} %", bar


def quote_lines(quotes: Iterable[ArticleQuote], infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    """Yield quotes below a line on the article that prints them."""
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
        who = "nobody’s words" if quote.doubtful and not quote.speaker else known(found.speaker)
        who = f"? {who}" if quote.guessed else who
        yours = " [corrected by you]" if quote.verdict else ""
        yield f"  ¶{found.paragraph}  {who}{cue}{yours}: {' '.join(quote.text.split())}"
