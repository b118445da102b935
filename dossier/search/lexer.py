"""The pieces of a query as typed: words, phrases, operators, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from dossier.model import QueryMessage

MAX_QUERY = 256
MAX_WORD = 64
MAX_DISTANCE = 100
MAX_COUNT = 1000
DEFAULT_DISTANCE = 10


class Kind(Enum):
    """What a piece of a query is."""

    WORD = auto()
    QUOTED = auto()
    REGEX = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    BEFORE = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()
    ATLEAST = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query; ``number`` is the distance or count that an operator gives."""

    kind: Kind
    text: str
    column: int  # from 1
    number: int = 0


# Every name that a field goes by, and the field.
FIELDS = {
    "outlet": "outlet", "source": "outlet", "site": "outlet",
    "title": "title", "headline": "title",
    "author": "author", "byline": "author", "by": "author",
    "agency": "agency", "lang": "lang", "language": "lang", "path": "path", "words": "words",
    "actor": "actor", "person": "person", "org": "org", "place": "place",
    "event": "event", "tag": "tag", "note": "note", "is": "is", "has": "has",
    "date": "date", "after": "after", "before": "before",
    "said": "said", "speaker": "speaker", "about": "about",
}  # fmt: skip

_QUOTES = {ord(mark): '"' for mark in "“”„‟«»‹›"}
_SINGLE_QUOTES = {"‘": "’", "‚": "‘’", "'": "'"}  # these are apostrophes and commas as well
_OPERATORS = {
    "AND": Kind.AND, "OR": Kind.OR, "|": Kind.OR, "||": Kind.OR, "&&": Kind.AND, "NOT": Kind.NOT,
    "ANDNOT": Kind.NOT,
    "/s": Kind.SENTENCE, "/S": Kind.SENTENCE, "w/s": Kind.SENTENCE, "W/s": Kind.SENTENCE,
    "W/S": Kind.SENTENCE,
    "/p": Kind.PARAGRAPH, "/P": Kind.PARAGRAPH, "w/p": Kind.PARAGRAPH, "W/p": Kind.PARAGRAPH,
    "W/P": Kind.PARAGRAPH,
}  # fmt: skip
_NEAR = re.compile(r"(?:near/?|w/)(\d{1,4})", re.IGNORECASE | re.ASCII)
_BEFORE = re.compile(r"(?:pre|adj|before)/(\d{1,4})", re.IGNORECASE | re.ASCII)
_ATLEAST = re.compile(r"atleast/(\d{1,5})", re.IGNORECASE | re.ASCII)
_FIELD = re.compile(r"#|([A-Za-z]{1,20}):", re.ASCII)
_MINUS = "-\u2212\u2013"
_CLOSED_REGEX = re.compile(r"/((?:[^/\\\n]|\\.){1,250})/(?=[\s)]|$)")
_WORD = re.compile(r"[^\s\"()|]+")
_SLOP = re.compile(r"~(\d{1,4})(?=[\s)|]|$)", re.ASCII)


def lex(text: str) -> tuple[list[Piece], list[QueryMessage]]:
    """Return the pieces of a query, an END piece last, and what could not be read."""
    messages: list[QueryMessage] = []
    if len(text) > MAX_QUERY:
        messages.append(QueryMessage(MAX_QUERY + 1, f"only the first {MAX_QUERY} characters are searched"))
        text = text[:MAX_QUERY]
    pieces: list[Piece] = []
    at = 0
    source = text.translate(_QUOTES)
    while at < len(source):
        if source[at].isspace():
            at += 1
            continue
        at = _next_piece(source, at, pieces, messages)
    pieces.append(Piece(Kind.END, "", len(source) + 1))
    return pieces, messages


def _next_piece(source: str, at: int, pieces: list[Piece], messages: list[QueryMessage]) -> int:
    """Append the piece that begins at ``at`` and return where the next may begin."""
    character = source[at]
    column = at + 1
    if character in "()":
        pieces.append(Piece(Kind.OPEN if character == "(" else Kind.CLOSE, character, column))
        return at + 1
    if character == "|":
        pieces.append(Piece(Kind.OR, character, column))
        return at + 1 + source.startswith("|", at + 1)
    if character == '"':
        return _quoted(source, at, source.find('"', at + 1), pieces, messages)
    if character in _SINGLE_QUOTES and (end := _closing(source, at)) > 0:
        return _quoted(source, at, end, pieces, messages)
    if character in _MINUS and _begins(source, at) and at + 1 < len(source) and not source[at + 1].isspace():
        pieces.append(Piece(Kind.NOT, character, column))
        return at + 1
    if character == "+" and _begins(source, at):
        return at + 1
    if character == "/" and (found := _CLOSED_REGEX.match(source, at)):
        pieces.append(Piece(Kind.REGEX, found.group(1), column))
        return found.end()
    return _word(source, at, pieces, messages)


def _begins(source: str, at: int) -> bool:
    return at == 0 or source[at - 1] in " \t\n(|:" or source[at - 1].isspace() or source[at - 1] in _MINUS


def _quoted(source: str, at: int, end: int, pieces: list[Piece], messages: list[QueryMessage]) -> int:
    """Append the phrase from ``at`` to ``end``, or to the end of the query where that is -1."""
    if end < 0:
        messages.append(
            QueryMessage(at + 1, "the quotation mark is not closed; it is taken to close at the end")
        )
        end = len(source)
    after = end + 1
    number = 0
    if found := _SLOP.match(source, after):
        number = min(max(int(found.group(1)), 1), MAX_DISTANCE)
        after = found.end()
    pieces.append(Piece(Kind.QUOTED, source[at + 1 : end], at + 1, number))
    return after


def _closing(source: str, at: int) -> int:
    """Return where the single quotation mark at ``at`` is closed, or -1 where it is an apostrophe.

    A mark within a word, or after a space, closes nothing.
    """
    if not _begins(source, at):
        return -1
    for end in range(at + 2, len(source)):
        if source[end] in _SINGLE_QUOTES[source[at]] and not (
            source[end - 1].isspace() or source[end + 1 : end + 2].isalnum()
        ):
            return end
    return -1


def _word(source: str, at: int, pieces: list[Piece], messages: list[QueryMessage]) -> int:
    column = at + 1
    found = _WORD.match(source, at)
    if found is None:  # cannot be: every other character begins a piece of its own
        return at + 1
    raw = found.group()
    if operator := _operator(raw, column, messages):
        pieces.append(operator)
        return found.end()
    named = _FIELD.match(raw)
    if named and (raw != "#"):
        name = "tag" if named.group() == "#" else FIELDS.get(named.group(1).lower())
        if name is not None:
            pieces.append(Piece(Kind.FIELD, name, column))
            return at + named.end()
        if not raw.startswith("//", named.end()) and named.end() < len(raw):
            messages.append(QueryMessage(column, f"there is no field “{named.group(1)}”; searched as words"))
    if len(raw) > MAX_WORD:
        messages.append(
            QueryMessage(column, f"only the first {MAX_WORD} characters of this word are searched")
        )
    if raw.startswith("/") and len(raw) > 1:
        messages.append(
            QueryMessage(column, "the regular expression is not closed by “/”; searched as words")
        )
    pieces.append(Piece(Kind.WORD, raw[:MAX_WORD], column))
    return found.end()


def _operator(raw: str, column: int, messages: list[QueryMessage]) -> Piece | None:
    if raw in _OPERATORS:
        return Piece(_OPERATORS[raw], raw, column)
    if raw == "NEAR":
        return Piece(Kind.NEAR, raw, column, DEFAULT_DISTANCE)
    for pattern, kind, most in (
        (_NEAR, Kind.NEAR, MAX_DISTANCE),
        (_BEFORE, Kind.BEFORE, MAX_DISTANCE),
        (_ATLEAST, Kind.ATLEAST, MAX_COUNT),
    ):
        if found := pattern.fullmatch(raw):
            number = int(found.group(1))
            if not 1 <= number <= most:
                messages.append(QueryMessage(column, f"the number must be between 1 and {most}"))
            return Piece(kind, raw, column, min(max(number, 1), most))
    return None
