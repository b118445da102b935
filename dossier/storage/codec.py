"""Model values as compact JSON, for the catalogue."""

from __future__ import annotations

import functools
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar

from dossier.language.words import fold
from dossier.model import (
    ActorKind,
    ArticleActors,
    CopyKind,
    Entity,
    Event,
    Mention,
    MentionType,
    NamedSpan,
    Provenance,
    Quote,
    QuoteType,
    Source,
    WireCopy,
)

Given = ParamSpec("Given")
Decoded = TypeVar("Decoded")


def stored(decode: Callable[Given, Decoded]) -> Callable[Given, Decoded]:
    """Let a function say of a value that it cannot decode that the catalogue is damaged."""

    @functools.wraps(decode)
    def decoded(*args: Given.args, **kwargs: Given.kwargs) -> Decoded:
        try:
            return decode(*args, **kwargs)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error) as error:
            raise sqlite3.DatabaseError("a stored value was damaged") from error

    return decoded


def dumps(value: Any) -> str:
    """Return a value of lists, dicts, texts and numbers as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@stored
def texts(data: str) -> tuple[str, ...]:
    """Return a stored list of texts."""
    return tuple(json.loads(data)) if data != "[]" else ()


class StoredProvenance(Mapping[str, Provenance]):
    """Provenance that is decoded when it is first asked for: a list of 100,000 articles shows none of it."""

    __slots__ = ("_data", "_values")

    def __init__(self, data: str) -> None:
        self._data = data
        self._values: dict[str, Provenance] | None = None

    @stored
    def _decoded(self) -> dict[str, Provenance]:
        if self._values is None:
            stored = json.loads(self._data)
            self._values = {name: Provenance(Source(source), note) for name, (source, note) in stored.items()}
        return self._values

    def __getitem__(self, name: str) -> Provenance:
        return self._decoded()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())


def encode_provenance(provenance: Mapping[str, Provenance]) -> str:
    """Return the stored form of provenance."""
    return dumps({name: [str(value.source), value.note] for name, value in provenance.items()})


def encode_quote(quote: Quote) -> str:
    """Return the stored form of a quote."""
    return dumps(
        [
            quote.start,
            quote.end,
            str(quote.type),
            quote.rule,
            round(quote.confidence, 3),
            _span(quote.cue),
            quote.speaker,
            _span(quote.mention),
            quote.group,
            quote.text,
        ]
    )


@stored
def decode_quote(data: str) -> Quote:
    """Return a stored quote."""
    start, end, kind, rule, confidence, cue, speaker, mention, group, text = json.loads(data)
    return Quote(
        start=start,
        end=end,
        text=text,
        type=QuoteType(kind),
        rule=rule,
        confidence=confidence,
        cue=NamedSpan(*cue) if cue else None,
        speaker=speaker,
        mention=NamedSpan(*mention) if mention else None,
        group=group,
    )


def _span(span: NamedSpan | None) -> list[Any] | None:
    return [span.start, span.end, span.text] if span else None


def encode_actors(actors: ArticleActors) -> str:
    """Return the stored form of an article's actors."""
    return dumps(
        [
            [[m.start, m.end, m.text, str(m.type), m.entity] for m in actors.mentions],
            [[e.name, str(e.kind), e.aliases, e.roles] for e in actors.entities],
        ]
    )


@stored
def decode_actors(data: str) -> ArticleActors:
    """Return stored actors."""
    mentions, entities = json.loads(data)
    return ArticleActors(
        mentions=tuple(Mention(s, e, text, MentionType(kind), n) for s, e, text, kind, n in mentions),
        entities=tuple(
            Entity(name, ActorKind(kind), tuple(aliases), tuple(roles))
            for name, kind, aliases, roles in entities
        ),
    )


@stored
def decode_named(data: str) -> list[tuple[Entity, dict[str, int]]]:
    """Return the stored entities of an article with their mentions as printed, counted."""
    mentions, entities = json.loads(data)
    counts: list[dict[str, int]] = [{} for _ in entities]
    for _, _, text, _, entity in mentions:
        held = counts[entity]
        if "\n" in text or "  " in text:
            text = " ".join(text.split())  # noqa: PLW2901 -- most have nothing to change
        held[text] = held.get(text, 0) + 1
    return [
        (Entity(name, ActorKind(kind), tuple(aliases), tuple(roles)), names)
        for (name, kind, aliases, roles), names in zip(entities, counts, strict=True)
    ]


@stored
def with_taken(actors: ArticleActors, taken: Sequence[tuple[int, str | None]]) -> ArticleActors:
    """Return an article's actors with entities that were taken out of others, in that order.

    Each is the entity that it was taken out of, and the folded names taken as a JSON list, None for all.
    """
    if not taken:
        return actors
    entities, mentions = list(actors.entities), list(actors.mentions)
    for of, stored in taken:
        names = None if stored is None else set(json.loads(stored))
        printed: Counter[str] = Counter()
        for place, mention in enumerate(mentions):
            if mention.entity == of and (names is None or folded_name(mention.text) in names):
                mentions[place] = replace(mention, entity=len(entities))
                printed[" ".join(mention.text.split())] += 1
        name = max(printed, key=lambda each: (printed[each], each), default=entities[of].name)
        entities.append(replace(entities[of], name=name, aliases=tuple(sorted(set(printed) - {name}))))
    return ArticleActors(tuple(mentions), tuple(entities))


def folded_name(name: str) -> str:
    """Return a name as the user's corrections and the table of names compare it."""
    return " ".join(fold(name).split())


def encode_event(event: Event) -> str:
    """Return the stored form of an event."""
    return dumps(
        [
            event.title,
            event.first,
            event.last,
            event.articles,
            event.outlets,
            event.agencies,
            event.story,
            event.name_by_user,
            event.pinned,
        ]
    )


@stored
def decode_event(event_id: str, data: str) -> Event:
    """Return a stored event."""
    title, first, last, articles, outlets, agencies, story, named, pinned = json.loads(data)
    return Event(
        id=event_id,
        title=title,
        first=first,
        last=last,
        articles=tuple(articles),
        outlets=tuple(outlets),
        agencies=tuple(agencies),
        story=story,
        name_by_user=named,
        pinned=pinned,
    )


def encode_copy(copy: WireCopy) -> str:
    """Return the stored form of a copy."""
    return dumps([copy.articles, round(copy.share, 4), str(copy.kind), copy.source, copy.reason])


@stored
def decode_copy(data: str) -> WireCopy:
    """Return a stored copy."""
    articles, share, kind, source, reason = json.loads(data)
    return WireCopy(tuple(articles), share, CopyKind(kind), source, reason)
