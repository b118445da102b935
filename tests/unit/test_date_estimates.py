"""When a report that states no date was likely written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.language.date_estimates import date_in_address, estimate_date
from dossier.language.dates import PrintedDate

TODAY = date(2024, 6, 1)


def iso(text: str, *anchors: PrintedDate) -> str | None:
    found = estimate_date(text, anchors, TODAY)
    return found.iso if found else None


def test_the_last_day_printed_dates_a_report() -> None:
    text = "The dam, begun on 3 May 2018, gave way. — Rovna Police (@rovna) 9 June 2021\nIt is shut."
    found = estimate_date(text, [], TODAY)
    assert found is not None
    assert (found.iso, found.confidence) == ("2021-06-09", 0.8)
    assert "9 June 2021" in found.note


@pytest.mark.parametrize(
    "text",
    [
        "Courts still hear cases of the July 15, 2016 mutiny.",
        "Nothing has moved since 15 July 2016, the union said.",
        "She was born 15 July 1966 in Rovna.",
        "The bridge will open 15 July 2021.",
        "It was sold on 15 July 2016, the suit says.",
        "Sold. — Rovna (@rovna) 9 June 2021\nThe court ruled on 15 July 2021.",
        "The dam at dusk, 9 June 2021 (Photo: A. Doe)",
        "It gave way — Rovna, 9 June 2021. Half a year into 2023 it is still shut.",
        "The dam gave way. 9 June 2031.",
        "The dam gave way on Tuesday.",
    ],
)
def test_what_dates_no_report(text: str) -> None:
    assert iso(text) is None


def test_a_weekday_finds_the_year_among_those_named() -> None:
    assert (
        iso("On Wednesday, June 9, the dam gave way. Built in 2018, it was mended in 2021.") == "2021-06-09"
    )


def test_a_weekday_that_fits_two_years_finds_none() -> None:
    assert iso("On Wednesday, June 9, the dam gave way, as in 2010; it was mended in 2021.") is None


def test_a_year_of_the_name_dates_what_the_text_does_not() -> None:
    assert iso("The dam gave way.", PrintedDate(2021)) == "2021"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://daily.example/2021/06/09/dam", "2021-06-09"),
        ("https://daily.example/news/2021/jun/09/dam", "2021-06-09"),
        ("https://daily.example/2021/06/dam-1", "2021-06"),
        ("https://daily.example/2021-06-09-dam", "2021-06-09"),
        ("https://daily.example/news/20210609/dam", "2021-06-09"),
    ],
)
def test_an_address_holds_a_date(url: str, day: str) -> None:
    found = date_in_address(url)
    assert found is not None
    assert found.iso == day


@pytest.mark.parametrize("url", ["https://daily.example/dam-2021", "https://daily.example/2021/66/1", "//["])
def test_an_address_without_a_date(url: str) -> None:
    assert date_in_address(url) is None


@given(st.text())
def test_nothing_raises_on_odd_text(text: str) -> None:
    estimate_date(text, [PrintedDate(2021)], TODAY)
    date_in_address(text)
