"""Which names are people's, and what an article tells of men and women."""

from __future__ import annotations

import re
from typing import TypeAlias

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import given_names, word_class

Run: TypeAlias = tuple[int, int, str]
"""Where a name starts and ends, and the name."""

_SAYS = re.compile(r"\s+(?:said|says|told|added|wrote|tweeted|noted|insisted|argued|warned)\b")
_AGE_OR_ROLE = re.compile(r",\s+(?:\d{2},|an?\s|the\s|who\s)")


def people_of(reading: Reading, runs: list[Run], lexicon: QuoteLexicon) -> tuple[dict[str, str], set[str]]:
    """Return ``"m"`` or ``"f"`` by name where a title or a given name tells, and people's names."""
    text, known, titles = reading.text, given_names(), lexicon.honorifics
    no_titles = word_class("before bodies too")
    genders: dict[str, str] = {}
    people: set[str] = set()
    for start, end, name in runs:
        first, _, rest = name.partition(" ")
        if rest and first in known:
            genders.setdefault(name, known[first])
            people.add(name)
        before = _word_before(text, start)
        if before in titles and before not in no_titles:
            people.add(name)
            if titles[before]:
                genders[name] = titles[before]
        elif before in ("said", "says", "added"):
            people.add(name)
        size = name.count(" ") + 1
        if (size <= 3 and not name.isupper() and _SAYS.match(text, end)) or (
            size in (2, 3) and _AGE_OR_ROLE.match(text, end)
        ):
            people.add(name)
    return genders, people


def _word_before(text: str, at: int) -> str:
    before = text[max(0, at - 24) : at].rstrip().rpartition(" ")[2]
    return before.strip("(\"“'‘,—").rstrip(".").lower()
