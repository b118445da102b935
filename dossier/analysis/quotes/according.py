"""The pattern of "according to"."""

from __future__ import annotations

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.content import content_start, without_final_mark
from dossier.analysis.quotes.hits import hits
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.phrases import subject_after, subject_before
from dossier.analysis.quotes.reading import QUOTED
from dossier.analysis.quotes.scene import SHORTEST_CLAUSE, Scene

_LONGEST_SOURCE = 14  # tokens


def according_to(scene: Scene) -> Attribution | None:
    """``According to Jane Doe, the talks failed``, on either side."""
    lows, frame = scene.reading.lows, scene.frame
    try:
        at = lows.index("according", frame.first, frame.last)
    except ValueError:
        return None
    if scene.low(at + 1) != "to":
        return None
    source = subject_after(scene.reading, at + 2, frame.last, scene.lexicon) or _up_to_comma(scene, at + 2)
    if source is None:
        return None
    cue = scene.span(at, at + 2)
    before = at - 1 if scene.low(at - 1) == "," else at
    if before - frame.first >= SHORTEST_CLAUSE or scene.quote_at(before - 1):
        if _already_said(scene, before):
            return None
        scene.claimed = source.last
        return Attribution([scene.span(frame.first, before)], "according-to", cue, source)
    if at != frame.first:
        return None
    source = _without_what_is_said(scene, source)
    first = source.last + (scene.low(source.last) == ",")
    if first >= frame.last:
        return None
    last = without_final_mark(scene.reading, frame.last, first)
    if last - first < SHORTEST_CLAUSE - 1 and not scene.quote_at(first):
        return None
    scene.claimed = last
    return Attribution([scene.span(first, last)], "according-to", cue, source)


def _without_what_is_said(scene: Scene, source: Phrase) -> Phrase:
    """Return the source without what looks like its apposition, but for a person's name after a role."""
    role = scene.low(source.core - 1)
    is_role = scene.lexicon.role_nouns.get(role, "body") != "body"
    if is_role and scene.low(source.last) == ",":
        return source
    return Phrase(source.first, source.core, source.core)


def _already_said(scene: Scene, end: int) -> bool:
    """Tell whether the words before "according to" have a speaker: "Doe said, according to Reuters"."""
    reading, frame = scene.reading, scene.frame
    for hit in hits(reading, frame, scene.lexicon, frame.first, end):
        if hit.last >= end - 1:
            return True
        if (
            hit.cue.uses & {"clause", "quote"}
            and content_start(reading, frame, hit, scene.lexicon) is not None
        ):
            return subject_before(reading, hit.first, frame.first, scene.lexicon) is not None
    return False


def _up_to_comma(scene: Scene, at: int) -> Phrase | None:
    """Return the words up to the next mark, where no noun phrase is recognised."""
    last = at
    while (
        last < scene.last
        and last - at < _LONGEST_SOURCE
        and scene.low(last) not in (",", ".", ";", ":", QUOTED)
    ):
        last += 1
    return Phrase(at, last, last) if last > at else None
