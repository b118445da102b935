"""Lines that the panes share: columns with a heading, wrapped text, an article's source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.text import DIM, STRONG, join, plain
from dossier.tui.text import column as fitted
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.model import ArticleInfo

OUTLET_NOT_KNOWN = "outlet not known"
DATE_NOT_KNOWN = "no date"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list; ``order`` is what sorting by it is called."""

    order: StrEnum | str
    width: int
    right: bool = False


def headed(fields: Sequence[Field], order: StrEnum, *, backward: bool) -> Content:
    """Return the names of the columns, the one sorted by in bold and with an arrow."""
    parts = []
    for each in fields:
        sorted_by = each.order is order
        text = f"{each.order}{('↑' if backward else '↓') if sorted_by else ''}"
        parts.append(fitted(plain(text, STRONG if sorted_by else DIM), each.width, right=each.right))
    return plain(" ").join(parts)


def in_columns(cells: Sequence[Content | str], fields: Sequence[Field]) -> Content:
    """Return one row under a heading."""
    parts = (
        fitted(plain(cell) if isinstance(cell, str) else cell, each.width, right=each.right)
        for cell, each in zip(cells, fields, strict=True)
    )
    return plain(" ").join(parts)


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Return text in lines of a width."""
    text = text.replace("\n", " ")
    return [plain(text[start:end], style) for start, end in wrap(text, width)]


def outlet_of(info: ArticleInfo | None) -> Content:
    """Return the outlet, else dimmed the agency that is credited, or words that say it is not known."""
    if info and not info.outlet and info.agency:
        return plain(f"via {info.agency}", DIM)
    return plain(info.outlet) if info and info.outlet else plain(OUTLET_NOT_KNOWN, DIM)


def date_of(info: ArticleInfo | None) -> Content:
    """Return the date, or dimmed words that say there is none."""
    return plain(info.date, DIM) if info and info.date else plain(DATE_NOT_KNOWN, DIM)


def source_of(info: ArticleInfo | None, article: str) -> str:
    """Return outlet, date, title and file of an article."""
    if info is None:
        return article
    return ", ".join(
        (info.outlet or OUTLET_NOT_KNOWN, info.date or "date not known", f"“{info.title}”", info.path)
    )


def titled(text: str) -> Content:
    """Return the heading of a part of the detail."""
    return join(plain(text, DIM))
