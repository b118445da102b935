"""Which names of a dossier mean the same actor.

Every entity of an article becomes a node: a kind of name and a key. Here shorter, abbreviated and
otherwise spelled names join the node that they stand for. A name is compared only with the few that
share a word with it, never with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.analysis.actors.groups import Chosen, Named, Node, plain
from dossier.analysis.actors.lexicon import gazetteers, words
from dossier.analysis.actors.names import (
    Key,
    acronyms,
    bones,
    given_form,
    is_acronym,
    matches_person,
    name_key,
    sound,
)

_MAX_CHOICES = 40
_DOMINANT = 0.75  # the share of a surname's articles that its bearer needs to own the bare surname
_WELL_KNOWN = 3  # articles that name a person in full before others may use the bare surname


def resolve(groups: Mapping[Node, Named], chosen: Chosen) -> dict[Node, Node]:
    """Return the node that each shorter or otherwise spelled name joins."""
    parents: dict[Node, Node] = {}
    parents.update(_resolve_persons([node for node in groups if node[0] == "per"], groups))
    for node in groups:
        if node[0] == "seat":  # one that acts is the government: "the White House said"
            parents[node] = ("land", (gazetteers().seats[node[1][0]].lower(),))
    parents.update(_resolve_places([node for node in groups if node[0] == "geo"], groups))
    parents.update(_resolve_organisations([node for node in groups if node[0] == "org"], groups))
    for node, group in groups.items():
        targets = {chosen[plain(name)][1] for name in group.full_names if plain(name) in chosen}
        if targets and node[0] != "user":
            parents[node] = min(targets)
    return parents


def root(parents: Mapping[Node, Node], node: Node) -> Node:
    """Return the node that a node joins in the end."""
    seen = {node}
    while node in parents and parents[node] not in seen:
        node = parents[node]
        seen.add(node)
    return node


def _weight(groups: Mapping[Node, Named], node: Node) -> tuple[int, int]:
    return groups[node].size, groups[node].mentions


def _resolve_persons(nodes: list[Node], groups: Mapping[Node, Named]) -> Iterator[tuple[Node, Node]]:
    index: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (*_negative(_weight(groups, node)), node)):
        if len(node[1]) > 1:
            name = node[1]
            for part in {sound(name[-1]), name[0], name[-1], _slip_key(name), *_given_keys(name)}:
                index[part].append(node)
    for node in nodes:
        if not node[1]:
            continue
        fuller = _bearer(node, index, groups) if len(node[1]) == 1 else _fuller(node, index, groups)
        if fuller is not None:
            yield node, fuller


def _negative(weight: tuple[int, int]) -> tuple[int, int]:
    return -weight[0], -weight[1]


def _bearer(node: Node, index: Mapping[str, list[Node]], groups: Mapping[Node, Named]) -> Node | None:
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
    total = sum(groups[other].size for other in choices)
    best = choices[0]
    same = sum(
        groups[o].size
        for o in choices
        if o == best or matches_person(o[1], best[1]) == 0 or matches_person(best[1], o[1]) == 0
    )
    return best if same >= _DOMINANT * total else None


def _is_well_known(group: Named, part: str) -> bool:
    return group.size >= _WELL_KNOWN or _is_called(group, part)


def _is_called(group: Named, part: str) -> bool:
    """Return whether an article that gives the full name also calls the person by this part alone."""
    return any(name_key(name) == (part,) for name in group.names)


def _fuller(node: Node, index: Mapping[str, list[Node]], groups: Mapping[Node, Named]) -> Node | None:
    """Return the best known fuller or equal form of a name of several words."""
    best: Node | None = None
    keys = (_given_key(node[1], node[1][0]), _slip_key(node[1]))
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


def _given_keys(name: Key) -> set[str]:
    """Return what a fuller name is looked up by: its family name with each given name or its initial."""
    return {_given_key(name, given) for part in name[:-1] for given in (part, part[:1])}


def _given_key(name: Key, given: str) -> str:
    start = given if len(given) == 1 else bones(given_form(given))[:3]
    return f"{sound(name[-1])} {start}"


def _slip_key(name: Key) -> str:
    """Return what two names have in common of which one has a slip in its family name."""
    return f"{given_form(name[0])} {name[-1][:3]}"


def _is_form_of(node: Node, other: Node, groups: Mapping[Node, Named]) -> bool:
    if matches_person(node[1], other[1]) != 0:
        return False
    if len(node[1]) != len(other[1]):
        return len(node[1]) < len(other[1])
    initials, other_initials = (sum(len(part) == 1 for part in name) for name in (node[1], other[1]))
    if initials != other_initials:
        return initials > other_initials
    return (*_weight(groups, other), other) > (*_weight(groups, node), node)


def _resolve_places(nodes: list[Node], groups: Mapping[Node, Named]) -> Iterator[tuple[Node, Node]]:
    """Yield the shorter name that each place has whose name adds what it is: "Gaza Strip", "Gaza"."""
    for node in nodes:
        short = node[1]
        while len(short) > 1 and short[-1] in words("extents"):
            short = short[:-1]
        if len(short) == 1 and short[0] in words("place prefixes"):
            continue
        if short != node[1] and ("geo", short) in groups:
            yield node, ("geo", short)


def _resolve_organisations(nodes: list[Node], groups: Mapping[Node, Named]) -> Iterator[tuple[Node, Node]]:
    """Yield the organisation that each acronym stands for across the dossier."""
    by_acronym: dict[str, set[Node]] = defaultdict(set)
    explained: dict[str, set[Node]] = defaultdict(set)
    for node in nodes:
        for name in groups[node].full_names:
            for acronym in acronyms(name):
                by_acronym[acronym].add(node)
        for name in groups[node].names:
            if len(node[1]) > 1 and is_acronym(name):
                explained[plain(name.replace(".", ""))].add(node)
    for node in nodes:
        # Two letters stand for too much to be told apart across articles.
        if len(node[1]) == 1 and len(node[1][0]) > 2 and any(map(is_acronym, groups[node].full_names)):
            key = node[1][0]
            choices = (explained.get(key) or by_acronym.get(key, set())) - {node}
            if choices:
                yield node, max(choices, key=lambda other: (_weight(groups, other), other))
