"""Who is who within one article: the names of one actor joined into one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.analysis.actors.lexicon import gazetteers, organisations, words
from dossier.analysis.actors.metonyms import (
    acts,
    country_of_capital,
    country_of_seat,
    is_visited,
    stands_for_government,
)
from dossier.analysis.actors.names import (
    Key,
    acronyms,
    is_acronym,
    matches_person,
    name_key,
    organisation_key,
    person_key,
    place_key,
)
from dossier.language.words import fold
from dossier.model import ActorKind, ArticleActors, Entity, Mention, MentionType

_MAX_CHOICES = 40  # fuller names that a shorter one is compared with
_ON_A_RIVER = frozenset({"am", "an", "de", "on", "sur", "upon"})  # Frankfurt am Main, Rio de Janeiro
_COUNTRY = "country:"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name found in a text, ``[start, end)``, before it is known whose it is."""

    start: int
    end: int
    text: str
    type: MentionType


@dataclass(slots=True)
class _Name:
    """One name of one type in an article, with its mentions in order."""

    key: Key
    type: MentionType
    mentions: list[int] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    parent: _Name | None = None

    def root(self) -> _Name:
        name = self
        while name.parent is not None:
            name = name.parent
        return name


def link(text: str, spotted: Sequence[Spotted], roles: Sequence[tuple[int, str]] = ()) -> ArticleActors:
    """Join the names of each actor of an article.

    Args:
        text: The article's text.
        spotted: The names found in it, in order.
        roles: Roles as printed, each with the index of the name in ``spotted`` that it goes with.
    """
    owners: list[_Name | str] = []
    names: dict[tuple[MentionType, Key], _Name] = {}
    types = _one_type_each(spotted)
    for at, spot in enumerate(spotted):
        code = _country(text, spot)
        if code:
            owners.append(_COUNTRY + code)
            continue
        key = _key(spot.text, types[at])
        name = names.setdefault((types[at], key), _Name(key, types[at]))
        name.mentions.append(at)
        name.texts[spot.text] += 1
        owners.append(name)
    found = list(names.values())
    _link_persons([name for name in found if name.type is MentionType.PERSON])
    _link_organisations([name for name in found if name.type is not MentionType.PERSON])
    return _assemble(text, spotted, owners, roles)


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


def _country(text: str, spot: Spotted) -> str | None:
    """Return the code of the country that a mention names, or whose government it stands for."""
    if spot.type is MentionType.PERSON:
        return None
    seat = country_of_seat(spot.text)
    if seat:
        return None if is_visited(text, spot.start) else seat
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


def _link_persons(names: list[_Name]) -> None:
    """Join each name to the fuller name that it is short for."""
    index: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda name: (-len(name.key), -len(name.mentions), name.mentions[0])):
        choices: list[tuple[int, int, int, _Name]] = []
        seen: set[int] = set()
        for part in _index_keys(name.key):
            for fuller in index.get(part, ())[:_MAX_CHOICES]:
                if id(fuller) in seen:
                    continue
                seen.add(id(fuller))
                fit = matches_person(name.key, fuller.key)
                if fit is not None:
                    choices.append((fit, -len(fuller.mentions), fuller.mentions[0], fuller))
        if choices:
            name.parent = min(choices, key=lambda choice: choice[:3])[3].root()
            name.parent.texts.update(name.texts)
        for part in _index_keys(name.key):
            index.setdefault(part, []).append(name)


def _index_keys(key: Key) -> set[str]:
    """Return what a person's name is looked up by: its words, and how the family name begins."""
    return {*key, f"{key[-1][:3]}-"} if key else set()


def _link_organisations(names: list[_Name]) -> None:
    """Join acronyms, known names and short forms to the full name of an organisation or place."""
    by_canonical: dict[str, _Name] = {}
    by_acronym: dict[str, list[_Name]] = {}
    by_part: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda name: (-len(name.key), name.mentions[0])):
        fuller = _by_canonical(name, by_canonical) or _by_acronym(name, by_acronym) or _by_part(name, by_part)
        if fuller is not None and fuller.root() is not name:
            name.parent = fuller.root()
        for printed in name.texts:
            for acronym in acronyms(printed):
                by_acronym.setdefault(acronym, []).append(name)
        for part in name.key:
            by_part.setdefault(part, []).append(name)


def _by_canonical(name: _Name, index: dict[str, _Name]) -> _Name | None:
    for printed in name.texts:
        canonical = organisations().canonical.get(" ".join(fold(printed).split()))
        if canonical:
            return index.setdefault(canonical, name)
    return None


def _by_acronym(name: _Name, index: dict[str, list[_Name]]) -> _Name | None:
    if len(name.key) == 1 and any(is_acronym(printed) for printed in name.texts):
        choices = index.get(name.key[0].replace("&", ""), [])
        if choices:
            return max(
                choices[:_MAX_CHOICES], key=lambda choice: (choice.type is name.type, len(choice.mentions))
            )
    return None


def _by_part(name: _Name, index: dict[str, list[_Name]]) -> _Name | None:
    """Return the fuller name that holds this one as a run of its words."""
    size = len(name.key)
    kinds = words("organisation words") | words("place words")
    generic = all(part in kinds or part + "s" in kinds for part in name.key)
    choices = []
    for fuller in index.get(name.key[0], ())[:_MAX_CHOICES] if name.key else ():
        if len(fuller.key) <= size or (fuller.type is not name.type and name.type is MentionType.PLACE):
            continue
        runs = [at for at in range(len(fuller.key) - size + 1) if fuller.key[at : at + size] == name.key]
        if not runs:
            continue
        if generic and (runs[-1] + size != len(fuller.key) or fuller.mentions[0] > name.mentions[0]):
            continue
        if name.type is MentionType.PLACE and not _same_place(name.key, fuller.key):
            continue
        if name.type is not fuller.type and name.type is not MentionType.ORGANISATION:
            continue
        choices.append(fuller)
    return max(choices, key=lambda choice: (len(choice.mentions), -choice.mentions[0])) if choices else None


def _same_place(short: Key, full: Key) -> bool:
    """Return whether a fuller name of a place only adds what it is: "Gaza Strip", not "New York"."""
    rest = full[len(short) :]
    if len(short) == 1 and short[0] in words("place prefixes"):
        return False
    return full[: len(short)] == short and (
        rest[0] in _ON_A_RIVER or all(part in words("extents") for part in rest)
    )


def _assemble(
    text: str, spotted: Sequence[Spotted], owners: Sequence[_Name | str], roles: Sequence[tuple[int, str]]
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
        code = owner.removeprefix(_COUNTRY) if isinstance(owner, str) else None
        spots = [spotted[at] for at in group_members]
        entities.append(
            _entity(text, spots, code, [role for at in group_members for role in printed_roles.get(at, ())])
        )
    mentions = tuple(
        Mention(spot.start, spot.end, spot.text, spot.type, of[at]) for at, spot in enumerate(spotted)
    )
    return ArticleActors(mentions=mentions, entities=tuple(entities))


def _entity(text: str, spots: Sequence[Spotted], code: str | None, roles: Sequence[str]) -> Entity:
    printed = Counter(" ".join(spot.text.split()) for spot in spots)
    types = Counter(spot.type for spot in spots)
    kind = max(types, key=lambda mention_type: (types[mention_type], mention_type))
    if code:
        name = gazetteers().country_names.get(code) or _fullest(printed, MentionType.PLACE)
        governs = any(
            country_of_capital(spot.text) or country_of_seat(spot.text) or acts(text, spot.end)
            for spot in spots
        )
        actor_kind = ActorKind.GOVERNMENT if governs else ActorKind.PLACE
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
