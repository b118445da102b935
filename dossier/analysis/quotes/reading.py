"""An article as the rules for quotations read it: words, and each quoted stretch as one word.

Seen so, ``"We agree. We always did," said Ms. Doe.`` is one sentence of the reporter with one quoted stretch
in it, and every rule can look at the reporter's words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from dossier.analysis.quotes.marks import Quoted, quoted_stretches, without_noise
from dossier.language.lexicon import word_class
from dossier.language.sentences import sentence_ends
from dossier.model import Span, paragraphs

QUOTED = "\ue000"  # stands for a quoted stretch, once for each of its characters
QUOTED_TOO = "\ue001"  # the same, for every other stretch, so that neighbours stay apart
_TOKEN = re.compile(
    r"[^\W_]+(?:[.&/@-][^\W_]+|['’](?!s\b)[^\W_]+)*|['’]s\b"
    rf"|{QUOTED}+|{QUOTED_TOO}+|--+|\.\.+|\S"
)
_CAPITALS = word_class("read as names in capitals")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'“”»’)\]]*\Z")
_ATTRIBUTION_NEXT = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|wondered|wrote|added|told|tweeted|replied)\b"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence of the reporter: the tokens ``[first, last)`` and the characters ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(slots=True)
class Reading:
    """The words of an article, outside quotation marks, in parallel lists by token.

    ``words`` holds them as printed, ``lows`` in lower case with a straight apostrophe. A quoted stretch is
    one token, whose word is QUOTED.
    """

    text: str
    masked: str
    quoted: tuple[Quoted, ...]
    paragraphs: tuple[Span, ...]
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    quoted_at: dict[int, int] = field(default_factory=dict)  # token -> index into ``quoted``
    token_of: list[int] = field(default_factory=list)  # index into ``quoted`` -> token
    _frame_starts: list[int] = field(default_factory=list)
    _paragraph_starts: list[int] = field(default_factory=list)

    def is_quoted(self, at: int) -> bool:
        """Tell whether the character at an offset stands inside quotation marks."""
        return self.masked[at] in (QUOTED, QUOTED_TOO)

    def frame_at(self, at: int) -> int:
        """Return the index of the frame that holds an offset, or of the last one before it."""
        return max(0, bisect_right(self._frame_starts, at) - 1)

    def paragraph_at(self, at: int) -> int:
        """Return the index of the paragraph that holds an offset, or of the last one before it."""
        return max(0, bisect_right(self._paragraph_starts, at) - 1)

    def quoted_token(self, token: int) -> Quoted | None:
        """Return the quoted stretch that a token stands for."""
        index = self.quoted_at.get(token)
        return None if index is None else self.quoted[index]


def read(text: str) -> Reading:
    """Return an article's text as the rules read it, in one pass."""
    heard = without_noise(text)
    quoted = quoted_stretches(heard)
    reading = Reading(text, _masked(heard, quoted), quoted, paragraphs(heard))
    lowered = _lowered(reading.masked)
    token_at: dict[int, int] = {}
    for number, paragraph in enumerate(reading.paragraphs):
        start = paragraph.start
        for end, following in _ends(reading, paragraph):
            _add_frame(reading, lowered, start, end, number, token_at)
            start = following
        if start < paragraph.end:
            _add_frame(reading, lowered, start, paragraph.end, number, token_at)
    for index, stretch in enumerate(quoted):
        token = token_at.get(stretch.start, -1)
        reading.token_of.append(token)
        if token >= 0:
            reading.quoted_at[token] = index
    reading._frame_starts = [frame.start for frame in reading.frames]
    reading._paragraph_starts = [paragraph.start for paragraph in reading.paragraphs]
    return reading


def _masked(text: str, quoted: tuple[Quoted, ...]) -> str:
    text = text.replace(QUOTED, " ").replace(QUOTED_TOO, " ")
    parts: list[str] = []
    at = 0
    for index, stretch in enumerate(quoted):
        filler = QUOTED_TOO if index % 2 else QUOTED
        parts += (text[at : stretch.start], filler * (stretch.end - stretch.start))
        at = stretch.end
    parts.append(text[at:])
    return "".join(parts)


def _ends(reading: Reading, paragraph: Span) -> list[tuple[int, int]]:
    """Return where the reporter's sentences end in a paragraph: also after a quoted stretch that ends one."""
    text, masked = reading.text, reading.masked
    ends = list(sentence_ends(masked, paragraph.start, paragraph.end))
    first = bisect_right(reading.quoted, paragraph.start - 1, key=lambda stretch: stretch.start)
    for index in range(first, len(reading.quoted)):
        stretch = reading.quoted[index]
        if stretch.start >= paragraph.end:
            break
        following = stretch.end
        while following < paragraph.end and masked[following].isspace():
            following += 1
        if following >= paragraph.end or following == stretch.end:
            continue
        opens = masked[following].isupper() or reading.is_quoted(following) or masked[following] in "([—–-"
        mark = _ENDS_SENTENCE.search(text[max(stretch.start, stretch.end - 8) : stretch.end])
        if not opens or mark is None:
            continue
        if mark.group()[0] != "." and _ATTRIBUTION_NEXT.match(
            masked, stretch.end, min(paragraph.end, stretch.end + 90)
        ):
            continue
        if masked[following] in "—–-":
            continue
        ends.append((stretch.end, following))
    ends.sort()
    return ends


def _add_frame(
    reading: Reading, lowered: str, start: int, end: int, paragraph: int, token_at: dict[int, int]
) -> None:
    words, lows, starts, ends = reading.words, reading.lows, reading.starts, reading.ends
    masked = reading.masked
    first = len(words)
    for match in _TOKEN.finditer(masked, start, end):
        at, after = match.span()
        word, low = masked[at:after], lowered[at:after]
        if low == ".":
            if after < end and len(words) > first and ends[-1] == at and words[-1] != QUOTED:
                ends[-1] = after  # the full stop of an abbreviation: the sentence goes on
                words[-1] += "."
                continue
        elif word[0] == QUOTED or word[0] == QUOTED_TOO:
            token_at[at] = len(words)
            word = low = QUOTED
        elif low in _CAPITALS and word.isupper():
            low = word
        elif low == "'" and len(words) > first and words[-1] == QUOTED and ends[-1] == at:
            continue  # the rest of two marks that close at one place
        words.append(word)
        lows.append(low)
        starts.append(at)
        ends.append(after)
    if len(words) > first:
        reading.frames.append(Frame(first, len(words), start, end, paragraph))


def _lowered(text: str) -> str:
    """Return the text in lower case with straight apostrophes, at the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("’", "'")
