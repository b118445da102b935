"""Who is who across the dossier: the entities of all articles merged into actors.

Entities are grouped by folded names; a name is compared only with the few that share a word with
it, never with all. Nothing depends on the order of the articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.analysis.actors.lexicon import gazetteers, organisations
from dossier.analysis.actors.names import (
    Key,
    acronyms,
    given_form,
    is_acronym,
    matches_person,
    name_key,
    organisation_key,
    person_key,
    place_key,
    sound,
)
from dossier.language.words import fold
from dossier.model import Actor, ActorKind, ArticleActors, Entity, Role

_MAX_CHOICES = 40
_DOMINANT = 0.6  # the share of a surname's articles that its bearer needs to own the bare surname
_WELL_KNOWN = 3  # articles that name a person in full before others may use the bare surname
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

Node = tuple[str, Key]
"""A kind of name ("per", "org", "land" (a country), "geo" or "user") and the key of the name."""


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The actors of a dossier, the most mentioned first, and the actor of each article's entity."""

    actors: tuple[Actor, ...]
    of: Mapping[tuple[str, int], str]


@dataclass(slots=True)
class _Group:
    """What the articles say of one node or, later, of one actor."""

    articles: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    full_names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: int = 0

    def absorb(self, other: _Group) -> None:
        self.articles |= other.articles
        self.names.update(other.names)
        self.full_names.update(other.full_names)
        self.kinds.update(other.kinds)
        self.mentions += other.mentions
        for role, articles in other.roles.items():
            self.roles[role] |= articles


def merge_actors(
    articles: Iterable[tuple[str, ArticleActors]], *, aliases: Mapping[str, Sequence[str]] | None = None
) -> ActorIndex:
    """Merge the entities of all articles into actors.

    Args:
        articles: The id of each article and its actors.
        aliases: The user's own aliases, by canonical name; they win over every rule.
    """
    chosen = _user_nodes(aliases or {})
    nodes: dict[tuple[str, int], Node] = {}
    groups: dict[Node, _Group] = defaultdict(_Group)
    for article, actors in articles:
        counts = _names_by_entity(actors)
        for index, entity in enumerate(actors.entities):
            node = _chosen_by_alias(entity, counts[index], chosen) or _node(entity)
            nodes[article, index] = node
            _note(groups[node], article, entity, counts[index])
    parents = _resolve(groups, chosen)
    merged: dict[Node, _Group] = {}
    for node in sorted(groups):
        merged.setdefault(_root(parents, node), _Group()).absorb(groups[node])
    ids, actors_found = _actors(merged, {chosen[key][1]: chosen[key][0] for key in chosen})
    return ActorIndex(actors_found, {place: ids[_root(parents, node)] for place, node in nodes.items()})


def _names_by_entity(actors: ArticleActors) -> list[Counter[str]]:
    counts: list[Counter[str]] = [Counter() for _ in actors.entities]
    for mention in actors.mentions:
        counts[mention.entity][" ".join(mention.text.split())] += 1
    return counts


def _note(group: _Group, article: str, entity: Entity, names: Counter[str]) -> None:
    group.articles.add(article)
    group.names.update(names)
    group.full_names[entity.name] += 1
    group.kinds[entity.kind] += 1
    group.mentions += names.total()
    for role in entity.roles:
        group.roles[role].add(article)


def _user_nodes(aliases: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, Node]]:
    """Return the canonical name and node for each folded name that the user gives."""
    chosen: dict[str, tuple[str, Node]] = {}
    for canonical in sorted(aliases):
        node: Node = ("user", name_key(canonical))
        for name in (canonical, *aliases[canonical]):
            chosen.setdefault(_plain(name), (canonical, node))
    return chosen


def _plain(name: str) -> str:
    return " ".join(fold(name).split())


def _chosen_by_alias(
    entity: Entity, names: Counter[str], chosen: Mapping[str, tuple[str, Node]]
) -> Node | None:
    """Return the user's node for an entity by another of its names; a surname alone does not decide."""
    if not chosen or _plain(entity.name) in chosen:
        return None
    own = set(name_key(entity.name))
    for name in sorted(names, key=lambda name: (-names[name], name)):
        if _plain(name) in chosen and not own.issuperset(name_key(name)):
            return chosen[_plain(name)][1]
    return None


def _node(entity: Entity) -> Node:
    if entity.kind is ActorKind.PERSON:
        return "per", person_key(entity.name)
    for name in (entity.name, *entity.aliases):
        canonical = organisations().canonical.get(_plain(name))
        if canonical and entity.kind is ActorKind.ORGANISATION:
            return "org", organisation_key(canonical)
    code = gazetteers().countries.get(" ".join(place_key(entity.name)))
    if code and entity.kind is not ActorKind.ORGANISATION:
        return "land", (code.lower(),)
    return (
        ("org", organisation_key(entity.name))
        if entity.kind is ActorKind.ORGANISATION
        else ("geo", place_key(entity.name))
    )


def _resolve(groups: Mapping[Node, _Group], chosen: Mapping[str, tuple[str, Node]]) -> dict[Node, Node]:
    """Return the node that each shorter or otherwise spelled name joins."""
    parents: dict[Node, Node] = {}
    parents.update(_resolve_persons([node for node in groups if node[0] == "per"], groups))
    parents.update(_resolve_organisations([node for node in groups if node[0] == "org"], groups))
    for node, group in groups.items():
        targets = {chosen[_plain(name)][1] for name in group.full_names if _plain(name) in chosen}
        if targets and node[0] != "user":
            parents[node] = min(targets)
    return parents


def _root(parents: Mapping[Node, Node], node: Node) -> Node:
    seen = {node}
    while node in parents and parents[node] not in seen:
        node = parents[node]
        seen.add(node)
    return node


def _weight(groups: Mapping[Node, _Group], node: Node) -> tuple[int, int]:
    return len(groups[node].articles), groups[node].mentions


def _resolve_persons(nodes: list[Node], groups: Mapping[Node, _Group]) -> Iterator[tuple[Node, Node]]:
    index: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (*_negative(_weight(groups, node)), node)):
        if len(node[1]) > 1:
            for part in {sound(node[1][-1]), node[1][0], node[1][-1], _slip_key(node[1])}:
                index[part].append(node)
    for node in nodes:
        if not node[1]:
            continue
        fuller = _bearer(node, index, groups) if len(node[1]) == 1 else _fuller(node, index, groups)
        if fuller is not None:
            yield node, fuller


def _negative(weight: tuple[int, int]) -> tuple[int, int]:
    return -weight[0], -weight[1]


def _bearer(node: Node, index: Mapping[str, list[Node]], groups: Mapping[Node, _Group]) -> Node | None:
    """Return the person that a bare name means across the dossier: the one who dominates it."""
    part = node[1][0]
    near = index.get(part, ())[:_MAX_CHOICES]
    choices = [other for other in near if other[1][-1] == part]
    if choices and not _is_well_known(groups[choices[0]], part):
        return None
    if not choices:
        choices = [other for other in near if other[1][0] == part and _is_called(groups[other], part)]
    if not choices:
        choices = [
            other
            for other in index.get(sound(part), ())[:_MAX_CHOICES]
            if len(part) > 3 and sound(other[1][-1]) == sound(part)
        ]
    if not choices:
        return None
    total = sum(len(groups[other].articles) for other in choices)
    best = choices[0]
    same = sum(
        len(groups[o].articles)
        for o in choices
        if o == best or matches_person(o[1], best[1]) == 0 or matches_person(best[1], o[1]) == 0
    )
    return best if same >= _DOMINANT * total else None


def _is_well_known(group: _Group, part: str) -> bool:
    return len(group.articles) >= _WELL_KNOWN or _is_called(group, part)


def _is_called(group: _Group, part: str) -> bool:
    """Return whether an article that gives the full name also calls the person by this part alone."""
    return any(name_key(name) == (part,) for name in group.names)


def _fuller(node: Node, index: Mapping[str, list[Node]], groups: Mapping[Node, _Group]) -> Node | None:
    """Return the best known fuller or equal form of a name of several words."""
    best: Node | None = None
    keys = (sound(node[1][-1]), _slip_key(node[1]))
    for other in (other for key in keys for other in index.get(key, ())[:_MAX_CHOICES]):
        if other == node or not _is_form_of(node, other, groups):
            continue
        if best is None or (len(other[1]), *_weight(groups, other), other) > (
            len(best[1]),
            *_weight(groups, best),
            best,
        ):
            best = other
    return best


def _slip_key(name: Key) -> str:
    """Return what two names have in common of which one has a slip in its family name."""
    return f"{given_form(name[0])} {name[-1][:3]}"


def _is_form_of(node: Node, other: Node, groups: Mapping[Node, _Group]) -> bool:
    if matches_person(node[1], other[1]) != 0:
        return False
    if len(node[1]) != len(other[1]):
        return len(node[1]) < len(other[1])
    return (*_weight(groups, other), other) > (*_weight(groups, node), node)


def _resolve_organisations(nodes: list[Node], groups: Mapping[Node, _Group]) -> Iterator[tuple[Node, Node]]:
    """Yield the organisation that each acronym stands for across the dossier."""
    by_acronym: dict[str, set[Node]] = defaultdict(set)
    for node in nodes:
        for name in groups[node].full_names:
            for acronym in acronyms(name):
                by_acronym[acronym].add(node)
    for node in nodes:
        if len(node[1]) == 1 and any(is_acronym(name) for name in groups[node].full_names):
            choices = by_acronym.get(node[1][0], set()) - {node}
            if choices:
                yield node, max(choices, key=lambda other: (_weight(groups, other), other))


def _actors(
    merged: Mapping[Node, _Group], canonical: Mapping[Node, str]
) -> tuple[dict[Node, str], tuple[Actor, ...]]:
    ids: dict[Node, str] = {}
    taken: set[str] = set()
    found: list[Actor] = []
    order = sorted(merged, key=lambda node: (-merged[node].mentions, -len(merged[node].articles), node))
    for node in order:
        group = merged[node]
        name = canonical.get(node) or _canonical_name(node, group)
        slug = _slug(name, node, taken)
        ids[node] = slug
        found.append(
            Actor(
                id=slug,
                name=name,
                kind=_kind(group),
                aliases=tuple(
                    a
                    for a, _ in sorted(group.names.items(), key=lambda item: (-item[1], item[0]))
                    if a != name
                ),
                roles=_roles(group),
                mentions=group.mentions,
                articles=tuple(sorted(group.articles)),
            )
        )
    return ids, tuple(found)


def _canonical_name(node: Node, group: _Group) -> str:
    """Return the fullest name of an actor that is not rare among its names."""
    key = person_key if node[0] == "per" else name_key
    return max(
        group.full_names,
        key=lambda name: (min(len(key(name)), 4), group.full_names[name], not name.isupper(), name),
    )


def _kind(group: _Group) -> ActorKind:
    if group.kinds[ActorKind.GOVERNMENT]:
        return ActorKind.GOVERNMENT
    return max(group.kinds, key=lambda kind: (group.kinds[kind], kind))


def _roles(group: _Group) -> tuple[Role, ...]:
    by_fold: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for role, printed_in in group.roles.items():
        by_fold[fold(role)][role] += len(printed_in)
        articles[fold(role)] |= printed_in
    roles = [
        Role(max(spellings, key=lambda text: (spellings[text], text)), tuple(sorted(articles[key])))
        for key, spellings in by_fold.items()
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
