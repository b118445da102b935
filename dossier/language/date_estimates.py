"""When a report that states no date was likely written, by the dates that its text prints.

A report is written after the last day that it prints as past, and news mostly a day or so after. That
is likely, not certain: hence a confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from dossier.language.calendar_words import SHORT_MONTHS
from dossier.language.dates import PrintedDate, date_in_name, exists, find_dates, is_of_the_past, weekday_near

LEAD = 700  # characters
_MOST_TEXT = 20_000
_BEFORE = 40  # characters before a date in which words tell what is meant by it
# Of such dates in dated US news of 2012 to 2018 eight in ten were at most three days before the report's.
_MARKED = 0.8
_COMPLETED, _NAMED = 0.6, 0.5
_EARLIEST = 1900

_AHEAD = re.compile(
    r"\b(?:by|before|until|till|next|due|will|ahead of|scheduled|planned|expected|would|set for|deadline)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b[Oo]n(?: [A-Z][a-z]{2,8}\.?,?)? $")
_PICTURE = re.compile(r"[^.\n]{0,80}?(?:REUTERS|/ ?(?:Reuters|AP|AFP|Getty)|Getty Images|Photo\b|Image\b)")
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/_-]|$)")


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """A likely date: ISO to the day, month or year; how likely, 0 to 1; and how it was worked out."""

    iso: str
    confidence: float
    note: str


def estimate_date(text: str, anchors: Sequence[PrintedDate], today: date) -> DateEstimate | None:
    """Return when a report was likely written, None where nothing tells.

    Args:
        text: The report.
        anchors: Years or months that the file's name or address gives.
        today: No later date is returned.
    """
    text = text[:_MOST_TEXT]
    past = [found for found in find_dates(text) if not _is_ahead(text, found)]
    years = _years(text, today)
    rules = (
        _last_day(text, past, years, today),
        _day_with_weekday(text, past, years, today),
        *(DateEstimate(found.iso, _NAMED, f"'{found.iso}' in the name") for found in anchors if found.iso),
    )
    return next((rule for rule in rules if rule and rule.iso <= today.isoformat()[: len(rule.iso)]), None)


def date_in_address(url: str) -> PrintedDate | None:
    """Return the day or month that the path of an address names: /2021/03/04/, /2021/mar/04/, /20210304."""
    try:
        path = unquote(urlsplit(url[:2000]).path).lower()
    except ValueError:
        return None
    match = _IN_PATH.search(path)
    if match is None:
        found = date_in_name(path.replace("/", "-"))
        return found if found and found.day else None
    named = match[2] in SHORT_MONTHS
    if not named and not match[2].isdecimal():
        return None
    month = SHORT_MONTHS.index(match[2]) + 1 if named else int(match[2])
    found = PrintedDate(int(match[1]), month, int(match[3]) if match[3] else None)
    return found if exists(found) else None


def _last_day(text: str, past: list[PrintedDate], years: list[int], today: date) -> DateEstimate | None:
    """Take the last whole day that the report prints, if it names no later year.

    It counts where it stands as a mark does, under a post or a picture or at the end; "on 4 May 2017"
    in a sentence is as often long past.
    """
    days = [(day, found) for found in past if (day := found.whole) and day.year >= _EARLIEST]
    days = [
        (day, found)
        for day, found in days
        if day <= today and not is_of_the_past(text, found) and not _PICTURE.match(text, found.end)
    ]
    if not days:
        return None
    day, found = max(days, key=lambda one: (one[0], -one[1].start))
    if (years and max(years) > day.year) or _ON.search(_before(text, found)):
        return None
    return DateEstimate(day.isoformat(), _MARKED, f"'{text[found.start : found.end]}', the last day printed")


def _day_with_weekday(
    text: str, past: list[PrintedDate], years: list[int], today: date
) -> DateEstimate | None:
    """Complete "Thursday, June 20" by the one year of those named in which that day is a Thursday."""
    for found in past:
        if found.start >= LEAD or found.year is not None or found.day is None:
            continue
        weekday = weekday_near(text[:LEAD], found)
        if weekday is None:
            continue
        days = [PrintedDate(year, found.month, found.day) for year in years]
        fits = [day for day in days if exists(day) and day.whole and day.whole.weekday() == weekday[0]]
        if len(fits) == 1 and fits[0].whole and fits[0].whole <= today and fits[0].iso:
            note = f"'{weekday[1]}', '{text[found.start : found.end]}' in {fits[0].year}, named in the text"
            return DateEstimate(fits[0].iso, _COMPLETED, note)
    return None


def _before(text: str, found: PrintedDate) -> str:
    return text[max(0, found.start - _BEFORE) : found.start]


def _is_ahead(text: str, found: PrintedDate) -> bool:
    """Tell whether words of the same sentence say that a day is still to come."""
    before = re.split(r"[.;!?]\s", _before(text, found))[-1]
    return _AHEAD.search(before) is not None


def _years(text: str, today: date) -> list[int]:
    """Return the years that a text names and that have begun, each once."""
    return sorted({year for year in _every_year(text) if year <= today.year})


def _every_year(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if not _AHEAD.search(re.split(r"[.;!?]\s", before)[-1]):
            yield int(match[0])
