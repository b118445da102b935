"""Where a command writes: to stdout, or whole into a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.storage.user_files import write_lines

Command = TypeVar("Command", bound=Callable[..., Any])


def output_options(function: Command) -> Command:
    """Add -o/--output and --force: write into a file, over an existing one only if told."""
    force = click.option("--force", is_flag=True, help="Write over a file that is there already.")
    output = click.option("-o", "--output", metavar="FILE", help="Write into this file.")
    return output(force(function))


def check_output(output: str | None, *, force: bool) -> Path | None:
    """Return the file to write into, before any work is done for it; None for stdout.

    Raises:
        DossierError: if it is there already and force is not used, or its folder is not.
    """
    if output is None or output == "-":
        return None
    path = Path(output)
    shown = sanitize_line(output)
    if path.is_dir():
        raise DossierError(f"{shown} is a folder; name a file in it.")
    if not path.parent.is_dir():
        raise DossierError(f"There is no folder {sanitize_line(str(path.parent))}; make it first.")
    if os.path.lexists(path) and not force:
        raise DossierError(f"{shown} is there already; --force writes over it.")
    return path


def deliver(lines: Iterable[str], path: Path | None) -> None:
    """Write lines to stdout, or whole into a file."""
    if path is None:
        for line in lines:
            click.echo(line)
        return
    write_lines(path, lines)
    click.echo(f"Written to {sanitize_line(str(path))}.", err=True)
