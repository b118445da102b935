"""How much of the compared articles' text is the same, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from dossier.analysis.events.copy_sources import CopyArticle, copied_kind, likely_source
from dossier.analysis.grams import Grams, gram_hashes, word_hashes, words
from dossier.model import Article, WireCopy

LEAST_SHARE = 0.20
_GRAM = 8  # words: a run as long is copied, not met with by chance
_MAX_TEXT = 500_000  # characters


def wire_copies(articles: Sequence[Article]) -> tuple[WireCopy, ...]:
    """Return the pairs of articles that share at least a fifth of the words of the shorter one, and why."""
    grams = [gram_hashes(word_hashes(words(one.text[:_MAX_TEXT])), _GRAM) for one in articles]
    known = [CopyArticle(one.id, one.info.date, one.info.outlet, one.info.agency) for one in articles]
    found = []
    for a, b in combinations(range(len(articles)), 2):
        shorter, longer = sorted((grams[a], grams[b]), key=len)
        share = _covered(shorter, longer)
        if share >= LEAST_SHARE:
            kind = copied_kind(known[a], known[b])
            ordered = sorted((known[a], known[b]), key=lambda one: (one.date is None, one.date or ""))
            source, reason = likely_source(ordered, kind)
            found.append(WireCopy((known[a].id, known[b].id), round(share, 3), kind, source, reason))
    return tuple(found)


def shared_parts(texts: Sequence[str]) -> list[float]:
    """Return for each text the part of its words that stand in any of the others as well, 0 to 1."""
    grams = [gram_hashes(word_hashes(words(text[:_MAX_TEXT])), _GRAM) for text in texts]
    return [
        _covered(own, np.concatenate([other for place, other in enumerate(grams) if place != at]))
        if len(grams) > 1
        else 0.0
        for at, own in enumerate(grams)
    ]


def _covered(grams: Grams, others: Grams) -> float:
    """Return the share of a text's words that stand in a gram which another text has as well."""
    if not len(grams) or not len(others):
        return 0.0
    others = np.sort(others)
    shared = others[np.minimum(np.searchsorted(others, grams), len(others) - 1)] == grams
    # A word is covered if one of the eight grams that it is part of is shared.
    covered = np.convolve(shared, np.ones(_GRAM)) > 0.5
    return float(np.count_nonzero(covered) / len(covered))
