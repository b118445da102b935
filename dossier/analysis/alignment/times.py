"""Dates in passages, as ranges of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dossier.language.calendar_words import SHORT_MONTHS

_MAX_CHARACTERS = 2000
_MAX_TIMES = 12  # of a passage
_LONGEST_PERIOD = 62  # days: a longer one is no time in particular
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
    rf"|(?P<count2>{_COUNT})\s(?P<unit2>{_UNIT})s?\sago"
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
_OPEN = 366  # days that "until May" reaches back where the article's date is not known
_RECORD = re.compile(r"\b(?:first|only|time|most|least|worst|best|\w{3,15}est)\b[^.;]{0,60}\Z")
_HANDLE = 30
_POSTED = re.compile(r"@\w{1,20}\)\s\Z")
_SPEAKING = (
    r"(?:said|says|told|announced|added|reported|wrote|tweeted|stated|confirmed|speaking|interview|revealed"
    r"|disclosed|acknowledged|insisted|claimed|testified|warned|urged|argued|denied|posted|asked|called)"
)
_SAID_BEFORE = re.compile(rf"\b{_SPEAKING}\b(?:\s[\w.]{{1,20}}){{0,3}}\s(?:on\s|late\s|early\s)?\Z")
_SAID_AFTER = re.compile(rf"(?:\s\w{{1,12}})?\s{_SPEAKING}\b")
_CORE = re.compile(
    r"(?:(?:by|before|until|till|no later than|since|after|from|in|within|next|last|this|the|of|early|late"
    r"|mid)\b[\s-]?){1,4}",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says|told|announced|added|reported|wrote)\b[^.;]{0,25}\Z")


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period as printed; it lies in ``[first, last]``, in days of the proleptic calendar.

    Attributes:
        start: Where it stands in the passage.
        end: Where it ends.
        core: The words of the date itself, without "by", "last" and the like.
        said: Whether it says when something was said, not when it happened.
        month: From 1, for a month of which the year is not told; else 0.
    """

    first: int
    last: int
    text: str
    start: int
    end: int
    core: str
    said: bool = False
    month: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@lru_cache(maxsize=4096)  # of the passages being compared: aligning asks for them, and so do differences
def times(text: str, published: str | None, near: str | None = None) -> tuple[Time, ...]:
    """Return the dates and periods of a passage that can be worked out.

    Weekdays and "yesterday" are counted from the article's date, "within ten days" from the passage's
    first weekday where it names one. A month without a year is the one nearest to the article's date.

    Args:
        text: The passage.
        published: The article's date.
        near: A date that the article's is not far from, where that is not known: it tells the year of
            a month, and nothing of weekdays.
    """
    text = text[:_MAX_CHARACTERS]
    reference = _date(published)
    season = reference or _date(near)
    found: list[Time] = []
    anchor = reference
    for match in _TIME.finditer(text):
        try:
            read = _read(match, text, season if _is_named_month(match) else reference, anchor)
        except (ValueError, OverflowError):
            continue  # 31 February, or before the year 1
        if read is None:
            continue
        if match["weekday"] and anchor == reference:
            anchor = date.fromordinal(read[1])
        if _POSTED.search(text[max(0, match.start() - _HANDLE) : match.start()]):
            continue  # when a post was sent
        found.append(_time(match, read, text))
        if len(found) == _MAX_TIMES:
            break
    return tuple(found)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _is_named_month(match: re.Match[str]) -> bool:
    return bool(match["month1"] or match["month2"] or match["month3"])


def _time(match: re.Match[str], read: tuple[int, int], text: str) -> Time:
    printed = match.group().strip()
    yearless = match["month3"] and not (match["year3"] or match["part"])
    before, after = (
        text[max(0, match.start() - _BEFORE) : match.start()],
        text[match.end() : match.end() + 30],
    )
    return Time(
        read[0],
        read[1],
        printed,
        match.start(),
        match.end(),
        _CORE.sub("", printed, count=1) or printed,
        bool(_SAID_BEFORE.search(before) or _SAID_AFTER.match(after)),
        _month_number(match["month3"]) if yearless else 0,
    )


def time_concepts(text: str, published: str | None, near: str | None = None) -> list[str]:
    """Return a name for each day and month that a passage speaks of, however it is printed.

    "On Sunday" and "30 June" are one day, and "within ten days" may be in the month of "by the end of July".
    """
    found: list[str] = []
    for one in times(text, published, near):
        if one.is_day:
            found.append(f"day {one.first}")
        elif one.last - one.first <= _LONGEST_PERIOD:
            months = {date.fromordinal(day).strftime("%Y-%m") for day in (one.first, one.last)}
            found += [f"month {month}" for month in sorted(months)]
    return found


def _read(
    match: re.Match[str], text: str, reference: date | None, anchor: date | None
) -> tuple[int, int] | None:
    period = _period(match, text, reference, anchor)
    if period is None:
        return None
    first, last = period
    limit = match["limit"]
    today = anchor or reference
    if limit in ("by", "before", "until", "till", "no later than"):
        first = min(first, today.toordinal() if today else max(1, first - _OPEN))
    elif limit in ("since", "after", "from"):
        last = max(last, reference.toordinal() if reference else last + _OPEN)
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
    if match["direction"] == "in" and _RECORD.search(text[: match.start()][-_BEFORE:]):
        return None  # "the worst storm in ten years"
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
    elif bare and month > reference.month and not _AHEAD.search(text[: match.start()][-_BEFORE:]):
        year = reference.year - 1  # what is told lies behind, unless the words say otherwise
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
    centre = reference.toordinal() + (days if match["direction"] else -days)
    return centre - slack, centre + slack


def _month_number(name: str) -> int:
    return SHORT_MONTHS.index(name[:3].lower()) + 1


def _month_end(first: date) -> int:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following.toordinal() - 1
