"""The closed classes of English words, and what kind of word a token is."""

from __future__ import annotations

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.reading import QUOTED, Reading
from dossier.language.lexicon import word_class

PRONOUNS = word_class("pronouns")
POSSESSIVES = word_class("possessives")
DETERMINERS = word_class("determiners")
PREPOSITIONS = word_class("prepositions")
CLAUSE_WORDS = word_class("clause words")
FINITE = word_class("finite verbs")
DAYS = word_class("days")
MONTHS = word_class("months")
TIMES = DAYS | word_class("times")
OPENERS = word_class("sentence openers")
DASHES = frozenset({"—", "–", "―", "-", "--"})
STOPS = frozenset({*".,;:()?!…[]|", QUOTED}) | DASHES
ENDS_SUBJECT = STOPS | word_class("after a subject")
_BETWEEN = word_class("between subject and verb")
_NOT_ADVERBS = word_class("not adverbs")


def is_adverb(low: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return low in _BETWEEN or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def is_nominal(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a token is a name or a noun for somebody who speaks."""
    word, low = reading.words[at], reading.lows[at]
    if low in DAYS:
        return False
    return (
        word[0].isupper()
        or low in lexicon.role_nouns
        or low.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
    )


def is_verb_like(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a plain word after a name is its verb rather than a noun that goes with it."""
    low = reading.lows[at]
    if (
        not low.isalpha()
        or reading.words[at][0].isupper()
        or low in lexicon.role_nouns
        or low in PREPOSITIONS
    ):
        return False
    cue = lexicon.forms.get(low)
    return low.endswith("ed") or (cue is not None and low.endswith(("s", "d", "ote", "ing")))


def names_somebody(reading: Reading, first: int, last: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether the tokens ``[first, last)`` hold a name or a noun for somebody who speaks."""
    return any(
        (
            reading.words[at][0].isupper()
            and reading.lows[at] not in OPENERS
            and reading.lows[at] not in DETERMINERS
        )
        or reading.lows[at] in lexicon.role_nouns
        for at in range(first, last)
        if reading.lows[at] not in TIMES
    )
