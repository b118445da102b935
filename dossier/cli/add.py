"""``dossier add``: bring in files of any kind as articles."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.opening import locate
from dossier.cli.options import dossier_option, known, progress_bar, say_refreshed
from dossier.errors import DossierError
from dossier.export.formats import Format, write
from dossier.export.records import Record
from dossier.importing.items import Item, Meter, Refused, items_of, standard_input, total_size
from dossier.importing.kinds import kinds
from dossier.importing.run import Outcome, Result
from dossier.session import Dossier

_GIVEN = ("title", "outlet", "agency", "author", "date", "language")
_COLUMNS = ("outcome", "outlet", "date", "title", "path", "origin", "kind", "other", "reason")
_TOLD = ("outlet", "date", "title", "author", "agency", "url")
_NOTHING_ADDED = 1


@click.command()
@click.argument("sources", metavar="FILE|FOLDER|-…", nargs=-1)
@dossier_option
@click.option("--keep-originals", is_flag=True, help="Copy the files into originals/ of the dossier too.")
@click.option(
    "--set",
    "given",
    metavar="FIELD=VALUE",
    multiple=True,
    help="A value for every article, as outlet=Reuters.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True
)
@click.option("--formats", is_flag=True, help="List what can be read, and how it is recognised.")
@click.option("--no-refresh", is_flag=True, help="Leave the analysis of what is added to the next command.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what was refused, and the sum.")
def add(
    sources: tuple[str, ...],
    folder: str | None,
    keep_originals: bool,
    given: tuple[str, ...],
    form: str,
    formats: bool,
    quiet: bool,
    *,
    no_refresh: bool,
) -> int:
    """Bring in files as articles of the dossier: texts, pages, exports of databases, archives of them.

    Every line says where each value came from. What cannot be read is refused with the reason; what is
    there already, word for word, is not added again. Stopped, the same command goes on where it was.
    """
    if formats:
        for line in _formats():
            click.echo(line)
        return 0
    if not sources:
        raise DossierError("Name a file or folder to bring in; “dossier add --formats” lists what is read.")
    values = _values(given)
    dossier = Dossier.open(locate(folder))
    counts: Counter[Outcome] = Counter()
    extras: Counter[tuple[str, str]] = Counter()
    try:
        for problem in dossier.config.problems:
            click.echo(problem, err=True)
        meter = Meter()
        with progress_bar() as progress:
            results: Iterator[Result] = dossier.bring_in(
                _items(sources, meter), given=values, keep_originals=keep_originals, progress=progress
            )
            results = _counted(results, counts, extras)
            # A bar among lines on one terminal would be torn: then the lines are the progress.
            if quiet or not sys.stdout.isatty():
                total = total_size(Path(source) for source in sources)
                results = _measured(results, meter, total, progress)
            for line in _lines(results, form, quiet=quiet):
                click.echo(line)
        if not no_refresh:
            with progress_bar() as progress:
                say_refreshed(dossier.refresh(progress=progress))
    except KeyboardInterrupt:
        click.echo(f"Stopped. {_sum(counts)} The same command goes on from there.", err=True)
        raise
    finally:
        dossier.close()
    for (extra, kind), number in sorted(extras.items()):
        files = f"{number} {kind} {'file' if number == 1 else 'files'}"
        click.echo(f"{files} not read: install dossier[{extra}].", err=True)
    click.echo(_sum(counts), err=True)
    done = sum(number for outcome, number in counts.items() if outcome is not Outcome.REFUSED)
    return 0 if done else _NOTHING_ADDED


def _formats() -> Iterator[str]:
    """Yield the kinds of files as a Markdown table, in the order in which they are asked."""
    records = [{"format": k.name, "recognised by": k.marks, "extra": k.extra} for k in kinds()]
    yield from write(records, Format.MD, ("format", "recognised by", "extra"))


def _values(given: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for item in given:
        name, equals, text = item.partition("=")
        if not equals or name not in _GIVEN:
            raise DossierError(
                f"“{sanitize_line(item)}” sets nothing; write FIELD=VALUE with one of {', '.join(_GIVEN)}."
            )
        values[name] = sanitize_line(text)
    return values


def _items(sources: tuple[str, ...], meter: Meter) -> Iterator[Item | Refused]:
    for source in sources:
        if source == "-":
            yield standard_input(sys.stdin.buffer)
        else:
            yield from items_of(Path(source), meter)


def _measured(
    results: Iterator[Result], meter: Meter, total: int, progress: Callable[[str, int, int], None]
) -> Iterator[Result]:
    """Show how much of the files is read while results come in."""
    for result in results:
        progress("Bringing in, kB", min(meter.read, total) // 1000, total // 1000)
        yield result


def _counted(
    results: Iterator[Result], counts: Counter[Outcome], extras: Counter[tuple[str, str]]
) -> Iterator[Result]:
    for result in results:
        if result.outcome is not Outcome.RESUMED or not result.reason:  # else it is a part of a file
            counts[result.outcome] += 1
        if result.extra:
            extras[result.extra, result.kind] += 1
        yield result


def _lines(results: Iterator[Result], form: str, *, quiet: bool) -> Iterator[str]:
    if form != Format.TEXT:
        yield from write(map(_record, results), Format(form), _COLUMNS)
        return
    for result in results:
        if result.outcome is Outcome.REFUSED:
            click.echo(f"Refused: {result.origin} {result.reason}.", err=True)
        elif result.outcome is Outcome.RESUMED:
            if result.reason:
                click.echo(f"{result.origin}: {result.reason}.", err=True)
        elif not quiet:
            yield _line(result)


def _line(result: Result) -> str:
    info = result.info
    if info is None:
        return result.origin
    shown = f"{known(info.outlet)}, {known(info.date)}: {info.title}"
    if result.outcome is Outcome.DOUBLE:
        return f"{shown}  (there already: {result.other})"
    origins = "; ".join(f"{name}: {info.provenance[name]}" for name in _TOLD if getattr(info, name))
    later = (
        f"  (later version of {result.other}; “dossier compare” of both shows the change)"
        if result.other
        else ""
    )
    return f"{shown}{later}  [{origins}]"


def _record(result: Result) -> Record:
    info = result.info
    return {
        "outcome": str(result.outcome),
        "origin": result.origin,
        "kind": result.kind,
        "path": result.path,
        "outlet": info.outlet if info else None,
        "date": info.date if info else None,
        "title": info.title if info else None,
        "provenance": {name: str(given) for name, given in info.provenance.items()} if info else {},
        "other": result.other,
        "reason": result.reason,
        "extra": result.extra,
    }


def _sum(counts: Counter[Outcome]) -> str:
    said = [
        f"{counts[Outcome.ADDED] + counts[Outcome.VERSION]:,} added",
        f"{counts[Outcome.VERSION]:,} of them later versions" if counts[Outcome.VERSION] else "",
        f"{counts[Outcome.DOUBLE]:,} there already" if counts[Outcome.DOUBLE] else "",
        f"{counts[Outcome.REFUSED]:,} refused" if counts[Outcome.REFUSED] else "",
    ]
    before = counts[Outcome.RESUMED]
    resumed = (
        f" {before:,} {'file' if before == 1 else 'files'} done before the interruption." if before else ""
    )
    return f"Articles: {', '.join(part for part in said if part)}.{resumed}"
