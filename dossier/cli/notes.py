"""``dossier notes``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from dossier.cli.options import dossier_option, emit, format_option, known, opened, refresh_option, words
from dossier.errors import DossierError
from dossier.export.records import Record, note_records
from dossier.language.words import fold
from dossier.session import Dossier

_COLUMNS = (
    "article", "outlet", "date", "title", "kind", "starred", "tags", "quote", "note", "start", "end", "loose",
    "missing",
)  # fmt: skip


@click.command()
@click.argument("article", required=False)
@click.option("--starred", is_flag=True, help="List only starred articles.")
@click.option("--star/--unstar", default=None, help="Star the ARTICLE, or take the star off.")
@click.option(
    "--tag", "tags", multiple=True, type=words, help="Give the ARTICLE a tag; without one, list what has it."
)
@click.option("--untag", "untags", multiple=True, type=words, help="Take a tag off the ARTICLE.")
@click.option("--note", type=words, help="Write the note on the ARTICLE; an empty one takes it away.")
@dossier_option
@refresh_option
@format_option()
def notes(
    article: str | None,
    folder: str | None,
    form: str,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    note: str | None,
    *,
    starred: bool,
    star: bool | None,
    no_refresh: bool,
) -> int:
    """List stars, tags, notes and highlights; with an ARTICLE, those on it, or write them."""
    writes = star is not None or bool(untags) or note is not None
    if article is None and writes:
        raise DossierError(
            "Name the ARTICLE to write on: dossier notes ARTICLE --star --tag TAG --note TEXT."
        )
    with opened(folder, refresh=not no_refresh) as dossier:
        for problem in dossier.notes.problems():
            click.echo(problem, err=True)
        name = dossier.resolve(article) if article is not None else None
        if name is not None and (writes or tags):
            _write(dossier, name, star, tags, untags, note)
        found = _records(dossier, name, tags if name is None else (), starred=starred)
    return emit(found, form, _COLUMNS, lambda: _lines(found))


def _write(
    dossier: Dossier,
    article: str,
    star: bool | None,
    tags: Sequence[str],
    untags: Sequence[str],
    note: str | None,
) -> None:
    if star is not None:
        dossier.notes.star([article], on=star)
    for tag in tags:
        dossier.notes.tag([article], tag)
    for tag in untags:
        dossier.notes.tag([article], tag, on=False)
    if note is not None:
        dossier.notes.write([article], note)


def _records(dossier: Dossier, article: str | None, tags: Sequence[str], *, starred: bool) -> list[Record]:
    infos = {info.id: info for info in dossier.articles()}
    wanted = {fold(tag.lstrip("#")) for tag in tags}
    return [
        record
        for notes in dossier.notes.all()
        if article in (None, notes.article)
        and (notes.starred or not starred)
        and wanted <= {fold(tag) for tag in notes.tags}
        for record in note_records(notes, infos.get(notes.article))
    ]


def _lines(records: Sequence[Record]) -> Iterator[str]:
    article = None
    for record in records:
        if record["article"] != article:
            if article is not None:
                yield ""
            article = record["article"]
            gone = "  (the article is gone)" if record["missing"] else ""
            yield f"{known(record['date'])}  {known(record['outlet'])}  {record['title'] or article}{gone}"
        if record["kind"] == "article":
            told = [*(["* starred"] if record["starred"] else []), *(f"#{tag}" for tag in record["tags"])]
            yield from (f"  {part}" for part in ["  ".join(told)] if part)
        else:
            loose = "  (not in the article any more)" if record["loose"] else ""
            yield f"  “{' '.join(record['quote'].split())}”{loose}"
        yield from (f"    {line}" for line in record["note"].splitlines())
