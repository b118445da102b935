"""What a reporting verb introduces: where the reported words start and end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    DETERMINERS,
    FINITE,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    TIMES,
    is_adverb,
)
from dossier.analysis.quotes.hits import Hit
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.language.lexicon import word_class


class Opening(Enum):
    """How reported words open after the verb."""

    QUOTE = "quote"
    THAT = "that"
    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    ORDER = "order"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Start:
    """The token where reported words start, and how they open."""

    token: int
    opening: Opening


_OBJECT_PRONOUNS = word_class("object pronouns")
_CLAUSE_OPENERS = word_class("clause openers")
_NO_CLAUSE = word_class("answers")
_ENDS_HEARER = PREPOSITIONS | TIMES | FINITE | {"that", "to"} | word_class("no names of the one spoken to")
_PHRASE_OPENERS = PREPOSITIONS | DETERMINERS | POSSESSIVES
_TAKES_HEARER = frozenset({"hearer", "order"})
_TAKES_THAT = frozenset({"that", "hearer"})
_BREAKING_MARKS = frozenset(".;—–-()")
_FINAL_MARKS = frozenset((*".!?…,)|-—", "..", "..."))
_PARTICIPLES = word_class("reporting participles")
_ENDS_BEFORE = word_class("contrasting")
_CONJUNCTIONS = word_class("subordinating") | {"and", "but"}
_ROUNDING = word_class("prepositions that round a number")
_NUMBERS = word_class("numbers")
_QUESTION_WORDS = word_class("question words")
_FURTHEST = 18  # tokens between a verb and the quotation that it introduces


def content_start(reading: Reading, frame: Frame, hit: Hit, lexicon: QuoteLexicon) -> Start | None:
    """Return where the words that a verb introduces start, looking to its right."""
    lows, uses = reading.lows, hit.cue.uses
    first, last = hit.last, frame.last
    bare = "clause" in uses
    if uses & _TAKES_HEARER:
        heard = _after_hearer(reading, first, last)
        if heard is not None:
            first, bare = heard, bare or "hearer" in uses
            if "order" in uses and first < last and lows[first] == "to":
                return Start(first if hit.cue.verb == "tell" else hit.last, Opening.ORDER)
    for at in range(first, min(last, hit.last + _FURTHEST)):
        low = lows[at]
        if low == QUOTED:
            return Start(at, Opening.QUOTE) if at == first or "quote" in uses else None
        if low == "that" and uses & _TAKES_THAT:
            return Start(at, Opening.THAT)
        if low in (":", ","):
            return _after_mark(reading, at, last, hit)
        if bare and (_opens_clause(reading, at, last, hit) or _opens_number(reading, at, last)):
            return Start(at, Opening.CLAUSE)
        if at == first and low in _QUESTION_WORDS and last - at > 2 and not hit.is_participle:
            return Start(at, Opening.CLAUSE)
        if at == first and low == "to" and "infinitive" in uses:
            return Start(at, Opening.INFINITIVE)
        if at > first and _reports(reading, at, lexicon):
            return None
        if low in TIMES or low in MONTHS or low.isdigit() or is_adverb(low):
            continue
        if low in PREPOSITIONS:
            bare = bare and _is_time(reading, at + 1, last)
        elif at > first and lows[at - 1] in _PHRASE_OPENERS:
            bare = False
        elif at == first or bare or low in _BREAKING_MARKS:
            return None
    return None


def _reports(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    cue = lexicon.forms.get(reading.lows[at])
    return (
        cue is not None
        and cue.verb in ("say", "tell", "add", "argue", "insist")
        and reading.words[at][0].islower()
    )


def _after_mark(reading: Reading, at: int, last: int, hit: Hit) -> Start | None:
    """Return where words start after the colon or comma at a token."""
    lows, uses = reading.lows, hit.cue.uses
    if at + 1 >= last:
        return None
    if lows[at + 1] == QUOTED:
        return Start(at + 1, Opening.QUOTE)
    if lows[at] == ":":
        return Start(at + 1, Opening.CLAUSE) if "clause" in uses and last - at > 4 else None
    if lows[at + 1] == "that" and "that" in uses:
        return Start(at + 1, Opening.THAT)
    for token in range(at + 2, min(at + 6, last - 1)):
        if lows[token] == ",":  # "she said, however, that"
            if lows[token + 1] == QUOTED:
                return Start(token + 1, Opening.QUOTE)
            return Start(token + 1, Opening.THAT) if lows[token + 1] == "that" else None
    return None


def _is_time(reading: Reading, at: int, last: int) -> bool:
    return at < last and (reading.lows[at] in TIMES or reading.lows[at] in MONTHS)


def _after_hearer(reading: Reading, at: int, last: int) -> int | None:
    """Return the token after the one who is told, or ``None`` where nobody is."""
    lows, words = reading.lows, reading.words
    if at >= last:
        return None
    if lows[at] in _OBJECT_PRONOUNS:
        return at + 1
    end = min(last, at + 6)
    if lows[at] in DETERMINERS or lows[at] in POSSESSIVES:
        token = at + 1
        named = token < end and words[token][0].isupper()
        while token < end and words[token][0].isalpha() and lows[token] not in _ENDS_HEARER:
            if (
                words[token][0].isupper()
                and words[token - 1][0].islower()
                and not (named and token == at + 1)
            ):
                break
            token += 1
        return token
    if lows[at] in _CLAUSE_OPENERS:
        return None
    if words[at][0].isupper():
        token = at
        while token < end and (words[token][0].isupper() or lows[token] == "'s") and lows[token] not in TIMES:
            token += 1
        return token
    return at + 1 if lows[at].endswith("s") and words[at].isalpha() else None


def _opens_number(reading: Reading, at: int, last: int) -> bool:
    """Tell whether a clause opens with a number that a preposition rounds: "at least 40 people had died"."""
    lows = reading.lows
    if at + 3 >= last or lows[at] not in _ROUNDING:
        return False
    number = at + 2 if lows[at + 1] in ("least", "most", "than", "to") else at + 1
    if not (lows[number][0].isdigit() or lows[number] in _NUMBERS):
        return False
    return any(lows[token] in FINITE for token in range(number + 1, min(last, number + 12)))


def _opens_clause(reading: Reading, at: int, last: int, hit: Hit) -> bool:
    lows, words = reading.lows, reading.words
    low = lows[at]
    if low in PREPOSITIONS or low in TIMES:
        return False
    if not (
        low in _CLAUSE_OPENERS
        or words[at][0].isupper()
        or words[at][0].isdigit()
        or low[0] == "$"
        or words[at][0].isalpha()
    ):
        return False
    if low in ("and", "but", "or", "to"):
        return False
    rest = last - at
    if rest < 3 or (low in _NO_CLAUSE and not words[at + 1][0].isalpha()):
        return False
    if hit.cue.verb == "say" and (low in _CLAUSE_OPENERS or words[at][0].isupper() or words[at][0].isdigit()):
        return True
    for token in range(at + 1, min(last, at + 16)):
        if lows[token] in FINITE or (lows[token].endswith("ed") and len(lows[token]) > 4):
            return True
        if lows[token] in (",", ";", ":", "—"):
            break
    return False


def content_end(
    reading: Reading, frame: Frame, start: Start, lexicon: QuoteLexicon, *, within_comma: bool = False
) -> int:
    """Return the token after the last one of the words that open at ``start``.

    Args:
        reading: The article.
        frame: The sentence.
        start: Where the words open.
        lexicon: The reporting verbs.
        within_comma: Whether the verb stands in a subordinate clause, which the next comma ends.
    """
    lows = reading.lows
    last = without_final_mark(reading, frame.last, start.token)
    for at in range(start.token + 1, last):
        low = lows[at]
        if low == ";":
            return at
        if low == "," and at + 1 < last:
            following = lows[at + 1]
            if within_comma and at > start.token + 2:
                return at
            if following in _PARTICIPLES or following == "according":
                return at
            if following in _ENDS_BEFORE and "," not in lows[at + 2 : min(last, at + 60)]:
                return at
            if _reports_that(reading, at + 1, last, lexicon):
                return at
            if following in _CONJUNCTIONS and _leads_to_report(reading, at + 2, last, lexicon):
                return at
        elif low in ("and", "but"):
            if _reports_again(reading, at + 1, last, lexicon):
                return at
        elif low == "according" and at + 1 < last and lows[at + 1] == "to":
            return at
    return last


def _reports_that(reading: Reading, at: int, last: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a reporting verb with "that" stands at a token: "..., proposed that"."""
    cue = lexicon.forms.get(reading.lows[at])
    return cue is not None and "that" in cue.uses and reading.lows[min(at + 1, last - 1)] == "that"


def _leads_to_report(reading: Reading, at: int, last: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a new clause reports somebody's words: ", but Jane Doe says ..."."""
    lows = reading.lows
    for token in range(at, min(last, at + 8)):
        if lows[token] in (",", QUOTED, "that"):
            return False
        cue = lexicon.forms.get(lows[token])
        if cue is not None and "clause" in cue.uses and lows[token].endswith(("d", "s")):
            return True
    return False


def _reports_again(reading: Reading, at: int, last: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a conjunction leads to another reporting verb of the same subject."""
    lows = reading.lows
    for token in range(at, min(last, at + 3)):
        cue = lexicon.forms.get(lows[token])
        if (
            cue is not None
            and ("clause" in cue.uses or "that" in cue.uses)
            and not lows[token].endswith("ing")
        ):
            return lows[token] != cue.verb or cue.verb == "say"
        if not is_adverb(lows[token]) and not (token == at and lows[token] in ("he", "she", "they")):
            return False
    return False


def without_final_mark(reading: Reading, last: int, first: int) -> int:
    """Return the end of a stretch of tokens without the marks that end its sentence."""
    while last > first + 1 and reading.words[last - 1] in _FINAL_MARKS:
        if reading.words[last - 1] == ")" and "(" in reading.words[max(first, last - 40) : last - 1]:
            break
        last -= 1
    return last
