"""Dates as printed, and dates worked out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.language.dates import (
    PrintedDate,
    date_in_name,
    find_dates,
    is_future,
    parse_date,
    work_out_date,
)

TODAY = date(2022, 6, 1)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T08:15:00+03:00", "2021-03-04"),
        ("2021-03-04 08:15", "2021-03-04"),
        ("2021/03/04", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("4th of March, 2021", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("MARCH 4 2021", "2021-03-04"),
        ("Thursday, March 4, 2021 at 10:15 AM", "2021-03-04"),
        ("Thu, 04 Mar 2021 10:15:00 GMT", "2021-03-04"),
        ("Sept. 3, 2021 10:00 am EST", "2021-09-03"),
        ("March 4, 2021 Thursday", "2021-03-04"),
        ("Thu March 4, 2021 / 10:32 AM EDT", "2021-03-04"),
        ("10:15 AM EST, Thu March 4, 2021", "2021-03-04"),
        ("Thu 4 Mar 2021 12.01 GMT", "2021-03-04"),
        ("26/03/2021", "2021-03-26"),
        ("03/26/2021", "2021-03-26"),
        ("04.03.2021", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
    ],
)
def test_a_date_is_read(printed: str, iso: str) -> None:
    found = parse_date(printed)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "printed",
    [
        "4. März 2021",
        "jeudi 4 mars 2021",
        "4 de marzo de 2021",
        "4 Mart 2021",
        "4 марта 2021 г.",
        "Donnerstag, 4. März 2021, 10:15 Uhr",
        "4 MARS 2021",
    ],
)
def test_a_date_in_another_language_is_read(printed: str) -> None:
    found = parse_date(printed)
    assert found is not None
    assert found.iso == "2021-03-04"


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "soon",
        "05/06/2021",
        "2021-02-30",
        "2021-13-01",
        "1234567",
        "9" * 5000,
        "²",
        "March of 2021 men",
        "4 gares 2021",
        "attentat 4 mars 2021",
        "0000-01-01",
    ],
)
def test_what_is_no_date_or_has_two_readings_is_not_read(printed: str) -> None:
    assert parse_date(printed) is None


def test_a_date_without_a_year_has_no_iso_form() -> None:
    found = parse_date("June 26")
    assert found == PrintedDate(None, 6, 26, 0, 7)
    assert found.iso is None


def test_dates_are_found_with_their_offsets() -> None:
    text = "It was signed on 4 March 2021 and ends on June 30."
    assert [text[found.start : found.end] for found in find_dates(text)] == ["4 March 2021", "June 30"]


@pytest.mark.parametrize(
    "text", ["It may 4 times fail", "a March on 4 cities", "$12 May come", "in 3.4 March"]
)
def test_other_words_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2021-03-04-harbour", "2021-03-04"),
        ("20210304_harbour", "2021-03-04"),
        ("harbour 2021.03.04", "2021-03-04"),
        ("2021-03 harbour", "2021-03"),
        ("2021 harbour", "2021"),
    ],
)
def test_a_file_name_holds_a_date(name: str, iso: str) -> None:
    found = date_in_name(name)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("name", ["harbour", "harbour-2021", "000_12345678901", "2021-45-99"])
def test_a_file_name_without_a_date(name: str) -> None:
    assert date_in_name(name) is None


def test_only_a_date_that_has_not_begun_is_in_the_future() -> None:
    assert is_future("2022-06-02", TODAY)
    assert is_future("2023", TODAY)
    assert not is_future("2022-06-01", TODAY)
    assert not is_future("2022", TODAY)


def test_a_weekday_beside_a_full_date_in_the_lead_dates_the_report() -> None:
    found = work_out_date("The council met on Thursday, 4 March 2021, and voted.", [], TODAY)
    assert found is not None
    assert found.iso == "2021-03-04"
    assert "Thursday" in found.note


def test_a_day_that_is_still_to_come_does_not_date_the_report() -> None:
    assert work_out_date("The council will vote on Thursday, 4 March 2021.", [], TODAY) is None


def test_a_weekday_that_contradicts_the_date_dates_nothing() -> None:
    assert work_out_date("The council met on Friday, 4 March 2021.", [], TODAY) is None


def test_a_day_and_weekday_are_completed_by_a_known_year() -> None:
    found = work_out_date("The council met on Thursday, March 4.", [PrintedDate(2021)], TODAY)
    assert found is not None
    assert found.iso == "2021-03-04"


def test_a_weekday_is_the_last_one_before_a_known_day() -> None:
    found = work_out_date("The council met on Thursday.", [PrintedDate(2021, 3, 8)], TODAY)
    assert found is not None
    assert found.iso == "2021-03-04"


def test_a_day_of_this_month_needs_the_month() -> None:
    text = "The council met on the 4th of this month."
    assert work_out_date(text, [PrintedDate(2021)], TODAY) is None
    found = work_out_date(text, [PrintedDate(2021, 3)], TODAY)
    assert found is not None
    assert found.iso == "2021-03-04"


def test_without_a_year_the_date_is_not_known() -> None:
    assert work_out_date("The council met on Thursday, March 4.", [], TODAY) is None


@pytest.mark.parametrize("day", ["29 February 2019", "31 June 2019", "June 31, 2019"])
def test_a_day_that_there_is_not_is_no_date(day: str) -> None:
    assert work_out_date(f"On Wednesday, {day}, the ferry was late.", [], TODAY) is None
    assert PrintedDate(2019, 2, 29).whole is None


def test_no_worked_out_date_lies_in_the_future() -> None:
    assert work_out_date("The council met on Thursday, 4 March 2021.", [], date(2021, 1, 1)) is None


@given(st.text())
def test_nothing_raises_on_odd_text(text: str) -> None:
    parse_date(text)
    date_in_name(text)
    work_out_date(text, [PrintedDate(2021, 3, 8), PrintedDate(2021, 3)], TODAY)
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
