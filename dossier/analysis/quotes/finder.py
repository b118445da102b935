"""Finding the quotations of an article: the rules, in the order in which they decide."""

from __future__ import annotations

from bisect import insort

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.carry import carry_over
from dossier.analysis.quotes.confidence import confidence
from dossier.analysis.quotes.context import Context
from dossier.analysis.quotes.cues import QuoteLexicon, default_lexicon
from dossier.analysis.quotes.names import Names, find_names
from dossier.analysis.quotes.patterns import attributions_in
from dossier.analysis.quotes.pronouns import Spoken, whom_pronoun_means
from dossier.analysis.quotes.reading import QUOTED, QUOTED_TOO, Reading, read
from dossier.analysis.quotes.roles import Roles
from dossier.analysis.quotes.speakers import definite_role, is_pronoun, mention_span, speaker_of
from dossier.analysis.quotes.transcripts import turns
from dossier.model import NamedSpan, Quote, QuoteType, Span

_OPENING = 2  # the last of the paragraphs, from 0, that may hold a source back
_SOON = 1200  # characters within which the source is then named


def find_quotes(
    text: str, *, lexicon: QuoteLexicon | None = None, without: frozenset[str] = frozenset()
) -> tuple[Quote, ...]:
    """Return the quotations of a text in the order of their start. Linear in the length of the text.

    Direct quotations include their quotation marks. Scare quotes, titles and nicknames are returned too, with
    the rule ``"scare"``, no speaker and a confidence below 0.3.

    Args:
        text: An article's text; offsets are into it as given.
        lexicon: Reporting verbs, role nouns and titles; the shipped ones where none is given.
        without: Names of rules that shall not decide, to measure what they are worth; see `RULES`.
    """
    lexicon = lexicon or default_lexicon()
    reading = read(text)
    names = find_names(reading, lexicon)
    roles = Roles(reading, names, lexicon)
    found = [one for frame in reading.frames for one in attributions_in(reading, frame, lexicon)]
    found = [one for one in found if one.rule not in without]
    spoken_in_turn = turns(reading, names) if "transcript" not in without else []
    for one in found:
        if one.source is not None:
            one.mention = mention_span(reading, one.source)
            one.speaker = speaker_of(reading, one.source, names, roles)
    if "held-back" not in without:
        _resolve_roles(reading, names, roles, found)
    if "pronoun" not in without:
        _resolve_pronouns(reading, names, found)
    found += spoken_in_turn
    spoken = sorted(
        (Spoken(one.mention.start, one.speaker) for one in found if one.mention and one.speaker),
        key=lambda who: who.at,
    )
    found += carry_over(Context(reading, names, roles, spoken, without), found)
    return _quotes(reading, found)


def _resolve_roles(reading: Reading, names: Names, roles: Roles, found: list[Attribution]) -> None:
    """Resolve "the mayor's top aide" in an opening paragraph to the one whom the next ones introduce."""
    ordered = sorted((one for one in found if one.source and one.mention), key=_where)
    first_named: dict[str, int] = {}
    for mention in reversed(names.mentions):
        first_named[mention.name] = mention.start
    for index, one in enumerate(ordered):
        if one.source is None or one.mention is None or reading.paragraph_at(one.mention.start) > _OPENING:
            break
        if one.speaker in names.people or definite_role(reading, one.source, roles.lexicon) is None:
            continue
        for later in ordered[index + 1 : index + 4]:
            if later.mention is None or later.mention.start - one.mention.end > _SOON:
                break
            introduced = first_named.get(later.speaker or "", 0) > one.mention.end
            if introduced and later.speaker in names.people and " " in later.mention_text(reading.text):
                one.speaker = later.speaker
                one.held_back = True
                break


def _resolve_pronouns(reading: Reading, names: Names, found: list[Attribution]) -> None:
    """Resolve pronouns in the order of the text, when everybody named outright is known."""
    spoken: list[Spoken] = []
    for one in sorted(found, key=_where):
        if one.source is None or one.mention is None:
            continue
        if one.speaker is None and is_pronoun(reading, one.source):
            pronoun = reading.lows[one.source.first]
            one.speaker = whom_pronoun_means(reading, names, pronoun, one.mention.start, spoken)
        if one.speaker is not None:
            insort(spoken, Spoken(one.mention.start, one.speaker), key=lambda who: who.at)


def _where(one: Attribution) -> int:
    return one.mention.start if one.mention is not None else one.spans[0].start


def _quotes(reading: Reading, found: list[Attribution]) -> tuple[Quote, ...]:
    pieces = sorted(
        ((span, group) for group, one in enumerate(found) for span in one.spans),
        key=lambda piece: (piece[0].start, -piece[0].end),
    )
    quotes: list[Quote] = []
    groups: dict[int, int] = {}
    end = -1
    for span, group in pieces:
        if span.start < end or span.start >= span.end:
            continue  # within one that an earlier rule found
        end = span.end
        one = found[group]
        whole = id(one if one.goes_on is None else one.goes_on)
        quotes.append(_quote(reading, span, one, groups.setdefault(whole, len(groups))))
    return tuple(quotes)


def _quote(reading: Reading, span: Span, one: Attribution, group: int) -> Quote:
    text = reading.text
    pronoun = one.source is not None and is_pronoun(reading, one.source)
    return Quote(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        type=_type(reading, span),
        rule=one.rule,
        confidence=confidence(one.rule, pronoun=pronoun, held_back=one.held_back),
        cue=_named(text, one.cue),
        speaker=one.speaker,
        mention=_named(text, one.mention),
        group=group,
    )


def _named(text: str, at: Span | None) -> NamedSpan | None:
    return None if at is None else NamedSpan(at.start, at.end, text[at.start : at.end])


def _type(reading: Reading, span: Span) -> QuoteType:
    outside = reading.masked[span.start : span.end].replace(QUOTED, "").replace(QUOTED_TOO, "")
    if len(outside) == span.end - span.start:
        return QuoteType.INDIRECT
    return QuoteType.MIXED if any(map(str.isalnum, outside)) else QuoteType.DIRECT
