"""The pattern of reporting nouns: ``Jane Doe's claim that the talks failed``."""

from __future__ import annotations

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.content import Opening, Start, content_end
from dossier.analysis.quotes.grammar import DETERMINERS, POSSESSIVES
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.scene import Scene
from dossier.language.lexicon import word_class

_NOUNS = word_class("reporting nouns")
_FURTHEST = 4  # tokens between the possessive and the noun


def noun_that(scene: Scene, taken: list[Attribution]) -> list[Attribution]:
    """Return the words that a reporting noun with a possessor introduces, where no verb has."""
    lows, found = scene.reading.lows, []
    for at in range(scene.frame.first + 1, scene.last - 3):
        if lows[at] not in _NOUNS or lows[at + 1] != "that":
            continue
        source = _possessor(scene, at)
        if source is None:
            continue
        start = Start(at + 1, Opening.THAT)
        end = content_end(scene.reading, scene.frame, start, scene.lexicon, within_comma=True)
        span = scene.span(at + 1, end)
        if any(one.start < span.end and span.start < one.end for other in taken for one in other.spans):
            continue
        found.append(Attribution([span], "noun-that", scene.span(at, at + 1), source))
    return found


def _possessor(scene: Scene, noun: int) -> Phrase | None:
    """Return the name before the possessive that goes with a noun."""
    for at in range(noun - 1, max(scene.frame.first, noun - _FURTHEST) - 1, -1):
        low = scene.low(at)
        if low in ("'s", "'"):
            first = at
            while first > scene.frame.first and scene.reading.words[first - 1][0].isupper():
                first -= 1
            return Phrase(first, at, at) if first < at else None
        if low in POSSESSIVES or low in DETERMINERS or not low.isalpha():
            return None
    return None
