"""``dossier analyse``: the analysis alone, on JSON lines, without a dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import click

from dossier.articles.sanitize import inert, sanitize_line
from dossier.errors import DossierError

Line = dict[str, Any]


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--only", type=click.Choice(["quotes", "mentions", "events"]), help="Leave out (and do not do) the rest."
)
@click.option(
    "--align", "task", flag_value="align", help="Read sets of articles, write the aligned sentences."
)
@click.option(
    "--reuse", "task", flag_value="reuse", help="Read pairs of texts, write what they share word for word."
)
def analyse(file: Any, only: str | None, task: str | None) -> int:
    """Analyse any text: JSON lines in, JSON lines out, in the same order.

    A line has an id and a text and may have a title, date and source. FILE is - for standard input.
    """
    from dossier.cli import analysing

    if task and only:
        raise DossierError(f"--only and --{task} do not go together; leave one of them out.")
    lines = _lines(file)
    results: Iterator[Line]
    if task == "align":
        results = map(analysing.align, lines)
    elif task == "reuse":
        results = map(analysing.reuse, lines)
    else:
        results = analysing.analyse(lines, only)
    try:
        for result in results:
            click.echo(json.dumps(result, ensure_ascii=False))
    except analysing.BadLineError as error:
        raise DossierError(f"A line cannot be used: {error}") from error
    return 0


def _lines(file: Any) -> Iterator[Line]:
    """Yield the objects of a file of JSON lines, their texts inert at the same length."""
    for number, raw in enumerate(file, start=1):
        if not raw.strip():
            continue
        try:
            value = _inert(json.loads(raw))
        except (ValueError, RecursionError) as error:
            raise DossierError(f"Line {number} of {sanitize_line(file.name)} is not JSON.") from error
        if not isinstance(value, dict):
            raise DossierError(f"Line {number} of {sanitize_line(file.name)} is no JSON object.")
        yield value


def _inert(value: Any) -> Any:
    """Return a JSON value with every text in it inert; offsets into texts hold."""
    convert: Callable[[Any], Any] = _inert
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, list):
        return [convert(item) for item in value]
    if isinstance(value, dict):
        return {inert(key): convert(item) for key, item in value.items()}
    return value
