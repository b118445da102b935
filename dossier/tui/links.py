"""The addresses in an article: those in its text and that of the article itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dossier.articles.sanitize import sanitize_line

if TYPE_CHECKING:
    from dossier.model import Article

_ADDRESS = re.compile(r"https?://[^\s<>\"“”‘«»]{1,2000}", re.IGNORECASE)
_AFTER = ".,;:!?'’…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def links(article: Article) -> tuple[str, ...]:
    """Return the http and https addresses of an article, its own first, then those of its text in order."""
    own = [article.info.url] if article.info.url else []
    found = [*own, *(trimmed(match.group()) for match in _ADDRESS.finditer(article.text))]
    return tuple(
        dict.fromkeys(address for each in found if (address := sanitize_line(each)) and is_web(address))
    )


def trimmed(address: str) -> str:
    """Return an address without the marks of the sentence around it."""
    end = len(address)
    opened = {mark: address.count(mark) for mark in "([{)]}"}
    while end:
        last = address[end - 1]
        if last in _PAIRS and opened[last] > opened[_PAIRS[last]]:
            opened[last] -= 1
        elif last not in _AFTER:
            break
        end -= 1
    return address[:end]


def is_web(address: str) -> bool:
    """Return whether an address leads to a host by http or https."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
