"""The words of the calendar: months and weekdays, and their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dossier.language.data_files import load_yaml
from dossier.language.words import fold

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def month_number(name: str) -> int:
    """Return the number, from 1, of an English month as printed, "Sept." too."""
    return _numbers(_table("months"))[name.lower().rstrip(".")] + 1


@cache
def weekday_number(name: str) -> int:
    """Return the number, from 0 for Monday, of an English weekday as printed."""
    return _numbers(_table("weekdays"))[name.lower().rstrip(".")]


def foreign_month_number(name: str) -> int | None:
    """Return the number, from 1, of a month in another language; None for any other word."""
    return _foreign_months().get(fold(name))


def is_foreign_weekday(name: str) -> bool:
    """Tell whether a word is a weekday in another language."""
    return fold(name) in _foreign_weekdays()


@cache
def months_pattern() -> str:
    """Return the alternatives of a regular expression for English months as printed."""
    return _alternatives(_table("months"))


@cache
def weekdays_pattern() -> str:
    """Return the alternatives of a regular expression for English weekdays as printed."""
    return _alternatives(_table("weekdays"))


def _table(name: str) -> Any:
    return load_yaml("month_names.yaml")[name]


def _numbers(table: Sequence[Sequence[str]]) -> Mapping[str, int]:
    return {name: number for number, names in enumerate(table) for name in names}


def _alternatives(table: Sequence[Sequence[str]]) -> str:
    """Capitalised or in capitals, never in small letters: "may" and "sun"; the longest first."""
    forms = {form for names in table for name in names for form in (name.capitalize(), name.upper())}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _foreign_months() -> Mapping[str, int]:
    languages: dict[str, list[str]] = _table("other_months")
    return {fold(name): number for names in languages.values() for number, name in enumerate(names, 1)}


@cache
def _foreign_weekdays() -> frozenset[str]:
    return frozenset(map(fold, _table("other_weekdays")))
