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

_SPACE = re.compile(" ")

NOT_ANALYSED = "it is very long: quotes, names and events are looked for in the first {:,} characters only"


def analysed_part(text: str) -> str:
    """Return the head of a text that is analysed: whole paragraphs if it can be, within the limits."""
    end = len(text)
    if end > ANALYSED_CHARACTERS:
        end = text.rfind("\n\n", 0, ANALYSED_CHARACTERS)
        if end < ANALYSED_CHARACTERS // 2:
            end = max(text.rfind(" ", 0, ANALYSED_CHARACTERS), ANALYSED_CHARACTERS - 1_000)
    if text.count(" ", 0, end) > ANALYSED_WORDS:
        end = next(islice(_SPACE.finditer(text), ANALYSED_WORDS, None)).start()
    head = text if end == len(text) else text[:end]
    if head.count("\n\n") < ANALYSED_PARAGRAPHS:
        return head
    at = 0
    for _ in range(ANALYSED_PARAGRAPHS):
        at = head.index("\n\n", at) + 2
    return head[: at - 2]
