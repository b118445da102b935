"""Exports of Factiva as HTML: the article format with classes, and the table with two-letter codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.articles.fields import Draft, Value, value
from dossier.articles.outlets import Outlets
from dossier.importing.formats.elements import Element, elements
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.text import text_of
from dossier.language.dates import parse_date
from dossier.model import Source

CODES = {
    "HD": "title",
    "HL": "title",
    "BY": "author",
    "PD": "date",
    "SN": "outlet",
    "LA": "language",
    "CR": "agency",
}
TEXTS = ("LP", "TD")
_WORDS = re.compile(r"[\d,.]{1,9} words?", re.IGNORECASE)
_ACCESSION = re.compile(r"Document [A-Za-z0-9]{10,40}")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,10}")
_MOST_LINES = 14
_SHORT = 100  # texts and elements of what should be a word or a line


def _read(item: Item, _: Outlets) -> Drafts:
    page = elements(text_of(item, html=True))
    found = list(page.outermost(_is_article))
    if not found:
        found = list(page.outermost(lambda e: e.name == "table" and bool(_codes(e))))
    for at, element in enumerate(found, 1):
        draft = _coded(element) or _classed(element)
        yield draft or Refused(f"{item.name} article {at}", "holds no text")


def _is_article(element: Element) -> bool:
    names = (name.lower() for name in element.classes)
    return element.name == "div" and any(name == "article" or name.endswith("enarticle") for name in names)


def _is_paragraph(element: Element) -> bool:
    return any(name.lower().endswith("articleparagraph") for name in element.classes)


def _codes(element: Element) -> dict[str, Element]:
    """Return the cells of a table by the code beside them; a table around others is layout."""
    found: dict[str, Element] = {}
    for row in _outside_tables(element):
        if row.name == "tr":
            cells = [cell for cell in row.inside if isinstance(cell, Element) and cell.name in ("td", "th")]
            if len(cells) == 2 and re.fullmatch(r"[A-Z]{2,3}", code := cells[0].text(_SHORT)):
                found.setdefault(code, cells[1])
    return found


def _outside_tables(element: Element) -> Iterator[Element]:
    """Yield the elements below one, without those of the tables inside."""
    stack = [element]
    while stack:
        found = stack.pop()
        yield found
        inside = [child for child in found.inside if isinstance(child, Element)]
        stack.extend(child for child in reversed(inside) if child.name != "table")


def _coded(element: Element) -> Draft | None:
    tables = (table for table in element.below() if table.name == "table")
    codes = next(filter(None, map(_codes, tables)), {})
    blocks = [line for code in TEXTS if code in codes for line in codes[code].lines()]
    if not blocks:
        return None
    values = {
        field: value(text, Source.DATABASE, code)
        for code, field in reversed(CODES.items())
        if code in codes and (text := codes[code].text())
    }
    return Draft(blocks=tuple(blocks), values=values)


def _classed(element: Element) -> Draft | None:
    values: dict[str, Value] = {}
    head: list[str] = []
    blocks: list[str] = []
    stack = [element]
    while stack:
        found = stack.pop()
        if _is_paragraph(found):
            blocks.extend(found.lines())
            continue
        stack.extend(child for child in reversed(found.inside) if isinstance(child, Element))
        if any(name.lower().endswith("headline") for name in found.classes) and "title" not in values:
            values["title"] = value(found.text(), Source.DATABASE, "headline")
            head.clear()  # a section may stand above it
        elif (
            found.name == "div"
            and found is not element
            and not blocks
            and len(head) < _MOST_LINES
            and (text := found.text(_SHORT))
        ):
            head.append(text)
    _take_head(head[:_MOST_LINES], values)
    blocks = [line for line in blocks if not _ACCESSION.fullmatch(line)]
    return Draft(blocks=tuple(blocks), values=values) if blocks else None


def _take_head(lines: list[str], values: dict[str, Value]) -> None:
    """Take the lines under the headline: author, number of words, date, source, its code, language."""
    title = values.get("title")
    lines = [line for line in lines if title is None or line != title.text]
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if counted is None:
        return
    if counted and len(lines[counted - 1]) < 200:
        values["author"] = value(lines[counted - 1], Source.DATABASE, "byline")
    after = lines[counted + 1 :]
    dated = next((at for at, line in enumerate(after[:3]) if (d := parse_date(line)) and d.iso), None)
    if dated is None:
        return
    values["date"] = value(after[dated], Source.DATABASE, "date of publication")
    rest = [line for line in after[dated + 1 :] if not re.fullmatch(r"\d{1,2}:\d{2}(?: [AP]M)?", line)]
    if rest and not _SOURCE_CODE.fullmatch(rest[0]):
        values["outlet"] = value(rest[0], Source.DATABASE, "source")


def _is_factiva(sample: Sample) -> bool:
    text = sample.text
    if "<" not in text[:500]:
        return False
    classed = re.search(r"class=[\"'][^\"']{0,80}\b(?:enArticle|enHeadline|articleParagraph)\b", text)
    coded = all(re.search(rf"<b>{code}(?:&nbsp;)?</b>", text) for code in ("HD", "PD", "SN"))
    return bool(classed) or coded


KINDS = (
    Kind(
        "Factiva, HTML",
        "classes such as enHeadline and articleParagraph, or cells with the codes HD, PD and SN",
        _is_factiva,
        _read,
    ),
)
