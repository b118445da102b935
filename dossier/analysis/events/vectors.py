"""Articles as sparse TF-IDF vectors of unit length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier.analysis.events.fingerprints import Fingerprint, term_weights
from dossier.analysis.sparse import SparseRows, sums
from dossier.analysis.terms import inverse_frequencies


def vectors(fingerprints: Sequence[Fingerprint]) -> SparseRows:
    """Return the TF-IDF vectors of articles, with document frequencies of the folder and the background."""
    sizes = np.array([len(one.counts) for one in fingerprints], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    hashes = np.frombuffer(b"".join(one.terms for one in fingerprints), dtype="<u4")
    counts = np.frombuffer(b"".join(one.counts for one in fingerprints), dtype=np.uint8)
    vocabulary, columns, articles = np.unique(hashes, return_inverse=True, return_counts=True)
    idf = inverse_frequencies(vocabulary, articles, len(fingerprints))
    values = term_weights(counts, idf[columns])
    rows = np.repeat(np.arange(len(sizes)), sizes)
    norms = np.sqrt(sums(rows, values * values, len(sizes)))
    values = values / np.maximum(norms, 1e-12)[rows]
    return SparseRows(starts, columns.astype(np.int32), values.astype(np.float32), len(vocabulary))
