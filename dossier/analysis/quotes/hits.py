"""Where an article uses a reporting verb as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.analysis.quotes.cues import Cue, QuoteLexicon
from dossier.analysis.quotes.grammar import DETERMINERS, is_adverb
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.language.lexicon import word_class
from dossier.model import Span

_FINAL_MARKS = (".", "!", "?", QUOTED)
_BE = word_class("forms of be")
_OFTEN_NOUNS = word_class("verbs that are often nouns")
_NOT_BEFORE_VERBS = DETERMINERS | word_class("before nouns")


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting verb at the tokens ``[first, last)``."""

    first: int
    last: int
    cue: Cue
    form: str

    @property
    def is_participle(self) -> bool:
        """Whether the form is a present participle ("adding")."""
        return self.form.partition(" ")[0].endswith("ing")

    def span(self, reading: Reading) -> Span:
        """Return the characters of the verb."""
        return Span(reading.starts[self.first], reading.ends[self.last - 1])


def hits(
    reading: Reading, frame: Frame, lexicon: QuoteLexicon, first: int | None = None, last: int | None = None
) -> Iterator[Hit]:
    """Yield the reporting verbs of a sentence or of its tokens ``[first, last)``, no nouns, no passives."""
    lows, words, forms, phrases = reading.lows, reading.words, lexicon.forms, lexicon.phrases
    heading = words[frame.last - 1] not in _FINAL_MARKS
    for at in range(frame.first if first is None else first, frame.last if last is None else last):
        low = lows[at]
        if low in phrases and at + 1 < frame.last and (cue := phrases[low].get(lows[at + 1])):
            if low not in _OFTEN_NOUNS or _is_verb(reading, frame, at, lexicon):
                yield Hit(at, at + 2, cue, f"{low} {lows[at + 1]}")
            continue
        found = forms.get(low)
        if found is None or (
            words[at] != low and at != frame.first and not (heading and words[at].istitle())
        ):
            continue
        if low in _OFTEN_NOUNS and not _is_verb(reading, frame, at, lexicon):
            continue
        if _is_passive(reading, frame, at):
            continue
        if low.endswith("ing") and at > frame.first and lows[at - 1] in DETERMINERS:
            continue
        yield Hit(at, at + 1, found, low)


def _is_verb(reading: Reading, frame: Frame, at: int, lexicon: QuoteLexicon) -> bool:
    lows = reading.lows
    before = at - 1
    while before >= frame.first and is_adverb(lows[before]):
        before -= 1
    if before < frame.first:
        return False
    if lows[before] == QUOTED or (
        lows[before] == "," and before > frame.first and lows[before - 1] == QUOTED
    ):
        return True
    if lows[before] in _NOT_BEFORE_VERBS:
        return False
    following = lows[at + 1] if at + 1 < frame.last else ""
    if following in ("said", "says", "of", "is", "was", "has", "from", "by", "'s", "and"):
        return False
    if following in lexicon.forms and following not in ("called", "calling"):
        return False
    low = lows[before]
    named = reading.words[before][0].isupper()
    role = low in lexicon.role_nouns
    if reading.words[at].endswith("s") and not reading.words[at].endswith("ss"):
        return named or role or low in ("he", "she", "it", "who", ")", ",")
    plural = low in ("who", "they", "we", "i", "you", "people", "to") or (
        low.endswith("s") and (named or role)
    )
    return plural or (before < at - 1 and (named or role))


def _is_passive(reading: Reading, frame: Frame, at: int) -> bool:
    """Tell whether a form of "be" makes the verb one that somebody else performs: "he was told"."""
    lows = reading.lows
    if lows[at].endswith("ing"):
        return False
    before = at - 1
    while before >= frame.first and is_adverb(lows[before]):
        if lows[before] in _BE:
            return True
        before -= 1
    return False
