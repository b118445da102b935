"""Dates in passages, as ranges of days, and where those of a row differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.analysis.alignment.pairing import Valued, equal_unless_printed_alike, pair_values
from dossier.model import Difference, DifferenceKind, DifferenceRelation

_MAX_CHARACTERS = 2000
_MAX_TIMES = 12  # of a passage
_LONGEST_PERIOD = 62  # days: a longer one is no time in particular
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: at for at, word in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1, "few": 3, "couple of": 2}
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|an?|(?:a )?few|(?:a )?couple of)"
_UNIT = "(?:day|week|fortnight|month|year)"
_PART = r"(?P<part>(?:the )?(?:end|beginning|start|first half|second half) of(?: the)?|early|mid[- ]|late)"
_TIME = re.compile(
    r"\b(?:(?P<limit>by|before|until|till|no later than|since|after|from)\s)?"
    r"(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s(?P<month1>{_MONTH})(?:,?\s(?P<year1>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<year2>\d{{4}}))?"
    rf"|(?:{_PART}\s?)?(?:(?P<which>next|last|this)\s)?(?P<month3>{_MONTH})(?:,?\s(?P<year3>\d{{4}}))?"
    rf"|{_PART.replace('<part>', '<part2>')}\s(?:(?P<which2>next|last|this)\s)?(?P<period>month|year|week)"
    rf"|(?P<direction>within|in)\s(?:the next\s)?(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?"
    rf"|(?P<count2>{_COUNT})\s(?P<unit2>{_UNIT})s?\s(?P<after>ago|later|earlier)"
    r"|(?P<which3>next|last|this)\s(?P<period3>week|month|year)"
    r"|(?:(?P<which4>next|last|this)\s)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"|(?P<near>today|yesterday|tomorrow)"
    r"|(?P<in>in)\s(?P<year4>(?:19|20)\d\d)"
    r")\b(?![-–]\w)"
)
_BARE_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|by|until|since|before|after|from|during|through|to|and|last|next|this|on)\s\Z"
)


_BEFORE = 70  # characters that tell whether a weekday lies ahead
_AHEAD = re.compile(
    r"\b(?:will|would|due|by|until|till|before|scheduled|planned|expected|set)\b[^.;]{0,60}\Z"
)
_SAID = re.compile(r"\b(?:said|says|told|announced|added|reported|wrote)\b[^.;]{0,25}\Z")


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period as printed; it lies in ``[first, last]``, in days of the proleptic calendar."""

    first: int
    last: int
    text: str

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def times(text: str, published: str | None) -> list[Time]:
    """Return the dates and periods of a passage that can be worked out.

    Weekdays and "yesterday" are counted from the article's date, "within ten days" from the passage's
    first weekday where it names one. A month without a year is the one nearest to the article's date.
    """
    text = text[:_MAX_CHARACTERS]
    try:
        reference = date.fromisoformat((published or "")[:10])
    except ValueError:
        reference = None
    found: list[Time] = []
    anchor = reference
    for match in _TIME.finditer(text):
        try:
            read = _read(match, text, reference, anchor)
        except (ValueError, OverflowError):
            continue  # 31 February, or before the year 1
        if read is None:
            continue
        if match["weekday"] and anchor == reference:
            anchor = date.fromordinal(read[1])
        found.append(Time(read[0], read[1], match.group().strip()))
        if len(found) == _MAX_TIMES:
            break
    return found


def time_concepts(text: str, published: str | None) -> list[str]:
    """Return a name for each day and month that a passage speaks of, however it is printed.

    "On Sunday" and "30 June" are one day, and "within ten days" may be in the month of "by the end of July".
    """
    found: list[str] = []
    for one in times(text, published):
        if one.is_day:
            found.append(f"day {one.first}")
        elif one.last - one.first <= _LONGEST_PERIOD:
            months = {date.fromordinal(day).strftime("%Y-%m") for day in (one.first, one.last)}
            found += [f"month {month}" for month in sorted(months)]
    return found


def date_differences(texts: Sequence[str | None], dates: Sequence[str | None]) -> list[Difference]:
    """Return where passages give another time, and whether both can be true."""
    cells = [
        [Valued(one.text, one) for one in times(text, published)] if text is not None else []
        for text, published in zip(texts, dates, strict=True)
    ]

    def relate(a: Valued[Time], b: Valued[Time], _first: int, _second: int) -> DifferenceRelation | None:
        if (a.value.first, a.value.last) == (b.value.first, b.value.last):
            return equal_unless_printed_alike(a.text, b.text)
        if a.value.first <= b.value.last and b.value.first <= a.value.last:
            return DifferenceRelation.COMPATIBLE
        return DifferenceRelation.DIFFERS

    return pair_values(DifferenceKind.DATE, cells, _comparable, relate, _length_difference)


def _length_difference(a: Time, b: Time) -> int:
    return abs((a.last - a.first) - (b.last - b.first))


def _comparable(a: Time, b: Time) -> bool:
    """A day is compared to a day, a period to a period; otherwise only where one holds the other."""
    return a.is_day == b.is_day or (a.first <= b.last and b.first <= a.last)


def _read(
    match: re.Match[str], text: str, reference: date | None, anchor: date | None
) -> tuple[int, int] | None:
    period = _period(match, text, reference, anchor)
    if period is None:
        return None
    first, last = period
    limit = match["limit"]
    if limit in ("by", "before", "until", "till", "no later than") and reference is not None:
        first = min(first, (anchor or reference).toordinal())
    elif limit in ("since", "after", "from") and reference is not None:
        last = max(last, reference.toordinal())
    return first, last


def _period(
    match: re.Match[str], text: str, reference: date | None, anchor: date | None
) -> tuple[int, int] | None:
    name = match["month1"] or match["month2"]
    if name:
        day = int(match["day"] or match["day2"])
        return _day(_month_number(name), day, match["year1"] or match["year2"], reference)
    if match["month3"]:
        return _month(match, text, reference)
    if match["year4"]:
        year = int(match["year4"])
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if reference is None or anchor is None:
        return None
    today = reference.toordinal()
    if match["near"]:
        day = today + {"yesterday": -1, "today": 0, "tomorrow": 1}[match["near"]]
        return day, day
    if match["weekday"]:
        before = text[max(0, match.start() - _BEFORE) : match.start("weekday")]
        ahead = bool(_AHEAD.search(before)) and not _SAID.search(before)
        return _weekday(_DAYS.index(match["weekday"].lower()), match["which4"], ahead, reference)
    if match["period"] or match["period3"]:
        whole = _calendar_period(
            match["period"] or match["period3"], match["which2"] or match["which3"], reference
        )
        return _part(match["part2"], *whole)
    return _count(match, reference, anchor)


def _day(month: int, day: int, year: str | None, reference: date | None) -> tuple[int, int] | None:
    if year is not None:
        number = date(int(year), month, day).toordinal()
        return number, number
    if reference is None:
        return None
    nearest = min(
        (date(reference.year + step, month, day).toordinal() for step in (-1, 0, 1)),
        key=lambda one: abs(one - reference.toordinal()),
    )
    return nearest, nearest


def _month(match: re.Match[str], text: str, reference: date | None) -> tuple[int, int] | None:
    bare = not (match["part"] or match["year3"] or match["which"] or match["limit"])
    if bare and not _BARE_MONTH_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
        return None  # "May" is a verb and a name, "March" too
    month = _month_number(match["month3"])
    if match["year3"]:
        year = int(match["year3"])
    elif reference is None:
        return None
    elif match["which"] == "next":
        year = reference.year + (month <= reference.month)
    elif match["which"] == "last":
        year = reference.year - (month >= reference.month)
    else:
        year = reference.year + _nearest_year(month - reference.month)
    first = date(year, month, 1)
    return _part(match["part"], first.toordinal(), _month_end(first))


def _nearest_year(months: int) -> int:
    """Return by how many years to move so that a month is at most half a year away."""
    return -1 if months > 6 else 1 if months < -6 else 0


def _calendar_period(name: str, which: str | None, reference: date) -> tuple[int, int]:
    step = {"next": 1, "last": -1}.get(which or "", 0)
    if name == "week":
        monday = reference.toordinal() - reference.weekday() + 7 * step
        return monday, monday + 6
    if name == "year":
        year = reference.year + step
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    months = reference.year * 12 + reference.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    return first.toordinal(), _month_end(first)


def _part(part: str | None, first: int, last: int) -> tuple[int, int]:
    """Return the part of a period that words like "the end of" mean."""
    words = (part or "").lower()
    half = (last - first + 1) // 2
    third = (last - first + 1) // 3
    if "first half" in words:
        return first, first + half - 1
    if "second half" in words:
        return first + half, last
    if "end" in words or "late" in words:
        return last - third + 1, last
    if "early" in words or "start" in words or "beginning" in words:
        return first, first + third - 1
    if "mid" in words:
        return first + third, last - third
    return first, last


def _weekday(wanted: int, which: str | None, ahead: bool, reference: date) -> tuple[int, int]:
    """Return the day of a weekday: the last one up to the article's date, unless it lies ahead."""
    back = (reference.weekday() - wanted) % 7
    day = reference - timedelta(days=back)
    if which == "next" or (ahead and which != "last" and back):
        day += timedelta(days=7)
    elif which == "last" and back == 0:
        day -= timedelta(days=7)
    return day.toordinal(), day.toordinal()


def _count(match: re.Match[str], reference: date, anchor: date) -> tuple[int, int] | None:
    words = (match["count"] or match["count2"] or "").lower().removeprefix("a ") or "a"
    number = int(words) if words.isdigit() else _COUNTS[words]
    unit = (match["unit"] or match["unit2"]).lower()
    days = number * _UNITS[unit]
    slack = _UNITS[unit] // 2  # "two months ago" is not a day
    if match["direction"] == "within":
        return anchor.toordinal(), anchor.toordinal() + days
    centre = reference.toordinal() + (-days if match["after"] in ("ago", "earlier") else days)
    return centre - slack, centre + slack


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _month_end(first: date) -> int:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following.toordinal() - 1
