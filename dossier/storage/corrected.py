"""What the user said of a quote, laid over what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.model import QuoteVerdict

if TYPE_CHECKING:
    from dossier.model import Quote

BY_USER = "user"


@dataclass(frozen=True, slots=True)
class CorrectedQuote:
    """A verdict on the quote at a place of an article; ``speaker`` is None where nobody known spoke."""

    article: str
    seq: int
    verdict: QuoteVerdict
    speaker: str | None = None


def corrected(quote: Quote, verdict: str | None, speaker: str | None) -> Quote:
    """Return a quote as the user corrected it; as it is without a verdict."""
    if verdict is None:
        return quote
    said = QuoteVerdict(verdict)
    sure = 1.0 if said is QuoteVerdict.SPEAKER else 0.0
    cue = quote.cue if said is QuoteVerdict.SPEAKER else None
    return replace(quote, rule=BY_USER, confidence=sure, speaker=speaker, cue=cue, mention=None, verdict=said)
