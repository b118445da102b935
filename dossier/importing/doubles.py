"""Telling whether an article is in the dossier already: by its text, whatever its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from dossier.language.words import fold
from dossier.model import Article, ArticleInfo

_WORD = re.compile(r"\w+")
# What is added to an address to follow who came from where says nothing of what it shows.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_?src|cmpid|ocid|smid|partner|share\w*")


def text_key(text: str, title: str = "") -> bytes:
    """Return what two texts share that have the same words in the same order.

    A title with which the text begins does not count: it is told apart from the text in one file,
    and not in another.
    """
    words, head = _words(text), _words(title)
    if len(head) < len(words) and words[: len(head)] == head:
        words = words[len(head) :]
    return hashlib.blake2b(" ".join(words).encode(), digest_size=12).digest()


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def address_key(url: str) -> str:
    """Return a web address without what does not matter: scheme, www, tracking, fragment, last stroke."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k.lower())))
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{host}{path}" + (f"?{query}" if query else "")


def words_key(article: Article) -> bytes:
    """Return what articles share that have the same words, whatever is known of them."""
    given = article.info.provenance.get("title")
    # Where there is no headline, the first sentence stands for it, and is part of the text.
    is_text = given is not None and given.note == "first sentence"
    return text_key(article.text, "" if is_text else article.info.title)


def page_key(info: ArticleInfo) -> str | None:
    """Return what tells the address of an article; the address of a whole site tells nothing."""
    key = address_key(info.url) if info.url else ""
    return key if key.partition("/")[2] or "?" in key else None


def versions(info: ArticleInfo, others: Iterable[ArticleInfo]) -> tuple[ArticleInfo, ...]:
    """Return the articles at the address of one, with it, the earliest first; none if it is alone there."""
    key = page_key(info)
    found = [other for other in others if other.url and page_key(other) == key] if key else []
    return tuple(sorted(found, key=lambda one: (one.date or "", one.id))) if len(found) > 1 else ()
