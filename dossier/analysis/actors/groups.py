"""What the articles of a dossier say of one name, before and after names are merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from dossier.analysis.actors.lexicon import gazetteers, organisations
from dossier.analysis.actors.names import Key, name_key, organisation_key, person_key, place_key
from dossier.language.words import fold
from dossier.model import ActorKind, ArticleActors, Entity

Ref = TypeVar("Ref", int, str)
"""What names an article: its number in the catalogue, or its id."""
Counted = TypeVar("Counted")

Node = tuple[str, Key]
"""A kind of name and its key; kinds are per, org, land (a country), seat (of a government), geo and user."""

Chosen = Mapping[str, tuple[str, Node]]
"""The user's names, folded, each with the canonical name and the node that it belongs to."""


class Named(Protocol):
    """How often a name is printed, in how many articles, and in what forms."""

    names: dict[str, int]
    full_names: dict[str, int]

    @property
    def size(self) -> int:
        """In how many articles."""

    @property
    def mentions(self) -> int:
        """How often."""


@dataclass(slots=True)
class Group(Generic[Ref]):
    """What the articles say of one node or, later, of one actor."""

    articles: set[Ref] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)  # as printed -> mentions
    full_names: dict[str, int] = field(default_factory=dict)  # the fullest of an article -> articles
    kinds: dict[ActorKind, int] = field(default_factory=dict)
    roles: dict[str, set[Ref]] = field(default_factory=dict)  # as printed -> articles

    @property
    def mentions(self) -> int:
        """How often the names are printed."""
        return sum(self.names.values())

    @property
    def size(self) -> int:
        """In how many articles."""
        return len(self.articles)

    def note(self, article: Ref, entity: Entity, names: Mapping[str, int]) -> None:
        """Add an entity of an article; ``names`` counts its mentions as printed."""
        self.articles.add(article)
        _count(self.full_names, entity.name, 1)
        _count(self.kinds, entity.kind, 1)
        for role in entity.roles:
            self.roles.setdefault(role, set()).add(article)
        for name, count in names.items():
            _count(self.names, name, count)

    def forget(self, article: Ref, entity: Entity, names: Mapping[str, int]) -> None:
        """Take away an entity of an article that was noted, and the article with it."""
        self.articles.discard(article)
        _count(self.full_names, entity.name, -1)
        _count(self.kinds, entity.kind, -1)
        for role in entity.roles:
            held = self.roles.get(role, set())
            held.discard(article)
            if not held:
                self.roles.pop(role, None)
        for name, count in names.items():
            _count(self.names, name, -count)

    def absorb(self, other: Group[Ref]) -> None:
        """Add what another group says."""
        self.articles |= other.articles
        for mine, theirs in ((self.names, other.names), (self.full_names, other.full_names)):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count
        for kind, count in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count
        for role, articles in other.roles.items():
            self.roles.setdefault(role, set()).update(articles)


def _count(counts: dict[Counted, int], key: Counted, by: int) -> None:
    total = counts.get(key, 0) + by
    if total > 0:
        counts[key] = total
    else:
        counts.pop(key, None)


def named_entities(actors: ArticleActors) -> Iterator[tuple[Entity, dict[str, int]]]:
    """Yield each entity of an article with its mentions as printed, counted."""
    names: list[dict[str, int]] = [{} for _ in actors.entities]
    for mention in actors.mentions:
        counts, text = names[mention.entity], " ".join(mention.text.split())
        counts[text] = counts.get(text, 0) + 1
    yield from zip(actors.entities, names, strict=True)


def plain(name: str) -> str:
    """Return a name folded, with single spaces."""
    return " ".join(fold(name).split())


def user_names(aliases: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, Node]]:
    """Return the canonical name and node for each folded name that the user gives."""
    chosen: dict[str, tuple[str, Node]] = {}
    for canonical in sorted(aliases):
        node: Node = ("user", name_key(canonical))
        for name in (canonical, *aliases[canonical]):
            chosen.setdefault(plain(name), (canonical, node))
    return chosen


def node_of(entity: Entity, chosen: Chosen) -> Node:
    """Return the node of an entity by its fullest name, or the user's by another of its names."""
    return _chosen_by_alias(entity, chosen) or _node(entity)


def _chosen_by_alias(entity: Entity, chosen: Chosen) -> Node | None:
    """Return the user's node for an entity by another of its names; a surname alone does not decide."""
    if not chosen or plain(entity.name) in chosen:
        return None
    own = set(name_key(entity.name))
    for name in entity.aliases:
        if plain(name) in chosen and not own.issuperset(name_key(name)):
            return chosen[plain(name)][1]
    return None


def _node(entity: Entity) -> Node:
    if entity.kind is ActorKind.PERSON:
        return "per", person_key(entity.name)
    if entity.kind is ActorKind.ORGANISATION:
        for name in (entity.name, *entity.aliases):
            canonical = organisations().canonical.get(plain(name))
            if canonical:
                return "org", organisation_key(canonical)
        return "org", organisation_key(entity.name)
    key = " ".join(place_key(entity.name))
    if entity.kind is ActorKind.GOVERNMENT and key in gazetteers().seats:
        return "seat", (key,)
    code = gazetteers().countries.get(key)
    return ("land", (code.lower(),)) if code else ("geo", place_key(entity.name))
