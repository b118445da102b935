"""``dossier init``, ``index``, ``keys``, ``paths`` and ``doctor``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.opening import locate
from dossier.cli.options import (
    NOTHING_FOUND,
    dossier_option,
    emit,
    format_option,
    opened,
    progress_bar,
    say_refreshed,
    table,
)
from dossier.errors import DossierError, refusal
from dossier.export.formats import Format
from dossier.export.records import Record, refresh_record
from dossier.model import RefreshReport
from dossier.session import Dossier, places
from dossier.session.founding import make_dossier

_WANTED = ("date", "outlet", "author")


@click.command()
@click.argument("folder")
def init(folder: str) -> int:
    """Make a new dossier: config.yaml, in which every setting is explained, and articles/.

    Articles that are in the folder already stay where they are, and are read there.
    """
    shown = sanitize_line(folder)
    try:
        place = make_dossier(Path(folder))
    except FileExistsError as error:
        raise DossierError(f"{shown} is a dossier already; open it with “dossier {shown}”.") from error
    except OSError as error:
        raise DossierError(
            f"{shown} cannot be made: {refusal(error)}; name a folder that you may write."
        ) from error
    where = sanitize_line(str(place))
    if place == Path(folder):
        click.echo(f"The articles in {where} stay there; open it with “dossier {shown}”.")
    else:
        click.echo(f"Put articles (.md, .txt, .html) into {where}, then open it with “dossier {shown}”.")
    return 0


@click.command()
@click.option("--rebuild", is_flag=True, help="Read and analyse every file again.")
@dossier_option
@format_option(Format.TEXT, Format.JSON)
def index(folder: str | None, form: str, *, rebuild: bool) -> int:
    """Bring catalogue and index up to date with the files, and say what changed."""
    with opened(folder, refresh=False) as dossier:
        with progress_bar() as progress:
            report = dossier.refresh(rebuild=rebuild, progress=progress)
        say_refreshed(report)
    if form == Format.JSON:
        click.echo(json.dumps(refresh_record(report), ensure_ascii=False, indent=2))
        return 0
    for line in _report(report):
        click.echo(line)
    return 0


def _report(report: RefreshReport) -> Iterator[str]:
    """Yield what a refresh changed."""
    counts = (
        ("added", report.added),
        ("changed", report.changed),
        ("renamed", report.renamed),
        ("removed", report.removed),
        ("unchanged", report.unchanged),
        ("skipped", len(report.skipped)),
    )
    yield f"{', '.join(f'{count} {name}' for name, count in counts)}; {report.seconds:.1f} s"
    for skipped in report.skipped:
        yield f"  {skipped.path} {skipped.reason}"


@click.command()
@format_option(Format.TEXT, Format.JSON, Format.MD)
def keys(form: str) -> int:
    """List every key of the app."""
    from dossier.tui.keys.commands import CONTEXTS, all_commands, label

    records: list[Record] = [
        {
            "where": CONTEXTS[command.context],
            "keys": [label(key) for key in command.keys],
            "does": command.help,
            "id": command.id,
        }
        for command in all_commands()
    ]

    def lines() -> Iterator[str]:
        for where in CONTEXTS.values():
            rows = [("  " + ", ".join(r["keys"]), r["does"]) for r in records if r["where"] == where]
            if rows:
                yield where
                yield from table(rows)

    return emit(records, form, ("where", "keys", "does"), lines)


@click.command()
@dossier_option
@format_option(Format.TEXT, Format.JSON)
def paths(folder: str | None, form: str) -> int:
    """Say where the dossier's files and its cache are."""
    shown = {name: sanitize_line(str(path)) for name, path in places(locate(folder)).items()}
    if form == Format.JSON:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return 0
    return emit([shown], form, (), lambda: table([(f"{name}:", path) for name, path in shown.items()]))


@click.command()
@click.argument("articles", metavar="[ARTICLE…]", nargs=-1)
@click.option(
    "--set", "stated", metavar="FIELD=VALUE", multiple=True, help="State a value of these articles."
)
@dossier_option
@format_option(Format.TEXT, Format.JSON)
def doctor(articles: tuple[str, ...], stated: tuple[str, ...], folder: str | None, form: str) -> int:
    """Say what is amiss: settings, skipped files, and what is not known of which article.

    With articles and --set, what is not known or wrong is corrected: kept in notes/metadata.yaml, it wins
    over what the files say; nothing after the = means not known. The files stay as they are.
    """
    if bool(articles) != bool(stated):
        raise DossierError("Name articles with --set, as in “dossier doctor ARTICLE --set date=2019-06-26”.")
    with opened(folder, refresh=True) as dossier:
        today = date.today()  # noqa: DTZ011 -- the reader's calendar day, to refuse dates in the future
        values = [dossier.metadata.parted(line, today) for line in stated]
        ids = [dossier.resolve(article) for article in articles]
        for field, text in values:
            dossier.metadata.state(ids, field, text, today)
        record = _findings(dossier)
    if form == Format.JSON:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        for line in _advice(record):
            click.echo(line)
    return NOTHING_FOUND if record["problems"] or record["skipped"] else 0


def _findings(dossier: Dossier) -> Record:
    infos = dossier.articles()
    missing = {name: [info.id for info in infos if getattr(info, name) is None] for name in _WANTED}
    doubles = Counter((info.title, info.outlet, info.date) for info in infos)
    return {
        "articles": len(infos),
        "problems": list(dossier.problems()),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in dossier.skipped()],
        "not_known": missing,
        "warnings": [{"article": info.id, "warning": warning} for info in infos for warning in info.warnings],
        "same_title_outlet_and_date": [
            info.id for info in infos if info.date and doubles[info.title, info.outlet, info.date] > 1
        ],
    }


def _advice(record: Record) -> Iterator[str]:
    """Yield a doctor's findings as sentences."""
    count = record["articles"]
    yield f"{count} {'article' if count == 1 else 'articles'} can be read."
    yield from record["problems"]
    for skipped in record["skipped"]:
        yield f"Skipped: {skipped['path']} {skipped['reason']}."
    for name, ids in record["not_known"].items():
        if ids:
            yield f"{name.capitalize()} not known of {len(ids)}: {_some(ids)}."
    if any(record["not_known"].values()):
        yield "“dossier doctor ARTICLE --set outlet=…”, or i in the app, supplies what is not known."
    for warning in record["warnings"]:
        yield f"{warning['article']}: {warning['warning']}"
    doubles = record["same_title_outlet_and_date"]
    if doubles:
        yield f"The same title, outlet and date: {_some(doubles)}; perhaps one article twice."


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
