"""Find articles that carry the same text word for word, over a whole folder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.grouping import EventArticle
from dossier.analysis.linkage import components
from dossier.model import WireCopy

LEAST_SHARE = 0.20
_LEAST_GRAMS = 4  # about 24 shared words: fewer kept grams are a shared quote, not a shared text
_MOST_PAIRED = 12  # articles of one gram that are all paired; of more, with the first and the next only


def find_copies(articles: Sequence[EventArticle]) -> tuple[WireCopy, ...]:
    """Return the groups of articles that share at least about 20% of the shorter one's text.

    Texts are compared by the hashes of a quarter of their 8-grams. ``share`` is the greatest share
    of two articles of the group; the groups come in the order of the first of their articles.
    """
    ordered = sorted(articles, key=lambda one: (one.date or "9999", one.id))
    sources, targets, shared = _shared_grams(ordered)
    sizes = np.array([max(1, len(one.fingerprint.grams) // 4) for one in ordered], dtype=np.int64)
    if not len(sources):
        return ()
    shares = np.minimum(shared / np.minimum(sizes[sources], sizes[targets]), 1.0)
    kept = (shares >= LEAST_SHARE) & (shared >= _LEAST_GRAMS)
    groups = components(len(ordered), zip(sources[kept].tolist(), targets[kept].tolist(), strict=True))
    best: dict[int, float] = {}
    for source, share in zip(sources[kept].tolist(), shares[kept].tolist(), strict=True):
        best[groups[source]] = max(best.get(groups[source], 0.0), share)
    members: dict[int, list[str]] = {group: [] for group in best}
    for at, group in enumerate(groups):
        if group in members:
            members[group].append(ordered[at].id)
    return tuple(WireCopy(tuple(ids), round(best[group], 3)) for group, ids in sorted(members.items()))


def _shared_grams(
    articles: Sequence[EventArticle],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of articles that share grams, and how many; each of shape (pairs,)."""
    empty = np.zeros(0, dtype=np.int64)
    grams = np.concatenate([empty.astype(np.uint32), *(one.fingerprint.gram_hashes for one in articles)])
    owners = np.repeat(np.arange(len(articles)), [len(one.fingerprint.grams) // 4 for one in articles])
    order = np.lexsort((owners, grams))
    grams, owners = grams[order], owners[order]
    bounds = np.concatenate(([0], np.nonzero(np.diff(grams))[0] + 1, [len(grams)]))
    sizes = np.diff(bounds)
    found = [empty]
    for size in np.unique(sizes[sizes > 1]).tolist():
        table = owners[bounds[:-1][sizes == size][:, None] + np.arange(size)]
        if size <= _MOST_PAIRED:
            left, right = np.triu_indices(size, 1)
        else:
            left = np.concatenate((np.zeros(size - 2, dtype=np.int64), np.arange(size - 1)))
            right = np.concatenate((np.arange(2, size), np.arange(1, size)))
        found.append((table[:, left] * len(articles) + table[:, right]).ravel())
    keys, shared = np.unique(np.concatenate(found), return_counts=True)
    return keys // max(1, len(articles)), keys % max(1, len(articles)), shared
