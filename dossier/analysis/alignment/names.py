"""Names that one passage of a row gives and another does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analysis.alignment.concepts import concepts
from dossier.analysis.terms import stop_words, terms
from dossier.language.words import fold
from dossier.model import Difference, DifferenceKind

_MAX_CHARACTERS = 2000
_MOST = 4  # differences of one row
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"  # an upper-case letter, near enough: the rest is checked below
_NAME = re.compile(
    rf"{_CAPITAL}[\w’'-]{{0,40}}(?:[ ](?:(?:of|de|bin|al|von|van)[ ])?{_CAPITAL}[\w’'-]{{0,40}}){{0,5}}"
)
_OPENING = re.compile(r"(?:^|[.!?:]\s{0,3}|\n)[\"“‘'(\[]{0,2}\Z")
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()  # noqa: SIM905 -- a word list reads better as words
)


def names(text: str) -> list[str]:
    """Return the runs of capitalised words of a passage; a sentence's first word alone is no name."""
    text = text[:_MAX_CHARACTERS]
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        words = match.group().split(" ")
        if _OPENING.search(text[max(0, match.start() - 4) : match.start()]):
            if len(words) == 1:
                continue
            if fold(words[0]) in stop_words():
                words = words[1:]
        words = [word for word in words if word[0].isupper() or not word[0].isalpha() or word in ("of", "de")]
        name = " ".join(words).removesuffix("'s").removesuffix("’s").strip("'’-")
        folded = set(terms(name)) - _CALENDAR
        if folded and name[:1].isupper():
            found[name] = None
    return list(found)


def name_differences(texts: Sequence[str | None]) -> list[Difference]:
    """Return the names that stand in one passage of a row and in no other; a country has many names."""
    nobody: frozenset[str] = frozenset()
    known = [set(concepts(text, nobody)) if text is not None else set() for text in texts]
    found: list[Difference] = []
    for column, text in enumerate(texts):
        if text is None:
            continue
        others = set().union(*(one for at, one in enumerate(known) if at != column))
        for name in names(text):
            if others.isdisjoint(concepts(name, nobody)) and len(found) < _MOST:
                values = tuple(name if at == column else None for at in range(len(texts)))
                found.append(Difference(DifferenceKind.NAME, values))
    return found
