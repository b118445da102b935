"""Attributions that stand apart from the words: a sentence of their own, a colon, a signature."""

from __future__ import annotations

import re
from bisect import bisect_left

from dossier.analysis.quotes.attribution import Attribution
from dossier.analysis.quotes.context import Context
from dossier.analysis.quotes.grammar import FINITE
from dossier.analysis.quotes.hits import Hit, hits
from dossier.analysis.quotes.marks import Closing
from dossier.analysis.quotes.openings import opening_subject
from dossier.analysis.quotes.phrases import subject_before
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading
from dossier.analysis.quotes.speakers import is_pronoun
from dossier.model import Span

_SIGNATURE = re.compile(r"\s{0,9}(?:[—–―-]{1,2}\s{0,9}|\n\s{0,9}(?:[—–―-]{1,2}\s{0,9})?)")
_LONGEST_SIGNATURE = 16  # tokens
_LONGEST_ATTRIBUTION = 45  # tokens of a sentence that only tells who spoke


def apart(context: Context, index: int) -> Attribution | None:
    """Return the attribution that a sentence, a heading or a signature beside a quoted stretch gives."""
    token = context.reading.token_of[index]
    number = context.reading.frame_at(context.reading.quoted[index].start)
    rules = {"colon": _before_colon, "quote-name-cue": _next_sentence, "signature": _signature}
    for name, rule in rules.items():
        if name not in context.without and (found := rule(context, number, token)) is not None:
            return found
    return None


def _before_colon(context: Context, number: int, token: int) -> Attribution | None:
    """``Doe was blunt: "..."``, in one paragraph or with the colon at the end of the one before."""
    reading = context.reading
    frame = reading.frames[number]
    last = token - 1
    if token == frame.first and number and reading.frames[number - 1].paragraph == frame.paragraph - 1:
        frame = reading.frames[number - 1]
        last = frame.last - 1
        if last - frame.first > _LONGEST_ATTRIBUTION or reading.lows[last] == ",":
            verb = next(hits(reading, frame, context.lexicon, max(frame.first, last - 10), last), None)
            if verb is None:
                return None
            source = subject_before(reading, verb.first, frame.first, context.lexicon)
            if source is not None:
                return context.attributed_to(source, verb, "colon")
    if last <= frame.first or reading.lows[last] != ":":
        return None
    source = opening_subject(reading, frame.first, last, context.lexicon)
    if source is None:
        return None
    found = context.attributed_to(source, None, "colon")
    known = found.speaker is not None and (found.speaker[0].isupper() or is_pronoun(reading, source))
    return found if known else None


def _next_sentence(context: Context, number: int, token: int) -> Attribution | None:
    """``"..." Jane Doe said.``, where a full stop inside the marks parts the two."""
    reading = context.reading
    frame = reading.frames[number]
    if number + 1 >= len(reading.frames) or token != frame.last - 1:
        return None
    following = reading.frames[number + 1]
    if following.paragraph != frame.paragraph or following.last - following.first > _LONGEST_ATTRIBUTION:
        return None
    verb = next(hits(reading, following, context.lexicon, following.first, following.last), None)
    if verb is None or "quote" not in verb.cue.uses or QUOTED in reading.lows[following.first : verb.first]:
        return None
    source = subject_before(reading, verb.first, following.first, context.lexicon)
    if source is None or source.first != following.first or not _ends(reading, following, verb):
        return None
    return context.attributed_to(source, verb, "quote-name-cue")


def _ends(reading: Reading, frame: Frame, verb: Hit) -> bool:
    """Tell whether a sentence reports nothing after its verb."""
    after = reading.lows[verb.last : frame.last]
    return QUOTED not in after and not FINITE.intersection(after) and "that" not in after


def _signature(context: Context, number: int, token: int) -> Attribution | None:
    """``"..." — Jane Doe``, or the name alone in the paragraph below."""
    reading = context.reading
    quoted = reading.quoted[reading.quoted_at[token]]
    frame = reading.frames[number]
    paragraph = reading.paragraphs[frame.paragraph]
    if quoted.start != paragraph.start:
        return None
    match = _SIGNATURE.match(reading.masked, quoted.end)
    if match is None or match.end() >= len(reading.text):
        return None
    signer = context.names.after(match.end() - 1, 1)
    if not signer or signer[0].start > match.end() + 12 or " " not in signer[0].name:
        return None
    line = reading.frames[reading.frame_at(signer[0].start)]
    inside = reading.lows[_token_at(reading, line, signer[0].start) : line.last]
    dashed = match.group().strip() != ""
    if len(inside) > _LONGEST_SIGNATURE or QUOTED in inside or FINITE.intersection(inside):
        return None
    if not dashed and (
        quoted.closing is Closing.CONTINUED or inside[-1:] == ["."] or line.paragraph == frame.paragraph
    ):
        return None
    span = Span(signer[0].start, signer[0].end)
    return Attribution([], "signature", speaker=signer[0].name, mention=span)


def _token_at(reading: Reading, frame: Frame, at: int) -> int:
    """Return the first token of a sentence at or after an offset."""
    return bisect_left(reading.starts, at, frame.first, frame.last)
