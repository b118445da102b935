"""Conditions on what is known of an article: its outlet, its date, its length."""

from __future__ import annotations

import re

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.build import day_number
from dossier.search.flat.layout import UNKNOWN
from dossier.search.flat.segment import Segment
from dossier.search.nodes import Dated, Length, Value

_WILD = {"*": "[^ \n]*", "?": "[^ \n]"}


def value_mask(segment: Segment, node: Value) -> Array:
    """Return which articles have a value that holds the words."""
    codes = segment.codes(node.field)
    if not node.words:
        known: Array = codes != UNKNOWN
        return known
    return segment.holding(node.field, _value_pattern(node.words))[codes]


def _value_pattern(words: tuple[str, ...]) -> re.Pattern[bytes]:
    """Return the words, with wildcards, as a pattern over words with spaces around them."""
    parts = ["".join(_WILD.get(c, re.escape(c)) for c in word) for word in words]
    return re.compile(f" {' '.join(parts)} ".encode("utf-8", "replace"))


def date_mask(segment: Segment, node: Dated) -> Array:
    """Return which articles are certainly dated within the interval."""
    mask: Array = segment.first != UNKNOWN
    if node.first is not None:
        mask &= segment.first >= day_number(node.first)
    if node.last is not None:
        mask &= segment.last <= day_number(node.last)
    return mask


def undated_mask(segment: Segment) -> Array:
    """Return which articles have no date."""
    mask: Array = segment.first == UNKNOWN
    return mask


def length_mask(segment: Segment, node: Length) -> Array:
    """Return which articles have as many words."""
    mask = np.ones(segment.count, bool)
    if node.low is not None:
        mask &= segment.words >= max(node.low, 0)
    if node.high is not None:
        mask &= segment.words.astype(np.int64) <= node.high
    return mask
