"""Actors, their mentions in articles, and who stands beside whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionType(StrEnum):
    """What the words of a mention name."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "MISC"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody; ``entity`` is an index into the entities of the same article."""

    start: int
    end: int
    text: str
    type: MentionType
    entity: int


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor as one article names it: its fullest name, the other names, the roles printed."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleActors:
    """The mentions of one article, in the order of the text, and the entities that they name."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, and the articles that print it."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, government or place, under all the names the dossier gives it."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: int = 0
    articles: tuple[str, ...] = ()
    quotes: int = 0
    stands_for: str | None = None  # the name of the government whose seat this is: the White House's country
    outlets: tuple[str, ...] = ()  # those whose articles name the actor, the most articles first
    first: str | None = None  # ISO date of the earliest dated article
    last: str | None = None
    dates: tuple[tuple[str, int], ...] = ()  # articles by ISO date, in order; undated ones left out
    hidden: bool = False  # by the user


@dataclass(frozen=True, slots=True)
class ActorName:
    """What an actor is called, and how many articles name it."""

    id: str
    name: str
    kind: ActorKind
    articles: int


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor in an article, with the words around it."""

    article: str
    paragraph: int
    start: int
    end: int
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named beside an actor, and in how many of the same articles and paragraphs."""

    actor: str  # an actor's id
    name: str
    articles: int
    paragraphs: int | None = None  # None where there are too many articles to look


@dataclass(frozen=True, slots=True)
class ActorLabel:
    """A name or role that articles give an actor, and how many articles of which outlet do, most first."""

    text: str
    role: bool
    outlets: tuple[tuple[str | None, int], ...]
