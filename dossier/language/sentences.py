"""Where sentences end."""

from __future__ import annotations

import re

from dossier.model import Span, paragraphs

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen lt col sgt capt maj sen rep gov pres st jr sr vs etc inc corp co ltd no
    jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.g i.e a.m p.m
    """.split()  # noqa: SIM905 -- a word list reads better as words
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"[\w.]+\Z")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text; none crosses a paragraph."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            before = _LAST_WORD.search(text[max(start, match.start() - 24) : match.start()])
            word = before.group().lower() if before else ""
            if text[match.start()] == "." and (word in _ABBREVIATIONS or len(word) == 1):
                continue
            end = match.start() + len(match.group().rstrip())
            found.append(Span(start, end))
            start = match.end()
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return tuple(found)
