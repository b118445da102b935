"""One sentence at work: what the patterns have claimed of it so far, and what they ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import FINITE
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.language.lexicon import word_class
from dossier.model import Span

SUBORDINATING = word_class("subordinating")
SHORTEST_CLAUSE = 4  # tokens before ", she said" that make a claim
_INVITING = frozenset(",?!….—–-")
_LOOKED_AT = 80  # tokens before an attribution that are searched for a verb


@dataclass(slots=True)
class Scene:
    """A sentence, the tokens that are taken, and who spoke last in it."""

    reading: Reading
    frame: Frame
    lexicon: QuoteLexicon
    claimed: int  # tokens before this one are taken
    source: Phrase | None = None

    @property
    def first(self) -> int:
        """The first token that no pattern has claimed."""
        return max(self.frame.first, self.claimed)

    @property
    def last(self) -> int:
        """The token after the last one."""
        return self.frame.last

    def low(self, token: int) -> str:
        """Return a token of this sentence in lower case, or an empty string beyond it."""
        return self.reading.lows[token] if self.frame.first <= token < self.frame.last else ""

    def quote_at(self, token: int) -> bool:
        """Tell whether a token of this sentence is a quoted stretch."""
        return self.low(token) == QUOTED

    def invites_attribution(self, token: int) -> bool:
        """Tell whether a quoted stretch ends in a mark that an attribution may follow."""
        quoted = self.reading.quoted_token(token)
        return quoted is not None and quoted.inner(self.reading.text)[-1:] in _INVITING

    def is_finite(self, first: int, last: int) -> bool:
        """Tell whether a stretch of tokens holds an auxiliary."""
        lows = self.reading.lows
        return any(lows[at] in FINITE for at in range(max(first, last - _LOOKED_AT), last))

    def has_verb(self, first: int, last: int) -> bool:
        """Tell whether a stretch of tokens holds what looks like a finite verb."""
        lows = self.reading.lows
        return any(
            lows[at] in FINITE or (at > first and len(lows[at]) > 3 and lows[at].endswith(("ed", "s", "'t")))
            for at in range(max(first, last - _LOOKED_AT), last)
        )

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the tokens ``[first, last)``."""
        return Span(self.reading.starts[first], self.reading.ends[last - 1])
