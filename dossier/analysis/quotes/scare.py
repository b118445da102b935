"""Quotation marks that hold no speech: titles, nicknames."""

from __future__ import annotations

import re

from dossier.analysis.quotes.marks import Quoted
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import word_class

_TITLE_BEFORE = re.compile(
    r"(?:titled|entitled|named|nicknamed|known as|so-called|album|book|film|movie|song|show|series"
    r"|program(?:me)?|network[’']s|news[’']s|cnn[’']s|nbc[’']s|cbs[’']s|abc[’']s|fox[’']s|msnbc[’']s|bbc[’']s)\s*,?\s*\Z",
    re.IGNORECASE,
)
_SMALL = word_class("small words of titles")


def is_scare(reading: Reading, quoted: Quoted) -> bool:
    """Tell whether a quoted stretch is a title or a nickname rather than speech."""
    text = reading.text
    inner = quoted.inner(text)
    parts = inner.rstrip(".,").split()
    if not parts or len(parts) > 8:
        return False
    titled = all(part[:1].isupper() or part.lower() in _SMALL for part in parts)
    before = text[max(0, quoted.start - 30) : quoted.start]
    if titled and _TITLE_BEFORE.search(before):
        return True
    if titled and len(parts) <= 5 and not re.search(r"[.!?]", inner) and len(parts) > 1:
        return True
    nickname = re.search(r"[A-Z][\w.]*\s+\Z", before) and re.match(
        r"\s+[A-Z]", text[quoted.end : quoted.end + 3]
    )
    return len(parts) <= 2 and bool(nickname)
