"""How many of the articles that a query finds fall on each stretch of time, and on each outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dossier.language.words import fold

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 31, 26, 60
MOST_ROWS = 60
"""Stretches up to which those without an article are listed too."""

_WEEK = timedelta(days=7)
_PARTS = {4: 1, 7: 2, 10: 3}  # of an ISO date, by its length


class Step(StrEnum):
    """The stretches that time is cut into."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of articles; ``condition`` added to the query finds just these."""

    label: str
    articles: int
    condition: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The articles over time, the earliest stretch first, and how many have no date."""

    step: Step
    counts: tuple[Count, ...]
    undated: int = 0


def over_time(dates: Iterable[str | None]) -> Timeline:
    """Count articles over time, by what cuts the whole into a readable number of stretches.

    Args:
        dates: one for each article, as ISO day, month or year, None where it is not known. A date that
            is not known to the stretch is counted by itself, as what it is.
    """
    given = Counter(dates)
    undated = given.pop(None, 0)
    dated: Counter[str] = Counter({text: number for text, number in given.items() if text})
    days = [day for text in dated if (day := _day(text)) is not None]
    if not days:
        return Timeline(Step.DAY, (), undated)
    step = _step(min(days), max(days))
    counted: Counter[tuple[date, str]] = Counter()
    for text, number in dated.items():
        counted[_stretch(text, step)] += number
    _fill(counted, step)
    counts = (_count(begin, coarse, step, number) for (begin, coarse), number in sorted(counted.items()))
    return Timeline(step, tuple(counts), undated)


def _day(text: str) -> date | None:
    """Return the first day of a date; None for one that no calendar has."""
    year, month, day = [*text.split("-"), "1", "1"][:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _step(first: date, last: date) -> Step:
    days = (last - first).days + 1
    if days <= MOST_DAYS:
        return Step.DAY
    if days <= 7 * MOST_WEEKS:
        return Step.WEEK
    return Step.MONTH if days <= 31 * MOST_MONTHS else Step.YEAR


_NEEDED = {Step.YEAR: 1, Step.MONTH: 2, Step.WEEK: 3, Step.DAY: 3}


def _stretch(text: str, step: Step) -> tuple[date, str]:
    """Return the first day of the stretch of a date, and the date itself where it is coarser than that."""
    day = _day(text) or date.max
    if _PARTS.get(len(text), 0) < _NEEDED[step]:
        return day, text
    return _first_of(day, step), ""


def _first_of(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else day
        case Step.MONTH:
            return day.replace(day=1)
        case Step.YEAR:
            return day.replace(month=1, day=1)


def _next(day: date, step: Step) -> date | None:
    try:
        match step:
            case Step.DAY:
                return day + timedelta(days=1)
            case Step.WEEK:
                return day + _WEEK
            case Step.MONTH:
                return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
            case Step.YEAR:
                return day.replace(year=day.year + 1)
    except (ValueError, OverflowError):  # the last that the calendar has
        return None


def _fill(counted: Counter[tuple[date, str]], step: Step) -> None:
    """Add the stretches between that hold nothing, unless they are many."""
    known = [begin for begin, coarse in counted if not coarse]
    if not known:
        return
    between = list(_from_to(min(known), max(known), step))
    if between and between[-1] >= max(known):
        for begin in between:
            counted[begin, ""] += 0


def _from_to(first: date, last: date, step: Step) -> Iterator[date]:
    day: date | None = first
    for _ in range(MOST_ROWS):
        if day is None or day > last:
            return
        yield day
        day = _next(day, step)


def _count(begin: date, coarse: str, step: Step, number: int) -> Count:
    if coarse:
        missing = "day" if len(coarse) > len("2019") else "month"
        return Count(f"{coarse}, {missing} not known", number, f"date:{coarse}")
    match step:
        case Step.DAY:
            return Count(begin.isoformat(), number, f"date:{begin.isoformat()}")
        case Step.WEEK:
            end = begin + timedelta(days=6)
            return Count(
                f"week of {begin.isoformat()}", number, f"date:{begin.isoformat()}..{end.isoformat()}"
            )
        case Step.MONTH:
            return Count(
                f"{begin.year:04d}-{begin.month:02d}", number, f"date:{begin.year:04d}-{begin.month:02d}"
            )
        case Step.YEAR:
            return Count(f"{begin.year:04d}", number, f"date:{begin.year:04d}")


def by_outlet(outlets: Iterable[str | None]) -> tuple[Count, ...]:
    """Count articles by outlet, the most first; those whose outlet is not known come last."""
    given = Counter(outlets)
    unknown = given.pop(None, 0)
    known: Counter[str] = Counter({name: number for name, number in given.items() if name})
    found = [
        Count(name, number, f'outlet:"{name.replace(chr(34), " ")}"')
        for name, number in sorted(known.items(), key=lambda item: (-item[1], fold(item[0])))
    ]
    return (*found, *([Count("outlet not known", unknown, "-outlet:*")] if unknown else ()))
