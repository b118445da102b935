"""How long an article may be: to be read at all, and to be looked through for quotes, names and events.

What is beyond the second limit is shown and searched as ever. A report of ten thousand words has
half of it.
"""

from __future__ import annotations

import re
from itertools import islice

MAX_CHARACTERS = 1_000_000
MAX_LINES = 30_000  # laying out more would be felt

ANALYSED_CHARACTERS = 120_000
ANALYSED_PARAGRAPHS = 5_000
ANALYSED_WORDS = 30_000  # more stand in so many characters only where they are single letters
ANALYSED_CAPITALS = 6_000  # words that begin with one: English of that length has 4,000, and German 6,000

_SPACE = re.compile(" ")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-Я]")

NOT_ANALYSED = "it is very long: quotes, names and events are looked for in the first {:,} characters only"


def analysed_part(text: str) -> str:
    """Return the head of a text that is analysed: whole paragraphs if it can be, within the limits."""
    end = len(text)
    if end > ANALYSED_CHARACTERS:
        end = _break_before(text, ANALYSED_CHARACTERS)
    if text.count(" ", 0, end) > ANALYSED_WORDS:
        end = next(islice(_SPACE.finditer(text), ANALYSED_WORDS, None)).start()
    if end > ANALYSED_CAPITALS * 2:
        names = islice(_CAPITAL.finditer(text, 0, end), ANALYSED_CAPITALS, None)
        if following := next(names, None):
            end = _break_before(text, following.start())
    head = text if end == len(text) else text[:end]
    if head.count("\n\n") < ANALYSED_PARAGRAPHS:
        return head
    at = 0
    for _ in range(ANALYSED_PARAGRAPHS):
        at = head.index("\n\n", at) + 2
    return head[: at - 2]


def _break_before(text: str, limit: int) -> int:
    """Return where the paragraphs before a place end, or its words where that would leave less than half."""
    end = text.rfind("\n\n", 0, limit)
    return end if end >= limit // 2 else max(text.rfind(" ", 0, limit), limit - 1_000)
