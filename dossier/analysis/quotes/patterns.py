"""The patterns that give words to a speaker within one sentence, one function each.

A pattern looks at one reporting verb and returns an attribution, or ``None``. The first that answers decides;
what it claims, a later verb of the sentence does not claim again.
"""

from __future__ import annotations

from dossier.analysis.quotes.according import according_to
from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.content import Opening, Start, content_end, content_start
from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import DASHES, PREPOSITIONS, PRONOUNS, TIMES
from dossier.analysis.quotes.hits import Hit, hits
from dossier.analysis.quotes.left import ends_after, goes_on, left_content, left_end, splits_a_clause
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.objects import object_end
from dossier.analysis.quotes.phrases import subject_after
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.analysis.quotes.scene import SHORTEST_CLAUSE, SUBORDINATING, Scene
from dossier.analysis.quotes.subjects import subject_of
from dossier.language.lexicon import word_class
from dossier.model import Span

_ENDS_CLAUSE = frozenset({"", ",", ".", ";", "(", "?", "!", ":", "adding", "when", QUOTED, *DASHES})
_RELATIVE = frozenset({"who", "which", "whose", "as", "while"})
_AROUND_QUOTED = frozenset({"", ".", "!", "?", ",", ";", ")", "(", *DASHES}) | word_class(
    "after a quoted stretch"
)


def attributions_in(reading: Reading, frame: Frame, lexicon: QuoteLexicon) -> list[Attribution]:
    """Return what the patterns find in one sentence, in the order of their verbs."""
    scene = Scene(reading, frame, lexicon, frame.first)
    told = according_to(scene)
    found = [] if told is None else [told]
    for hit in hits(reading, frame, lexicon):
        if hit.first < scene.claimed:
            continue
        attribution = quote_cue_name(scene, hit) or clause_cue_name(scene, hit) or name_cue(scene, hit)
        if attribution is not None:
            found.append(attribution)
    return found


def quote_cue_name(scene: Scene, hit: Hit) -> Attribution | None:
    """``"...," said Jane Doe``: the verb comes first."""
    before = hit.first - 1
    comma = scene.low(before) in (",", *DASHES)
    if comma:
        before -= 1
    if not scene.quote_at(before) or "quote" not in hit.cue.uses or hit.is_participle:
        return None
    if not comma and not scene.invites_attribution(before):
        return None
    source = subject_after(scene.reading, hit.last, scene.last, scene.lexicon)
    if source is None:
        return None
    spans = [left_content(scene, before + 1)]
    return _made(scene, spans, "quote-cue-name", hit, source, source.last)


def clause_cue_name(scene: Scene, hit: Hit) -> Attribution | None:
    """``The talks had failed, said Jane Doe``: a clause first, then the verb, then the name."""
    before = hit.first - 1
    if "clause" not in hit.cue.uses or hit.is_participle or scene.low(before) != ",":
        return None
    if before <= scene.frame.first or before - scene.claimed < SHORTEST_CLAUSE:
        return None
    source = subject_after(scene.reading, hit.last, scene.last, scene.lexicon)
    if source is None or not _ends_clause(scene.low(source.last)) or not _may_speak(scene, source):
        return None
    if not scene.quote_at(before - 1) and not scene.has_verb(scene.first, before):
        return None
    return _made(scene, [left_content(scene, before)], "clause-cue-name", hit, source, source.last)


def name_cue(scene: Scene, hit: Hit) -> Attribution | None:
    """``Jane Doe said``: the words stand before it, after it or on both sides."""
    source, shared = subject_of(scene, hit)
    if source is None:
        return None
    start = content_start(scene.reading, scene.frame, hit, scene.lexicon)
    spans: list[Span] = []
    rule = ""
    left = None if shared else left_end(scene, source, hit)
    if left is not None:
        quoted = scene.quote_at(left - 1)
        if quoted or (start is None and ends_after(scene, hit)) or splits_a_clause(scene, left, hit, start):
            spans.append(left_content(scene, left))
            rule = "quote-name-cue" if quoted else "clause-name-cue"
            start = start or goes_on(scene, hit)
    elif start is None and _is_parenthesis(scene, source, hit):
        start = goes_on(scene, hit)
    if not spans and (start is None or start.opening is Opening.QUOTE):
        end = object_end(scene.reading, scene.frame, hit, scene.lexicon)
        if end is not None:
            return _made(scene, [scene.span(hit.last, end)], "name-cue-object", hit, source, end)
    end = hit.last
    if start is not None:
        last = _content_last(scene, start, within_comma=_is_subordinate(scene, source, hit))
        if last > start.token:
            spans.append(scene.span(start.token, last))
            end = last
            if not rule:
                rule = _rule_of(start)
    if not spans:
        scene.source = source
        return None
    return _made(scene, spans, rule, hit, source, end)


def _made(scene: Scene, spans: list[Span], rule: str, hit: Hit, source: Phrase, claimed: int) -> Attribution:
    scene.claimed = max(scene.claimed, claimed, hit.last)
    scene.source = source
    return Attribution(spans, rule, hit.span(scene.reading), source)


def _rule_of(start: Start) -> str:
    if start.opening is Opening.QUOTE:
        return "name-cue-quote"
    if start.opening is Opening.THAT:
        return "name-cue-that"
    return "name-cue-clause"


def _ends_clause(low: str) -> bool:
    """Tell whether a word after an inverted subject shows that the clause ends with it."""
    return low in _ENDS_CLAUSE or low in _RELATIVE or low in PREPOSITIONS or low in TIMES


def _may_speak(scene: Scene, source: Phrase) -> bool:
    """Tell whether a noun phrase is headed by a name, a role or a pronoun."""
    lows, words = scene.reading.lows, scene.reading.words
    end = next((at for at in range(source.first + 1, source.core) if lows[at] in PREPOSITIONS), source.core)
    head = end - 1
    return words[head][0].isupper() or lows[head] in scene.lexicon.role_nouns or lows[head] in PRONOUNS


def _is_parenthesis(scene: Scene, source: Phrase, hit: Hit) -> bool:
    """Tell whether an attribution between commas only interrupts: "On Friday, she said, ..."."""
    before = scene.low(source.first - 1)
    opens_with_as = before == "as" and source.first - 1 == scene.frame.first
    return scene.low(hit.last) == "," and "clause" in hit.cue.uses and (before == "," or opens_with_as)


def _is_subordinate(scene: Scene, source: Phrase, hit: Hit) -> bool:
    """Tell whether the verb stands in a clause that the sentence goes on after."""
    lows, first = scene.reading.lows, scene.frame.first
    if lows[first] in SUBORDINATING - {"as"} and "," not in lows[max(first, hit.first - 60) : hit.first]:
        return True
    before = scene.low(source.first - 1)
    if scene.low(source.first) == "who":
        return before == ","
    return before in ("which", "whom") or before in SUBORDINATING - {"as"}


def _content_last(scene: Scene, start: Start, *, within_comma: bool) -> int:
    if start.opening is Opening.QUOTE and _stands_alone(scene, start.token):
        return start.token + 1
    return content_end(scene.reading, scene.frame, start, scene.lexicon, within_comma=within_comma)


def _stands_alone(scene: Scene, token: int) -> bool:
    """Tell whether a quoted stretch is all that was said, rather than part of a clause."""
    quoted = scene.reading.quoted_token(token)
    following = scene.low(token + 1)
    if quoted is None or following in _AROUND_QUOTED:
        return True
    return quoted.inner(scene.reading.text)[-1:] in ".,!?…" and following not in ("and", "or")
