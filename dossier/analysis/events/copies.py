"""Find articles that carry the same text word for word, over a whole folder, and say why they may."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.copy_sources import CopyArticle, copied_kind, likely_source
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.grouping import EventArticle
from dossier.analysis.linkage import components
from dossier.analysis.sparse import Ints
from dossier.model import CopyKind, WireCopy

LEAST_SHARE = 0.20
LEAST_GRAMS = 4  # about 24 shared words
_MOST_PAIRED = 12  # articles of one gram that are all paired; of more, with the first and the next only


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two articles, by number, that share text; ``quoted`` where that is hardly more than quoted words."""

    first: int
    second: int
    share: float
    quoted: bool


def find_copies(articles: Sequence[EventArticle]) -> tuple[WireCopy, ...]:
    """Return the groups of articles that share text: much of the shorter one's, or a long quotation.

    Texts are compared by the hashes of a quarter of their 8-grams. ``share`` is the greatest share
    of two articles of the group; the groups come in the order of the first of their articles.
    """
    known = {at: CopyArticle(one.id, one.date, one.outlet, one.agency) for at, one in enumerate(articles)}
    return copy_groups(find_pairs(articles), known)


def find_pairs(articles: Sequence[EventArticle]) -> list[CopyPair]:
    """Return the pairs of articles, by their places, that share text."""
    order = sorted(range(len(articles)), key=lambda at: (articles[at].date or "9999", articles[at].id))
    prints = [articles[at].fingerprint for at in order]
    grams = np.concatenate([np.zeros(0, dtype="<u4"), *(one.gram_hashes for one in prints)])
    quoted = np.concatenate([np.zeros(0, dtype=np.bool_), *(one.quoted_grams for one in prints)])
    sizes = np.array([len(one.grams) // 4 for one in prints], dtype=np.int64)
    owners = np.repeat(np.arange(len(prints)), sizes)
    keys, shared = _shared(grams, owners, len(order))
    quoted_keys, quoted_shared = _shared(grams[quoted], owners[quoted], len(order))
    inside = np.zeros(len(keys), dtype=np.int64)
    inside[np.searchsorted(keys, quoted_keys)] = quoted_shared
    sources, targets = keys // max(1, len(order)), keys % max(1, len(order))
    smaller = np.minimum(sizes[sources], sizes[targets])
    found = (_judged(*row) for row in zip(shared.tolist(), inside.tolist(), smaller.tolist(), strict=True))
    return [
        CopyPair(order[a], order[b], *judged)
        for a, b, judged in zip(sources.tolist(), targets.tolist(), found, strict=True)
        if judged is not None
    ]


def pair_of(first: Fingerprint, second: Fingerprint) -> tuple[float, bool] | None:
    """Return the share of text that two articles share, and whether it is quoted; None for too little."""
    _, a, b = np.intersect1d(first.gram_hashes, second.gram_hashes, assume_unique=True, return_indices=True)
    inside = int(np.count_nonzero(first.quoted_grams[a] & second.quoted_grams[b]))
    return _judged(len(a), inside, min(len(first.grams), len(second.grams)) // 4)


def copy_groups(pairs: Iterable[CopyPair], articles: Mapping[int, CopyArticle]) -> tuple[WireCopy, ...]:
    """Return the groups that pairs make, those of each kind by themselves.

    Args:
        pairs: The pairs, by the numbers of articles.
        articles: What is known of these articles; a pair of others is left out.
    """
    by_kind: dict[CopyKind, list[CopyPair]] = {}
    for pair in pairs:
        if pair.first in articles and pair.second in articles:
            kind = copied_kind(articles[pair.first], articles[pair.second])
            by_kind.setdefault(CopyKind.SHARED_QUOTE if pair.quoted else kind, []).append(pair)
    found = [group for kind, some in by_kind.items() for group in _groups(kind, some, articles)]
    return tuple(copy for _, copy in sorted(found, key=lambda one: one[0]))


def _groups(
    kind: CopyKind, pairs: Collection[CopyPair], articles: Mapping[int, CopyArticle]
) -> list[tuple[tuple[str, str, str], WireCopy]]:
    numbers = sorted(
        {number for pair in pairs for number in (pair.first, pair.second)},
        key=lambda number: (articles[number].date or "9999", articles[number].id),
    )
    place = {number: at for at, number in enumerate(numbers)}
    labels = components(len(numbers), [(place[pair.first], place[pair.second]) for pair in pairs])
    shares: dict[int, float] = {}
    for pair in pairs:
        label = labels[place[pair.first]]
        shares[label] = max(shares.get(label, 0.0), pair.share)
    members: dict[int, list[CopyArticle]] = {}
    for label, number in zip(labels, numbers, strict=True):
        members.setdefault(label, []).append(articles[number])
    found = []
    for label, some in members.items():
        source, reason = likely_source(some, kind)
        copy = WireCopy(tuple(one.id for one in some), round(shares[label], 3), kind, source, reason)
        found.append(((some[0].date or "9999", some[0].id, str(kind)), copy))
    return found


def _judged(shared: int, inside: int, smaller: int) -> tuple[float, bool] | None:
    """Return the share of kept grams and whether they are quoted; None for too few.

    Args:
        shared: How many are shared.
        inside: How many of these are quoted in both articles.
        smaller: How many the shorter article has.
    """
    share = min(shared / max(1, smaller), 1.0)
    if shared - inside >= LEAST_GRAMS and share >= LEAST_SHARE:
        return share, False
    if inside >= LEAST_GRAMS:
        return min(inside / max(1, smaller), 1.0), True
    return None


def _shared(grams: NDArray[np.uint32], owners: Ints, count: int) -> tuple[Ints, NDArray[np.int64]]:
    """Return the pairs of articles that share grams, as ``first * count + second``, and how many."""
    order = np.lexsort((owners, grams))
    grams, owners = grams[order], owners[order]
    bounds = np.concatenate(([0], np.nonzero(np.diff(grams))[0] + 1, [len(grams)]))
    sizes = np.diff(bounds)
    found = [np.zeros(0, dtype=np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        table = owners[bounds[:-1][sizes == size][:, None] + np.arange(size)]
        if size <= _MOST_PAIRED:
            left, right = np.triu_indices(size, 1)
        else:
            left = np.concatenate((np.zeros(size - 2, dtype=np.int64), np.arange(size - 1)))
            right = np.concatenate((np.arange(2, size), np.arange(1, size)))
        found.append((table[:, left] * count + table[:, right]).ravel())
    keys, shared = np.unique(np.concatenate(found), return_counts=True)
    return keys, shared
