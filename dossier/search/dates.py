"""Dates as a query gives them: a day, a month, a year, or a range of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dossier.search.nodes import Dated

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_ONE_DAY = dt.timedelta(days=1)


def interval(text: str) -> tuple[str, str] | None:
    """Return the first and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as ISO days, or None."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = dt.date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def date_condition(field: str, text: str) -> Dated | None:
    """Return the condition of ``date:``, ``after:`` or ``before:``, or None where the value is no date."""
    if field == "date" and ".." in text:
        return _range(*text.split("..", 1))
    days = interval(text)
    if days is None:
        return None
    if field == "date":
        return Dated(*days)
    if field == "after":
        return _after(days[1])
    return _before(days[0])


def _range(low: str, high: str) -> Dated | None:
    first, last = interval(low), interval(high)
    if (low.strip() and first is None) or (high.strip() and last is None) or not (first or last):
        return None
    return Dated(first[0] if first else None, last[1] if last else None)


def _after(day: str) -> Dated | None:
    try:
        return Dated((dt.date.fromisoformat(day) + _ONE_DAY).isoformat(), None)
    except OverflowError:
        return None


def _before(day: str) -> Dated | None:
    try:
        return Dated(None, (dt.date.fromisoformat(day) - _ONE_DAY).isoformat())
    except OverflowError:
        return None
