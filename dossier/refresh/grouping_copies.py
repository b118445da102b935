"""Which articles share text: those of all articles, or of the ones that came, changed or went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.copies import (
    BUCKET_BITS,
    LEAST_GRAMS,
    CopyPair,
    copy_groups,
    find_pairs,
    grams_in_order,
    pair_of,
)
from dossier.analysis.events.copy_sources import CopyArticle
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.grouping import EventArticle
from dossier.storage.copy_store import CopyStore
from dossier.storage.findings import Findings

_MOST_PARTNERS = 40  # articles that a new one is compared with: those that share the most grams
_ENTRY = np.dtype([("gram", "<u4"), ("n", "<u4")])
_Grams = NDArray[np.uint32]


def group_all_copies(store: CopyStore, numbers: Sequence[int], articles: Sequence[EventArticle]) -> None:
    """Find and store the copies of all articles, inside a transaction.

    Args:
        store: Where to.
        numbers: The articles' numbers.
        articles: The articles, in the same order.
    """
    pairs = [
        CopyPair(numbers[one.first], numbers[one.second], one.share, one.quoted)
        for one in find_pairs(articles)
    ]
    store.clear()
    store.fill_buckets(_buckets(numbers, [one.fingerprint.gram_hashes for one in articles]))
    store.put_pairs((one.first, one.second, one.share, one.quoted) for one in pairs)
    known = {
        n: CopyArticle(one.id, one.date, one.outlet, one.agency)
        for n, one in zip(numbers, articles, strict=True)
    }
    ids = {one.id: n for n, one in known.items()}
    store.put_groups(copy_groups(pairs, known), ids)


def group_touched_copies(store: CopyStore, findings: Findings, touched: Sequence[int]) -> None:
    """Find and store the copies of articles that came, changed or went, inside a transaction."""
    region = store.region(touched)
    store.remove_pairs(touched)
    for row in list(findings.fingerprints(touched)):
        fingerprint = Fingerprint.from_bytes(row.fingerprint)
        store.put_pairs(_pairs(store, findings, row.number, fingerprint))
        store.fill_buckets(_buckets([row.number], [fingerprint.gram_hashes]), row.number)
    region |= store.region(region)
    known = {n: CopyArticle(*values) for n, values in store.articles(region).items()}
    pairs = [CopyPair(*pair) for pair in sorted(store.pairs(region))]
    store.put_groups(copy_groups(pairs, known), {one.id: n for n, one in known.items()}, region)


def _pairs(
    store: CopyStore, findings: Findings, number: int, fingerprint: Fingerprint
) -> Iterator[tuple[int, int, float, bool]]:
    grams = fingerprint.gram_hashes
    if not len(grams):
        return
    entries = np.frombuffer(store.buckets(np.unique(grams >> np.uint32(BUCKET_BITS)).tolist()), dtype=_ENTRY)
    at = np.minimum(np.searchsorted(grams, entries["gram"]), len(grams) - 1)
    counts = Counter(entries["n"][grams[at] == entries["gram"]].tolist())
    counts.pop(number, None)
    likely = [n for n, shared in counts.most_common(_MOST_PARTNERS) if shared >= LEAST_GRAMS]
    for row in findings.fingerprints(likely):
        judged = pair_of(fingerprint, Fingerprint.from_bytes(row.fingerprint))
        if judged is not None:
            yield number, row.number, *judged


def _buckets(numbers: Sequence[int], grams: Sequence[_Grams]) -> Iterator[tuple[int, bytes]]:
    """Yield the numbers of buckets with the entries that these articles make in them."""
    every = np.concatenate([np.zeros(0, dtype=np.uint32), *grams])
    owners = np.repeat(np.array(numbers, dtype=np.uint32), [len(one) for one in grams])
    for places in grams_in_order(every):
        entries = np.zeros(len(places), dtype=_ENTRY)
        entries["gram"], entries["n"] = every[places], owners[places]
        buckets = entries["gram"] >> np.uint32(BUCKET_BITS)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(buckets)) + 1, [len(entries)]))
        for start, end in pairwise(starts.tolist() if len(entries) else ()):
            yield int(buckets[start]), entries[start:end].tobytes()
