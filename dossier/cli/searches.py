"""``dossier searches``."""

from __future__ import annotations

import click

from dossier.cli.options import dossier_option, emit, format_option, opened, table, words
from dossier.cli.query import QueryCommand
from dossier.errors import DossierError
from dossier.export.records import Record

_COLUMNS = ("name", "query")


@click.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=words)
@click.option("--add", metavar="NAME", type=words, help="Keep QUERY under this name, whatever had it.")
@click.option("--remove", metavar="NAME", type=words, help="Forget the search of this name.")
@dossier_option
@format_option()
def searches(
    query: tuple[str, ...], add: str | None, remove: str | None, folder: str | None, form: str
) -> int:
    """List the searches kept under names, or keep or forget one; “dossier search --saved NAME” asks it."""
    if (add is None) == bool(query) or (add is not None and remove is not None):
        raise DossierError("Write “dossier searches --add NAME QUERY”, “--remove NAME”, or neither to list.")
    with opened(folder, refresh=False) as dossier:
        if add is not None:
            kept = dossier.searches.keep(add, " ".join(query))
            click.echo(f"Kept “{kept.name}”: {kept.query}", err=True)
            return 0
        if remove is not None:
            gone = dossier.searches.remove(remove)
            click.echo(f"Removed “{gone.name}”: {gone.query}", err=True)
            return 0
        found = dossier.searches.all()
    records: list[Record] = [{"name": each.name, "query": each.query} for each in found]
    return emit(records, form, _COLUMNS, lambda: table([(each.name, each.query) for each in found]))
