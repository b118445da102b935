"""The place-and-date opening of a report: "ANKARA, June 20 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.articles.outlets import Outlets
from dossier.language.dates import PrintedDate, find_dates

_LONGEST = 90
_DASH = re.compile(r"(?:\s(?:-{1,2}|[–—])\s|[—–]\s?(?=\S))")
_WHO = re.compile(r"\(([^()]{2,40})\)\s*$")
_PLACE = re.compile(r"[^\W\d_][\w.'’/-]*(?: [\w.'’/-]+){0,4}(?:, [^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})?")
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’]{2,30}"
# Inside a line: a place in capitals, a dash, and the beginning of a sentence.
_INSIDE = re.compile(
    rf"(?<= ){_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, [A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}}){{0,2}})?"
    r"(?: \([^()]{2,40}\))? (?:-{1,2}|[–—]) (?=[\"“'‘(]?[^\W\d_a-z])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``end`` is the offset of the text after it."""

    place: str  # as printed, with the date; empty where only the agency stands there
    who: str  # the agency or outlet in brackets, as printed
    date: PrintedDate | None
    end: int


def read_dateline(block: str, known: Outlets) -> Dateline | None:
    """Return the dateline that a block begins with, if it does.

    A place in small letters counts only with an agency or outlet in brackets behind it.
    """
    dash = _DASH.search(block, 0, _LONGEST)
    if not dash:
        return None
    head = block[: dash.start()].strip()
    who = _WHO.search(head)
    name = who[1].strip() if who else ""
    is_known = bool(name) and (known.agency(name) or known.outlet(name)) is not None
    printed = head[: who.start()].strip(" ,") if who else head
    found = next(find_dates(printed), None)
    place = printed[: found.start].strip(" ,(") if found else printed
    if not place:
        return Dateline("", name, found, dash.end()) if is_known and not found else None
    if not _PLACE.fullmatch(place) or not (_is_in_capitals(place) or (is_known and place[0].isupper())):
        return None
    return Dateline(printed, name, found, dash.end())


def find_dateline(line: str, until: int) -> int | None:
    """Return where in a line that runs a headline and a report together the report's dateline begins."""
    match = _INSIDE.search(line, 0, until)
    return match.start() if match else None


def _is_in_capitals(place: str) -> bool:
    city = place.partition(",")[0]
    return city.isupper() and sum(character.isalpha() for character in city) >= 3
