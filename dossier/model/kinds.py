"""What kinds there are of things: the words that lists and searches use before any of the things is read."""

from __future__ import annotations

from enum import StrEnum

COMPARED = range(2, 7)
"""How many articles are laid side by side, passage by passage."""
MOST_COLUMNS = 24
"""The most articles of a matrix of claims, or of a worksheet."""


class Sort(StrEnum):
    """The order of found articles."""

    RELEVANCE = "relevance"
    DATE = "date"
    OUTLET = "outlet"


class SuggestionKind(StrEnum):
    """What completes a query."""

    WORD = "word"
    FIELD = "field"
    VALUE = "value"
    SAVED = "saved"
    HISTORY = "history"


class CopyKind(StrEnum):
    """Why articles carry the same text."""

    SHARED_QUOTE = "shared quote"  # nothing but the same words of somebody who is quoted
    WIRE = "wire copy"  # between outlets, or from an agency
    RECYCLED = "recycled"  # an outlet's own earlier text


class QuoteType(StrEnum):
    """How much of a quotation stands inside quotation marks: all of it, some of it, nothing."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class QuoteOrder(StrEnum):
    """What lists of quotes are sorted and grouped by."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    DATE = "date"
    ARTICLE = "article"


class QuoteVerdict(StrEnum):
    """What the user said of a quote: that another spoke, or that nobody is quoted."""

    SPEAKER = "speaker"
    NOT_A_QUOTE = "not a quote"
    SCARE_QUOTE = "scare quote"
    TITLE = "title"
