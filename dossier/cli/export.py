"""``dossier export``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dossier.cli.compare import comparison_report, reports_of
from dossier.cli.options import NOTHING_FOUND, dossier_option, opened, refresh_option, words
from dossier.cli.output import check_output, deliver, output_options
from dossier.errors import DossierError
from dossier.export.comparison.records import report_record
from dossier.export.comparison.writing import comparison_file
from dossier.export.formats import Format
from dossier.export.items import (
    FileFormat,
    What,
    endings_of,
    format_named,
    formats_of,
    items_file,
    json_lines,
)
from dossier.model import COMPARED
from dossier.session import Dossier
from dossier.views.exporting import collect


@click.command()
@click.argument("what", type=click.Choice([str(what) for what in What]))
@click.argument("article", nargs=-1)
@click.option("--query", type=words, default="", help="Only what belongs to the articles that this finds.")
@click.option("--event", metavar="EVENT", help="Of a comparison: the articles that report this event.")
@click.option(
    "--format",
    "form",
    type=click.Choice([str(form) for form in FileFormat]),
    help="Else the ending of FILE says it; else csl-json for articles, json for the rest.",
)
@output_options
@dossier_option
@refresh_option
def export(
    what: str,
    article: tuple[str, ...],
    query: str,
    event: str | None,
    form: str | None,
    output: str | None,
    folder: str | None,
    *,
    force: bool,
    no_refresh: bool,
) -> int:
    """Write articles, hits, quotes, actors, events, notes or a comparison as a file to use elsewhere.

    ARTICLE… names single articles; a comparison needs two to six, or --event.
    """
    kind = What(what)
    chosen = _format(kind, form, output)
    path = check_output(output, force=force)
    if event is not None and kind is not What.COMPARISON:
        raise DossierError("--event is for “dossier export comparison”; elsewhere use --query.")
    with opened(folder, refresh=not no_refresh) as dossier:
        if kind is What.COMPARISON:
            if query:
                raise DossierError("A comparison takes articles or an --event; leave out --query.")
            deliver(_comparison(dossier, article, event, chosen), path)
            return 0
        named = [dossier.resolve(each) for each in article]
        items = collect(dossier, kind, query, articles=named)
    if path is not None or items.records:
        deliver(items_file(items, chosen), path)
    return 0 if items.records else NOTHING_FOUND


def _format(what: What, form: str | None, output: str | None) -> FileFormat:
    """Return the format that is asked for; raises DossierError where it makes no sense."""
    named = format_named(Path(output).name) if output else None
    usual = FileFormat.CSL_JSON if what is What.ARTICLES else FileFormat.JSON
    chosen = FileFormat(form) if form is not None else named or usual
    if form is None and output not in (None, "-") and named is None:
        raise DossierError(f"End the name in {', '.join(endings_of(what))}, or give the --format.")
    if chosen not in formats_of(what):
        raise DossierError(
            f"There is no {chosen} of {what}: choose {', '.join(formats_of(what))} with --format."
        )
    return chosen


def _comparison(
    dossier: Dossier, article: tuple[str, ...], event: str | None, form: FileFormat
) -> Iterator[str]:
    if bool(article) == (event is not None):
        raise DossierError("Name two to six articles to compare, or one --event.")
    ids = (
        reports_of(dossier, event, max(COMPARED))
        if event is not None
        else [dossier.resolve(each) for each in article]
    )
    report = comparison_report(dossier, ids)
    if form is FileFormat.JSON:
        return json_lines(What.COMPARISON, [report_record(report)])
    return comparison_file(report, Format(form))
