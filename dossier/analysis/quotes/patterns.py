"""The patterns that give words to a speaker within one sentence, one function each.

A pattern looks at one reporting verb (or at "according to") and returns an attribution, or ``None``. The
first that answers decides; what it claims, a later verb of the sentence does not claim again.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.content import (
    Opening,
    Start,
    content_end,
    content_start,
    token_span,
    without_final_mark,
)
from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.hits import Hit, hits
from dossier.analysis.quotes.objects import object_end
from dossier.analysis.quotes.phrases import (
    FINITE,
    PREPOSITIONS,
    TIMES,
    Phrase,
    is_adverb,
    opening_subject,
    subject_after,
    subject_before,
)
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.language.lexicon import word_class
from dossier.model import Span

_QUOTE_ENDS = frozenset(",?!….—–-")
_DASHES = ("—", "–", "-", "--")
_SUBORDINATING = word_class("subordinating")
_ASIDES = word_class("sentence openers") | PREPOSITIONS | TIMES
_LOOKED_AT = 80  # tokens before an attribution that are searched for a verb
_SHORTEST_CLAUSE = 4  # tokens before ", she said" that make a claim


@dataclass(slots=True)
class Scene:
    """One sentence at work: what is claimed so far, and who spoke last in it."""

    reading: Reading
    frame: Frame
    lexicon: QuoteLexicon
    claimed: int  # tokens before this one are taken
    source: Phrase | None = None

    def quote_at(self, token: int) -> bool:
        """Tell whether a token of this sentence is a quoted stretch."""
        return self.frame.first <= token < self.frame.last and self.reading.lows[token] == QUOTED


def attributions_in(reading: Reading, frame: Frame, lexicon: QuoteLexicon) -> list[Attribution]:
    """Return what the patterns find in one sentence, in the order of their verbs."""
    scene = Scene(reading, frame, lexicon, frame.first)
    found: list[Attribution] = []
    told = according_to(scene)
    if told is not None:
        found.append(told)
    for hit in hits(reading, frame, lexicon):
        if hit.first < scene.claimed:
            continue
        for pattern in (quote_cue_name, clause_cue_name, cue_name_quote, name_cue):
            attribution = pattern(scene, hit)
            if attribution is not None:
                found.append(attribution)
                break
    return found


def quote_cue_name(scene: Scene, hit: Hit) -> Attribution | None:
    """``"...," said Jane Doe``: the verb comes first."""
    reading = scene.reading
    before = hit.first - 1
    comma = before >= scene.frame.first and reading.lows[before] in (",", *_DASHES)
    if comma:
        before -= 1
    if not scene.quote_at(before) or "quote" not in hit.cue.uses or hit.is_participle:
        return None
    if not comma and not _invites_attribution(reading, before):
        return None
    source = subject_after(reading, hit.last, scene.frame.last, scene.lexicon)
    if source is None:
        return None
    spans = [_left_content(scene, before + 1)]
    return _made(scene, spans, "quote-cue-name", 0.95, hit, source, source.last)


def name_cue(scene: Scene, hit: Hit) -> Attribution | None:
    """``Jane Doe said``: the words stand before it, after it or on both sides."""
    reading, frame = scene.reading, scene.frame
    source, joined = _subject(scene, hit)
    if source is None:
        return None
    start = content_start(reading, frame, hit)
    left = None if joined else _left_end(scene, source, hit)
    spans: list[Span] = []
    rule, confidence, end = "name-cue-clause", 0.75, hit.last
    if left is not None:
        quoted = scene.quote_at(left - 1)
        if quoted or (start is None and _ends_here(scene, hit)) or _is_aside(scene, left, hit, start):
            spans.append(_left_content(scene, left))
            rule, confidence = ("quote-name-cue", 0.95) if quoted else ("clause-name-cue", 0.8)
            if start is None:
                start = _goes_on(scene, hit)
    if start is None or start.opening is Opening.QUOTE:
        upon = object_end(reading, frame, hit, scene.lexicon)
        if upon is not None and not spans:
            spans = _contents(scene, hit.last, upon)
            return _made(scene, spans, "name-cue-object", 0.65, hit, source, upon)
    if start is not None:
        last = _content_last(scene, start, within_comma=_is_subordinate(scene, source, hit))
        if last > start.token:
            spans += _contents(scene, start.token, last)
            end = last
            if not spans or (len(spans) == 1 and rule == "name-cue-clause"):
                rule, confidence = _rule_of(start)
    if not spans:
        scene.source = source
        return None
    return _made(scene, spans, rule, confidence, hit, source, end)


def clause_cue_name(scene: Scene, hit: Hit) -> Attribution | None:
    """``The talks had failed, said Jane Doe``: a clause first, then the verb, then the name."""
    reading, frame = scene.reading, scene.frame
    before = hit.first - 1
    if (
        "clause" not in hit.cue.uses
        or hit.is_participle
        or before <= frame.first
        or reading.lows[before] != ","
    ):
        return None
    if before - scene.claimed < _SHORTEST_CLAUSE:
        return None
    source = subject_after(reading, hit.last, frame.last, scene.lexicon)
    if source is None or not _stops(scene, source.last):
        return None
    if not scene.quote_at(before - 1) and not _has_verb(scene, max(frame.first, scene.claimed), before):
        return None
    return _made(scene, [_left_content(scene, before)], "clause-cue-name", 0.8, hit, source, source.last)


def cue_name_quote(scene: Scene, hit: Hit) -> Attribution | None:
    """``Said Jane Doe: "..."``: the verb comes first, and the words last."""
    reading, frame = scene.reading, scene.frame
    at_start = hit.first == frame.first or reading.lows[hit.first - 1] == ","
    if not at_start or "quote" not in hit.cue.uses or hit.is_participle:
        return None
    source = subject_after(reading, hit.last, frame.last, scene.lexicon)
    if source is None or source.last + 1 >= frame.last:
        return None
    if reading.lows[source.last] not in (":", ",") or not scene.quote_at(source.last + 1):
        return None
    span = token_span(reading, source.last + 1, source.last + 2)
    return _made(scene, [span], "cue-name-quote", 0.9, hit, source, source.last + 2)


def according_to(scene: Scene) -> Attribution | None:
    """``According to Jane Doe, the talks failed``, on either side."""
    reading, frame, lows = scene.reading, scene.frame, scene.reading.lows
    for at in range(frame.first, frame.last - 2):
        if lows[at] == "according" and lows[at + 1] == "to":
            break
    else:
        return None
    source = subject_after(reading, at + 2, frame.last, scene.lexicon)
    if source is None:
        source = _anything_after(scene, at + 2)
        if source is None:
            return None
    cue = Span(reading.starts[at], reading.ends[at + 1])
    before = at - 1 if at > frame.first and lows[at - 1] == "," else at
    attribution = Attribution([], "according-to", 0.75, cue, source)
    if before - frame.first >= _SHORTEST_CLAUSE or (before > frame.first and scene.quote_at(before - 1)):
        if _already_said(scene, before):
            return None
        attribution.spans.append(token_span(reading, frame.first, before))
        scene.claimed = source.last
        return attribution
    names_a_role = _is_person(scene, source.core - 1) and lows[min(source.last, frame.last - 1)] == ","
    if source.last > source.core and not names_a_role:
        source = Phrase(source.first, source.core, source.core)
        attribution.source = source
    if at == frame.first and source.last < frame.last:
        first = source.last + (lows[source.last] == ",")
        last = without_final_mark(reading, frame.last, first)
        if last - first >= _SHORTEST_CLAUSE - 1 or scene.quote_at(first):
            attribution.spans += _contents(scene, first, last)
            scene.claimed = last
            return attribution
    return None


def _stops(scene: Scene, at: int) -> bool:
    """Tell whether a subject that follows its verb is the end of the clause."""
    if at >= scene.frame.last:
        return True
    low = scene.reading.lows[at]
    return low in (",", ".", ";", "(", QUOTED, "who", "which", "whose", "?", "!", ":", *_DASHES) or (
        low in PREPOSITIONS or low in TIMES or low in ("as", "when", "while", "adding")
    )


def _is_finite(scene: Scene, first: int, last: int) -> bool:
    lows = scene.reading.lows
    return any(lows[at] in FINITE for at in range(max(first, last - _LOOKED_AT), last))


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch of tokens holds what looks like a finite verb."""
    lows = scene.reading.lows
    return any(
        lows[at] in FINITE or (at > first and len(lows[at]) > 3 and lows[at].endswith(("ed", "s", "'t")))
        for at in range(first, last)
    )


def _is_person(scene: Scene, token: int) -> bool:
    return scene.lexicon.role_nouns.get(scene.reading.lows[token], "body") != "body"


def _made(
    scene: Scene, spans: list[Span], rule: str, confidence: float, hit: Hit, source: Phrase, claimed: int
) -> Attribution:
    scene.claimed = max(scene.claimed, claimed, hit.last)
    scene.source = source
    return Attribution(spans, rule, confidence, hit.span(scene.reading), source)


def _rule_of(start: Start) -> tuple[str, float]:
    if start.opening is Opening.QUOTE:
        return "name-cue-quote", 0.9
    if start.opening is Opening.THAT:
        return "name-cue-that", 0.85
    return "name-cue-clause", 0.75


def _subject(scene: Scene, hit: Hit) -> tuple[Phrase | None, bool]:
    """Return the subject of a verb, and whether it is that of the verb before (", adding", "and added")."""
    reading, low = scene.reading, scene.frame.first
    before = hit.first - 1
    while before >= low and is_adverb(reading.lows[before]):
        before -= 1
    joint = reading.lows[before] if before >= low else ""
    if hit.is_participle and joint not in (",", "and"):
        own = subject_before(reading, hit.first, low, scene.lexicon)
        if own is not None and own.first > low and reading.lows[own.first - 1] == "with":
            return own, False
    depends = joint in (",", "and", "before", "while", "by", "in", "") or scene.source is not None
    if hit.is_participle and depends and not _progressive(scene, hit):
        return scene.source or opening_subject(reading, low, hit.first, scene.lexicon), True
    if joint in ("and", "but", "or", "then") or (
        joint == "," and scene.source is not None and before == hit.first - 1
    ):
        if scene.source is not None:
            return scene.source, True
        return opening_subject(reading, low, before, scene.lexicon), True
    if joint == "to":
        return None, False
    return subject_before(
        reading, hit.first, max(low, scene.claimed if joint != "," else low), scene.lexicon
    ), False


def _progressive(scene: Scene, hit: Hit) -> bool:
    lows = scene.reading.lows
    return any(
        lows[at] in ("is", "are", "was", "were", "been", "be")
        for at in range(max(scene.frame.first, hit.first - 3), hit.first)
    )


def _invites_attribution(reading: Reading, token: int) -> bool:
    quoted = reading.quoted_token(token)
    return quoted is not None and quoted.inner(reading.text)[-1:] in _QUOTE_ENDS


def _left_end(scene: Scene, source: Phrase, hit: Hit) -> int | None:
    """Return the end of the words before a subject that may be what it says, or ``None``."""
    reading, lows = scene.reading, scene.reading.lows
    before = source.first - 1
    if before < max(scene.frame.first, scene.claimed):
        return None
    if before > scene.frame.first and lows[before] == "as":
        before -= 1
    comma = lows[before] == ","
    if comma:
        before -= 1
    if before < max(scene.frame.first, scene.claimed):
        return None
    if lows[before] == QUOTED:
        if "quote" not in hit.cue.uses:
            return None
        return before + 1 if comma or _invites_attribution(reading, before) else None
    if not comma and lows[before] not in _DASHES:
        return None
    short = before + 1 - max(scene.frame.first, scene.claimed) < _SHORTEST_CLAUSE - 1
    between_commas = comma and hit.last < scene.frame.last and lows[hit.last] == ","
    opens = lows[max(scene.frame.first, scene.claimed)]
    if (short and (not between_commas or opens in _ASIDES)) or not hit.cue.uses & {"clause", "hearer"}:
        return None
    aside = opens in PREPOSITIONS or opens in TIMES or opens in _SUBORDINATING or opens.endswith("ing")
    if aside and not _is_finite(scene, max(scene.frame.first, scene.claimed), before):
        return None
    return before + 1 if comma else before


def _ends_here(scene: Scene, hit: Hit) -> bool:
    """Tell whether nothing but when and where follows the verb."""
    reading, lows = scene.reading, scene.reading.lows
    at = hit.last
    if at >= scene.frame.last:
        return True
    return (
        lows[at] in (".", ",", "?", "!", ";", *_DASHES)
        or lows[at] in TIMES
        or lows[at] in PREPOSITIONS
        or is_adverb(lows[at])
        or ("hearer" in hit.cue.uses and reading.words[at][0].isalpha())
    )


def _is_aside(scene: Scene, left: int, hit: Hit, start: Start | None) -> bool:
    """Tell whether an attribution between commas splits a clause that goes on in a quoted stretch."""
    if start is None or start.opening is not Opening.QUOTE or scene.reading.lows[hit.last] != ",":
        return False
    first = max(scene.frame.first, scene.claimed)
    low = scene.reading.lows[first]
    if low in PREPOSITIONS or low in TIMES or low.endswith(("ing", "ed")) or low in ("as", "when", "while"):
        return False
    return _has_verb(scene, first, left)


def _goes_on(scene: Scene, hit: Hit) -> Start | None:
    """Return where a clause goes on after ", she said,"."""
    lows = scene.reading.lows
    at = hit.last
    if at + 3 < scene.frame.last and lows[at] == "," and not lows[at + 1].endswith("ing"):
        if lows[at + 1] in (
            "and",
            "but",
            "who",
            "which",
            "according",
            "while",
            "as",
            "in",
            "after",
            "before",
            "during",
        ):
            return None
        return Start(at + 1, Opening.CLAUSE)
    return None


def _left_content(scene: Scene, end: int) -> Span:
    """Return the words before an attribution: a quoted stretch alone, or the clause that it is part of."""
    reading, lows = scene.reading, scene.reading.lows
    first = max(scene.frame.first, scene.claimed)
    if scene.quote_at(end - 1):
        at = end - 1
        if at <= first or lows[at - 1] in (",", ":", ";", *_DASHES, "."):
            return token_span(reading, at, end)
    while first < end - 1 and lows[first] in (",", ";", *_DASHES, ":", "and", "but"):
        first += 1
    return token_span(reading, first, end)


def _is_subordinate(scene: Scene, source: Phrase, hit: Hit) -> bool:
    """Tell whether the verb stands in a clause that the sentence goes on after."""
    lows, first = scene.reading.lows, scene.frame.first
    if lows[first] in _SUBORDINATING and hit.first - first < 60 and "," not in lows[first : hit.first]:
        return True
    before = lows[source.first - 1] if source.first > first else ""
    if lows[source.first] == "who":
        return before == ","
    return before in ("which", "whom") or before in _SUBORDINATING


def _content_last(scene: Scene, start: Start, *, within_comma: bool = False) -> int:
    reading = scene.reading
    if start.opening is Opening.QUOTE and _stands_alone(scene, start.token):
        return start.token + 1
    return content_end(reading, scene.frame, start, scene.lexicon, within_comma=within_comma)


def _stands_alone(scene: Scene, token: int) -> bool:
    """Tell whether a quoted stretch is all that was said, rather than part of a clause."""
    reading, lows = scene.reading, scene.reading.lows
    quoted = reading.quoted_token(token)
    if quoted is None:
        return True
    following = lows[token + 1] if token + 1 < scene.frame.last else "."
    ended = quoted.inner(reading.text)[-1:] in ".,!?…"
    if following in (".", "!", "?", ",", ";", ")"):
        return True
    if ended and following not in ("and", "or"):
        return True
    return following in (
        "in",
        "on",
        "during",
        "at",
        "as",
        "when",
        "after",
        "while",
        "before",
        "because",
        *_DASHES,
        "(",
    )


def _contents(scene: Scene, first: int, last: int) -> list[Span]:
    return [token_span(scene.reading, first, last)] if last > first else []


def _already_said(scene: Scene, end: int) -> bool:
    """Tell whether the words before "according to" have a speaker: "Doe said, according to Reuters"."""
    reading, frame = scene.reading, scene.frame
    for hit in hits(reading, frame, scene.lexicon):
        if hit.first >= end:
            return False
        if "clause" in hit.cue.uses or "quote" in hit.cue.uses:
            ends = hit.last >= end - 1
            if ends or content_start(reading, frame, hit) is not None:
                return subject_before(reading, hit.first, frame.first, scene.lexicon) is not None or ends
    return False


def _anything_after(scene: Scene, at: int) -> Phrase | None:
    """Return the words up to the next comma, where no noun phrase is recognised."""
    lows = scene.reading.lows
    last = at
    while last < scene.frame.last and lows[last] not in (",", ".", ";", QUOTED, ":") and last - at < 14:
        last += 1
    return Phrase(at, last, last) if last > at else None
