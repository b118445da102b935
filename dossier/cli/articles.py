"""``dossier articles`` and ``dossier read``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain

import click

from dossier.cli.options import (
    NOT_KNOWN,
    colored,
    dossier_option,
    emit,
    format_option,
    known,
    opened,
    refresh_option,
    table,
)
from dossier.export.formats import Format
from dossier.export.records import Record, article_record, text_record
from dossier.model import Article, ArticleInfo

_COLUMNS = (
    "id",
    "date",
    "date_estimate",
    "outlet",
    "agency",
    "title",
    "author",
    "words",
    "url",
    "path",
    "provenance",
    "warnings",
)
_LINE = 80


@click.command()
@dossier_option
@refresh_option
@format_option()
def articles(folder: str | None, form: str, *, no_refresh: bool) -> int:
    """List the articles, the earliest first."""
    with opened(folder, refresh=not no_refresh) as dossier:
        infos = dossier.articles()
        skipped = len(dossier.skipped())

        def lines() -> Iterator[str]:
            rows = [(info.id, _day(info), known(info.outlet), _credit(info), info.title) for info in infos]
            yield from table(rows)

        status = emit([article_record(info) for info in infos], form, _COLUMNS, lines)
        if skipped:
            files = "1 file was" if skipped == 1 else f"{skipped} files were"
            click.echo(f"{files} skipped; “dossier doctor” says why.", err=True)
        return status


def _day(info: ArticleInfo) -> str:
    """Return the date, or the likely one as the app's list prints it."""
    return f"~{info.date_estimate}" if info.date_estimate and not info.date else known(info.date)


def _credit(info: ArticleInfo) -> str:
    return f"({info.agency})" if info.agency else ""


@click.command()
@click.argument("article")
@dossier_option
@refresh_option
@format_option(Format.TEXT, Format.JSON, Format.JSONL, Format.MD)
@click.option(
    "--all",
    "-a",
    "whole",
    is_flag=True,
    help="With what is left out of the text: captions, promotion and so on.",
)
def read(article: str, folder: str | None, form: str, *, no_refresh: bool, whole: bool) -> int:
    """Print an article: ARTICLE is an id, a unique beginning of one, or a path."""
    with opened(folder, refresh=not no_refresh) as dossier:
        found = dossier.article(dossier.resolve(article))
        removed = dossier.taken_out(found.info.id) if whole else ()
        versions = [info.id for info in dossier.versions(found.info.id)]
    if form == Format.MD:
        click.echo("\n".join([*_markdown(found), *(["", *_taken_out(removed)] if removed else [])]))
        return 0
    if form == Format.JSON:  # one article is one object
        import json

        click.echo(json.dumps(_record(found, removed, whole=whole), ensure_ascii=False, indent=2))
        return 0
    return emit(
        [_record(found, removed, whole=whole)],
        form,
        (),
        lambda: chain(_text(found, versions, color=colored()), ["", *_taken_out(removed)] if removed else []),
    )


def _record(article: Article, removed: Sequence[str], *, whole: bool) -> Record:
    record = text_record(article)
    return {**record, "taken out": list(removed)} if whole else record


def _taken_out(removed: Sequence[str]) -> Iterator[str]:
    yield "Taken out of the text:"
    for block in removed:
        yield textwrap.fill(block, _LINE, initial_indent="- ", subsequent_indent="  ")


def _text(article: Article, versions: Sequence[str], *, color: bool) -> Iterator[str]:
    info = article.info
    title = textwrap.fill(info.title, _LINE)
    yield click.style(title, bold=True) if color else title
    for name, value in (
        ("outlet", info.outlet),
        ("agency", info.agency),
        ("author", info.author),
        ("dateline", info.dateline),
        ("date", info.date or info.about),
        ("url", info.url),
    ):
        worked_out = name == "date" and not info.date and info.date_estimate
        origin = info.provenance.get("date_estimate" if worked_out else name)
        if value or name in ("outlet", "date"):
            yield f"{name + ':':<10}{value or NOT_KNOWN}{f'  [{origin}]' if value and origin else ''}"
    if info.digest:
        yield "digest:   a summary in our own words, not the outlet's text"
    if versions:
        yield f"version:  {versions.index(info.id) + 1} of {len(versions)} at this address"
        yield f"          dossier compare {' '.join(versions[:6])}"
    for warning in info.warnings:
        yield f"warning:  {warning}"
    for span in article.paragraphs:
        yield ""
        yield textwrap.fill(
            article.text[span.start : span.end], _LINE, break_long_words=False, break_on_hyphens=False
        )


def _markdown(article: Article) -> Iterator[str]:
    info = article.info
    yield f"# {info.title}"
    yield ""
    yield " · ".join([known(info.outlet), *([info.agency] if info.agency else []), known(info.date)])
    for span in article.paragraphs:
        yield ""
        yield article.text[span.start : span.end]
