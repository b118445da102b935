"""What commands share: their options, opening the dossier, progress, and writing the result."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.opening import locate
from dossier.errors import DossierError
from dossier.export.formats import Format, write
from dossier.session import Dossier
from dossier.storage.database import is_damage

if TYPE_CHECKING:
    from dossier.export.records import Record
    from dossier.model import RefreshReport

NOT_KNOWN = "not known"
NOTHING_FOUND = 1
_RECORDS = tuple(form for form in Format if form is not Format.HTML)

Command = TypeVar("Command", bound=Callable[..., Any])


def words(value: str) -> str:
    """Return what was typed as text: Python takes bytes that another locale would not write for no text."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def dossier_option(function: Command) -> Command:
    """Add -d/--dossier: which dossier is meant."""
    return click.option(
        "-d",
        "--dossier",
        "folder",
        metavar="FOLDER",
        help="The dossier; else the nearest one from here upwards.",
    )(function)


def refresh_option(function: Command) -> Command:
    """Add --no-refresh: read what is known without looking at the files."""
    return click.option("--no-refresh", is_flag=True, help="Do not look for changed files first.")(function)


def format_option(*forms: Format) -> Callable[[Command], Command]:
    """Add --format with the formats that make sense for a command, and --no-color."""
    choices = [str(form) for form in (forms or _RECORDS)]

    def decorate(function: Command) -> Command:
        color = click.option(
            "--no-color", is_flag=True, expose_value=False, callback=_no_color, help="Write no colours."
        )
        form = click.option("--format", "form", type=click.Choice(choices), default="text", show_default=True)
        return form(color(function))

    return decorate


def _no_color(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.color = False if value or "NO_COLOR" in os.environ else None


def colored() -> bool:
    """Return whether to write colours: to a terminal, unless told otherwise."""
    return sys.stdout.isatty() and click.get_current_context().color is not False


@contextmanager
def opened(folder: str | None, *, refresh: bool) -> Iterator[Dossier]:
    """Open a dossier, up to date unless told otherwise; problems with it are said on stderr."""
    with closing(Dossier.open(locate(folder))) as dossier:
        for problem in dossier.config.problems:
            click.echo(problem, err=True)
        if refresh:
            with progress_bar() as progress:
                report = dossier.refresh(progress=progress)
            say_refreshed(report)
        try:
            yield dossier
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            dossier.discard()
            raise DossierError(
                "The catalogue was damaged and is thrown away; the same command builds it anew."
            ) from error


def say_refreshed(report: RefreshReport) -> None:
    """Say on stderr what a reader of the output should know of the refresh."""
    for sentence in (*report.problems, *([report.rebuilt] if report.rebuilt else [])):
        click.echo(sentence, err=True)
    if report.busy:
        click.echo("Another process is reading this dossier; what follows may not be up to date.", err=True)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows progress with rate and time left on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _task, _done, _total: None
        return
    started: dict[str, float] = {}
    shown = 0.0

    def show(task: str, done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        began = started.setdefault(task, now)
        if now - shown < 0.1 and done < total:
            return
        shown = now
        rate = done / (now - began) if now > began else 0.0
        left = f", {(total - done) / rate:.0f} s left" if rate and done < total else ""
        filled = 24 * done // max(total, 1)
        bar = "█" * filled + "░" * (24 - filled)
        pace = f"  {rate:,.0f}/s{left}" if rate else ""
        click.echo(f"\r\x1b[K{task}  {bar}  {done:,} of {total:,}{pace}", nl=False, err=True)

    try:
        yield show
    finally:
        if started:
            click.echo("\r\x1b[K", nl=False, err=True)


def emit(
    records: Sequence[Record], form: str, columns: Sequence[str], text: Callable[[], Iterable[str]]
) -> int:
    """Write records in a format, or the lines of ``text``; return the exit status."""
    emit_each(records, form, columns, text)
    return 0 if records else NOTHING_FOUND


def emit_each(
    records: Iterable[Record], form: str, columns: Sequence[str], text: Callable[[], Iterable[str]]
) -> None:
    """Write records in a format, or the lines of ``text``, each when it is there."""
    for line in text() if form == Format.TEXT else write(records, Format(form), columns):
        click.echo(line)


def known(value: str | None) -> str:
    """Return a value as it is shown: what is not known is said to be so."""
    return sanitize_line(value) if value else NOT_KNOWN


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table with aligned columns; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[-1]]).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
