"""``dossier cite``."""

from __future__ import annotations

import click

from dossier.cli.options import NOTHING_FOUND, dossier_option, opened, refresh_option, words
from dossier.cli.output import check_output, deliver, output_options
from dossier.errors import DossierError
from dossier.export.citations import Style
from dossier.export.citations import cite as cited


@click.command()
@click.argument("article", nargs=-1)
@click.option("--query", type=words, default="", help="Cite the articles that this finds.")
@click.option(
    "--style",
    type=click.Choice([str(style) for style in Style]),
    help="Else the citation of config.yaml, or csl-json into a file.",
)
@output_options
@dossier_option
@refresh_option
def cite(
    article: tuple[str, ...],
    query: str,
    style: str | None,
    output: str | None,
    folder: str | None,
    *,
    force: bool,
    no_refresh: bool,
) -> int:
    """Write citations of articles, for people or for a reference manager."""
    if bool(article) == bool(query):
        raise DossierError(
            "Name the articles to cite, or find them with --query; “dossier articles” lists them."
        )
    path = check_output(output, force=force)
    with opened(folder, refresh=not no_refresh) as dossier:
        if query:
            found = dossier.matching(query)
            for message in found.messages:
                click.echo(f"Column {message.column}: {message.text}", err=True)
            ids = dict.fromkeys(found.articles)
        else:
            ids = dict.fromkeys(dossier.resolve(each) for each in article)
        infos = [info for info in dossier.articles() if info.id in ids]
        usual = Style(dossier.config.citation) if path is None else Style.CSL_JSON
    if not infos:
        return NOTHING_FOUND
    deliver(cited(infos, Style(style) if style else usual).splitlines(), path)
    return 0
