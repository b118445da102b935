"""What is known of an article when the quoted stretches that no verb claims are dealt with."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.hits import Hit
from dossier.analysis.quotes.names import Names
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.pronouns import Spoken, whom_pronoun_means
from dossier.analysis.quotes.reading import Reading
from dossier.analysis.quotes.roles import Roles
from dossier.analysis.quotes.speakers import is_pronoun, mention_span, speaker_of

_REMEMBERED = 60  # speakers before a pronoun that are looked at


@dataclass(frozen=True, slots=True)
class Context:
    """The article, its names and roles, and those who were found to speak, in the order of the text."""

    reading: Reading
    names: Names
    roles: Roles
    spoken: list[Spoken]
    without: frozenset[str] = frozenset()  # the rules that shall not decide

    @property
    def lexicon(self) -> QuoteLexicon:
        """The words that the rules know."""
        return self.roles.lexicon

    def attributed_to(self, source: Phrase, hit: Hit | None, rule: str) -> Attribution:
        """Return the attribution, without spans, to whom a noun phrase names or its pronoun means."""
        reading = self.reading
        mention = mention_span(reading, source)
        speaker: str | None
        if is_pronoun(reading, source) and "pronoun" in self.without:
            speaker = None
        elif is_pronoun(reading, source):
            last = bisect_left(self.spoken, mention.start, key=lambda who: who.at)
            earlier = self.spoken[max(0, last - _REMEMBERED) : last]
            pronoun = reading.lows[source.first]
            speaker = whom_pronoun_means(reading, self.names, pronoun, mention.start, earlier)
        else:
            speaker = speaker_of(reading, source, self.names, self.roles)
        cue = None if hit is None else hit.span(reading)
        return Attribution([], rule, cue, source, speaker, mention)
