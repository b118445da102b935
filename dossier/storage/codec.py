"""What was found in articles as compact JSON, for the catalogue."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from sys import intern
from typing import Any, TypeAlias

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
    Quote,
    QuoteType,
    WireCopy,
)
from dossier.storage.values import dumps, stored


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
    # Names, verbs and rules return in many quotes: held once, all quotes take a third less memory.
    return Quote(
        start=start,
        end=end,
        text=text,
        type=QuoteType(kind),
        rule=intern(rule),
        confidence=confidence,
        cue=_named(*cue) if cue else None,
        speaker=once(speaker),
        mention=_named(*mention) if mention else None,
        group=group,
    )


def _named(start: int, end: int, text: str) -> NamedSpan:
    return NamedSpan(start, end, intern(text))


def once(text: str | None) -> str | None:
    """Return a text that is held once, however many things have it."""
    return intern(text) if text is not None else None


QuotedWords: TypeAlias = tuple[int, int, int, str]
"""Where a quote begins and ends, its group, and its words."""


@stored
def decode_quoted_words(data: str) -> QuotedWords:
    """Return of a stored quote what searching asks for, in a third of the time of all."""
    start, end, *_, group, text = json.loads(data)
    return start, end, group, text


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
    for of, kept in taken:
        names = None if kept is None else set(json.loads(kept))
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
