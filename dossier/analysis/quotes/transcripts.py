"""Interviews and hearings printed as turns: a name, a colon, and what was said."""

from __future__ import annotations

import re
from collections import Counter

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.names import Names
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import entries
from dossier.model import Span

_TURN = re.compile(
    r"[\"“]?(?P<name>[A-Z][A-Z.'’ -]{2,30}|[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}|[QA]):\s+(?=\S)"
)
_FEWEST_SPEAKERS = 2  # with two turns each: they make a transcript
_NO_SPEAKERS = frozenset(entries("labels"))
_QUESTION_AND_ANSWER = ("Q", "A")


def turns(reading: Reading, names: Names) -> list[Attribution]:
    """Return the turns of a transcript, or nothing where an article is none.

    A paragraph is a turn where it opens with a name, or capitals, and a colon. Two speakers with two turns
    each make a transcript.
    """
    found: list[tuple[str, Span, Span]] = []
    known = _by_surname(names)
    for paragraph in reading.paragraphs:
        match = _TURN.match(reading.text, paragraph.start, paragraph.end)
        if match is None or match.end() >= paragraph.end:
            continue
        name = match["name"].strip()
        if name.lower() in _NO_SPEAKERS:
            continue
        if name.isupper() or name in _QUESTION_AND_ANSWER or _known(name, known) in names.people:
            found.append(
                (name, Span(match.start("name"), match.end("name")), Span(match.end(), paragraph.end))
            )
    turns_each = Counter(name for name, _, _ in found)
    if sum(number > 1 for number in turns_each.values()) < _FEWEST_SPEAKERS:
        return []
    return [
        Attribution([span], "transcript", speaker=_known(name, known), mention=mention)
        for name, mention, span in found
    ]


def _by_surname(names: Names) -> dict[str, str]:
    """Return the article's names by themselves and by surname, in lower case."""
    known: dict[str, str] = {}
    for mention in names.mentions:
        if not mention.name.isupper():
            folded = mention.name.casefold()
            known.setdefault(folded, mention.name)
            known.setdefault(folded.rpartition(" ")[2], mention.name)
    return known


def _known(name: str, known: dict[str, str]) -> str | None:
    """Return the article's name for the one whom a turn names in capitals or by surname."""
    if name in _QUESTION_AND_ANSWER:
        return None
    return known.get(name.casefold()) or (name.title() if name.isupper() else name)
