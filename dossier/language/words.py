"""Words and their folding: what counts as the same word whatever its case and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?", re.UNICODE)

_COUNTED = re.compile(r"\w+(?:['’-]\w+)*")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'"}
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case, without accents, with a straight apostrophe."""
    if word.isascii():
        return word.lower()
    # The dotted capital I would keep its dot as a combining mark.
    lowered = word.replace("İ", "i").lower().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def word_count(text: str) -> int:
    """Return how many words a text has; what a hyphen or an apostrophe joins is one."""
    return sum(1 for _ in _COUNTED.finditer(text))
