"""How dates weigh on a similarity: the day of publication, and the days a report speaks of.

The factors were chosen on news of the United States from 2012 to 2018 (dated, up to three reports
an event) together with undated reports of 2008 to 2012 (about twelve an event).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import days_between
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.neighbours import Pairs
from dossier.analysis.sparse import Floats

GAP_FACTORS = (1.0, 0.9, 0.7, 0.5)  # by the days between two reports
_UNDATED_IN_DATED_FOLDER = 0.8
_WEEKDAY = (1.05, 0.8)  # the same one, another one
_MONTH = (1.1, 0.9)
_YEAR = (1.1, 0.9)


def weigh_dates(
    pairs: Pairs, ranges: NDArray[np.int64], fingerprints: Sequence[Fingerprint], *, mostly_dated: bool
) -> Floats:
    """Return the scaled similarities of pairs of articles, weighed by their dates; shape (pairs,).

    Where most of the folder is dated, an article without a date is compared to far more others than
    one with a date, and has to be nearer to them. Years are weighed for undated articles only.

    Args:
        pairs: The pairs.
        ranges: The first and last days that the articles' dates may mean, shape (articles, 2).
        fingerprints: What the articles speak of.
        mostly_dated: Whether most of the folder is dated.
    """
    dated = ranges[:, 0] == ranges[:, 1]
    undated = ~(dated[pairs.sources] & dated[pairs.targets])
    gaps = np.minimum(days_between(ranges[pairs.sources], ranges[pairs.targets]), len(GAP_FACTORS) - 1)
    stranger = _UNDATED_IN_DATED_FOLDER if mostly_dated else 1.0
    weighed = pairs.scaled * np.where(undated, stranger, np.array(GAP_FACTORS)[gaps])
    weighed *= _factors(pairs, [one.weekdays for one in fingerprints], *_WEEKDAY)
    weighed *= _factors(pairs, [one.months for one in fingerprints], *_MONTH)
    weighed *= np.where(undated, _factors(pairs, [one.years for one in fingerprints], *_YEAR), 1.0)
    return weighed


def _factors(pairs: Pairs, bits: Sequence[int], same: float, other: float) -> Floats:
    """Return a factor a pair: ``same`` where both name one alike, ``other`` where both name others."""
    masks = np.array(bits, dtype=np.int64)
    a, b = masks[pairs.sources], masks[pairs.targets]
    return np.where(a & b > 0, same, np.where((a > 0) & (b > 0), other, 1.0))
