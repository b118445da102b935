"""Find articles that carry the same text word for word, over a whole folder, and say why they may."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
BUCKET_BITS = 18  # of a gram that are left beside those that tell its bucket
_SORTED = 1 << 18  # grams sorted at a time
_MOST_PAIRED = 12  # articles of one gram that are all paired; of more, with the first and the next only

_Grams = NDArray[np.uint32]


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
    owners = np.repeat(np.arange(len(prints), dtype=np.int32), sizes)
    keys, shared, inside = _shared(grams, owners, quoted)
    sources, targets = keys // max(1, len(order)), keys % max(1, len(order))
    smaller = np.minimum(sizes[sources], sizes[targets])
    columns = (column.tolist() for column in (sources, targets, shared, inside, smaller))
    found = ((a, b, _judged(*counts)) for a, b, *counts in zip(*columns, strict=True))
    return [CopyPair(order[a], order[b], *judged) for a, b, judged in found if judged is not None]


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


def _shared(grams: _Grams, owners: NDArray[np.int32], quoted: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Return the pairs of articles that share enough grams to be judged, and how many they share.

    Args:
        grams: The grams of one article after the other, shape (grams,).
        owners: The place of the article of each, ascending, shape (grams,).
        quoted: Which of them are quoted there, shape (grams,).

    Returns:
        The pairs as ``first * articles + second``, how many grams each shares, and how many of these
        are quoted in both; each of shape (pairs,).
    """
    count = int(owners[-1]) + 1 if len(owners) else 0
    found = [np.zeros(0, dtype=np.int64)]
    for places in grams_in_order(grams):
        some = grams[places]
        bounds = np.concatenate(([0], np.nonzero(np.diff(some))[0] + 1, [len(some)]))
        sizes = np.diff(bounds)
        for size in np.unique(sizes[sizes > 1]).tolist():
            table = places[bounds[:-1][sizes == size][:, None] + np.arange(size)]
            left, right = (table[:, side] for side in _sides(size))
            pairs = owners[left] * np.int64(count) + owners[right]
            found.append((pairs << 1 | (quoted[left] & quoted[right])).ravel())
    keys = np.concatenate(found)
    del found
    keys.sort()  # in its place: of 100,000 articles there are millions
    starts = np.flatnonzero(np.diff(keys >> 1, prepend=-1))
    shared = np.diff(starts, append=len(keys))
    enough = shared >= LEAST_GRAMS
    inside = np.add.reduceat(keys & 1, starts)[enough] if len(starts) else starts
    return keys[starts[enough]] >> 1, shared[enough], inside


def grams_in_order(grams: _Grams) -> Iterator[Ints]:
    """Yield the places of grams in the order of these, equal ones as they stand, some at a time.

    Those of a bucket come together. To sort all at once takes several times their memory.
    """
    buckets = 1 << 32 - BUCKET_BITS
    portions = min(1 + len(grams) // _SORTED, buckets)
    edges = [(portion * buckets // portions) << BUCKET_BITS for portion in range(portions + 1)]
    for low, high in pairwise(edges):
        places = np.flatnonzero((grams >= low) & (grams <= high - 1))
        yield places[np.argsort(grams[places], kind="stable")]


def _sides(size: int) -> tuple[Ints, Ints]:
    """Return which of so many articles of one gram are paired with which."""
    if size <= _MOST_PAIRED:
        left, right = np.triu_indices(size, 1)
        return left, right
    left = np.concatenate((np.zeros(size - 2, dtype=np.int64), np.arange(size - 1)))
    return left, np.concatenate((np.arange(2, size), np.arange(1, size)))
