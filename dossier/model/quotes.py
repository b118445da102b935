"""Quotations and who speaks in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.kinds import QuoteType, QuoteVerdict

if TYPE_CHECKING:
    from dossier.model.articles import NamedSpan

DOUBTFUL = 0.3
"""A confidence below which marked words are hardly a quotation."""
UNSURE = 0.5
"""A confidence below which who speaks is a guess."""
GUESSES = frozenset({"last-named"})
"""Rules that guess who speaks, however confident they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words reported as said.

    Fragments of one quotation that its attribution splits have the same ``group``. What the user
    corrected has the rule ``"user"``, and the confidence 1, or 0 where it is no quotation.
    """

    start: int
    end: int
    text: str
    type: QuoteType
    rule: str  # the name of the rule that decided
    confidence: float  # 0 to 1
    cue: NamedSpan | None = None
    speaker: str | None = None
    mention: NamedSpan | None = None
    group: int = 0
    verdict: QuoteVerdict | None = None

    @property
    def doubtful(self) -> bool:
        """Whether marked words are hardly a quotation: scare quotes, a title, a nickname."""
        return self.confidence < DOUBTFUL

    @property
    def guessed(self) -> bool:
        """Whether the speaker is hardly more than a guess."""
        if self.speaker is None or self.verdict is not None or self.doubtful:
            return False
        return self.confidence < UNSURE or self.rule in GUESSES


@dataclass(frozen=True, slots=True)
class ArticleQuote:
    """A quote with the article that prints it and the actor that it is attributed to."""

    article: str
    paragraph: int
    quote: Quote
    actor: str | None = None  # an actor's id
    actor_name: str | None = None

    @property
    def speaker(self) -> str | None:
        """The name of the actor in the dossier, else what the article calls the speaker."""
        return self.actor_name or self.quote.speaker


@dataclass(frozen=True, slots=True)
class Share:
    """How much somebody is quoted: quotations, their words, and how many of these stand word for word."""

    quotes: int = 0
    words: int = 0
    verbatim: int = 0  # the words of direct and mixed quotations
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """How much one speaker is quoted, in all and by outlet, most words first; an outlet may be unknown."""

    speaker: str | None
    actor: str | None
    total: Share
    outlets: Mapping[str | None, Share]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is quoted how much, most words first, out of what is quoted in all and by each outlet."""

    voices: tuple[Voice, ...]
    total: Share
    outlets: Mapping[str | None, Share]
