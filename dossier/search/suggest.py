"""What a half-typed query may become: words, fields, their values, saved and earlier queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from dossier.language.words import fold
from dossier.model import SavedSearch, Suggestion, SuggestionKind
from dossier.search.leaves import TEXT_FIELDS
from dossier.search.lexer import FIELDS, MAX_QUERY

MOST = 8
MOST_FIELDS, MOST_SAVED, MOST_EARLIER = 3, 2, 2
SHORTEST = 2  # letters of a word or field that is completed

_TOKEN = re.compile(r"[^\s()|\"]{0,80}$")
_NAMED = re.compile(r"([-+]?)([A-Za-z]{1,20}):(.*)$", re.ASCII | re.DOTALL)
_RUN = re.compile(r"(?:[^\W\d_]{1,64}(?:['’][^\W\d_]{1,64}){0,3}|\d{1,16})$")
_REST = re.compile(r"[^\s()|\"]*")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PLAIN = re.compile(r"[^\W_]+")

Named = tuple[str, str]
"""A value and what is said of it."""


class Source(Protocol):
    """What a dossier knows; asked at every key, so each answer must be quick."""

    def words(self, text: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return words that the last word of a text may become, and their numbers of articles."""

    def values(self, field: str, prefix: str, limit: int) -> Sequence[Named]:
        """Return values of a field that a prefix begins a word of, the most frequent first."""

    def saved(self) -> Sequence[SavedSearch]:
        """Return the saved searches."""

    def earlier(self) -> Sequence[str]:
        """Return queries asked before, the latest first."""


def suggest(text: str, cursor: int, source: Source, limit: int = MOST) -> tuple[Suggestion, ...]:
    """Return at most ``limit`` ways to complete a query at the cursor, the likeliest first.

    Args:
        text: what is typed; anything is accepted.
        cursor: where in it, from 0.
        source: what the dossier knows.
        limit: how many.
    """
    text, cursor = text[:MAX_QUERY], max(0, min(cursor, len(text), MAX_QUERY))
    place = _place(text, cursor)
    if place.field and place.field not in TEXT_FIELDS:
        return tuple(islice(_values(place, source, limit), limit))
    whole = (*_saved(text, source), *_earlier(text, source))
    words = tuple(_words(place, source, limit))
    fields = tuple(_fields(place))
    room = max(0, limit - len(fields) - len(whole))
    return (*fields, *words[:room], *whole)[:limit]


@dataclass(frozen=True, slots=True)
class _Place:
    """The stretch of a query that is completed."""

    text: str
    start: int  # of the value, or of the word
    end: int
    typed: str  # from start to the cursor
    field: str = ""
    quoted: bool = False

    def taken(self, replacement: str, *, start: int | None = None, space: bool = True) -> tuple[str, int]:
        """Return the query and the place of the cursor with a replacement in the stretch."""
        before, after = self.text[: self.start if start is None else start], self.text[self.end :]
        if space and not self.quoted and not after:
            replacement += " "
        return before + replacement + after, len(before) + len(replacement)


def _place(text: str, cursor: int) -> _Place:
    before = text[:cursor].translate(_QUOTES)
    end = cursor + len(_match(_REST, text, cursor))
    if before.count('"') % 2:
        opened = before.rindex('"')
        named = _NAMED.search(_token(before[:opened]))
        field = FIELDS.get(named.group(2).lower(), "") if named and not named.group(3) else ""
        if field and field not in TEXT_FIELDS:
            closed = text.find('"', cursor)
            stop = closed + 1 if closed >= 0 else len(text)
            return _Place(text, opened, stop, before[opened + 1 :], field)
        return _Place(text, opened + 1, end, before[opened + 1 :], field, quoted=True)
    token = _token(before)
    start = cursor - len(token)
    if (named := _NAMED.match(token)) and named.group(2).lower() in FIELDS:
        field, value = FIELDS[named.group(2).lower()], named.group(3)
        listed = value.rpartition(",")[2]
        return _Place(text, cursor - len(listed), end, listed, field)
    if token[:1] in ("-", "+"):
        return _Place(text, start + 1, end, token[1:])
    if token.startswith("#"):
        return _Place(text, start + 1, end, token[1:], "tag")
    return _Place(text, start, end, token)


def _token(before: str) -> str:
    return _match(_TOKEN, before, None)


def _match(pattern: re.Pattern[str], text: str, at: int | None) -> str:
    found = pattern.search(text[-80:]) if at is None else pattern.match(text, at)
    return found.group() if found else ""


def _fields(place: _Place) -> Iterator[Suggestion]:
    typed = place.typed.lower()
    if len(typed) < SHORTEST or place.quoted or place.field or not typed.isalpha():
        return
    seen: set[str] = set()
    names = [*(name for name, field in FIELDS.items() if name == field), *FIELDS]
    for name in names:
        if name.startswith(typed) and FIELDS[name] not in seen and len(seen) < MOST_FIELDS:
            seen.add(FIELDS[name])
            query, cursor = place.taken(f"{name}:", space=False)
            yield Suggestion(SuggestionKind.FIELD, f"{name}:", HELP.get(FIELDS[name], ""), query, cursor)


def _words(place: _Place, source: Source, limit: int) -> Iterator[Suggestion]:
    run = _RUN.search(place.typed)
    if run is None or len(run.group()) < SHORTEST or place.typed.startswith("/"):
        return
    start = place.start + run.start()
    typed = fold(run.group())
    for word, articles in source.words(place.typed, limit + 1):
        if word != typed:
            query, cursor = place.taken(word, start=start)
            yield Suggestion(SuggestionKind.WORD, word, number_of_articles(articles), query, cursor)


def _values(place: _Place, source: Source, limit: int) -> Iterator[Suggestion]:
    """Yield values of a field; of those of few choices, and of dates, the ways to write them."""
    found: Iterable[Named] = _WRITTEN.get(place.field, ())
    typed = place.typed.strip()
    chosen = [named for named in found if named[0].startswith(typed.lower()) and named[0] != typed.lower()]
    known = [] if place.field in ("is", "has", "words") else source.values(place.field, typed, limit)
    for value, detail in (*chosen, *known):
        if value == typed:
            continue
        plain = _PLAIN.fullmatch(value) or place.field in _DATES or place.field in _WRITTEN
        shown = value if plain else '"{}"'.format(value.replace('"', " "))
        query, cursor = place.taken(shown, space=not value.endswith(".."))
        yield Suggestion(SuggestionKind.VALUE, value, detail, query, cursor)


def _saved(text: str, source: Source) -> Iterator[Suggestion]:
    typed = fold(text.strip())
    if len(typed) < SHORTEST:
        return
    found = (each for each in source.saved() if f" {typed}" in f" {fold(each.name)}" and each.query != text)
    for each in islice(found, MOST_SAVED):
        yield Suggestion(SuggestionKind.SAVED, each.name, each.query, each.query, len(each.query))


def _earlier(text: str, source: Source) -> Iterator[Suggestion]:
    typed = text.strip().casefold()
    if len(typed) < SHORTEST:
        return
    found = (each for each in source.earlier() if each.casefold().startswith(typed) and each != text.strip())
    for each in islice(found, MOST_EARLIER):
        yield Suggestion(SuggestionKind.HISTORY, each, "asked before", each, len(each))


def number_of_articles(number: int) -> str:
    """Return a number of articles in words."""
    return "1 article" if number == 1 else f"{number:,} articles"


HELP = {
    "outlet": "who published it",
    "title": "words of the title",
    "author": "the byline",
    "agency": "the wire service credited",
    "lang": "the language",
    "path": "the file",
    "words": "how long it is",
    "actor": "who is named",
    "person": "a person named",
    "org": "an organisation named",
    "place": "a place named",
    "event": "what it reports",
    "tag": "your tags",
    "note": "words of your notes",
    "is": "starred, unread, wire, undated",
    "has": "quote, note, tag",
    "date": "when it was published",
    "after": "published after",
    "before": "published before",
    "said": "inside a quotation",
    "speaker": "who said it",
    "about": "whom or what a quotation is about",
}
"""What each field holds, in a few words."""

_DATES = ("date", "after", "before")
_WRITTEN: dict[str, tuple[Named, ...]] = {
    "is": (
        ("starred", "you gave it a star"),
        ("unread", "you did not open it"),
        ("read", "you opened it"),
        ("wire", "its words are elsewhere too"),
        ("undated", "its date is not known"),
    ),
    "has": (("quote", "somebody is quoted"), ("note", "you wrote a note"), ("tag", "you gave it a tag")),
    "words": ((">800", "longer than that"), ("<300", "shorter"), ("300..800", "between")),
}
