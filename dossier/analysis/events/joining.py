"""The story of an event that is new: that of what was reported around it, if it is like it.

Stories of a whole folder are linked at once (see ``stories``). Between two such times an event that no
article of a story reports joins the story nearest to it, or makes one with the nearest event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from dossier.analysis.events.stories import STORY_CUT
from dossier.analysis.events.table import UNIT
from dossier.analysis.sparse import Floats, Ints


def mean_similarities(event: Sequence[int], around: Ints, cosines: Ints) -> dict[int, float]:
    """Return how similar articles around are to those of an event that came, on the mean, by number.

    Args:
        event: The numbers of the event's articles.
        around: The numbers of the articles around, which may be the event's as well.
        cosines: Those of the articles that came, in parts of ``UNIT``, -1 for what is out of reach,
            shape (came, around).
    """
    compared = np.flatnonzero((cosines >= 0).any(axis=0) & ~np.isin(around, event))
    means: Floats = np.maximum(cosines[:, compared], 0).mean(axis=0) / UNIT
    return dict(zip(around[compared].tolist(), means.tolist(), strict=True))


def similar_enough(similarities: Mapping[int, float]) -> list[int]:
    """Return the numbers of articles of which any group must hold one to be near enough."""
    return [number for number, similarity in similarities.items() if similarity >= STORY_CUT]


def nearest_group(
    similarities: Mapping[int, float], groups: Mapping[int, int], likely: Collection[int]
) -> int | None:
    """Return the group that is the nearest on the mean; None where none is near enough.

    Args:
        similarities: What ``mean_similarities`` returned.
        groups: The group, a story or an event, of articles by number; others do not count.
        likely: The groups that may be near enough, those of what ``similar_enough`` returned.
    """
    sums: dict[int, float] = defaultdict(float)
    counts: Counter[int] = Counter()
    for number, similarity in similarities.items():
        group = groups.get(number)
        if group is not None and group in likely:
            sums[group] += similarity
            counts[group] += 1
    best = max(sums, key=lambda group: (sums[group] / counts[group], -group), default=None)
    return best if best is not None and sums[best] / counts[best] >= STORY_CUT else None
