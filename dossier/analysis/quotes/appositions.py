"""What stands between a name and its verb: ", an aide,", ", who met him twice,", "(D-Ohio)"."""

from __future__ import annotations

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    DASHES,
    DETERMINERS,
    ENDS_SUBJECT,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    is_nominal,
    names_somebody,
)
from dossier.analysis.quotes.nouns import Phrase, phrase_start
from dossier.analysis.quotes.reading import QUOTED, Reading
from dossier.language.lexicon import marked, word_class

_OPENERS = word_class("may open an apposition")
_LONGEST_BEFORE = 34  # tokens
_LONGEST_AFTER = 22


def before_apposition(reading: Reading, comma: int, low: int, lexicon: QuoteLexicon) -> Phrase | None:
    """Read back over ", an aide," and ", who met him twice," to the phrase that they belong to."""
    lows = reading.lows
    best: Phrase | None = None
    for at in range(comma - 1, max(low, comma - _LONGEST_BEFORE) - 1, -1):
        if lows[at] == QUOTED or lows[at] in (";", ":"):
            break
        if (lows[at] != "," and lows[at] not in DASHES) or at == low:
            continue
        if not _may_follow(reading, at + 1, lexicon):
            continue
        end = at
        if lows[end - 1] == ")":
            end = before_parenthesis(reading, end, low)
        if end <= low:
            continue
        if lows[end - 1] in ("he", "she", "they"):
            return Phrase(end - 1, end, comma)
        first = phrase_start(reading, end, low, lexicon)
        if first is None or not names_somebody(reading, first, end, lexicon):
            continue
        if first > low and lows[first - 1] in PREPOSITIONS:
            continue
        if end - first == 1 and _is_party_or_place(reading, first):
            continue
        best = Phrase(first, end, comma)
        if any(word[0].isupper() for word in reading.words[first:end]) and lows[first] not in ("a", "an"):
            break
    if best is None:
        first = phrase_start(reading, comma, low, lexicon)
        if first is not None and names_somebody(reading, first, comma, lexicon):
            return Phrase(first, comma, comma)
    return best


def after_apposition(reading: Reading, comma: int, high: int, lexicon: QuoteLexicon) -> int:
    """Return the end of an apposition that starts at a comma after the subject, or the comma itself."""
    lows = reading.lows
    at = comma + 1
    if at >= high or not (lows[at] in DETERMINERS or is_nominal(reading, at, lexicon)):
        return comma
    while at < high and at - comma < _LONGEST_AFTER and lows[at] not in ENDS_SUBJECT:
        at += 1
    return at


def before_parenthesis(reading: Reading, at: int, low: int) -> int:
    """Return the token before the parenthesis that ends at token ``at``."""
    for opening in range(at - 2, max(low, at - 16) - 1, -1):
        if reading.lows[opening] == "(":
            return opening
    return at - 1


def after_parenthesis(reading: Reading, at: int, high: int) -> int:
    """Return the token after the parenthesis that starts at token ``at``."""
    for closing in range(at + 1, min(high, at + 16)):
        if reading.lows[closing] == ")":
            return closing + 1
    return high


def _may_follow(reading: Reading, at: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether the words from a token on may be an apposition or a relative clause."""
    word, low = reading.words[at], reading.lows[at]
    if (
        low in DETERMINERS
        or low in POSSESSIVES
        or low in PREPOSITIONS
        or word[0].isupper()
        or word[0].isdigit()
    ):
        return True
    if low in _OPENERS:
        return True
    return (
        low in lexicon.role_nouns
        or low in lexicon.honorifics
        or low.endswith(("ing", "ed"))
        or is_adverb(low)
    )


def _is_party_or_place(reading: Reading, at: int) -> bool:
    """Tell whether a word between commas goes with a name of a politician or a town: "R-Fla.", "Ohio"."""
    word = reading.words[at]
    return word[:2] in ("R-", "D-", "I-") or reading.lows[at] in marked("abbreviations")
