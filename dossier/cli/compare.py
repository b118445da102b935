"""``dossier compare``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from dossier.cli.event_names import meant
from dossier.cli.options import NOTHING_FOUND, dossier_option, format_option, opened, refresh_option
from dossier.cli.output import check_output, deliver, output_options
from dossier.errors import DossierError
from dossier.export.comparison.page import results_page, table_page
from dossier.export.comparison.records import (
    matrix_record,
    results_record,
    wording_record,
    worksheet_record,
)
from dossier.export.comparison.tables import (
    Table,
    matrix_table,
    results_table,
    table_file,
    wording_table,
    worksheet_table,
)
from dossier.export.comparison.text import results_lines, table_lines
from dossier.export.comparison.words import ComparisonReport
from dossier.export.comparison.writing import comparison_file
from dossier.export.formats import Format
from dossier.export.records import Record
from dossier.model import COMPARED, MOST_COLUMNS, ArticleInfo, ResultComparison
from dossier.session import Dossier
from dossier.views.events import of_each_outlet


@dataclass(frozen=True, slots=True)
class _View:
    """One way to see a comparison, ready to be written."""

    record: Record | list[Record]
    table: Table
    infos: tuple[ArticleInfo, ...]


@click.command()
@click.argument("article", nargs=-1)
@click.option("--event", metavar="EVENT", help="The articles that report this event.")
@click.option("--queries", nargs=2, metavar="A B", help="What two searches find.")
@click.option("--matrix", "view", flag_value="matrix", help="Claims by articles: who says what.")
@click.option("--worksheet", "view", flag_value="worksheet", help="The articles aspect by aspect.")
@click.option("--wording", "view", flag_value="wording", help="What each calls the same thing.")
@output_options
@dossier_option
@refresh_option
@format_option(*Format)
def compare(
    article: tuple[str, ...],
    event: str | None,
    queries: tuple[str, str] | None,
    view: str | None,
    output: str | None,
    folder: str | None,
    form: str,
    *,
    force: bool,
    no_refresh: bool,
) -> int:
    """Lay two to six articles side by side, passage by passage; the first is the base."""
    if sum((bool(article), event is not None, queries is not None)) > 1:
        raise DossierError("Name articles, an --event or two --queries to compare, not both.")
    if queries is not None and view is not None:
        raise DossierError(f"--{view} takes articles or an --event; leave out --queries.")
    path = check_output(output, force=force)
    with opened(folder, refresh=not no_refresh) as dossier:
        if queries is not None:
            results = dossier.compare_results(*queries)
            infos = _infos(dossier, results.comparison.articles if results.comparison else ())
            deliver(_results(results, infos, Format(form)), path)
            return 0 if any(results.totals) else NOTHING_FOUND
        most = MOST_COLUMNS if view in ("matrix", "worksheet") else max(COMPARED)
        ids = (
            [dossier.resolve(each) for each in article] if event is None else reports_of(dossier, event, most)
        )
        if view is None:
            deliver(comparison_file(comparison_report(dossier, ids), Format(form)), path)
        else:
            deliver(_written(_view(dossier, ids, view), Format(form)), path)
    return 0


def reports_of(dossier: Dossier, event: str, most: int) -> list[str]:
    """Return the articles of an event, as many as can be compared."""
    reports = meant(dossier, event).articles
    if len(reports) > most:
        click.echo(
            f"{len(reports)} articles report this event; the first {most} are compared, "
            "those of different outlets before others.",
            err=True,
        )
        reports = of_each_outlet(reports, {info.id: info for info in dossier.articles()})
    return list(reports[:most])


def _infos(dossier: Dossier, ids: Sequence[str]) -> tuple[ArticleInfo, ...]:
    return tuple(dossier.article(article_id).info for article_id in ids)


def comparison_report(dossier: Dossier, ids: Sequence[str]) -> ComparisonReport:
    """Return a comparison with wording and the quotes that several print."""
    return ComparisonReport(
        dossier.compare(ids),
        _infos(dossier, ids),
        tuple(dossier.wording(ids)),
        tuple(dossier.shared_quotes(ids)),
    )


def _view(dossier: Dossier, ids: Sequence[str], view: str) -> _View:
    if view == "matrix":
        matrix = dossier.claims(ids)
        infos = _infos(dossier, matrix.articles)
        return _View(matrix_record(matrix), matrix_table(matrix, infos), infos)
    if view == "worksheet":
        worksheet = dossier.worksheet(ids)
        infos = tuple(profile.info for profile in worksheet.profiles)
        return _View(worksheet_record(worksheet), worksheet_table(worksheet), infos)
    wording = dossier.wording(ids)
    infos = _infos(dossier, ids)
    return _View([wording_record(one) for one in wording], wording_table(wording, infos), infos)


def _written(view: _View, form: Format) -> Iterator[str]:
    """Yield a matrix, a worksheet or a list of wording in a format."""
    if form is Format.TEXT:
        return table_lines(view.table, view.infos)
    if form is Format.HTML:
        return table_page(view.table, view.infos)
    if form in (Format.CSV, Format.MD):
        return table_file(view.table, form)
    return _json(view.record, form)


def _results(results: ResultComparison, infos: tuple[ArticleInfo, ...], form: Format) -> Iterator[str]:
    """Yield what two searches find in a format."""
    report = ComparisonReport(results.comparison, infos) if results.comparison else None
    if form is Format.TEXT:
        return results_lines(results, report)
    if form is Format.HTML:
        return results_page(results, report)
    if form in (Format.CSV, Format.MD):
        return table_file(results_table(results), form)
    return _json(results_record(results), form)


def _json(record: Record | list[Record], form: Format) -> Iterator[str]:
    if form is Format.JSONL and isinstance(record, list):
        yield from (json.dumps(one, ensure_ascii=False) for one in record)
    else:
        yield json.dumps(record, ensure_ascii=False, indent=2 if form is Format.JSON else None)
