"""Noun phrases, read backwards from their last word."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE,
    MONTHS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
    is_nominal,
)
from dossier.analysis.quotes.reading import Reading

_LONGEST = 22  # tokens; no subject is longer


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as tokens ``[first, last)``; its core ends at ``core``, before any apposition."""

    first: int
    core: int
    last: int


def phrase_start(reading: Reading, end: int, low: int, lexicon: QuoteLexicon) -> int | None:
    """Return the first token of the noun phrase that ends at token ``end`` (exclusive)."""
    lows, words = reading.lows, reading.words
    at = end
    while at > low and end - at < _LONGEST:
        word = lows[at - 1]
        if word in STOPS or word in CLAUSE_WORDS or word in FINITE:
            if word == "that" and at - 1 == low:
                at -= 1
            break
        if word in PREPOSITIONS:
            if at == end or at - 1 <= low or not is_nominal(reading, at - 2, lexicon):
                break
        elif word in ("and", "&"):
            if at == end or not _joins_names(reading, at - 1, low, lexicon):
                break
        elif word in PRONOUNS or word in ("him", "them", "me", "us"):
            break
        elif (cue := lexicon.forms.get(word)) is not None and words[at - 1] == word and at != end:
            if "clause" in cue.uses and word not in (
                "report",
                "reports",
                "claim",
                "claims",
                "state",
                "states",
                "note",
            ):
                break
        elif word in DETERMINERS or word in POSSESSIVES:
            at -= 1
            if (
                at > low
                and lows[at - 1] in PREPOSITIONS
                and at - 1 > low
                and is_nominal(reading, at - 2, lexicon)
            ):
                continue
            if at > low and lows[at - 1] in DETERMINERS:
                at -= 1
            if at > low + 1 and lows[at - 1] == "and" and words[at - 2][0].isupper():
                continue
            break
        at -= 1
    while at < end and (
        lows[at] in OPENERS or lows[at] in TIMES or lows[at] in ("and", "that") or lows[at] in MONTHS
    ):
        if lows[at] in ("last", "late") and at + 1 < end and lows[at + 1] not in TIMES:
            break
        at += 1
    while at < end and words[at].isdigit() and len(words[at]) == 4:
        at += 1
    if at == end - 1 and lows[at] in DETERMINERS:
        return None
    return at if at < end else None


def _joins_names(reading: Reading, conjunction: int, low: int, lexicon: QuoteLexicon) -> bool:
    if conjunction <= low:
        return False
    if reading.lows[conjunction - 1] in lexicon.role_nouns:
        return True
    before, after = reading.words[conjunction - 1], reading.words[conjunction + 1]
    return (before[0].isupper() or before.endswith("s")) and (
        after[0].isupper()
        or reading.lows[conjunction + 1] in ("other", "others", "several", "the", "his", "her", "many")
    )
