"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.language.lexicon import marked, word_class
from dossier.model import Span, paragraphs

_OPENERS = "\"'“‘«‹„‚`(\\[¿¡"
_CLOSERS = "\"'”’»›)\\]"
# The upper limits keep the search linear where a stranger repeats a mark a million times.
_END = re.compile(rf"[.!?…。！？]{{1,12}}[{_CLOSERS}]{{0,6}}(?=\s)")
_NEXT = re.compile(
    rf"\s{{1,40}}[-–—•*]?[{_OPENERS}]{{0,6}}([^\W_]|[\ue000-\uf8ff])"
)  # private use: words that the caller hid
_LAST_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\Z")
_TITLES_AND_PLACES = 24  # no abbreviation is longer


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text; none crosses a paragraph.

    A full stop after an abbreviation or an initial ends no sentence, but for those abbreviations that often
    stand last ("U.S.", "Inc."): these end one before a word that opens one.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end, following in sentence_ends(text, paragraph.start, paragraph.end):
            if end > start:
                found.append(Span(start, end))
                start = following
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return tuple(found)


def sentence_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where sentences end within a paragraph, and where the next one starts."""
    for match in _END.finditer(text, start, end):
        following = _NEXT.match(text, match.end(), end)
        if following is None:
            continue
        if not _opens(following.group(1)):
            continue
        mark = match.group()
        if mark[0] == "." and mark[:2] != ".." and _is_abbreviated(text, start, match, following.start(1)):
            continue
        first = match.end()
        while text[first].isspace():
            first += 1
        yield match.end(), first


def _opens(letter: str) -> bool:
    return not letter.islower()


def _is_abbreviated(text: str, start: int, stop: re.Match[str], following: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to an abbreviation within a sentence."""
    word = _LAST_WORD.search(text, max(start, stop.start() - _TITLES_AND_PLACES), stop.start())
    if word is None:
        return False
    known = marked("abbreviations")
    name = word.group()
    lowered = name.lower()
    mark = known.get(lowered)
    closed = stop.end() - stop.start() > 1
    if mark is None:
        is_initial = len(name) == 1 and name.isupper() and name != "I"
        is_initials = len(name) > 2 and name[1] == "." and all(len(part) == 1 for part in name.split("."))
        if not (is_initial or is_initials):
            return False
        mark = "*" if is_initials else ""
    if closed and text[stop.start() + 1] != ")":
        return False
    if lowered in word_class("abbreviations that are also words") and name.islower():
        return False
    if lowered in ("no", "nos") and not text[following].isdigit():
        return False
    return not mark or not _opens_sentence(text, following)


def _opens_sentence(text: str, at: int) -> bool:
    first = re.compile(r"[^\W_]+").match(text, at)
    return first is not None and first.group().lower() in word_class("open a sentence after an abbreviation")
