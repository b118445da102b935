"""A comparison as one page of HTML: no script, nothing from elsewhere, made to be read and printed.

What a stranger wrote is escaped, every piece of it, and isolated from the direction of the text around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from dossier.export.comparison.tables import Table, results_table
from dossier.export.comparison.words import (
    NOT_KNOWN,
    ComparisonReport,
    counts,
    differences,
    heading,
    letter,
    letters,
    printing,
    shared_text,
    verdict,
)
from dossier.model import (
    AlignedRow,
    ArticleInfo,
    CarriedQuote,
    Cell,
    Relation,
    ResultComparison,
    Span,
    Verdict,
    Wording,
)

_NARROW = 3  # columns of passages that a page has room for upright
_LIST = ' class="list"'
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def comparison_page(report: ComparisonReport) -> Iterator[str]:
    """Yield the lines of a comparison's page: the articles, the rows, wording, quotes that several print."""
    outlets = dict.fromkeys(info.outlet for info in report.infos)
    known = [outlet for outlet in outlets if outlet]
    named = f"Comparison: {', '.join(known)}" if known and len(known) == len(outlets) else None
    yield from page(named or f"Comparison of {len(report.infos)} articles", _comparison(report))


def table_page(table: Table, infos: Sequence[ArticleInfo] = ()) -> Iterator[str]:
    """Yield the lines of a table's page, above it the articles that are compared."""

    def body() -> Iterator[str]:
        yield from (_sentence(note) for note in table.notes)
        if infos:
            yield from articles(infos)
        yield from _table(table.columns, table.rows, table.heads, table.wide)

    yield from page(table.title, body())


def page(title: str, body: Iterable[str]) -> Iterator[str]:
    """Yield a whole page."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>\n{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{_text(title)}</h1>"
    yield from body
    yield "</body>"
    yield "</html>"


@cache
def _style() -> str:
    return files("dossier.export.comparison").joinpath("page.css").read_text("utf-8")


def _comparison(report: ComparisonReport) -> Iterator[str]:
    yield _sentence(counts(report.comparison))
    for copy in report.comparison.wire:
        yield _sentence(shared_text(copy, report.infos))
    yield "<h2>Articles</h2>"
    yield from articles(report.infos)
    yield "<h2>Passages</h2>"
    yield (
        '<p class="note">Underlined words stand word for word in another article. A dash: no counterpart'
        " was found. What differs is listed below a row; which of the values is right is not said.</p>"
    )
    yield f"{_scroll(len(report.infos))}<table>"
    names = [heading(at, info) for at, info in enumerate(report.infos)]
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in names)
    yield f'<thead><tr><th scope="col">verdict</th>{heads}</tr></thead>'
    yield "<tbody>"
    for row in report.comparison.rows:
        yield _row(row, names)
    yield "</tbody></table></div>"
    if report.wording:
        yield "<h2>Wording</h2>"
        yield from _wording(report.wording, report.infos)
    if report.quotes:
        yield "<h2>Quotes that several print</h2>"
        for quote in report.quotes:
            yield from _quote(quote, letters(report.infos))


def articles(infos: Sequence[ArticleInfo]) -> Iterator[str]:
    """Yield a table of articles with what is known of each."""
    columns = ("", "date", "outlet", "agency credited", "headline", "author", "words", "address")
    rows = [
        (
            letter(at),
            info.date or info.about or NOT_KNOWN,
            info.outlet or NOT_KNOWN,
            info.agency or "none",
            info.title,
            info.author or NOT_KNOWN,
            str(info.words),
            info.url or "",
        )
        for at, info in enumerate(infos)
    ]
    yield from _table(columns, rows, wide=("headline",))


def _row(row: AlignedRow, names: Sequence[str]) -> str:
    """Return a row; each passage says of which column it is, for screens too narrow for columns.

    Beside many columns a passage that stands alone has the width of all.
    """
    differs = ' class="differs"' if row.verdict is Verdict.DIFFERS else ""
    told = "".join(f"<li>{_text(one)}</li>" for one in differences(row))
    listed = (
        f'<tr class="note"><th></th><td colspan="{len(row.cells)}"><ul>{told}</ul></td></tr>' if told else ""
    )
    return (
        f'<tr{differs}><th scope="row">{_text(verdict(row))}</th>{"".join(_cells(row, names))}</tr>{listed}'
    )


def _cells(row: AlignedRow, names: Sequence[str]) -> Iterator[str]:
    alone = row.relation is Relation.ONLY_HERE and len(names) > _NARROW
    for cell, name in zip(row.cells, names, strict=True):
        if cell is None:
            if not alone:
                yield '<td class="gap"><span class="none">–</span></td>'
            continue
        width = f' class="alone" colspan="{len(names)}"' if alone else ""
        yield f'<td dir="auto"{width} data-of="{escape(name)}">{_cell(cell)}</td>'


def _cell(cell: Cell) -> str:
    """Return a passage with the words that are copied marked."""
    return _marked(
        cell.text, [Span(span.start - cell.start, span.end - cell.start) for span in cell.shared], "mark"
    )


def _marked(text: str, spans: Iterable[Span], tag: str) -> str:
    parts: list[str] = []
    at = 0
    for span in spans:
        start, end = max(span.start, at), min(span.end, len(text))
        if start < end:
            parts += [escape(text[at:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
            at = end
    return "".join((*parts, escape(text[at:])))


def _wording(wordings: Sequence[Wording], infos: Sequence[ArticleInfo]) -> Iterator[str]:
    columns = (
        "kind",
        "about",
        *(f"{letter(at)} {info.outlet or NOT_KNOWN}" for at, info in enumerate(infos)),
    )
    rows = [
        (str(one.kind), one.about or "", *("; ".join(use.text for use in uses) for uses in one.uses))
        for one in wordings
    ]
    yield from _table(columns, rows)


def _quote(quote: CarriedQuote, names: dict[str, str]) -> Iterator[str]:
    said = quote.quote.quote
    speaker = f"{said.speaker}: " if said.speaker else ""
    name = names.get(quote.quote.article, "?")
    yield f'<p dir="auto">{_text(name)} {escape(speaker)}{escape(said.text)}</p>'
    yield "<ul>"
    for carrier in quote.carriers:
        words = _marked(said.text, carrier.cut, "del") if carrier.cut else ""
        changed = "; ".join(f"“{old}” is “{new}”" for old, new in carrier.changed)
        told = f"{names.get(carrier.quote.article, '?')}: {printing(carrier.how, carrier.words_cut)}"
        lacks = (
            f'<br><span class="note">struck out is what it does not print so:</span> {words}' if words else ""
        )
        yield f"<li>{_text(told)}{f', {_text(changed)}' if changed else ''}{lacks}</li>"
    yield "</ul>"


def _table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], heads: int = 1, wide: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a table; one with ``wide`` columns leaves the others no more than they need."""
    yield f"{_scroll(0 if wide else len(columns) - heads)}<table{_LIST if wide else ''}>"
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in columns)
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        cells = "".join(
            f'<th scope="row">{_text(cell)}</th>' if at < heads else _value(cell, column, column in wide)
            for at, (cell, column) in enumerate(zip(row, columns, strict=True))
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table></div>"


def _value(text: str, column: str, wide: bool) -> str:
    if not text:
        return '<td class="gap">–</td>'
    named = ' class="wide"' if wide else ""
    return f'<td dir="auto"{named} data-of="{escape(column)}">{_text(text)}</td>'


def _scroll(columns: int) -> str:
    """Return the start of what holds a table; one of many columns of text is printed across."""
    return f'<div class="scroll{" across" if columns > _NARROW else ""}">'


def _sentence(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text and not text.isascii() else escape(text)


def results_page(results: ResultComparison, report: ComparisonReport | None) -> Iterator[str]:
    """Yield the page of what two searches find: what stands out in each, and the best articles aligned."""
    table = results_table(results)

    def body() -> Iterator[str]:
        yield from (_sentence(note) for note in table.notes)
        yield "<h2>What stands out</h2>"
        yield from _table(table.columns, table.rows)
        if results.shared_events:
            yield "<h2>Events that both find</h2><ul>"
            for event in results.shared_events:
                yield f"<li>{_text(f'{event.first or NOT_KNOWN}  {event.title}')}</li>"
            yield "</ul>"
        if report is not None:
            yield from _comparison(report)

    yield from page(f"Comparison: {table.title}", body())
