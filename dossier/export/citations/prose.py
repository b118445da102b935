"""Citations as people read them: plain, Markdown, and a note in the Chicago style."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from dossier.export.citations.names import names

if TYPE_CHECKING:
    from dossier.model import ArticleInfo

_MONTHS = calendar.month_name  # in English unless the program sets a locale, which it never does
_MOST_NAMED = 3  # authors; of more, a note names the first
_STRAIGHT = re.compile(r'"([^"]*)"')
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


def plain(info: ArticleInfo) -> str:
    """Return outlet, date, title and address in one line."""
    where = ", ".join(part for part in (info.outlet or "outlet not known", info.date or "no date") if part)
    return f"{where}: “{info.title}”" + (f", {info.url}" if info.url else "")


def markdown(info: ArticleInfo) -> str:
    """Return a line of Markdown, the title a link where the address is known."""
    title = info.title.translate(_MARKS)
    if info.url and not any(c in "()<> \\" for c in info.url):
        title = f"[{title}]({info.url})"
    outlet = (info.outlet or "outlet not known").translate(_MARKS)
    return f"{title}, *{outlet}*, {info.date or 'no date'}"


def chicago(info: ArticleInfo) -> str:
    """Return a note in the style of the Chicago Manual for news: 17th edition, 14.191 to 14.200."""
    parts = [_authors(info), f"“{_title(info.title)}”", info.outlet or "", _date(info.date)]
    parts.append(info.url or "")
    held = [part for part in parts if part]
    text = held[0]
    for part in held[1:]:
        text += f" {part}" if text.endswith((",”", "?”", "!”")) else f", {part}"
    return text if text.endswith(".") else f"{text}."


def _title(title: str) -> str:
    """Return a title to stand inside double quotation marks, with its comma."""
    title = _STRAIGHT.sub(r"‘\1’", title).replace("“", "‘").replace("”", "’")
    return title if title.endswith(("?", "!")) else f"{title.rstrip('.')},"


def _authors(info: ArticleInfo) -> str:
    held = [name.whole for name in names(info.author)]
    if len(held) > _MOST_NAMED:
        return f"{held[0]} et al."
    if len(held) > 2:
        return f"{', '.join(held[:-1])}, and {held[-1]}"
    return " and ".join(held)


def _date(date: str | None) -> str:
    if not date:
        return "n.d."
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month:
        return year
    named = _MONTHS[int(month)]
    return f"{named} {int(day)}, {year}" if day else f"{named} {year}"
