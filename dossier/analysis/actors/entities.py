"""Who is who within one article: the names of one actor joined into one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.actors.lexicon import gazetteers, words
from dossier.analysis.actors.linking import Name, join_explained, link_organisations, link_persons
from dossier.analysis.actors.metonyms import (
    acts,
    country_of_capital,
    country_of_seat,
    is_body,
    is_visited,
    stands_for_government,
)
from dossier.analysis.actors.names import Key, is_acronym, name_key, organisation_key, person_key, place_key
from dossier.language.words import fold
from dossier.model import ActorKind, ArticleActors, Entity, Mention, MentionType

_COUNTRY = "country:"
_SEAT = "seat:"
_BODY = "body:"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name found in a text, ``[start, end)``, before it is known whose it is."""

    start: int
    end: int
    text: str
    type: MentionType


def link(text: str, spotted: Sequence[Spotted], roles: Sequence[tuple[int, str]] = ()) -> ArticleActors:
    """Join the names of each actor of an article.

    Args:
        text: The article's text.
        spotted: The names found in it, in order.
        roles: Roles as printed, each with the index of the name in ``spotted`` that it goes with.
    """
    owners: list[Name | str] = []
    names: dict[tuple[MentionType, Key], Name] = {}
    types = _one_type_each(spotted)
    for at, spot in enumerate(spotted):
        owner = _government(text, spot)
        if owner:
            owners.append(owner)
            continue
        key = _key(spot.text, types[at])
        name = names.setdefault((types[at], key), Name(key, types[at]))
        name.mentions.append(at)
        name.texts[spot.text] += 1
        owners.append(name)
    found = list(names.values())
    link_persons([name for name in found if name.type is MentionType.PERSON])
    _join_brackets(text, spotted, owners)
    link_organisations([name for name in found if name.type is not MentionType.PERSON])
    return _assemble(text, spotted, owners, roles)


def _join_brackets(text: str, spotted: Sequence[Spotted], owners: Sequence[Name | str]) -> None:
    """Join what brackets explain: "World Health Organization (WHO)"."""
    for at in range(len(spotted) - 1):
        first, second = owners[at], owners[at + 1]
        between = text[spotted[at].end : spotted[at + 1].start][:3]
        closed = text[spotted[at + 1].end : spotted[at + 1].end + 1] == ")"
        if closed and between.strip() == "(" and isinstance(first, Name) and isinstance(second, Name):
            join_explained(first, second)


def _one_type_each(spotted: Sequence[Spotted]) -> list[MentionType]:
    """Return the type of each name: a name that is both place and organisation is what it mostly is."""
    votes: dict[Key, Counter[MentionType]] = {}
    for spot in spotted:
        if spot.type is not MentionType.PERSON:
            votes.setdefault(name_key(spot.text), Counter())[spot.type] += 1
    return [
        spot.type
        if spot.type is MentionType.PERSON
        else max(votes[name_key(spot.text)].items(), key=lambda item: (item[1], item[0]))[0]
        for spot in spotted
    ]


def _key(name: str, kind: MentionType) -> Key:
    if kind is MentionType.PERSON:
        return person_key(name)
    return place_key(name) if kind is MentionType.PLACE else organisation_key(name)


def _government(text: str, spot: Spotted) -> str | None:
    """Return what a mention stands for that is a country, its government or the seat of one."""
    if spot.type is MentionType.PERSON:
        return None
    if is_body(spot.text):
        return _BODY + " ".join(name_key(spot.text))
    if country_of_seat(spot.text):
        return None if is_visited(text, spot.start) else _SEAT + " ".join(name_key(spot.text))
    code = _country(text, spot)
    return _COUNTRY + code if code else None


def _country(text: str, spot: Spotted) -> str | None:
    """Return the code of the country that a mention names, or whose capital stands for it."""
    key = " ".join(name_key(spot.text))
    if spot.type is MentionType.PLACE or key in {"us", "uk", "usa", "uae"}:
        names = gazetteers()
        code = (
            names.countries.get(" ".join(place_key(spot.text)))
            or names.countries.get(key)
            or names.demonyms.get(key)
        )
        if code and code != "-":
            return code
        capital = country_of_capital(spot.text)
        if capital and "-" not in capital and stands_for_government(text, spot.start, spot.end):
            return capital
    return None


def _assemble(
    text: str, spotted: Sequence[Spotted], owners: Sequence[Name | str], roles: Sequence[tuple[int, str]]
) -> ArticleActors:
    order: dict[int | str, int] = {}
    members: list[list[int]] = []
    for at, owner in enumerate(owners):
        group = owner if isinstance(owner, str) else id(owner.root())
        if group not in order:
            order[group] = len(members)
            members.append([])
        members[order[group]].append(at)
    printed_roles: dict[int, list[str]] = {}
    for at, role in roles:
        printed_roles.setdefault(at, []).append(" ".join(role.split()))
    entities = []
    of = [0] * len(spotted)
    for index, group_members in enumerate(members):
        for at in group_members:
            of[at] = index
        owner = owners[group_members[0]]
        spots = [spotted[at] for at in group_members]
        entities.append(
            _entity(
                text,
                spots,
                owner if isinstance(owner, str) else "",
                [role for at in group_members for role in printed_roles.get(at, ())],
            )
        )
    mentions = tuple(
        Mention(spot.start, spot.end, spot.text, spot.type, of[at]) for at, spot in enumerate(spotted)
    )
    return ArticleActors(mentions=mentions, entities=tuple(entities))


def _entity(text: str, spots: Sequence[Spotted], owner: str, roles: Sequence[str]) -> Entity:
    printed = Counter(" ".join(spot.text.split()) for spot in spots)
    types = Counter(spot.type for spot in spots)
    kind = max(types, key=lambda mention_type: (types[mention_type], mention_type))
    if owner.startswith(_COUNTRY):
        code = owner.removeprefix(_COUNTRY)
        name = gazetteers().country_names.get(code) or _fullest(printed, MentionType.PLACE)
        governs = any(country_of_capital(spot.text) or acts(text, spot.end) for spot in spots)
        actor_kind = ActorKind.GOVERNMENT if governs else ActorKind.PLACE
    elif owner.startswith(_SEAT):
        name = _fullest(printed, MentionType.ORGANISATION)
        actor_kind = ActorKind.GOVERNMENT
    elif owner.startswith(_BODY):
        name = _fullest(printed, MentionType.ORGANISATION)
        actor_kind = ActorKind.ORGANISATION
    else:
        name = _fullest(printed, kind)
        actor_kind = _KINDS[kind]
    aliases = tuple(
        alias for alias, _ in sorted(printed.items(), key=lambda item: (-item[1], item[0])) if alias != name
    )
    return Entity(name=name, kind=actor_kind, aliases=aliases, roles=tuple(dict.fromkeys(roles)))


_KINDS = {
    MentionType.PERSON: ActorKind.PERSON,
    MentionType.ORGANISATION: ActorKind.ORGANISATION,
    MentionType.PLACE: ActorKind.PLACE,
    MentionType.OTHER: ActorKind.ORGANISATION,
}


def _fullest(printed: Counter[str], kind: MentionType) -> str:
    """Return the name to show: the one with the most words, in mixed case where there is one."""

    def rank(name: str) -> tuple[int, bool, int, int, str]:
        return (len(_key(name, kind)), not name.isupper(), printed[name], len(name), name)

    best = max(printed, key=rank)
    if best.isupper() and not is_acronym(best) and kind is not MentionType.ORGANISATION:
        best = best.title()
    return _without_titles(best) if kind is MentionType.PERSON else best


def _without_titles(name: str) -> str:
    """Return a person's name without titles before it: "Mr. Trump" is Trump."""
    parts = name.split()
    keep = 0
    for at, part in enumerate(parts[:-1]):
        if fold(part).rstrip(".") in words("titles"):
            keep = at + 1
    return " ".join(parts[keep:])
