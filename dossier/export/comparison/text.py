"""A comparison as plain text of 76 columns: each passage under the letter of its article."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from dossier.export.comparison.tables import Table, results_table
from dossier.export.comparison.words import (
    NOT_KNOWN,
    ComparisonReport,
    counts,
    credited,
    differences,
    letter,
    letters,
    printing,
    shared_text,
    verdict,
)
from dossier.model import ArticleInfo, CarriedQuote, ResultComparison, Wording

LINE = 76


def comparison_lines(report: ComparisonReport) -> Iterator[str]:
    """Yield a comparison: the articles, what it comes to, the rows, wording, shared quotes."""
    yield from _articles(report.infos)
    yield from _wrapped(counts(report.comparison), "")
    for copy in report.comparison.wire:
        yield from _wrapped(shared_text(copy, report.infos), "")
    for row in report.comparison.rows:
        yield ""
        several = sum(cell is not None for cell in row.cells) > 1
        yield f"{verdict(row)}{f'  ({row.similarity:.2f})' if several else ''}"
        for column, cell in enumerate(row.cells):
            if cell is not None:
                yield from _wrapped(cell.text, f"  {letter(column)}  ", "     ")
        for told in differences(row):
            yield from _wrapped(told, "     ", "       ")
    if report.wording:
        yield ""
        yield "Wording"
        for wording in report.wording:
            yield from _wording(wording)
    if report.quotes:
        yield ""
        yield "Quotes that several print"
        for quote in report.quotes:
            yield from _quote(quote, letters(report.infos))


def table_lines(table: Table, infos: tuple[ArticleInfo, ...]) -> Iterator[str]:
    """Yield a table whose columns are articles: a row's heading, and below it each cell after its letter."""
    yield from _articles(infos)
    for note in table.notes:
        yield from _wrapped(note, "")
    for row in table.rows:
        yield ""
        head, cells = row[: table.heads], row[table.heads :]
        about = f"  ({', '.join(filter(None, head[1:]))})" if any(head[1:]) else ""
        yield from _wrapped(f"{head[0]}{about}", "", "  ")
        for column, cell in enumerate(cells):
            if cell:
                yield from _wrapped(cell, f"  {letter(column)}  ", "     ")


def _articles(infos: Sequence[ArticleInfo]) -> Iterator[str]:
    for column, info in enumerate(infos):
        named = f"{letter(column)}  {info.date or info.about or NOT_KNOWN}  {credited(info)}  {info.title}"
        yield from _wrapped(named, "", "     ")


def _wording(wording: Wording) -> Iterator[str]:
    about = f" ({wording.about})" if wording.about else ""
    told = " / ".join(
        f"{letter(column)} {', '.join(use.text for use in uses)}"
        for column, uses in enumerate(wording.uses)
        if uses
    )
    yield from _wrapped(f"{wording.kind}{about}: {told}", "  ", "     ")


def _quote(quote: CarriedQuote, names: dict[str, str]) -> Iterator[str]:
    said = f"{quote.quote.speaker}: " if quote.quote.speaker else ""
    yield from _wrapped(
        f"{names.get(quote.quote.article, '?')}  {said}{quote.quote.quote.text}", "  ", "     "
    )
    for carrier in quote.carriers:
        told = printing(carrier.how, carrier.words_cut)
        changed = "; ".join(f"“{old}” is “{new}”" for old, new in carrier.changed)
        yield from _wrapped(
            f"{names.get(carrier.quote.article, '?')}  {told}{f': {changed}' if changed else ''}", "     "
        )


def _wrapped(text: str, first: str, rest: str | None = None) -> Iterator[str]:
    indent = first if rest is None else rest
    yield from textwrap.wrap(
        _plain(text),
        LINE,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _plain(text: str) -> str:
    """Return text on one line; the two spaces that part what stands in a line stay."""
    return "  ".join(" ".join(part.split()) for part in text.split("  "))


def results_lines(results: ResultComparison, report: ComparisonReport | None) -> Iterator[str]:
    """Yield what two searches find: how much, what stands out in each, and the best articles aligned."""
    table = results_table(results)
    for note in table.notes:
        yield from _wrapped(note, "")
    for event in results.shared_events:
        yield from _wrapped(f"both: {event.first or NOT_KNOWN}  {event.title}", "  ", "     ")
    for query in dict.fromkeys(results.queries):
        told = [row for row in table.rows if row[2] == query]
        if told:
            yield ""
            yield from _wrapped(f"Stands out in “{query}” (articles of each)", "")
            for kind, text, _, first, second in told:
                yield from _wrapped(f"{kind}  {text}  {first} : {second}", "  ", "     ")
    if report is not None:
        yield ""
        yield from comparison_lines(report)
