from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.language.sibling_dates import lead_of, likely_day

TUESDAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    ("lead", "last", "expected"),
    [
        ("The mill closed on Tuesday.", TUESDAY, TUESDAY),
        ("The mill closed on Wednesday.", TUESDAY, date(2024, 5, 15)),
        ("The mill closed on Monday.", date(2024, 5, 16), date(2024, 5, 13)),
        ("The mill closed on Friday.", TUESDAY, None),  # no day of the event
        ("It closed on Tuesday and will open on Wednesday.", TUESDAY, None),  # two days
        ("The mill closed.", TUESDAY, None),
        ("The mill closed on Monday.", date(2024, 5, 20), None),  # two Mondays
    ],
)
def test_the_one_day_that_a_weekday_fits_is_likely(lead: str, last: date, expected: date | None) -> None:
    found = likely_day(lead, TUESDAY, last)
    assert (found[0] if found else None) == expected


def test_a_lead_is_the_title_and_the_first_words() -> None:
    assert lead_of("Mill closes", "word " * 100 + "on Friday").split()[:4] == ["Mill", "closes", ".", "word"]
    assert likely_day(lead_of("Mill closes", "word " * 100 + "on Tuesday"), TUESDAY, TUESDAY) is None


@given(st.text(), st.dates(), st.dates())
def test_odd_dates_raise_nothing(lead: str, one: date, other: date) -> None:
    likely_day(f"On Tuesday {lead}", *sorted((one, other)))
