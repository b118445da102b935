"""Articles as tokens: words, marks and their offsets, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.analysis.actors.lexicon import abbreviations, gazetteers, words
from dossier.language.sentences import sentences
from dossier.language.words import fold

_MAX_SENTENCE = 150  # tokens; longer ones are lists or tables, and are cut

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|['’]s(?!\w)"  # apart from its word: "the city 's"
    r"|(?:[A-Z]\.){2,8}"  # U.S., C.I.A.
    r"|[A-Z]\.(?=\s)"  # an initial
    r"|[^\W_]+(?:[&'’.-][^\W_]+){0,7}"
    r"|[^\w\s]|_"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_GLUED = re.compile(r"(?<=[a-z])(?=(?:Reuters|AFP|AP|EPA|Getty|Bloomberg)$)")
_OPENING = frozenset("\"“”‘’'«([—–-•*·|")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text; ``sentences`` holds their index ranges, half-open."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    opening: frozenset[int]  # the tokens that open a sentence, marks aside

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens, in time linear in its length.

    Possessive endings, English compounds of a name (US-led, Moscow-based) and agencies glued to a
    caption become tokens of their own; names with a hyphen stay whole.
    """
    found: list[tuple[int, int]] = []
    ranges: list[tuple[int, int]] = []
    opening: list[int] = []
    for sentence in sentences(text):
        first = len(found)
        for match in _TOKEN.finditer(text, sentence.start, sentence.end):
            found.extend(_split(text, match.start(), match.end()))
        opening.append(_first_word(text, found, first))
        ranges.extend(
            (at, min(at + _MAX_SENTENCE, len(found))) for at in range(first, len(found), _MAX_SENTENCE)
        )
    return Tokens(
        words=tuple(text[start:end] for start, end in found),
        starts=tuple(start for start, _ in found),
        ends=tuple(end for _, end in found),
        sentences=tuple(ranges),
        opening=frozenset(opening),
    )


def _first_word(text: str, found: list[tuple[int, int]], first: int) -> int:
    at = first
    while at < len(found) and text[found[at][0]] in _OPENING:
        at += 1
    return at


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens of one match of the pattern."""
    word = text[start:end]
    if (word.isalpha() and len(word) < 3) or not word[0].isalnum() or "/" in word:
        yield from _with_stop(text, start, end)
        return
    possessive = _POSSESSIVE.search(word)
    if possessive and possessive.start() > 0:
        cut = start + possessive.start()
        yield from _split_hyphens(text, start, cut)
        yield cut, end
    else:
        yield from _split_hyphens(text, start, end)


def _split_hyphens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    word = text[start:end]
    if "-" in word:
        head, _, tail = word.partition("-")
        if _is_compound(head, tail):
            cut = start + len(head)
            yield start, cut
            yield cut, cut + 1
            yield from _split_hyphens(text, cut + 1, end)
            return
    glued = _GLUED.search(word) if word[-1:].isalpha() else None
    if glued and word[0].isupper():
        yield start, start + glued.start()
        yield start + glued.start(), end
        return
    yield from _with_stop(text, start, end)


def _is_compound(head: str, tail: str) -> bool:
    """Return whether a hyphen joins a name to another word: US-led, Saudi-Iranian."""
    if head[:1].isupper() and fold(tail) in words("hyphen endings"):
        return True
    return tail[:1].isupper() and _is_place(tail.partition("-")[0]) and _is_place(head)


def _with_stop(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield one token, with the full stop of an abbreviation."""
    if (
        end - start < 6
        and text[end : end + 1] == "."
        and text[start].isupper()
        and fold(text[start:end]) in abbreviations()
    ):
        yield start, end + 1
    elif text[start:end] != "." or start == 0 or not _ends_abbreviation(text, start):
        yield start, end


def _ends_abbreviation(text: str, stop: int) -> bool:
    begin = stop
    while begin > 0 and stop - begin < 6 and text[begin - 1].isalpha():
        begin -= 1
    return 0 < stop - begin < 6 and text[begin].isupper() and fold(text[begin:stop]) in abbreviations()


def _is_place(word: str) -> bool:
    names, key = gazetteers(), fold(word).rstrip(".")
    return (
        key in names.countries
        or key in names.capitals
        or key in names.demonyms
        or key in {"eu", "un", "nato"}
    )
