"""What stands to the left of "Jane Doe said": whether these words are what she said."""

from __future__ import annotations

from dossier.analysis.quotes.content import Opening, Start
from dossier.analysis.quotes.grammar import DASHES, OPENERS, PREPOSITIONS, TIMES, is_adverb
from dossier.analysis.quotes.hits import Hit
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.reading import QUOTED
from dossier.analysis.quotes.scene import SHORTEST_CLAUSE, SUBORDINATING, Scene
from dossier.language.lexicon import word_class
from dossier.model import Span

_ASIDES = OPENERS | PREPOSITIONS | TIMES
_NOT_MORE_WORDS = word_class("after an attribution")
_ENDS = frozenset({".", ",", "?", "!", ";", *DASHES})


def left_end(scene: Scene, source: Phrase, hit: Hit) -> int | None:
    """Return the token after the words before a subject that may be what it says, or ``None``."""
    before = source.first - 1
    if before > scene.frame.first and scene.low(before) == "as":
        before -= 1
    comma = scene.low(before) == ","
    if comma:
        before -= 1
    if before < scene.first:
        return None
    if scene.low(before) == QUOTED:
        if "quote" not in hit.cue.uses:
            return None
        return before + 1 if comma or scene.invites_attribution(before) else None
    if not comma and scene.low(before) not in DASHES:
        return None
    return (before + 1 if comma else before) if _is_claim(scene, before, hit, comma=comma) else None


def _is_claim(scene: Scene, before: int, hit: Hit, *, comma: bool) -> bool:
    """Tell whether the words up to a token may be a clause that somebody says."""
    if not hit.cue.uses & {"clause", "hearer"}:
        return False
    opens = scene.low(scene.first)
    if before + 1 - scene.first < SHORTEST_CLAUSE - 1:
        return comma and scene.low(hit.last) == "," and opens not in _ASIDES
    aside = opens in PREPOSITIONS or opens in TIMES or opens in SUBORDINATING or opens.endswith("ing")
    return not aside or scene.is_finite(scene.first, before)


def left_content(scene: Scene, end: int) -> Span:
    """Return the words before an attribution: a quoted stretch alone, or the clause that it is part of."""
    first = scene.first
    if scene.quote_at(end - 1) and (end - 1 <= first or scene.low(end - 2) in (",", ":", ";", ".", *DASHES)):
        return scene.span(end - 1, end)
    while first < end - 1 and scene.low(first) in (",", ";", ":", "and", "but", *DASHES):
        first += 1
    return scene.span(first, end)


def ends_after(scene: Scene, hit: Hit) -> bool:
    """Tell whether nothing but when, where and to whom follows the verb."""
    if hit.last >= scene.last:
        return True
    low = scene.low(hit.last)
    if low in _ENDS or low in TIMES or low in PREPOSITIONS or is_adverb(low):
        return True
    return "hearer" in hit.cue.uses and low[0].isalpha()


def splits_a_clause(scene: Scene, left: int, hit: Hit, start: Start | None) -> bool:
    """Tell whether an attribution between commas splits a clause that goes on in a quoted stretch."""
    if start is None or start.opening is not Opening.QUOTE or scene.low(hit.last) != ",":
        return False
    low = scene.low(scene.first)
    if low in PREPOSITIONS or low in TIMES or low.endswith(("ing", "ed")) or low in SUBORDINATING:
        return False
    return scene.has_verb(scene.first, left)


def goes_on(scene: Scene, hit: Hit) -> Start | None:
    """Return where a clause goes on after ", she said,"."""
    following = scene.low(hit.last + 1)
    if scene.low(hit.last) != "," or hit.last + 3 >= scene.last or following.endswith("ing"):
        return None
    return None if following in _NOT_MORE_WORDS else Start(hit.last + 1, Opening.CLAUSE)
