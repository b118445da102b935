"""Headers of plain texts: lines such as "Title: ..." and "Date: ..." before the text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dossier.articles.fields import Value, field_of, value
from dossier.articles.sanitize import sanitize_line
from dossier.language.dates import find_dates
from dossier.model import Source

_LABEL = re.compile(r"\s{0,8}([A-Za-z][\w -]{1,24}?)\s?:(?:\s{1,8}|$)")
_LONGEST_VALUE = 500
_DATE_LABEL = re.compile(r"\s{0,8}(?:date|published|posted)(?: on| at)?[:\s]{1,4}", re.IGNORECASE)
_MOST_LINES = 20
# Alone, a line such as "Source: the deal is off" may as well be a headline.
_SURE_ALONE = frozenset({"title", "date", "url"})


def split_loose_header(text: str) -> tuple[Mapping[str, Value], str]:
    """Return what the header lines at the head of a plain text say, and the text after them."""
    found: dict[str, Value] = {}
    count = at = 0
    while count < _MOST_LINES and at < len(text):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        if not text[at:end].isspace() and at < end:
            label = _LABEL.match(text[at : min(end, at + 60)])
            name = field_of(label[1]) if label else None
            if label is None or name is None:
                break
            count += 1
            start = at + label.end()
            if name == "body":
                at = start
                break
            if end - start > _LONGEST_VALUE:
                break
            if given := sanitize_line(text[start:end]):
                found.setdefault(name, value(given, Source.TEXT, f"header line '{label[1]}:'"))
        at = end + 1
    if count > 1 or (count == 1 and found.keys() & _SURE_ALONE):
        return found, text[at:]
    return {}, text


def split_date_label(block: str) -> tuple[Value | None, str]:
    """Return the date that a block begins with after a word such as "date", and the rest of the block."""
    label = _DATE_LABEL.match(block)
    if not label:
        return None, block
    found = next(find_dates(block[label.end() : label.end() + 40]), None)
    if found is None or found.start != 0 or found.iso is None:
        return None, block
    end = label.end() + found.end
    # "Published 4 March 2021, the report says" is a sentence.
    if block[end : end + 1] == ",":
        return None, block
    return value(found.iso, Source.TEXT, f"'{block[:end].strip()}' before the text"), block[end:].lstrip(
        " .:;|–—-"
    )
