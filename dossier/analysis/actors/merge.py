"""Who is who across the dossier: the entities of all articles merged into actors.

Nothing depends on the order of the articles, and the time grows with their number.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.analysis.actors.groups import (
    Chosen,
    Group,
    Named,
    Node,
    Ref,
    named_entities,
    node_of,
    user_names,
)
from dossier.analysis.actors.lexicon import gazetteers
from dossier.analysis.actors.metonyms import stood_for
from dossier.analysis.actors.names import name_key, person_key
from dossier.analysis.actors.resolve import resolve, root
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleActors, Entity, Role

_ID_ORDER = ("user", "land", "per", "org", "geo", "seat")
_SELDOM = 0.1  # of the articles that print the commonest form of a name
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The actors of a dossier, the most mentioned first, and the actor of each article's entity."""

    actors: tuple[Actor, ...]
    of: Mapping[tuple[str, int], str]


def merge_actors(
    articles: Iterable[tuple[str, ArticleActors]], *, aliases: Mapping[str, Sequence[str]] | None = None
) -> ActorIndex:
    """Merge the entities of all articles into actors.

    Args:
        articles: The id of each article and its actors.
        aliases: The user's own aliases, by canonical name; they win over every rule.
    """
    chosen = user_names(aliases or {})
    groups: dict[Node, Group[str]] = {}
    nodes: dict[tuple[str, int], Node] = {}
    finder = NodeFinder(chosen)
    for article, actors in articles:
        for index, (entity, names) in enumerate(named_entities(actors)):
            node = finder.node_of(entity)
            nodes[article, index] = node
            group = groups.get(node)
            if group is None:
                group = groups[node] = Group()
            group.note(article, entity, names)
    roots = roots_of(groups, chosen)
    merged: dict[Node, Group[str]] = {}
    for node in sorted(groups):
        merged.setdefault(roots[node], Group()).absorb(groups[node])
    titles = {node: title_of(node, group, chosen) for node, group in merged.items()}
    ids = ids_of(titles)
    found = [_actor(ids[node], titles[node], group) for node, group in merged.items()]
    found.sort(key=lambda actor: (-actor.mentions, -len(actor.articles), actor.id))
    return ActorIndex(tuple(found), {place: ids[roots[node]] for place, node in nodes.items()})


class NodeFinder:
    """Finds the node of each entity; equal entities are looked at once."""

    def __init__(self, chosen: Chosen) -> None:
        """Take the user's names."""
        self.chosen = chosen
        self._known: dict[tuple[ActorKind, str, tuple[str, ...]], Node] = {}

    def node_of(self, entity: Entity) -> Node:
        """Return the node of an entity."""
        named = (entity.kind, entity.name, entity.aliases)
        node = self._known.get(named)
        if node is None:
            node = self._known[named] = node_of(entity, self.chosen)
        return node


def roots_of(groups: Mapping[Node, Named], chosen: Chosen) -> dict[Node, Node]:
    """Return, for each node, the node of the actor that it belongs to."""
    parents = resolve(groups, chosen)
    return {node: root(parents, node) for node in groups}


def ids_of(titles: Mapping[Node, str]) -> dict[Node, str]:
    """Return the id of each actor, given the name of each.

    It does not go by mentions: which of two namesakes has the plain id must not change with the articles.
    """
    taken: set[str] = set()
    ordered = sorted(titles, key=lambda node: (_ID_ORDER.index(node[0]), node))
    return {node: _slug(titles[node], node[0], taken) for node in ordered}


def free_id(name: str, taken: Container[str]) -> str:
    """Return a readable id for an actor of this name that none of ``taken`` is."""
    used: set[str] = set()
    while (slug := _slug(name, "part", used)) in taken:
        pass
    return slug


def _actor(actor_id: str, name: str, group: Group[str]) -> Actor:
    return Actor(
        id=actor_id,
        name=name,
        kind=kind_of(group),
        aliases=aliases_of(name, group),
        roles=tuple(Role(text, tuple(sorted(where))) for text, where in roles_of(group)),
        mentions=group.mentions,
        articles=tuple(sorted(group.articles)),
        stands_for=stood_for(name),
    )


def aliases_of(name: str, group: Group[Ref]) -> tuple[str, ...]:
    """Return the other names of an actor, the most printed first."""
    names = group.names
    return tuple(each for each in sorted(names, key=lambda name: (-names[name], name)) if each != name)


def title_of(node: Node, group: Group[Ref], chosen: Chosen) -> str:
    """Return the name of an actor: the user's, that of a country, or the fullest one printed."""
    if node[0] == "user":
        return next(canonical for canonical, held in chosen.values() if held == node)
    if node[0] == "land" and node[1][0].upper() in gazetteers().country_names:
        return gazetteers().country_names[node[1][0].upper()]
    return fullest_name(group, person=node[0] == "per")


def fullest_name(group: Group[Ref], *, person: bool) -> str:
    """Return the name of two words or more that most articles print of a person, else the longest.

    The longest form of a person's name is often a slip or a nickname, that of a body the one not shortened;
    what hardly any article prints is left aside.
    """
    key, articles = person_key if person else name_key, group.full_names
    least = max(articles.values()) * _SELDOM

    def rank(name: str) -> tuple[int, int, int, bool, str]:
        length = min(len(key(name)), 4)
        if person:
            return min(length, 2), articles[name], length, not name.isupper(), name
        return length, articles[name], 0, not name.isupper(), name

    return max((name for name in articles if person or articles[name] >= least), key=rank)


def kind_of(group: Group[Ref]) -> ActorKind:
    """Return what an actor is: a government where it acts as one, else what most articles say."""
    if ActorKind.GOVERNMENT in group.kinds:
        return ActorKind.GOVERNMENT
    return max(group.kinds, key=lambda kind: (group.kinds[kind], kind))


def roles_of(group: Group[Ref]) -> list[tuple[str, set[Ref]]]:
    """Return the roles, the most printed first, each with its articles, spelled as most articles do."""
    spellings: dict[str, list[str]] = {}
    for role in group.roles:
        spellings.setdefault(fold(role), []).append(role)
    found = [
        (
            max(same, key=lambda role: (len(group.roles[role]), role)),
            set[Ref]().union(*(group.roles[role] for role in same)),
        )
        for same in spellings.values()
    ]
    return sorted(found, key=lambda role: (-len(role[1]), role[0]))


def _slug(name: str, kind: str, taken: set[str]) -> str:
    """Return a readable id that no other actor has."""
    base = _NOT_SLUG.sub("-", fold(name)).strip("-") or "actor"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{kind}" if number == 2 else f"{base}-{kind}-{number}"
    taken.add(slug)
    return slug
