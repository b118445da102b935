"""What the rules hand to one another: words, and to whom a rule gives them."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.nouns import Phrase
from dossier.model import Span


@dataclass(slots=True)
class Attribution:
    """Stretches of text that one cue gives to one speaker.

    Attributes:
        spans: The stretches, in the order of the text.
        rule: The name of the rule that decided.
        cue: The reporting words.
        source: The noun phrase that names the speaker, where one does.
        speaker: The speaker's name, once it is known.
        mention: The words that name the speaker beside the quotation.
        held_back: Whether the speaker is named only in a later paragraph.
        goes_on: The attribution of the first words, where these are more of the same quotation.
    """

    spans: list[Span]
    rule: str
    cue: Span | None = None
    source: Phrase | None = None
    speaker: str | None = None
    mention: Span | None = None
    held_back: bool = False
    goes_on: Attribution | None = None

    def mention_text(self, text: str) -> str:
        """Return the words that name the speaker, or an empty string."""
        return "" if self.mention is None else text[self.mention.start : self.mention.end]
