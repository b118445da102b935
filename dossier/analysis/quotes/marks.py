"""Pairing quotation marks: what stands inside them.

Marks are paired paragraph by paragraph, so that one that is missing or mistyped spoils no more than its own
paragraph. What is opened and never closed ends with the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dossier.model import Span, paragraphs


class Closing(Enum):
    """How a quoted stretch ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # the next paragraph opens again: the same speech goes on
    UNCLOSED = "unclosed"
    SINGLE = "single"  # between single marks, which may also be apostrophes


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """A stretch of text with the quotation marks around it."""

    closing: Closing

    def inner(self, text: str) -> str:
        """Return the words without the marks and the spaces around them."""
        return text[self.start : self.end].strip(_STRIPPED)


_STRIPPED = "\"'“”„‟«»‹›‘’‚`＂ \t\u00a0"
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "``": "''",
    '"': '"',
    "''": "''",
    "＂": "＂",
    "”": "”",
}
_DOUBLE = re.compile(r"``|''|[\"“”„‟«»＂]")
_OPENING = "“„‟«"
_STRAIGHT = ('"', "＂", "''")
_BEFORE_OPENING = "([{—–-/>"
_AFTER_CLOSING = ")]}.,;:!?—–-/<"
_LONG = 600  # an unclosed straight mark further back than this was a closing one misread

# A curly or straight single mark where a word begins, but for the year and the clipped word ('90s, 'em).
_SINGLE_OPENING = re.compile(
    r"(?<![\w'’”\"])['‘](?=[^\W_\d])(?!(?:em|tis|twas|til|cause|n|cuz|s)\b)", re.IGNORECASE
)
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…%)\]])['’](?![\w'])")
_SINGLE_LIMIT = 1500
_MAY_FOLLOW_SPEECH = frozenset(("", *".,;:)?\n"))
_MARKUP = re.compile(r"<[A-Za-z/][^<>\n]{0,400}>")


_MARKS = "\"“”„‟«»＂'‘’`"
_MANY = 1000  # marks; with fewer a stretch of text is read whatever it holds
_LONG_TEXT = 4000  # characters; shorter texts cost little whatever they hold
_DENSEST = 8  # characters to a mark: nobody is quoted where there are more marks than this


def without_noise(text: str) -> str:
    """Return a text with spaces in place of lines that hold little but quotation marks.

    A table of quoted fields, or a file made to keep the reader busy, quotes nobody. The length stays.
    """
    if len(text) < _LONG_TEXT or _marks(text) <= _MANY:
        return text
    parts: list[str] = []
    for line in text.split("\n"):
        noisy = len(line) > _MANY and _is_noise(line)
        parts.append(" " * len(line) if noisy else line)
    rest = "\n".join(parts)
    return " " * len(text) if _is_noise(rest) else rest


def _is_noise(text: str) -> bool:
    marks = _marks(text)
    return marks > _MANY and marks * _DENSEST > len(text)


def _marks(text: str) -> int:
    return sum(text.count(mark) for mark in _MARKS)


def quoted_stretches(text: str) -> tuple[Quoted, ...]:
    """Return the stretches between quotation marks in the order of the text, marks included.

    Double marks of every kind count; single ones only outside double ones. Stretches never overlap, nest or
    cross a paragraph.
    """
    if "<" in text:
        text = _MARKUP.sub(lambda tag: " " * len(tag.group()), text)
    found: list[Quoted] = []
    spans = paragraphs(text)
    left_open = False
    for number, paragraph in enumerate(spans):
        following = text[spans[number + 1].start] if number + 1 < len(spans) else ""
        doubles = list(_doubles(text, paragraph, following, left_open=left_open))
        left_open = bool(doubles) and doubles[-1].closing is Closing.UNCLOSED
        found += doubles
        if "'" in text or "’" in text:
            found += _singles(text, paragraph, doubles)
    found.sort(key=lambda quoted: quoted.start)
    return tuple(found)


def _doubles(text: str, paragraph: Span, following: str, *, left_open: bool) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if left_open and _only_closes(text, match, paragraph):
            yield Quoted(paragraph.start, match.end(), Closing.CLOSED)  # the paragraph did not open again
            left_open = False
            continue
        left_open = False
        if _opens(text, match, paragraph, opened):
            too_far = opened is not None and match.start() - opened.start() > _LONG
            if opened is None or (too_far and match.group() in _STRAIGHT):
                opened = match
        elif opened is not None:
            if match.start() > opened.end():
                yield Quoted(opened.start(), match.end(), Closing.CLOSED)
            opened = None
    if opened is not None and opened.end() < paragraph.end:
        goes_on = following in _OPENING + '"＂`' if following else False
        yield Quoted(opened.start(), paragraph.end, Closing.CONTINUED if goes_on else Closing.UNCLOSED)


def _only_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return (
        not before.isspace() and (after.isspace() or after in _AFTER_CLOSING) and mark.group() not in _OPENING
    )


def _opens(text: str, mark: re.Match[str], paragraph: Span, opened: re.Match[str] | None) -> bool:
    """Tell an opening mark from a closing one, by its form, then by its neighbours, then by what is open."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else ""
    after = text[mark.end()] if mark.end() < paragraph.end else ""
    form = mark.group()
    if opened is not None and opened.group() in ("„", "»") and form in _PAIRS[opened.group()]:
        return False
    if form in _OPENING or form == "``":
        mistyped = opened is not None and form == "“" and bool(before) and (not after or after.isspace())
        return not mistyped
    free_left = not before or before.isspace() or before in _BEFORE_OPENING
    free_right = not after or after.isspace() or after in _AFTER_CLOSING
    if form in "”»":
        return opened is None and free_left and bool(after) and not after.isspace()
    if free_left != free_right:
        return free_left
    return opened is None


def _singles(text: str, paragraph: Span, doubles: list[Quoted]) -> Iterator[Quoted]:
    openings = [match.start() for match in _SINGLE_OPENING.finditer(text, paragraph.start, paragraph.end)]
    if not openings:
        return
    closings = [match.start() for match in _SINGLE_CLOSING.finditer(text, paragraph.start, paragraph.end)]
    at = paragraph.start
    inside = iter([*doubles, Quoted(paragraph.end, paragraph.end, Closing.CLOSED)])
    double = next(inside)
    for opening in openings:
        while double.end <= opening and double.start < paragraph.end:
            at = max(at, double.end)
            double = next(inside)
        if opening < at or double.start < opening:
            continue
        limit = min(double.start, opening + _SINGLE_LIMIT)
        closing = _closing_of(text, opening, limit, closings)
        if closing is not None:
            yield Quoted(opening, closing + 1, Closing.SINGLE)
            at = closing + 1


def _closing_of(text: str, opening: int, limit: int, closings: list[int]) -> int | None:
    """Return the single mark that closes the one at ``opening``: the plural possessive does not."""
    fallback: int | None = None
    first = bisect_left(closings, opening + 2)
    for closing in closings[first : first + 12]:
        if closing >= limit:
            break
        is_end = text[closing - 1] in ".,!?…" or text[closing + 1 : closing + 2] in _MAY_FOLLOW_SPEECH
        if is_end or text[closing - 1] != "s":
            return closing
        if fallback is None:
            fallback = closing
    return fallback
