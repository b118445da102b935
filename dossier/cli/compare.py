"""``dossier compare``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.events import named
from dossier.cli.options import NOT_KNOWN, dossier_option, emit, format_option, known, opened, refresh_option
from dossier.errors import DossierError
from dossier.export.formats import Format
from dossier.export.records import Record, comparison_record
from dossier.model import AlignedRow, ArticleInfo, Comparison
from dossier.session import COMPARED, Dossier

_COLUMNS = ("relation", "similarity", "articles", "passages", "differences")
_LINE = 76


@click.command()
@click.argument("article", nargs=-1)
@click.option("--event", metavar="EVENT", help="The articles that report this event.")
@dossier_option
@refresh_option
@format_option()
def compare(
    article: tuple[str, ...],
    event: str | None,
    folder: str | None,
    form: str,
    *,
    no_refresh: bool,
) -> int:
    """Lay two to six articles side by side, passage by passage; the first is the base."""
    if event is not None and article:
        raise DossierError("Name either articles or an --event to compare, not both.")
    with opened(folder, refresh=not no_refresh) as dossier:
        ids = [dossier.resolve(each) for each in article] if event is None else _reports(dossier, event)
        comparison = dossier.compare(ids)
        infos = {info.id: info for info in dossier.articles()}
    if form in (Format.JSON, Format.JSONL):
        import json

        indent = 2 if form == Format.JSON else None
        click.echo(json.dumps(comparison_record(comparison), ensure_ascii=False, indent=indent))
        return 0
    rows = [_record(row) for row in comparison.rows]
    return emit(rows, form, _COLUMNS, lambda: _lines(comparison, infos))


def _reports(dossier: Dossier, event: str) -> list[str]:
    """Return the articles of an event, as many as can be compared."""
    found = named(dossier.events(), event)
    if len(found) != 1:
        shown = sanitize_line(event)
        raise DossierError(
            f"“{shown}” is the beginning of {len(found)} events; write more of the one you mean."
            if found
            else f"There is no event “{shown}”; “dossier events” lists them."
        )
    reports = found[0].articles
    if len(reports) > max(COMPARED):
        click.echo(
            f"{len(reports)} articles report this event; the first {max(COMPARED)} are compared.", err=True
        )
    return list(reports[: max(COMPARED)])


def _record(row: AlignedRow) -> Record:
    cells = [cell for cell in row.cells if cell is not None]
    return {
        "relation": str(row.relation),
        "similarity": round(row.similarity, 2),
        "articles": [cell.article for cell in cells],
        "passages": [cell.text for cell in cells],
        "differences": [
            f"{d.kind}: {' / '.join(value or '-' for value in d.values)}" for d in row.differences
        ],
    }


def _lines(comparison: Comparison, infos: Mapping[str, ArticleInfo]) -> Iterator[str]:
    """Yield the rows one below the other, each passage under the letter of its article."""
    letters = {article: chr(ord("A") + place) for place, article in enumerate(comparison.articles)}
    for article, letter in letters.items():
        info = infos[article]
        credit = f" ({info.agency})" if info.agency else ""
        yield f"{letter}  {known(info.date)}  {known(info.outlet)}{credit}  {info.title}"
    for copy in comparison.wire:
        names = " and ".join(letters[article] for article in copy.articles)
        yield f"{names} share {copy.share:.0%} of the shorter text word for word."
    for row in comparison.rows:
        yield ""
        several = len([cell for cell in row.cells if cell]) > 1
        yield f"{row.relation}{f'  ({row.similarity:.2f})' if several else ''}"
        for cell in row.cells:
            if cell is not None:
                yield textwrap.fill(
                    " ".join(cell.text.split()),
                    _LINE,
                    initial_indent=f"  {letters[cell.article]}  ",
                    subsequent_indent="     ",
                )
        for difference in row.differences:
            values = " / ".join(value or NOT_KNOWN for value in difference.values)
            yield f"     {difference.relation}, {difference.kind}: {values}"
