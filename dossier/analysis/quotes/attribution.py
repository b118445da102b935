"""What the rules hand to one another: words, and to whom a rule gives them."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.phrases import Phrase
from dossier.model import Span


@dataclass(slots=True)
class Attribution:
    """Stretches of text that one cue gives to one speaker.

    Attributes:
        spans: The stretches, in the order of the text.
        rule: The name of the rule that decided.
        confidence: How often that rule is right, 0 to 1.
        cue: The reporting words.
        source: The noun phrase that names the speaker, where one does.
        speaker: The speaker's name, once it is known.
        mention: The words that name the speaker beside the quotation.
        carried: Whether the speaker was taken over from a quotation before.
    """

    spans: list[Span]
    rule: str
    confidence: float
    cue: Span | None = None
    source: Phrase | None = None
    speaker: str | None = None
    mention: Span | None = None
    carried: bool = False

    def mention_text(self, text: str) -> str:
        """Return the words that name the speaker, or an empty string."""
        return "" if self.mention is None else text[self.mention.start : self.mention.end]
