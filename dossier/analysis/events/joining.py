"""The story of an event that is new: that of what was reported around it, if it is like it.

Stories of a whole folder are linked at once (see ``stories``). Between two such times an event that no
article of a story reports joins the story nearest to it, or makes one with the nearest event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from dossier.analysis.events.regions import Pool
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.similarity import whole_cosines
from dossier.analysis.events.stories import STORY_CUT
from dossier.analysis.events.table import UNIT
from dossier.analysis.sparse import Floats


def mean_similarities(event: Pool, around: Pool, scope: Scope) -> dict[int, float]:
    """Return how similar articles of the days around are to those of an event on the mean, by number."""
    around = around.without(event.table.numbers)
    cosines = whole_cosines(event.table, event.lengths, around.table, around.lengths, scope)
    means: Floats = np.maximum(cosines, 0).mean(axis=0) / UNIT
    return dict(zip(around.table.numbers.tolist(), means.tolist(), strict=True))


def nearest_group(similarities: Mapping[int, float], groups: Mapping[int, int]) -> int | None:
    """Return the group that is the nearest on the mean; None where none is near enough.

    Args:
        similarities: What ``mean_similarities`` returned.
        groups: The group, a story or an event, of articles by number; others do not count.
    """
    sums: dict[int, float] = defaultdict(float)
    counts: Counter[int] = Counter()
    for number, similarity in similarities.items():
        if number in groups:
            sums[groups[number]] += similarity
            counts[groups[number]] += 1
    best = max(sums, key=lambda group: (sums[group] / counts[group], -group), default=None)
    return best if best is not None and sums[best] / counts[best] >= STORY_CUT else None
