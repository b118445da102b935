"""Dates as printed: finding them, reading them, and working out the date of a report.

Nothing here knows what day it is: the caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dossier.language.calendar_words import (
    foreign_month_number,
    is_foreign_weekday,
    month_number,
    months_pattern,
    weekday_number,
    weekdays_pattern,
)

FIRST_YEAR = 1600

_LEAD = 700
_YEAR = re.compile(r"[12]\d{3}")
_DIGIT = re.compile(r"\d")
_BESIDE = 24
_CLOCK = re.compile(r"^(?:at )?\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:[A-Z]{2,4})?,?\s")
_TIME = re.compile(r"(?:[T\s,|/-]|at\b){0,4}\d{1,2}[:.h]\d{2}.{0,40}", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:by|before|until|till|next|due|will|ahead of|scheduled|planned|would|set for)\b", re.IGNORECASE
)
# Between these words and a date stands a weekday at most: "the 4 May 2017 vote", "since 4 May 2017".
_PAST = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|that|since|after|from|born|dated|following|of|between"
    r"|back (?:in|on|to))(?: on)?\s+(?:[A-Z][a-z]{2,8}\.?,? )?$"
)
_OF_THIS_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) (?:day )?of (?:this|the) month\b")


# A weekday or none, a day, a word and a year, in the languages that write a date in this order.
_WITH_WORD = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{4,14}),?\s)?(?P<day>\d{1,2})(?:\.|er|º|°)?\s(?:de\s)?"
    r"(?P<month>[^\W\d_]{3,12})\.?,?\s(?:de\s|del\s)?(?P<year>[12]\d{3})(?!\d)(?:\s[гр]\.)?"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, ``[start, end)``; what it leaves out is ``None``."""

    year: int | None
    month: int | None = None
    day: int | None = None
    start: int = 0
    end: int = 0

    @property
    def iso(self) -> str | None:
        """YYYY-MM-DD, YYYY-MM or YYYY; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
            if self.day is not None:
                parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def whole(self) -> date | None:
        """The day that is meant, where year, month and day are given and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A date that a text does not print, and how it follows from what it prints."""

    iso: str
    note: str


def find_dates(text: str) -> Iterator[PrintedDate]:
    """Yield the dates printed in a text, in its order, also those without a year or a day.

    All-digit dates are read where only one reading is possible: "26/06/2019", but not "05/06/2019".
    """
    for match in _printed().finditer(text):
        if found := _read(match):
            yield found


def parse_date(text: str) -> PrintedDate | None:
    """Read a value that is a date, such as a header's; it may begin with a weekday and end with a time."""
    text = text.strip().strip("'\"")[:80]
    if not _DIGIT.search(text):
        return None
    if text.isdecimal():
        return _from_digits(text)
    body = _weekday_before().sub("", _CLOCK.sub("", text), count=1)
    found = next(find_dates(body), None) or _in_another_language(body)
    if found is None or found.start != 0:
        return None
    rest = _weekday().sub("", body[found.end :], count=1).strip(" .,;|")
    return found if not rest or _TIME.fullmatch(rest) else None


def date_in_name(name: str) -> PrintedDate | None:
    """Return the date that a file name begins or ends with, or holds as a whole day."""
    for match in re.finditer(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)", name[:255]):
        if found := _checked(int(match[1]), int(match[3]), int(match[4]), match):
            return found
    if month := re.match(r"(\d{4})(?:[-_.](\d{2}))?(?=[-_. ])", name):
        return _checked(int(month[1]), int(month[2]) if month[2] else None, None, month)
    return None


def is_of_the_past(text: str, found: PrintedDate) -> bool:
    """Tell whether a date names something that is past: "since 4 May 2017", "the 4 May 2017 vote"."""
    return _PAST.search(text[max(0, found.start - 40) : found.start]) is not None


def is_future(iso: str, today: date) -> bool:
    """Tell whether a date, of any precision, has not begun on ``today``."""
    return iso > today.isoformat()[: len(iso)]


def work_out_date(text: str, anchors: Sequence[PrintedDate], today: date) -> WorkedOut | None:
    """Return the date of a report that prints none as such, or None where the text does not tell.

    Args:
        text: The report.
        anchors: What is known of when it was written. A year or a month holds the date; a whole
            day is the last on which it can have been written, at most six days late.
        today: No later date is returned.
    """
    lead = text[:_LEAD]
    found = _beside_weekday(lead) or next(
        filter(None, (_from_anchor(lead, anchor) for anchor in anchors if anchor.year is not None)), None
    )
    return found if found and not is_future(found.iso, today) else None


def _beside_weekday(lead: str) -> WorkedOut | None:
    """Read "on Wednesday, 26 June 2019" in the lead, where nothing says that the day is still to come."""
    if not _YEAR.search(lead):
        return None
    for found in find_dates(lead):
        day = found.whole
        if day is None or _AHEAD.search(lead, max(0, found.start - 60), found.start):
            continue
        if is_of_the_past(lead, found):
            continue
        if (weekday := weekday_near(lead, found)) is not None and weekday[0] == day.weekday():
            return WorkedOut(
                day.isoformat(), f"worked out: '{weekday[1]}' beside {day.isoformat()} in the lead"
            )
    return None


def _from_anchor(lead: str, anchor: PrintedDate) -> WorkedOut | None:
    if (day := anchor.whole) is not None:
        return _last_weekday(lead, day)
    return _day_of_year(lead, anchor) or _day_of_month(lead, anchor)


def _last_weekday(lead: str, until: date) -> WorkedOut | None:
    """Return the last day of the weekday that the lead names, not after ``until``."""
    match = _weekday().search(lead)
    if not match or _AHEAD.search(lead, max(0, match.start() - 30), match.start()):
        return None
    back = (until.weekday() - weekday_number(match[0])) % 7
    return WorkedOut(
        (until - timedelta(days=back)).isoformat(),
        f"worked out: '{match[0]}', written by {until.isoformat()}",
    )


def _day_of_year(lead: str, anchor: PrintedDate) -> WorkedOut | None:
    """Read "on Thursday, June 20" in a year, or month, that is known."""
    for found in find_dates(lead):
        if found.year is not None or found.day is None or anchor.month not in (None, found.month):
            continue
        full = PrintedDate(anchor.year, found.month, found.day)
        weekday = weekday_near(lead, found)
        if weekday is None or not exists(full) or full.whole is None or full.whole.weekday() != weekday[0]:
            continue
        printed = lead[found.start : found.end]
        return WorkedOut(full.whole.isoformat(), f"worked out: '{weekday[1]}', '{printed}' in {anchor.iso}")
    return None


def _day_of_month(lead: str, anchor: PrintedDate) -> WorkedOut | None:
    """Read "on the 20th of this month" in a month that is known."""
    match = _OF_THIS_MONTH.search(lead)
    if not match or anchor.month is None:
        return None
    full = PrintedDate(anchor.year, anchor.month, int(match[1]))
    if not exists(full) or full.iso is None:
        return None
    return WorkedOut(full.iso, f"worked out: '{match[0]}' in {anchor.iso}")


def weekday_near(text: str, found: PrintedDate) -> tuple[int, str] | None:
    """Return the weekday printed just before or after a date: its number from Monday, and as printed."""
    before = text[max(0, found.start - _BESIDE) : found.start]
    matches = list(_weekday().finditer(before))
    match = matches[-1] if matches else None
    if match is None or re.search(r"[.;:!?]|\w\s+\w", before[match.end() :]):
        after = text[found.end : found.end + 3]
        match = _weekday().match(text, found.end + len(after) - len(after.lstrip(" ,(")))
    return (weekday_number(match[0]), match[0]) if match else None


def _in_another_language(text: str) -> PrintedDate | None:
    """Read "4 mars 2021", "4. März 2021" or "4 de marzo de 2021", with a weekday before it or not."""
    match = _WITH_WORD.match(text)
    month = foreign_month_number(match["month"]) if match else None
    if not match or not month or (match["weekday"] and not is_foreign_weekday(match["weekday"])):
        return None
    return _checked(int(match["year"]), month, int(match["day"]), match)


def _from_digits(text: str) -> PrintedDate | None:
    if len(text) == 8:
        return _checked(int(text[:4]), int(text[4:6]), int(text[6:]), None, len(text))
    return _checked(int(text), None, None, None, 4) if len(text) == 4 else None


def _read(match: re.Match[str]) -> PrintedDate | None:
    if match["iso_year"]:
        return _checked(
            int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"] or 0) or None, match
        )
    if match["separator"]:
        return _from_numbers(match)
    month = month_number(match["month1"] or match["month2"] or match["month3"])
    day = match["day1"] or match["day2"]
    year = match["year1"] or match["year2"] or match["year3"]
    return _checked(int(year) if year else None, month, int(day) if day else None, match)


def _from_numbers(match: re.Match[str]) -> PrintedDate | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    # With full stops the day comes first everywhere; with slashes the order differs by country.
    if match["separator"] == "." or first > 12 or first == second:
        return _checked(year, second, first, match)
    return _checked(year, first, second, match) if second > 12 else None


def _checked(
    year: int | None, month: int | None, day: int | None, match: re.Match[str] | None, length: int = 0
) -> PrintedDate | None:
    start, end = match.span() if match else (0, length)
    found = PrintedDate(year, month, day, start, end)
    return found if exists(found) else None


def exists(found: PrintedDate) -> bool:
    """Tell whether there is such a date, in a year that news may be of."""
    if found.year is not None and not FIRST_YEAR <= found.year <= 9998:
        return False
    try:
        # 29 February is a day of some year.
        date(found.year or 2000, found.month or 1, found.day or 1)
    except ValueError:
        return False
    return True


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{weekdays_pattern()})\b(?!')")


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{weekdays_pattern()})\b\.?,?\s{{1,2}}")


@cache
def _printed() -> re.Pattern[str]:
    month = months_pattern()
    year = r"[12]\d{3}(?!\d)"
    return re.compile(
        rf"(?<![\d/.-])(?P<iso_year>[12]\d{{3}})(?P<iso_mark>[-/.])(?P<iso_month>\d\d)(?:(?P=iso_mark)(?P<iso_day>\d\d))?(?!\d|[-/.]\d)"
        rf"|(?<![\d/.-])(?P<first>\d{{1,2}})(?P<separator>[/.-])(?P<second>\d{{1,2}})(?P=separator)(?P<year>{year})"
        rf"|(?<![\d.,$€£])(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,2}}of)?[\s-](?P<month1>{month})\b\.?(?:[\s,-]{{1,2}}(?P<year1>{year}))?"
        rf"|\b(?P<month2>{month})\b\.?\s{{1,2}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:[\s,]{{1,2}}(?P<year2>{year}))?"
        rf"|\b(?P<month3>{month})\b\.?,?\s(?P<year3>{year})"
    )
