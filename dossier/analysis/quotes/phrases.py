"""The noun phrase beside a reporting verb that is its subject."""

from __future__ import annotations

from dossier.analysis.quotes.appositions import (
    after_apposition,
    after_parenthesis,
    before_apposition,
    before_parenthesis,
)
from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    CLAUSE_WORDS,
    DASHES,
    DAYS,
    DETERMINERS,
    ENDS_SUBJECT,
    FINITE,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
    is_adverb,
    is_verb_like,
)
from dossier.analysis.quotes.nouns import CONTRACTED, Phrase, may_be_subject, phrase_start
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import word_class

_CHANNELS = word_class("channels")
_ROLE_OPENERS = word_class("may open a role")
_LONGEST = 22  # tokens; no subject is longer


def subject_before(reading: Reading, verb: int, low: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Return the noun phrase that ends before a verb and is its subject, not before token ``low``."""
    lows, words = reading.lows, reading.words
    at = verb
    while at > low and is_adverb(lows[at - 1]) and (words[at - 1][0].islower() or at - 1 == low):
        at -= 1
    at = _without_time(reading, at, low)
    if at - 2 >= low and lows[at - 1] == "'s" and lows[at - 2] in CONTRACTED:
        at -= 1  # "she's asked": a verb, no possessive
    if at <= low:
        return None
    if lows[at - 1] == ")":
        at = before_parenthesis(reading, at, low)
        if at <= low:
            return None
    if lows[at - 1] in PRONOUNS:
        return Phrase(at - 1, at, at)
    if lows[at - 1] == "," or lows[at - 1] in DASHES:
        return before_apposition(reading, at - 1, low, lexicon)
    first = phrase_start(reading, at, low, lexicon)
    if first is None or not may_be_subject(reading, first, at, lexicon):
        return None
    return Phrase(first, at, at)


def subject_after(reading: Reading, verb_end: int, high: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Return the noun phrase that starts after a verb ("said the mayor"), not beyond token ``high``."""
    lows, words = reading.lows, reading.words
    at = verb_end
    while at < high and is_adverb(lows[at]) and words[at][0].islower():
        at += 1
    if at >= high:
        return None
    if lows[at] in PRONOUNS:
        return Phrase(at, at + 1, at + 1)
    if not _may_start(reading, at, lexicon) and not _describes(reading, at, high, lexicon):
        return None
    last = at
    while last < high and last - at < _LONGEST:
        low = lows[last]
        if low in ENDS_SUBJECT and low != "that":
            if low == "(" and last > at:
                closing = after_parenthesis(reading, last, high)
                if closing < high and lows[closing] not in ENDS_SUBJECT:
                    last = closing
                    continue
            break
        if low in PREPOSITIONS and last > at and not _belongs(reading, last, high):
            break
        if low in TIMES and last > at:
            break
        if low in FINITE or (low in DETERMINERS and last > at and lows[last - 1] not in PREPOSITIONS):
            break
        if last > at and words[last - 1][0].isupper() and is_verb_like(reading, last, lexicon):
            break
        last += 1
    if last == at:
        return None
    core = last
    if last < high and lows[last] == ",":
        last = after_apposition(reading, last, high, lexicon)
    return Phrase(at, core, last)


def _without_time(reading: Reading, at: int, low: int) -> int:
    """Step back over "on Thursday", "late last week", "in a statement" before a verb."""
    lows = reading.lows
    for back in range(1, 7):
        start = at - back
        if start <= low:
            break
        if lows[start] in ("in", "on", "at", "during", "via") and start - 1 >= low:
            rest = lows[start + 1 : at]
            if all(word in TIMES or word in MONTHS or word.isdigit() for word in rest):
                return start
            if rest[-1:] and rest[-1] in _CHANNELS:
                return start
        elif back == 1 and lows[start] not in TIMES:
            continue
    while at - 1 > low and lows[at - 1] in TIMES:
        at -= 1
    return at


def _may_start(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    word, low = reading.words[at], reading.lows[at]
    if low in DAYS or low in PREPOSITIONS or low in STOPS or low in CLAUSE_WORDS:
        return False
    if low in DETERMINERS or low in POSSESSIVES or word[0].isupper():
        return low not in ("that", "this", "no")
    return (
        low in lexicon.role_nouns
        or low in lexicon.honorifics
        or low.endswith(("'s", "-year-old"))
        or low in _ROLE_OPENERS
    )


def _describes(reading: Reading, at: int, high: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether plain words lead to a name or a role: "county engineer Jane Doe"."""
    low = reading.lows[at]
    if not low[0].isalnum() or low in PREPOSITIONS or low in TIMES or low in CLAUSE_WORDS or low in FINITE:
        return False
    if low in ("to", "no", "yes", "so", "it", "and", "or") or low in PRONOUNS or is_adverb(low):
        return False
    for token in range(at, min(high, at + 7)):
        if reading.lows[token] in STOPS or reading.lows[token] in PREPOSITIONS:
            return False
        if reading.words[token][0].isupper() or reading.lows[token] in lexicon.role_nouns:
            return True
    return False


def _belongs(reading: Reading, preposition: int, high: int) -> bool:
    """Tell whether a prepositional phrase after a subject is part of it rather than of the verb."""
    lows, words = reading.lows, reading.words
    word = lows[preposition]
    if preposition + 1 >= high:
        return False
    following = lows[preposition + 1]
    if following in TIMES or following in MONTHS:
        return False
    if word in ("of", "for"):
        return True
    return word in ("from", "at", "with", "in") and (
        words[preposition + 1][0].isupper() or following == "the"
    )
