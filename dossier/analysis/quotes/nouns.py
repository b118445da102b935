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
from dossier.analysis.quotes.reading import QUOTED, Reading
from dossier.language.lexicon import word_class

CONTRACTED = PRONOUNS | word_class("words that a verb is joined to")
_ARTICLES = frozenset({"the", "a", "an"})
_NOT_ALONE = _ARTICLES | POSSESSIVES | {"no", "every", "'s"}
_OPENS_NOUNS = (
    DETERMINERS
    | POSSESSIVES
    | word_class("open a second noun phrase")
    | word_class("numbers")
    | word_class("indefinite pronouns")
)
_AFTER_NOUNS = word_class("adjectives after a noun")
_JOINING = frozenset({"and", "&"})
_LEADING = frozenset({"and", "that"})
_OBJECTS = frozenset({"him", "them", "me", "us"})
_OFTEN_NOUNS = word_class("verbs that are often nouns")
_SECOND = word_class("open a second noun phrase")
_BE = word_class("forms of be")
_NO_NOUNS = CLAUSE_WORDS | FINITE | PRONOUNS | TIMES | PREPOSITIONS
_LONGEST = 22  # tokens; no subject is longer


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as tokens ``[first, last)``; its core ends at ``core``, before any apposition."""

    first: int
    core: int
    last: int


def phrase_start(reading: Reading, end: int, low: int, lexicon: QuoteLexicon) -> int | None:
    """Return the first token of the noun phrase that ends at token ``end``, not before ``low``."""
    lows, words = reading.lows, reading.words
    at = end
    while at > low and end - at < _LONGEST:
        word = lows[at - 1]
        if word in STOPS or word in CLAUSE_WORDS or word in FINITE:
            if word == "that" and at - 1 == low:
                at -= 1
            break
        if word == "'s" and at - 2 >= low and lows[at - 2] in CONTRACTED:
            break
        if word in PREPOSITIONS:
            if at == end:
                break
            attached = _attached_to(reading, at - 1, low, lexicon)
            if attached is None:
                break
            at = attached
            continue
        if word in _JOINING:
            if at == end or not _joins_names(reading, at - 1, low, lexicon):
                break
        elif (
            word in PRONOUNS
            or word in _OBJECTS
            or (at != end and _is_reporting_verb(reading, at - 1, lexicon))
        ):
            break
        elif word in DETERMINERS or word in POSSESSIVES:
            at -= 1
            before = lows[at - 1] if at > low else ""
            if before in PREPOSITIONS and _attached_to(reading, at - 1, low, lexicon) is not None:
                continue
            if before in DETERMINERS:
                at -= 1
            if at > low + 1 and lows[at - 1] == "and" and words[at - 2][0].isupper():
                continue
            break
        at -= 1
    at = _without_openers(reading, at, end)
    return None if at >= end or (at == end - 1 and lows[at] in _ARTICLES) else at


def _without_openers(reading: Reading, at: int, end: int) -> int:
    """Return the first token that is not "but", "on Friday", "in 1999" or the like."""
    lows, words = reading.lows, reading.words
    while at < end and (
        lows[at] in OPENERS or lows[at] in TIMES or lows[at] in _LEADING or lows[at] in MONTHS
    ):
        if lows[at] in ("last", "late") and at + 1 < end and lows[at + 1] not in TIMES:
            break
        at += 1
    while at < end and words[at].isdigit() and len(words[at]) == 4:
        at += 1
    return at


def may_be_subject(reading: Reading, first: int, end: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether the tokens ``[first, end)`` may be a subject: a bare noun needs a plural."""
    lows, words = reading.lows, reading.words
    if lows[first] in _NOT_ALONE and end - first == 1:
        return False
    if not words[first][0].islower() or lows[first] in _OPENS_NOUNS or lows[first - 1] == QUOTED:
        return True
    last = next((at for at in range(first + 1, end) if lows[at] in PREPOSITIONS), end) - 1
    plural = lows[last].endswith("s") and not lows[last].endswith(("ss", "'s"))
    if lows[first] in _BE or (last > first and lows[first].endswith(("ed", "ing")) and not plural):
        return words[last][0].isupper()
    return plural or is_nominal(reading, last, lexicon)


def _attached_to(reading: Reading, preposition: int, low: int, lexicon: QuoteLexicon) -> int | None:
    """Return the token that a prepositional phrase goes on from, where it belongs to a noun before it."""
    lows = reading.lows
    at = preposition - 1
    if at < low:
        return None
    if is_nominal(reading, at, lexicon):
        return preposition
    if at > low and lows[at] in _AFTER_NOUNS and is_nominal(reading, at - 1, lexicon):
        return at
    noun = lows[preposition] == "of" and lows[at].isalpha() and reading.words[at][0].islower()
    return preposition if noun and lows[at] not in _NO_NOUNS else None


def _is_reporting_verb(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    low = reading.lows[at]
    cue = lexicon.forms.get(low)
    return cue is not None and "clause" in cue.uses and reading.words[at] == low and low not in _OFTEN_NOUNS


def _joins_names(reading: Reading, conjunction: int, low: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether "and" joins two of those who speak rather than two clauses."""
    if conjunction <= low:
        return False
    if reading.lows[conjunction - 1] in lexicon.role_nouns:
        return True
    before, after = reading.words[conjunction - 1], reading.words[conjunction + 1]
    if not (before[0].isupper() or before.endswith("s")):
        return False
    return after[0].isupper() or reading.lows[conjunction + 1] in _SECOND
