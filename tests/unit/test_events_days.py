import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.events.calendars import calendar
from dossier.analysis.events.days import day_ranges, days_between


def length(date: str | None) -> int:
    ((first, last),) = day_ranges([date]).tolist()
    return last - first + 1


@pytest.mark.parametrize(
    ("date", "days"), [("2024-02-29", 1), ("2024-02", 29), ("2023-12", 31), ("2024", 366)]
)
def test_a_date_is_as_many_days_as_it_may_mean(date: str, days: int) -> None:
    assert length(date) == days


def test_an_unknown_date_is_near_every_other() -> None:
    unknown, known = day_ranges([None, "soon", "2024-02-31"]), day_ranges(["1999-01-01", "2024-05", "2024"])
    assert days_between(unknown, known).tolist() == [0, 0, 0]


def test_days_between_a_day_and_a_month() -> None:
    assert days_between(day_ranges(["2024-02-27"]), day_ranges(["2024-03"])).tolist() == [3]


@given(st.text(max_size=12))
def test_any_date_is_a_range(date: str) -> None:
    assert np.diff(day_ranges([date]))[0, 0] >= 0


def test_a_calendar_holds_weekdays_months_and_years() -> None:
    weekdays, months, years, _ = calendar("Flood", "It rained on Tuesday, 5 March 2019, and again on Sunday.")
    assert (weekdays, months, years) == (0b1000010, 0b100, 1 << 2019 % 32)


def test_a_calendar_holds_the_first_whole_day_of_the_lead() -> None:
    text = "In March and on 4 May the river rose; on 5 March 2019 and on 7 April 2020 it fell."
    assert calendar("Flood", text)[3] == dt.date(2019, 3, 5).toordinal()
    assert calendar("Flood", "water " * 60 + text)[3] == 0


def test_a_month_without_a_day_or_a_year_does_not_count() -> None:
    assert calendar("March", "They may march in May.")[1] == 0
