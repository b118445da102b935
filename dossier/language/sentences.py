"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.language.lexicon import marked, word_class
from dossier.model import Span, paragraphs

_OPENERS = "\"'“‘«‹„‚`(\\[¿¡"
_CLOSERS = "\"'”’»›)\\]"
# The upper limits keep the search linear where a stranger repeats a mark a million times.
_END = re.compile(
    rf"[.!?…]{{1,12}}[{_CLOSERS}]{{0,6}}(?=\s)"
    rf"|[。！？]{{1,12}}[{_CLOSERS}]{{0,6}}"
    r"|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]{1,20}\s)"  # the space is missing: "It rained.Then it stopped"
)
_NEXT = re.compile(
    # The last class is of private use: it stands for words that the caller hid.
    rf"\s{{0,40}}[-–—•*]?[{_OPENERS}]{{0,6}}([^\W_]|[\ue000-\uf8ff])"
)
_LAST_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\Z")
_FIRST_WORD = re.compile(r"[^\W_]+")
_LONGEST_ABBREVIATION = 24
_LONGEST_ENUMERATOR = 2  # digits


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text; none crosses a paragraph.

    A full stop after an abbreviation or an initial ends no sentence, but for those abbreviations that often
    stand last ("U.S.", "Inc."): these end one before a word that opens one.
    """
    return tuple(each_sentence(text))


def each_sentence(text: str) -> Iterator[Span]:
    """Yield the spans of ``sentences`` one by one, for those who need not all of them."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end, following in sentence_ends(text, paragraph.start, paragraph.end):
            if end > start:
                yield Span(start, end)
                start = following
        if start < paragraph.end:
            yield Span(start, paragraph.end)


def sentence_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where sentences end within the paragraph ``[start, end)``, and where the next one starts."""
    for match in _END.finditer(text, start, end):
        following = _NEXT.match(text, match.end(), end)
        if following is None or following.group(1).islower():
            continue
        mark = match.group()
        if mark[0] == "." and mark[:2] != ".." and _is_within(text, start, match, following.start(1)):
            continue
        first = match.end()
        while text[first].isspace():
            first += 1
        yield match.end(), first


def _is_within(text: str, start: int, stop: re.Match[str], following: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation, an initial or a number that lists."""
    word = _LAST_WORD.search(text, max(start, stop.start() - _LONGEST_ABBREVIATION), stop.start())
    if word is None:
        return False
    name = word.group()
    if name.isdigit():
        return len(name) <= _LONGEST_ENUMERATOR and _opens_here(text, start, word.start())
    lowered = name.lower()
    mark = marked("abbreviations").get(lowered)
    if mark is None:
        mark = _mark_of_initials(name)
    if mark is None or (stop.end() - stop.start() > 1 and text[stop.start() + 1] != ")"):
        return False
    if name.islower() and lowered in word_class("abbreviations that are also words"):
        return False
    if lowered in ("no", "nos") and not text[following].isdigit():
        return False
    return not mark or not _opens_sentence(text, following)


def _mark_of_initials(name: str) -> str | None:
    """Return the mark of "J" or "R.A.F", or ``None`` for what are no initials."""
    if len(name) == 1:
        return "" if name.isupper() and name != "I" else None
    return "*" if name[1] == "." and all(len(part) == 1 for part in name.split(".")) else None


def _opens_here(text: str, start: int, at: int) -> bool:
    """Tell whether a word stands first in its sentence."""
    before = text[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in ".!?:;"


def _opens_sentence(text: str, at: int) -> bool:
    first = _FIRST_WORD.match(text, at)
    return first is not None and first.group().lower() in word_class("open a sentence after an abbreviation")
