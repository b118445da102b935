"""Noun phrases that name a speaker: where they start and end beside a reporting verb."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.reading import QUOTED, Reading
from dossier.language.lexicon import word_class

PRONOUNS = word_class("pronouns")
_POSSESSIVES = word_class("possessives")
DETERMINERS = word_class("determiners")
PREPOSITIONS = word_class("prepositions")
_BREAKS = word_class("clause words")
_AUXILIARIES = word_class("between subject and verb")
FINITE = word_class("finite verbs")
_NOT_ADVERBS = word_class("not adverbs")
_DAYS = word_class("days")
_MONTHS = word_class("months")
TIMES = _DAYS | word_class("times")
_OPENERS = word_class("sentence openers")
_STOPS = frozenset({*",.;:()—–-?!…[]|", "--", QUOTED})
_AFTER_STOPS = _STOPS | word_class("after a subject")
_LONGEST = 22  # tokens; no subject is longer
_LONGEST_APPOSITION = 34


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as tokens ``[first, last)``; its core ends at ``core``, before any apposition."""

    first: int
    core: int
    last: int


def is_adverb(low: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return low in _AUXILIARIES or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def subject_before(reading: Reading, verb: int, low: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Return the noun phrase that ends before a verb and is its subject, not before token ``low``."""
    lows, words = reading.lows, reading.words
    at = verb
    while at > low and is_adverb(lows[at - 1]) and (words[at - 1][0].islower() or at - 1 == low):
        at -= 1
    at = _without_time(reading, at, low)
    if at <= low:
        return None
    if lows[at - 1] == ")":
        at = _before_parenthesis(reading, at, low)
        if at <= low:
            return None
    if lows[at - 1] in PRONOUNS:
        return Phrase(at - 1, at, at)
    if lows[at - 1] in (",", "—", "–", "--"):
        return _before_apposition(reading, at - 1, low, lexicon)
    first = phrase_start(reading, at, low, lexicon)
    return None if first is None else Phrase(first, at, at)


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
        if low in _AFTER_STOPS and low != "that":
            if low == "(" and last > at:
                closing = _after_parenthesis(reading, last, high)
                if closing < high and lows[closing] not in _AFTER_STOPS:
                    last = closing
                    continue
            break
        if low in PREPOSITIONS and last > at and not _belongs(reading, last, high):
            break
        if low in TIMES and last > at:
            break
        if low in FINITE or (low in DETERMINERS and last > at and lows[last - 1] not in PREPOSITIONS):
            break
        if last > at and words[last - 1][0].isupper() and _is_verb_like(reading, last, lexicon):
            break
        last += 1
    if last == at:
        return None
    core = last
    if last < high and lows[last] == ",":
        last = _after_apposition(reading, last, high, lexicon)
    return Phrase(at, core, last)


def opening_subject(reading: Reading, first: int, high: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Return the subject of a sentence that starts at token ``first``, past "On Friday," and the like."""
    lows, words = reading.lows, reading.words
    at = first
    for _ in range(3):
        while at < high and (lows[at] in TIMES or lows[at] in _OPENERS or lows[at] in (",", "as", "well")):
            at += 1
        if at >= high:
            return None
        low = lows[at]
        aside = low in PREPOSITIONS or low in _BREAKS or (low.endswith(("ing", "ed")) and len(low) > 4)
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
        if low in _STOPS or low in FINITE or low in _BREAKS or low in TIMES:
            break
        describes = low.isalpha() and last + 1 < high and lows[last + 1] in lexicon.role_nouns
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


def phrase_start(reading: Reading, end: int, low: int, lexicon: QuoteLexicon) -> int | None:
    """Return the first token of the noun phrase that ends at token ``end`` (exclusive)."""
    lows, words = reading.lows, reading.words
    at = end
    while at > low and end - at < _LONGEST:
        word = lows[at - 1]
        if word in _STOPS or word in _BREAKS or word in FINITE:
            if word == "that" and at - 1 == low:
                at -= 1
            break
        if word in PREPOSITIONS:
            if at == end or at - 1 <= low or not _is_nominal(reading, at - 2, lexicon):
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
        elif word in DETERMINERS or word in _POSSESSIVES:
            at -= 1
            if (
                at > low
                and lows[at - 1] in PREPOSITIONS
                and at - 1 > low
                and _is_nominal(reading, at - 2, lexicon)
            ):
                continue
            if at > low and lows[at - 1] in DETERMINERS:
                at -= 1
            if at > low + 1 and lows[at - 1] == "and" and words[at - 2][0].isupper():
                continue
            break
        at -= 1
    while at < end and (
        lows[at] in _OPENERS or lows[at] in TIMES or lows[at] in ("and", "that") or lows[at] in _MONTHS
    ):
        if lows[at] in ("last", "late") and at + 1 < end and lows[at + 1] not in TIMES:
            break
        at += 1
    while at < end and words[at].isdigit() and len(words[at]) == 4:
        at += 1
    return at if at < end else None


def _without_time(reading: Reading, at: int, low: int) -> int:
    """Step back over "on Thursday", "late last week", "in a statement" before a verb."""
    lows = reading.lows
    for back in range(1, 7):
        start = at - back
        if start <= low:
            break
        if lows[start] in ("in", "on", "at", "during", "via") and start - 1 >= low:
            rest = lows[start + 1 : at]
            if all(word in TIMES or word in _MONTHS or word.isdigit() for word in rest):
                return start
            if rest[-1:] and rest[-1] in (
                "statement",
                "interview",
                "speech",
                "tweet",
                "email",
                "letter",
                "twitter",
                "facebook",
            ):
                return start
        elif back == 1 and lows[start] not in TIMES:
            continue
    while at - 1 > low and lows[at - 1] in TIMES:
        at -= 1
    return at


def _before_parenthesis(reading: Reading, at: int, low: int) -> int:
    for opening in range(at - 2, max(low, at - 16) - 1, -1):
        if reading.lows[opening] == "(":
            return opening
    return at - 1


def _after_parenthesis(reading: Reading, at: int, high: int) -> int:
    for closing in range(at + 1, min(high, at + 16)):
        if reading.lows[closing] == ")":
            return closing + 1
    return high


def _before_apposition(reading: Reading, comma: int, low: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Read back over ", an aide," and ", who met him twice," to the phrase that they belong to."""
    lows = reading.lows
    best: Phrase | None = None
    for at in range(comma - 1, max(low, comma - _LONGEST_APPOSITION) - 1, -1):
        if lows[at] == QUOTED or lows[at] in (";", ":"):
            break
        if lows[at] not in (",", "—", "–", "--") or at == low:
            continue
        if not _may_follow(reading, at + 1, lexicon):
            continue
        end = at
        if lows[end - 1] == ")":
            end = _before_parenthesis(reading, end, low)
        if end <= low:
            continue
        if lows[end - 1] in ("he", "she", "they"):
            return Phrase(end - 1, end, comma)
        first = phrase_start(reading, end, low, lexicon)
        if first is None or not _names_somebody(reading, first, end, lexicon):
            continue
        if first > low and lows[first - 1] in PREPOSITIONS:
            continue
        best = Phrase(first, end, comma)
        if any(word[0].isupper() for word in reading.words[first:end]) and lows[first] not in ("a", "an"):
            break
    if best is None:
        first = phrase_start(reading, comma, low, lexicon)
        if first is not None and _names_somebody(reading, first, comma, lexicon):
            return Phrase(first, comma, comma)
    return best


def _after_apposition(reading: Reading, comma: int, high: int, lexicon: QuoteLexicon) -> int:
    """Return the end of an apposition that starts at a comma after the subject, or the comma itself."""
    lows = reading.lows
    at = comma + 1
    if at >= high or not (lows[at] in DETERMINERS or _is_nominal(reading, at, lexicon)):
        return comma
    while at < high and at - comma < _LONGEST and lows[at] not in _AFTER_STOPS:
        at += 1
    return at


def _may_start(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    word, low = reading.words[at], reading.lows[at]
    if low in _DAYS or low in PREPOSITIONS or low in _STOPS or low in _BREAKS:
        return False
    if low in DETERMINERS or low in _POSSESSIVES or word[0].isupper():
        return low not in ("that", "this", "no")
    return (
        low in lexicon.role_nouns
        or low in lexicon.honorifics
        or low.endswith(("'s", "-year-old"))
        or low
        in (
            "two",
            "three",
            "former",
            "senior",
            "top",
            "local",
            "fellow",
            "longtime",
        )
    )


def _describes(reading: Reading, at: int, high: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether plain words lead to a name or a role: "county engineer Jane Doe"."""
    low = reading.lows[at]
    if (
        not low.replace("-", "").isalpha()
        or low in PREPOSITIONS
        or low in TIMES
        or low in _BREAKS
        or low in FINITE
    ):
        return False
    if low in ("to", "no", "yes", "so", "it", "and", "or") or low in PRONOUNS or is_adverb(low):
        return False
    for token in range(at, min(high, at + 7)):
        if reading.lows[token] in _STOPS or reading.lows[token] in PREPOSITIONS:
            return False
        if reading.words[token][0].isupper() or reading.lows[token] in lexicon.role_nouns:
            return True
    return False


def _may_follow(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether the words from a token on may be an apposition or a relative clause."""
    word, low = reading.words[at], reading.lows[at]
    if (
        low in DETERMINERS
        or low in _POSSESSIVES
        or low in PREPOSITIONS
        or word[0].isupper()
        or word[0].isdigit()
    ):
        return True
    if low in (
        "who",
        "whose",
        "which",
        "where",
        "himself",
        "herself",
        "also",
        "like",
        "speaking",
        "however",
        "too",
        "then",
    ):
        return True
    return low in lexicon.role_nouns or low in lexicon.honorifics or low.endswith("ing") or is_adverb(low)


def _belongs(reading: Reading, preposition: int, high: int) -> bool:
    """Tell whether a prepositional phrase after a subject is part of it rather than of the verb."""
    lows, words = reading.lows, reading.words
    word = lows[preposition]
    if preposition + 1 >= high:
        return False
    following = lows[preposition + 1]
    if following in TIMES or following in _MONTHS:
        return False
    if word in ("of", "for"):
        return True
    if word in ("from", "at", "with", "in", "on", "to"):
        return (words[preposition + 1][0].isupper() or following == "the") and word in (
            "from",
            "at",
            "with",
            "in",
        )
    return False


def _is_nominal(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    word, low = reading.words[at], reading.lows[at]
    if low in _DAYS:
        return False
    return (
        word[0].isupper()
        or low in lexicon.role_nouns
        or low.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
    )


def _is_verb_like(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
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


def _names_somebody(reading: Reading, first: int, last: int, lexicon: QuoteLexicon) -> bool:
    return any(
        (
            reading.words[at][0].isupper()
            and reading.lows[at] not in _OPENERS
            and reading.lows[at] not in DETERMINERS
        )
        or reading.lows[at] in lexicon.role_nouns
        for at in range(first, last)
        if reading.lows[at] not in TIMES
    )


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
