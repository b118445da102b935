"""How dates weigh on a similarity: the day of publication, and the days a report speaks of.

The factors were chosen on news of the United States from 2012 to 2018 (dated, up to three reports
an event) together with undated reports of 2008 to 2012 (about twelve an event).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import days_between
from dossier.analysis.events.neighbours import Pairs
from dossier.analysis.events.table import ArticleTable
from dossier.analysis.sparse import Floats, Ints

GAP_FACTORS = (1.0, 0.9, 0.7, 0.5)  # by the days between two reports
_UNDATED_IN_DATED_FOLDER = 0.8
_WEEKDAY = (1.05, 0.8)  # the same one, another one
_WEEKDAYS_APART = (1.05, 0.85, 0.7, 0.5)  # by the days between, where nothing else tells the day
_SAME_TEXT = 0.6  # a cosine that reports written apart from each other do not have
_DAYS_GIVEN = ((30, 1.1), (3, 1.2))  # at most so many days between the days that two reports give
_ONE_GIVES_NONE = 0.85
_MONTH = (1.1, 0.9)
_YEAR = (1.1, 0.9)


def weigh_dates(
    pairs: Pairs, table: ArticleTable, lonely: NDArray[np.bool_], *, mostly_dated: bool
) -> Floats:
    """Return the scaled similarities of pairs of articles, weighed by their dates; shape (pairs,).

    Where most of the folder is dated, an article without a date is compared to far more others than
    one with a date, and has to be nearer to them. Years are weighed for undated articles only. In a
    folder of a handful of articles nothing tells the vocabulary of an event from that of the affair;
    two reports of which one has no date are then one event only with a second proof, the same weekday
    or nearly the same text.

    Args:
        pairs: The pairs.
        table: The articles.
        lonely: Which of them lack neighbours to be measured by, shape (articles,).
        mostly_dated: Whether most of the folder is dated.
    """
    dated = table.dated
    undated = ~(dated[pairs.sources] & dated[pairs.targets])
    apart = days_between(table.days[pairs.sources], table.days[pairs.targets])
    gaps = np.minimum(apart, len(GAP_FACTORS) - 1)
    stranger = _UNDATED_IN_DATED_FOLDER if mostly_dated else 1.0
    weighed = pairs.scaled * np.where(undated, stranger, np.array(GAP_FACTORS)[gaps])
    weekdays, months, years, _ = table.calendars.T
    weighed *= np.where(undated, _by_weekdays(pairs, weekdays), _factors(pairs, weekdays, *_WEEKDAY))
    weighed *= _factors(pairs, months, *_MONTH)
    weighed *= np.where(undated, _factors(pairs, years, *_YEAR), 1.0)
    weighed *= np.where(undated, _by_days_given(pairs, table, mostly_dated=mostly_dated), 1.0)
    unproven = (weekdays[pairs.sources] & weekdays[pairs.targets] == 0) & (pairs.cosines < _SAME_TEXT)
    weighed[undated & (lonely[pairs.sources] | lonely[pairs.targets]) & unproven] = 0.0
    return weighed


def _by_weekdays(pairs: Pairs, weekdays: Ints) -> Floats:
    """Return a factor a pair by the least number of days between the weekdays that both name."""
    a, b = weekdays[pairs.sources], weekdays[pairs.targets]
    factor = np.where((a > 0) & (b > 0), _WEEKDAYS_APART[-1], 1.0)
    for days in (2, 1, 0):
        near = (_turned(a, days) | _turned(a, 7 - days)) & b > 0
        factor[near] = _WEEKDAYS_APART[days]
    return factor


def _by_days_given(pairs: Pairs, table: ArticleTable, *, mostly_dated: bool) -> Floats:
    """Return a factor a pair by the days that reports are dated to or, without a date, give in the text.

    Where only one has such a day, nothing but the same month speaks for the same time. In a folder that
    is mostly dated the other one is a stranger already.
    """
    months = table.calendars[:, 1]
    days = np.where(table.dated, table.days[:, 0], table.calendars[:, 3])
    a, b = days[pairs.sources], days[pairs.targets]
    factor = np.ones(len(a))
    for most, near in _DAYS_GIVEN:
        factor[(a > 0) & (b > 0) & (np.abs(a - b) <= most)] = near
    if not mostly_dated:
        other = months[pairs.sources] & months[pairs.targets] == 0
        factor[((a > 0) != (b > 0)) & other] = _ONE_GIVES_NONE
    return factor


def _turned(bits: Ints, days: int) -> Ints:
    """Return weekdays so many days later."""
    turned: Ints = ((bits << days) | (bits >> (7 - days))) & 0b1111111
    return turned


def _factors(pairs: Pairs, bits: Ints, same: float, other: float) -> Floats:
    """Return a factor a pair: ``same`` where both name one alike, ``other`` where both name others."""
    a, b = bits[pairs.sources], bits[pairs.targets]
    return np.where(a & b > 0, same, np.where((a > 0) & (b > 0), other, 1.0))
