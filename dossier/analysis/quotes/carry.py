"""Quoted stretches that no verb claims: who goes on speaking, and which are no speech at all."""

from __future__ import annotations

from dataclasses import replace

from dossier.analysis.quotes.apart import apart
from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.context import Context
from dossier.analysis.quotes.hits import hits
from dossier.analysis.quotes.marks import Closing, Quoted
from dossier.analysis.quotes.openings import opening_subject
from dossier.analysis.quotes.phrases import subject_before
from dossier.analysis.quotes.reading import Frame, Reading
from dossier.analysis.quotes.scare import is_scare
from dossier.model import Span

_NEAR = 260  # characters between two stretches of one speech in a paragraph
_NEAR_PARAGRAPH = 500  # the same, where the second opens a paragraph
_FURTHEST = 40  # tokens between a reporting verb and a quoted stretch that it governs
_FEW_WORDS = 3  # as many words or fewer, without a reporting verb, are mostly no speech


def carry_over(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return attributions for the quoted stretches that none of ``found`` covers."""
    owner = _owners(context.reading, found)
    added: list[Attribution] = []
    previous: tuple[Quoted, Attribution] | None = None
    for index, quoted in enumerate(context.reading.quoted):
        one = owner.get(index)
        if one is None:
            one = _attribute(context, index, previous)
            if one is None:
                continue
            owner[index] = one
            added.append(one)
            if one.rule == "scare":
                continue
        previous = (quoted, one)
    return added


def _owners(reading: Reading, found: list[Attribution]) -> dict[int, Attribution]:
    """Return which attribution covers which quoted stretch."""
    spans = sorted(
        (_covers_from(one, span), span.end, number) for number, one in enumerate(found) for span in one.spans
    )
    owner: dict[int, Attribution] = {}
    at = 0
    reach: list[tuple[int, int, int]] = []
    for index, quoted in enumerate(reading.quoted):
        while at < len(spans) and spans[at][0] <= quoted.start:
            reach = [span for span in reach if span[1] > quoted.start] + [spans[at]]
            at += 1
        covering = [span for span in reach if span[1] >= quoted.end]
        if covering:
            owner[index] = found[covering[0][2]]
    return owner


def _covers_from(one: Attribution, span: Span) -> int:
    """Return where what an attribution covers starts: a turn covers its speaker's name and its mark."""
    if one.rule == "transcript" and one.mention is not None:
        return one.mention.start - 1
    return span.start


def _attribute(
    context: Context,
    index: int,
    previous: tuple[Quoted, Attribution] | None,
) -> Attribution | None:
    """Return the attribution of a quoted stretch, by the first rule that knows one."""
    reading = context.reading
    quoted = reading.quoted[index]
    if not any(letter.isalnum() for letter in reading.text[quoted.start : quoted.end]):
        return None
    token = reading.token_of[index]
    if token < 0:
        return None
    frame = reading.frames[reading.frame_at(quoted.start)]
    span = Span(quoted.start, quoted.end)
    without = context.without
    scare = "scare" not in without and is_scare(reading, quoted)
    governed = _governed(context, frame, token) if "governing-cue" not in without else None
    if governed is not None and not scare:
        return replace(governed, spans=[span])
    if quoted.closing is Closing.SINGLE and governed is None and not _whole_sentence(frame, token):
        return _scare(span) if scare else None
    beside = apart(context, index)
    if beside is not None and not scare:
        beside.spans = [span]
        return beside
    if scare and not _continues(reading, quoted, previous):
        return _scare(span)
    carried = _carried(reading, quoted, previous, frame) if "carry-over" not in without else None
    if carried is not None:
        carried.spans = [span]
        return carried
    return _fallback(context, frame, token, span)


def _scare(span: Span) -> Attribution:
    return Attribution([span], "scare")


def _governed(context: Context, frame: Frame, token: int) -> Attribution | None:
    """Return the attribution by the nearest reporting verb to the left that has a subject."""
    reading, lexicon = context.reading, context.lexicon
    first = max(frame.first, token - _FURTHEST)
    before = [hit for hit in hits(reading, frame, lexicon, first, token) if hit.last <= token]
    for hit in reversed(before[-4:]):
        if hit.is_participle:
            source = opening_subject(reading, frame.first, hit.first, lexicon)
        else:
            source = subject_before(reading, hit.first, first, lexicon)
        if source is None:
            continue
        return context.attributed_to(source, hit, "governing-cue")
    return None


def _whole_sentence(frame: Frame, token: int) -> bool:
    return frame.last - frame.first <= 2 and token == frame.first


def _carried(
    reading: Reading, quoted: Quoted, previous: tuple[Quoted, Attribution] | None, frame: Frame
) -> Attribution | None:
    """Return the speaker of the stretch before, where the same one goes on."""
    if previous is None:
        return None
    last, one = previous
    gap = quoted.start - last.end
    if reading.paragraph_at(last.start) == reading.paragraph_at(quoted.start):
        near = gap < _NEAR
    else:
        opens = quoted.start == reading.paragraphs[frame.paragraph].start
        near = opens and gap < _NEAR_PARAGRAPH
    if not near and not _continues(reading, quoted, previous):
        return None
    joined = _continues(reading, quoted, previous) or _resumes(reading, last, quoted, one)
    return replace(one, spans=[], rule="carry-over", goes_on=_whole(one) if joined else None)


def _whole(one: Attribution) -> Attribution:
    return one if one.goes_on is None else one.goes_on


def _resumes(reading: Reading, last: Quoted, quoted: Quoted, one: Attribution) -> bool:
    """Tell whether only the attribution parts a stretch from the one before: ``"..." Doe said. "..."``."""
    here, there = reading.frame_at(quoted.start), reading.frame_at(last.start)
    if reading.frames[here].paragraph != reading.frames[there].paragraph:
        return False
    attributed = there if one.cue is None else max(there, reading.frame_at(one.cue.start))
    return here <= attributed + 1 and reading.starts[reading.frames[here].first] == quoted.start


def _continues(reading: Reading, quoted: Quoted, previous: tuple[Quoted, Attribution] | None) -> bool:
    """Tell whether a stretch goes on where the last one, never closed, stopped."""
    if previous is None or previous[0].closing not in (Closing.CONTINUED, Closing.UNCLOSED):
        return False
    return not reading.text[previous[0].end : quoted.start].strip()


def _fallback(context: Context, frame: Frame, token: int, span: Span) -> Attribution:
    """Return the subject of the sentence, or whoever was named last, where no rule knows better."""
    reading, names, spoken = context.reading, context.names, context.spoken
    first = reading.starts[frame.first]
    if len(reading.text[span.start : span.end].split()) <= _FEW_WORDS:
        return _scare(span)
    by_subject = "sentence-subject" not in context.without
    source = opening_subject(reading, frame.first, token, context.lexicon) if by_subject else None
    if source is not None:
        one = context.attributed_to(source, None, "sentence-subject")
        one.spans = [span]
        return one
    inside = names.after(first - 1, 1) if by_subject else ()
    if inside and inside[0].end <= span.start and not reading.is_quoted(inside[0].start):
        named = Span(inside[0].start, inside[0].end)
        return Attribution([span], "sentence-subject", speaker=inside[0].name, mention=named)
    if "last-named" in context.without:
        return _scare(span)
    for mention in reversed(names.before(span.start, 12)):
        if mention.name in names.people and not reading.is_quoted(mention.start):
            return Attribution([span], "last-named", speaker=mention.name)
    return Attribution([span], "last-named", speaker=spoken[-1].name if spoken else None)
