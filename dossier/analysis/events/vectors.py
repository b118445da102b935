"""Articles as sparse TF-IDF vectors of unit length, in whole numbers.

Weights are rounded to 1/SCALE. Their products and sums are then whole numbers that floating-point
arithmetic gives exactly, in any order: a cosine is the same however many articles are compared at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier.analysis.events.fingerprints import Fingerprint, term_weights
from dossier.analysis.events.scope import Scope
from dossier.analysis.sparse import SparseRows, sums

SCALE = 4000  # the square stays below 2 ** 24, up to which single precision is exact


def vectors(fingerprints: Sequence[Fingerprint], scope: Scope) -> tuple[SparseRows, np.ndarray]:
    """Return the vectors of articles, and the hashed term of each column, shape (columns,)."""
    sizes = np.array([len(one.counts) for one in fingerprints], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    hashes = np.frombuffer(b"".join(one.terms for one in fingerprints), dtype="<u4")
    counts = np.frombuffer(b"".join(one.counts for one in fingerprints), dtype=np.uint8)
    vocabulary, columns = np.unique(hashes, return_inverse=True)
    values = term_weights(counts, scope.rarity(vocabulary)[columns])
    rows = np.repeat(np.arange(len(sizes)), sizes)
    norms = np.sqrt(sums(rows, values * values, len(sizes)))
    whole = np.rint(values / np.maximum(norms, 1e-12)[rows] * SCALE)
    return SparseRows(starts, columns.astype(np.int32), whole.astype(np.float32), len(vocabulary)), vocabulary
