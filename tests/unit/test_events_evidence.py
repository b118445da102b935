"""The days that undated reports give weigh for and against one event."""

from __future__ import annotations

import numpy as np
import pytest

from dossier.analysis.events.evidence import weigh_dates
from dossier.analysis.events.fingerprints import fingerprint
from dossier.analysis.events.grouping import LARGE_CUT, LEAST_CUT, SMALL_CUT, cut
from dossier.analysis.events.neighbours import Pairs
from dossier.analysis.events.table import ArticleTable


def weighed(first: str, second: str, *, date: str | None = None, mostly_dated: bool = False) -> float:
    prints = [fingerprint("", f"{text}. The bridge at Rovna gave way.") for text in (first, second)]
    table = ArticleTable.of([0, 1], [date, None], prints)
    one = np.ones(1)
    pairs = Pairs(np.array([0]), np.array([1]), one / 2, one)
    (weight,) = weigh_dates(pairs, table, np.zeros(2, dtype=np.bool_), mostly_dated=mostly_dated).tolist()
    return float(weight)


def test_the_nearer_the_days_given_the_more_they_speak_for_one_event() -> None:
    near, weeks, months = (
        weighed("On 5 March 2024", f"On {day} 2024") for day in ("7 March", "25 March", "2 May")
    )
    assert near > weeks > months


def test_a_report_that_gives_no_day_is_less_like_one_that_does() -> None:
    assert weighed("On 5 March 2024", "At dawn") < weighed("At dusk", "At dawn")


def test_the_same_month_speaks_for_the_same_time() -> None:
    assert weighed("On 5 March 2024", "On 5 March") > weighed("On 5 March 2024", "At dawn")


def test_a_day_given_is_compared_to_the_date_of_the_other() -> None:
    near, none = (
        weighed("At dusk", text, date="2024-03-05", mostly_dated=True) for text in ("On 6 March 2024", "Then")
    )
    assert near > none


@pytest.mark.parametrize(
    ("size", "smaller", "least"), [(4, 2, SMALL_CUT), (20, 2, LEAST_CUT), (20, 9, LARGE_CUT)]
)
def test_what_a_merge_takes(size: int, smaller: int, least: float) -> None:
    assert cut(np.array([size]), np.array([smaller])).tolist() == [pytest.approx(least)]
