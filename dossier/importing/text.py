"""The one way in which what is brought in becomes text: decoded, mojibake undone, and inert."""

from __future__ import annotations

import json

from dossier.articles.decode import decode
from dossier.articles.files import Unreadable
from dossier.articles.mojibake import repaired
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.importing.items import Item


def text_of(item: Item, *, html: bool = False) -> str:
    """Return a file as text; raises Unreadable where it holds none, or too much."""
    return clean(decode(item.whole(), html=html).text)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, as the dossier holds them."""
    return [line for line in map(sanitize_line, repaired(text).split("\n")) if line]


def clean(text: str) -> str:
    """Return a text of a file that has its own encoding, such as JSON, as the dossier holds it."""
    return sanitize(repaired(text))


def json_of(item: Item) -> object:
    """Return what a file of JSON holds; raises Unreadable where it holds none, or too much."""
    try:
        return json.loads(decode(item.whole(), html=False).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no JSON that can be read") from error
