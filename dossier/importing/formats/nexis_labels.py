"""The labelled lines of Nexis: “BYLINE: …” above a text, “LOAD-DATE: …” below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dossier.articles.fields import Value, value
from dossier.language.dates import parse_date
from dossier.model import Source

_LABEL = re.compile(r"([A-Z][A-Za-z -]{2,24}):\s?(.*)", re.DOTALL)
_FIELDS = {
    "byline": "author",
    "dateline": "dateline",
    "headline": "title",
    "language": "language",
    "url": "url",
}
# Labels that close the text: what follows is the database's.
_TAIL = frozenset(
    {"load-date", "language", "graphic", "publication-type", "subject", "organization", "company", "industry",
     "geographic", "person", "country", "state", "city", "journal-code", "document-type", "classification",
     "notes", "correction-date", "correction", "ticker", "url", "acc-no", "distribution", "update", "type",
     "series", "isbn", "issn", "pub-type"}
)  # fmt: skip
_HEAD = frozenset(
    {"byline", "section", "length", "dateline", "headline", "highlight", "series", "body", "source", "url",
     "rubrik", "autor", "titre", "auteur"}
)  # fmt: skip
_COPYRIGHT = re.compile(r"(?:Copyright|©)\s?.{0,200}|.{0,160}All Rights Reserved\.?", re.IGNORECASE)


def labelled(block: str) -> tuple[str, str] | None:
    """Return a block's label, in lower case with hyphens, and what it says; None where it has none."""
    match = _LABEL.fullmatch(block)
    return (match[1].lower().replace(" ", "-"), match[2].strip()) if match else None


def is_head(label: str) -> bool:
    """Tell whether a label stands above a text."""
    return label in _HEAD


def closes(block: str) -> bool:
    """Tell whether a block is a label that closes a text, with what it says."""
    found = labelled(block)
    return found is not None and found[0] in _TAIL


def is_copyright(line: str) -> bool:
    """Tell whether a line says who holds the rights."""
    return len(line) < 400 and _COPYRIGHT.fullmatch(line) is not None


def take(values: dict[str, Value], label: str, text: str) -> None:
    """Take what a labelled block says, unless an earlier one said it."""
    field = _FIELDS.get(label)
    if not field or not text or (field == "url" and not _is_page(text)):
        return
    text = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
    shown = text.title() if text.isupper() and field in ("author", "dateline") else text
    if field == "title":
        # What stood unlabelled above it was an edition.
        values[field] = value(shown, Source.DATABASE, label)
    values.setdefault(field, value(shown, Source.DATABASE, label))


def _is_page(url: str) -> bool:
    """Tell whether an address is one of a page: often it is that of the outlet, or names another database."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.strip("/") != "" or parts.query != ""


def dated(values: dict[str, Value], lines: Sequence[str]) -> bool:
    """Take the first date of a few lines, and tell whether there was one."""
    for line in lines[:3]:
        found = parse_date(line)
        if found is not None and found.iso and found.day is not None:
            values.setdefault("date", value(found.iso, Source.DATABASE, "date of publication"))
            return True
    return False
