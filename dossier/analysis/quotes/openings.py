"""The subject that opens a sentence: of verbs that have none of their own."""

from __future__ import annotations

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    CLAUSE_WORDS,
    DASHES,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
)
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.reading import Reading

_SKIPPED = frozenset({",", "as", "well"})


def opening_subject(reading: Reading, first: int, high: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Return the subject of a sentence that starts at token ``first``, past "On Friday," and the like."""
    lows, words = reading.lows, reading.words
    at = _after_dateline(reading, first, high)
    for _ in range(3):
        while at < high and (
            lows[at] in TIMES or lows[at] in OPENERS or lows[at] in _SKIPPED or lows[at].isdigit()
        ):
            at += 1
        if at >= high:
            return None
        low = lows[at]
        aside = low in PREPOSITIONS or low in CLAUSE_WORDS or (low.endswith(("ing", "ed")) and len(low) > 4)
        if not aside or low == "that":
            break
        comma = next((token for token in range(at, min(high, at + 40)) if lows[token] == ","), None)
        if comma is None:
            return None
        at = comma + 1
    if at >= high:
        return None
    if lows[at] in PRONOUNS:
        return Phrase(at, at + 1, at + 1)
    last, head = at, False
    while last < high and last - at < 14:
        low, word = lows[last], words[last]
        nominal = word[0].isupper() or low in lexicon.role_nouns
        if low in STOPS or low in FINITE or low in CLAUSE_WORDS or low in TIMES:
            break
        describes = (
            low.isalpha()
            and not low.endswith("ed")
            and last + 1 < high
            and lows[last + 1] in lexicon.role_nouns
        )
        if (
            head
            and not nominal
            and not describes
            and low not in ("'s", "and", "of", "for", "at", "from", "the")
        ):
            break
        if low in PREPOSITIONS and not head:
            break
        head = head or nominal
        last += 1
    while last > at and lows[last - 1] in ("and", "of", "for", "at", "from", "the"):
        last -= 1
    if last - at > 1 and lows[last - 1] in lexicon.forms and lows[last - 1].endswith("s"):
        last -= 1  # a verb that may also be a noun: "The Post reports"
    return Phrase(at, last, last) if head and last > at else None


def _after_dateline(reading: Reading, first: int, high: int) -> int:
    """Return the token after "WASHINGTON —" at the start of a sentence, or the first token."""
    for at in range(first + 1, min(high, first + 9)):
        if reading.lows[at] in DASHES and reading.words[first].isupper() and len(reading.words[first]) > 2:
            return at + 1
    return first
