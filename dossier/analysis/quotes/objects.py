"""What a verb says of something: ``called it "a mess"``, ``described it as a mess``, ``called for talks``."""

from __future__ import annotations

from dossier.analysis.quotes.content import Opening, Start, content_end
from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.hits import Hit
from dossier.analysis.quotes.reading import QUOTED, Frame, Reading

_FURTHEST = 24  # tokens between the verb and the words that it puts upon its object
_ENDS = (";", ":", ".", "who", "which", "that")


def object_end(reading: Reading, frame: Frame, hit: Hit, lexicon: QuoteLexicon) -> int | None:
    """Return the token after what a verb says of its object, or ``None``; it starts right after the verb."""
    if "object" not in hit.cue.uses or hit.last + 1 >= frame.last:
        return None
    lows = reading.lows
    quoted = described = None
    for at in range(hit.last, min(frame.last, hit.last + _FURTHEST)):
        low = lows[at]
        if low == QUOTED:
            quoted = at
            break
        if low in _ENDS:
            break
        if low == hit.cue.preposition and at > hit.last and described is None:
            described = at
        cue = lexicon.forms.get(low)
        if cue is not None and "clause" in cue.uses and at > hit.last and reading.words[at] == low:
            break
    if quoted is not None:
        return _after_quoted(reading, frame, quoted, lexicon)
    takes_anything = " " in hit.cue.verb
    if described is None and not takes_anything:
        return None
    if hit.cue.preposition not in ("as", "of") and not takes_anything:
        return None
    if hit.cue.verb not in ("describe", "characterize", "characterise", "accuse") and not takes_anything:
        return None
    return content_end(reading, frame, Start(hit.last, Opening.OBJECT), lexicon)


def _after_quoted(reading: Reading, frame: Frame, token: int, lexicon: QuoteLexicon) -> int:
    quoted = reading.quoted_token(token)
    following = reading.lows[token + 1] if token + 1 < frame.last else "."
    ended = quoted is None or quoted.inner(reading.text)[-1:] in ".,!?"
    if following in ("and", "or") or (
        reading.words[token + 1 : token + 2] and not ended and following.isalpha()
    ):
        return content_end(reading, frame, Start(token, Opening.OBJECT), lexicon, within_comma=True)
    return token + 1
