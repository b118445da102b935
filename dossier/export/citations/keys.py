"""Keys by which citations are called: author or outlet, year, and a word of the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dossier.export.citations.names import names
from dossier.language.words import fold

if TYPE_CHECKING:
    from dossier.model import ArticleInfo

_PLAIN = re.compile(r"[a-z0-9]+")
_SHORT = 4  # letters that a word of the title needs


def citation_keys(infos: Iterable[ArticleInfo]) -> Mapping[str, str]:
    """Return a key for each article id, in ASCII; articles that would share one get a, b, c after it."""
    bases = {info.id: _key(info) for info in infos}
    shared = Counter(bases.values())
    seen: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for article_id, base in bases.items():
        seen[base] += 1
        keys[article_id] = base if shared[base] == 1 else base + _letters(seen[base])
    return keys


def _key(info: ArticleInfo) -> str:
    authors = names(info.author)
    who = _letters_of(authors[0].family if authors else info.outlet or "") or "anon"
    word = next((word for word in _PLAIN.findall(fold(info.title)) if len(word) >= _SHORT), "")
    return f"{who[:24]}{(info.date or '')[:4]}{word[:16]}"


def _letters_of(text: str) -> str:
    return "".join(_PLAIN.findall(fold(text)))


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
