"""Who is who across the dossier: the entities of all articles merged into actors.

Nothing depends on the order of the articles, and the time grows with their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.analysis.actors.groups import Group, Node, node_of, user_names
from dossier.analysis.actors.lexicon import gazetteers
from dossier.analysis.actors.names import name_key, person_key
from dossier.analysis.actors.resolve import resolve, root
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleActors, Role

_ID_ORDER = ("user", "land", "per", "org", "geo", "seat")
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
    groups: dict[Node, Group] = {}
    nodes: dict[tuple[str, int], Node] = {}
    known: dict[tuple[ActorKind, str, tuple[str, ...]], Node] = {}
    for article, actors in articles:
        names: list[dict[str, int]] = []
        for index, entity in enumerate(actors.entities):
            kind_of_name = (entity.kind, entity.name, entity.aliases)
            node = known.get(kind_of_name)
            if node is None:
                node = known[kind_of_name] = node_of(entity, chosen)
            nodes[article, index] = node
            group = groups.get(node)
            if group is None:
                group = groups[node] = Group()
            group.note(article, entity)
            names.append(group.names)
        for mention in actors.mentions:
            counts, text = names[mention.entity], " ".join(mention.text.split())
            counts[text] = counts.get(text, 0) + 1
    parents = resolve(groups, chosen)
    roots = {node: root(parents, node) for node in groups}
    merged: dict[Node, Group] = {}
    for node in sorted(groups):
        merged.setdefault(roots[node], Group()).absorb(groups[node])
    ids, found = _actors(merged, {node: canonical for canonical, node in chosen.values()})
    return ActorIndex(found, {place: ids[roots[node]] for place, node in nodes.items()})


def _actors(
    merged: Mapping[Node, Group], canonical: Mapping[Node, str]
) -> tuple[dict[Node, str], tuple[Actor, ...]]:
    """Return the id of each merged node, and the actors, the most mentioned first."""
    names = {node: canonical.get(node) or _canonical_name(node, group) for node, group in merged.items()}
    ids: dict[Node, str] = {}
    taken: set[str] = set()
    # Not by mentions: which of two namesakes has the plain id must not change with the articles.
    for node in sorted(merged, key=lambda node: (_ID_ORDER.index(node[0]), node)):
        ids[node] = _slug(names[node], node, taken)
    found = [
        Actor(
            id=ids[node],
            name=names[node],
            kind=_kind(group),
            aliases=tuple(printed for printed in _by_count(group.names) if printed != names[node]),
            roles=_roles(group),
            mentions=group.mentions,
            articles=tuple(sorted(group.articles)),
        )
        for node, group in merged.items()
    ]
    return ids, tuple(sorted(found, key=lambda actor: (-actor.mentions, -len(actor.articles), actor.id)))


def _by_count(names: Mapping[str, int]) -> list[str]:
    return sorted(names, key=lambda name: (-names[name], name))


def _canonical_name(node: Node, group: Group) -> str:
    """Return the name of a country, or the fullest name of another actor."""
    if node[0] == "land" and node[1][0].upper() in gazetteers().country_names:
        return gazetteers().country_names[node[1][0].upper()]
    key = person_key if node[0] == "per" else name_key
    return max(
        group.full_names,
        key=lambda name: (min(len(key(name)), 4), group.full_names[name], not name.isupper(), name),
    )


def _kind(group: Group) -> ActorKind:
    if ActorKind.GOVERNMENT in group.kinds:
        return ActorKind.GOVERNMENT
    return max(group.kinds, key=lambda kind: (group.kinds[kind], kind))


def _roles(group: Group) -> tuple[Role, ...]:
    spellings: dict[str, list[str]] = {}
    for role in group.roles:
        spellings.setdefault(fold(role), []).append(role)
    roles = [
        Role(
            max(same, key=lambda role: (len(group.roles[role]), role)),
            tuple(sorted(set().union(*(group.roles[role] for role in same)))),
        )
        for same in spellings.values()
    ]
    return tuple(sorted(roles, key=lambda role: (-len(role.articles), role.text)))


def _slug(name: str, node: Node, taken: set[str]) -> str:
    """Return a readable id that no other actor has."""
    base = _NOT_SLUG.sub("-", fold(name)).strip("-") or "actor"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{node[0]}" if number == 2 else f"{base}-{node[0]}-{number}"
    taken.add(slug)
    return slug
