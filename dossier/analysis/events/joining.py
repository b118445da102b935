"""The story of an event that is new: that of what was reported around it, if it is like it.

Stories of a whole folder are linked at once (see ``stories``). Between two such times an event that no
article of a story reports joins the story nearest to it, or makes one with the nearest event.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dossier.analysis.events.regions import Pool
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.similarity import whole_cosines
from dossier.analysis.events.stories import STORY_CUT
from dossier.analysis.events.table import UNIT
from dossier.analysis.sparse import Floats, Ints, sums


def nearest_group(event: Pool, around: Pool, groups: Mapping[int, int], scope: Scope) -> int | None:
    """Return the group that an event belongs to, by the mean similarity of its articles; None for none.

    Args:
        event: The articles of the event.
        around: The articles of the days around it.
        groups: The story or event, as a number, of articles by number; others do not count.
        scope: What is known of the folder.
    """
    inside = np.array([number in groups for number in around.table.numbers.tolist()], dtype=np.bool_)
    around = around.take(np.flatnonzero(inside)).without(event.table.numbers)
    if not len(around.table):
        return None
    cosines = whole_cosines(event.table, event.lengths, around.table, around.lengths, scope)
    means: Floats = np.maximum(cosines, 0).mean(axis=0) / UNIT
    labels: Ints = np.array([groups[number] for number in around.table.numbers.tolist()], dtype=np.int64)
    names, places = np.unique(labels, return_inverse=True)
    scores = sums(places, means, len(names)) / np.bincount(places, minlength=len(names))
    best = int(np.argmax(scores))
    return int(names[best]) if scores[best] >= STORY_CUT else None
