"""How quotes are told apart: by a sign, and dimmed where the marked words are hardly a quotation."""

from __future__ import annotations

from dossier.model import Quote, QuoteType

SIGNS = {QuoteType.DIRECT: "“", QuoteType.MIXED: "±", QuoteType.INDIRECT: "~"}
"""For words quoted, quoted in part, and reported."""

DOUBTFUL = "?"
SCARE = "scare"
SURE = 0.3  # below this confidence marked words may be a title or irony rather than a quote


def doubtful(quote: Quote) -> bool:
    """Return whether marked words are hardly a quotation: scare quotes, titles, nicknames."""
    return quote.rule == SCARE or quote.confidence < SURE


def sign_of(quote: Quote) -> str:
    """Return what a margin or a column says of a quote."""
    return DOUBTFUL if doubtful(quote) else SIGNS[quote.type]
