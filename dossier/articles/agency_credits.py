"""Which news agency a report credits. The credit of a picture is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.articles.fields import Value, value
from dossier.articles.outlets import Outlets
from dossier.model import Source

_SOURCE_LINE = re.compile(r"(?:sources?|agenc(?:y|ies)|credits?)\s?[:–—-]\s?(.{2,80})", re.IGNORECASE)
_LONE_LINE = re.compile(r"[(\[–—-]{0,3}\s?([^()\[\]]{2,60}?)\s?[)\]]?\.?")
_WITH_INPUT = re.compile(
    r"\(?(?:with (?:additional )?(?:inputs?|reporting|files|material) (?:from|by)) (.{2,80}?)\)?\.?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"(.{2,80}?) contributed to this (?:report|article|story)\.?")
_REPORTERS = re.compile(r"[(\[]?(?:Additional reporting|Reporting|Writing|Editing|Compiled) by .{2,300}")
_LONGEST_CREDIT = 320


def credit_line(block: str, known: Outlets) -> str | None:
    """Return the agencies that a closing line credits, or None where it credits none."""
    if len(block) > _LONGEST_CREDIT:
        return None
    for pattern in (_SOURCE_LINE, _WITH_INPUT, _CONTRIBUTED, _LONE_LINE):
        if (match := pattern.fullmatch(block)) and (names := _agencies(match[1], known)):
            return names
    return None


def is_reporters_line(block: str) -> bool:
    """Tell a closing line such as "(Reporting by A. Writer; editing by B. Editor)"."""
    return len(block) <= _LONGEST_CREDIT and _REPORTERS.fullmatch(block) is not None


def credited_in_text(text: str, known: Outlets) -> Value | None:
    """Return the agency that the first "Reuters reported" or "according to AFP" of a text credits."""
    present = tuple(spelling for spelling in known.agency_spellings if spelling in text)
    if not present:
        return None
    match = _reported(present).search(text)
    if not match:
        return None
    name = known.agency_spellings[match["before"] or match["after"]]
    return value(name, Source.TEXT, f"'{match[0]}'")


def _agencies(names: str, known: Outlets) -> str | None:
    parts = [part.strip() for part in re.split(r",|;|/|\band\b|&|\+", names.strip(" ."))]
    found = [known.agency(part) for part in parts if part]
    # "Source: Ministry of Defence" credits no agency; nor is a line one where only a part is known.
    return ", ".join(dict.fromkeys(filter(None, found))) if found and all(found) else None


@lru_cache(maxsize=256)
def _reported(spellings: Sequence[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(spellings, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?P<before>{names})(?: news agency)?(?: has| had| have| also)? report(?:ed|s)\b"
        r"|\b(?:[Aa]ccording to|(?:[Rr]eported|cited|quoted|carried) by) (?:the )?"
        r"(?:news agency |state-run )?"
        rf"(?P<after>{names})\b(?!['’])"
    )
