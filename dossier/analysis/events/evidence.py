"""How dates weigh on a similarity: the day of publication, and the days a report speaks of.

The factors were chosen on news of the United States from 2012 to 2018 (dated, up to three reports
an event) together with undated reports of 2008 to 2012 (about twelve an event).
"""

from __future__ import annotations

import numpy as np

from dossier.analysis.events.days import days_between
from dossier.analysis.events.neighbours import Pairs
from dossier.analysis.events.table import ArticleTable
from dossier.analysis.sparse import Floats, Ints

GAP_FACTORS = (1.0, 0.9, 0.7, 0.5)  # by the days between two reports
_UNDATED_IN_DATED_FOLDER = 0.8
_WEEKDAY = (1.05, 0.8)  # the same one, another one
_MONTH = (1.1, 0.9)
_YEAR = (1.1, 0.9)


def weigh_dates(pairs: Pairs, table: ArticleTable, *, mostly_dated: bool) -> Floats:
    """Return the scaled similarities of pairs of articles, weighed by their dates; shape (pairs,).

    Where most of the folder is dated, an article without a date is compared to far more others than
    one with a date, and has to be nearer to them. Years are weighed for undated articles only.

    Args:
        pairs: The pairs.
        table: The articles.
        mostly_dated: Whether most of the folder is dated.
    """
    dated = table.dated
    undated = ~(dated[pairs.sources] & dated[pairs.targets])
    apart = days_between(table.days[pairs.sources], table.days[pairs.targets])
    gaps = np.minimum(apart, len(GAP_FACTORS) - 1)
    stranger = _UNDATED_IN_DATED_FOLDER if mostly_dated else 1.0
    weighed = pairs.scaled * np.where(undated, stranger, np.array(GAP_FACTORS)[gaps])
    weekdays, months, years = table.calendars.T
    weighed *= _factors(pairs, weekdays, *_WEEKDAY)
    weighed *= _factors(pairs, months, *_MONTH)
    weighed *= np.where(undated, _factors(pairs, years, *_YEAR), 1.0)
    return weighed


def _factors(pairs: Pairs, bits: Ints, same: float, other: float) -> Floats:
    """Return a factor a pair: ``same`` where both name one alike, ``other`` where both name others."""
    a, b = bits[pairs.sources], bits[pairs.targets]
    return np.where(a & b > 0, same, np.where((a > 0) & (b > 0), other, 1.0))
