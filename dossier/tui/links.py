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
    """Return whether an address leads to a host by http or https, to the same one for every reader of it."""
    # Browsers take \\ for /, which ends the host; and what cannot be shown is not known.
    if any(character in "\\\ufffd" or character.isspace() for character in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def caution(address: str) -> str:
    """Return what is to be known of a web address that may lead elsewhere than it seems; else nothing.

    Names before an @ are no host, and letters of other scripts look like Latin ones: these are told as
    their ASCII form (punycode, RFC 3492).
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if "@" in parts.netloc:
        return f"What stands before the @ is no address; this leads to {_plain(host)}."
    return "" if host.isascii() else f"Letters may look like others; this leads to {_plain(host)}."


def _plain(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ".".join(
            label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
            for label in host.split(".")
        )
