"""Comparisons as tables: the matrix of claims, the worksheet, wording, and what tells two searches apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.export.comparison.words import NOT_KNOWN, ComparisonReport, differences, heading, verdict
from dossier.export.formats import Format, markdown, write_rows
from dossier.model import ArticleInfo, ClaimKind, ClaimMatrix, Contrast, ResultComparison, Wording, Worksheet

_KINDS = {ClaimKind.ALL: "all", ClaimKind.SOME: "some", ClaimKind.ONE: "one"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under columns; the first ``heads`` cells of a row say what the row is about.

    ``wide`` names the columns of running text, which get most of the room of a page.
    """

    title: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[str]]
    heads: int = 1
    notes: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()


def table_file(table: Table, form: Format) -> Iterator[str]:
    """Yield the lines of a table as CSV or Markdown."""
    if form is Format.MD:
        yield from markdown_head(table.title, table.notes)
    yield from write_rows(table.rows, form, table.columns)


def markdown_head(title: str, notes: Sequence[str]) -> Iterator[str]:
    """Yield the title of a Markdown file and the sentences below it."""
    yield f"# {markdown(title)}"
    for note in notes:
        yield ""
        yield markdown(note)
    yield ""


def matrix_table(matrix: ClaimMatrix, infos: Sequence[ArticleInfo]) -> Table:
    """Return claims by articles; a cell holds the passage, or nothing where an article is silent."""
    rows = [
        (
            claim.text,
            _KINDS[claim.kind] if claim.kind is not ClaimKind.ONE or claim.certain else "one, not sure",
            ", ".join(
                word
                for word, there in (
                    ("quote", claim.quote),
                    ("number", claim.number),
                    ("differs", claim.differs),
                )
                if there
            ),
            *(" ".join(cell.text.split()) if cell else "" for cell in claim.cells),
        )
        for claim in matrix.claims
    ]
    notes = [f"{len(matrix.claims)} claims in {len(matrix.articles)} articles."]
    if matrix.left_out:
        notes.append(f"{len(matrix.left_out)} more articles report this event and are not compared.")
    return Table(
        "Claims by article",
        ("claim", "said by", "holds", *(heading(at, info) for at, info in enumerate(infos))),
        tuple(rows),
        heads=3,
        notes=tuple(notes),
    )


def worksheet_table(worksheet: Worksheet) -> Table:
    """Return a worksheet: a row per aspect, a column per article."""
    profiles = worksheet.profiles
    speakers = [
        "; ".join(f"{one.speaker} ({one.quotes}, {one.words} words)" for one in profile.speakers)
        for profile in profiles
    ]
    aspects = (
        ("date", [profile.info.date or profile.info.about or NOT_KNOWN for profile in profiles]),
        ("outlet", [profile.info.outlet or NOT_KNOWN for profile in profiles]),
        ("agency", [profile.info.agency or "none credited" for profile in profiles]),
        ("author", [profile.info.author or NOT_KNOWN for profile in profiles]),
        ("headline", [profile.info.title for profile in profiles]),
        ("length", [f"{profile.info.words} words" for profile in profiles]),
        ("who is quoted", speakers),
        ("numbers", ["; ".join(profile.numbers) for profile in profiles]),
        ("dates", ["; ".join(profile.dates) for profile in profiles]),
        ("names only here", ["; ".join(profile.names_only_here) for profile in profiles]),
        ("text shared", [f"{profile.shared:.0%}" for profile in profiles]),
    )
    return Table(
        "Comparison worksheet",
        ("aspect", *(heading(at, profile.info) for at, profile in enumerate(profiles))),
        tuple((name, *values) for name, values in aspects),
    )


def wording_table(wordings: Sequence[Wording], infos: Sequence[ArticleInfo]) -> Table:
    """Return differences of wording: a column per article."""
    return Table(
        "Wording",
        ("kind", "about", "rows", *(heading(at, info) for at, info in enumerate(infos))),
        tuple(
            (
                str(one.kind),
                one.about or "",
                str(len(one.rows)),
                *("; ".join(use.text for use in uses) for uses in one.uses),
            )
            for one in wordings
        ),
        heads=3,
        notes=() if wordings else ("No difference of wording was found.",),
    )


def rows_table(report: ComparisonReport) -> Table:
    """Return the aligned rows: the verdict, a column per article, the differences."""
    rows = [
        (
            verdict(row),
            *(" ".join(cell.text.split()) if cell else "" for cell in row.cells),
            "; ".join(differences(row)),
        )
        for row in report.comparison.rows
    ]
    columns = tuple(heading(at, info) for at, info in enumerate(report.infos))
    return Table("Comparison", ("verdict", *columns, "differences"), tuple(rows))


def results_table(results: ResultComparison) -> Table:
    """Return what stands out in each of two searches."""
    first, second = results.queries
    kinds: tuple[tuple[str, Sequence[Contrast]], ...] = (
        ("outlet", results.outlets),
        ("actor", results.actors),
        ("term", results.terms),
    )
    return Table(
        f"{first} · {second}",
        ("kind", "what", "stands out in", f"articles: {first}", f"articles: {second}"),
        tuple(
            (kind, one.text, first if one.score > 0 else second, str(one.first), str(one.second))
            for kind, found in kinds
            for one in found
        ),
        heads=3,
        notes=result_notes(results),
    )


def result_notes(results: ResultComparison) -> tuple[str, ...]:
    """Return what two searches find, in sentences."""
    (first, second), (one, other) = results.queries, results.totals
    events = len(results.shared_events)
    alone = (
        f"{len(results.only_first)} are found by the first alone, {len(results.only_second)} by the second"
        f" alone, {len(results.both)} by both"
    )
    return (
        f"“{first}” finds {one} {'article' if one == 1 else 'articles'}, “{second}” {other}.",
        f"Of the best of each {alone}; they share {events} {'event' if events == 1 else 'events'}.",
    )
