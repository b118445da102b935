"""The names of one article, joined where a shorter one stands for a fuller one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier.analysis.actors.lexicon import gazetteers, organisations, words
from dossier.analysis.actors.names import Key, acronyms, is_acronym, matches_person
from dossier.language.words import fold
from dossier.model import MentionType

_MAX_CHOICES = 16  # fuller names that a shorter one is compared with
_ON_A_RIVER = frozenset({"am", "an", "de", "on", "sur", "upon"})  # Frankfurt am Main, Rio de Janeiro


@dataclass(slots=True)
class Name:
    """One name of one type in an article, with its mentions in order."""

    key: Key
    type: MentionType
    mentions: list[int] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    parent: Name | None = None

    def root(self) -> Name:
        """Return the fullest name that this one stands for."""
        name = self
        while name.parent is not None:
            name = name.parent
        return name

    @property
    def is_acronym(self) -> bool:
        """Whether the name is printed as an acronym."""
        return len(self.key) == 1 and any(map(is_acronym, self.texts))


def join_explained(full: Name, acronym: Name) -> None:
    """Join two names of which the article prints one in brackets after the other, in either order."""
    if full.is_acronym:
        full, acronym = acronym, full
    explains = full.type is MentionType.ORGANISATION and len(full.key) > 1
    if explains and acronym.is_acronym and acronym.type is not MentionType.PERSON:
        acronym.parent = acronym.parent or full.root()


def link_persons(names: list[Name]) -> None:
    """Join each name to the fuller name that it is short for."""
    index: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: (-len(name.key), -len(name.mentions), name.mentions[0])):
        choices: list[tuple[int, int, int, Name]] = []
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
        for part in _index_keys(name.key):
            index.setdefault(part, []).append(name)


def _index_keys(key: Key) -> set[str]:
    """Return what a person's name is looked up by: its words, and how the family name begins."""
    return {*key, f"{key[-1][:3]}-"} if key else set()


def link_organisations(names: list[Name]) -> None:
    """Join acronyms, known names and short forms to the full name of an organisation or place.

    An acronym that the article explains may have its full name already.
    """
    by_canonical: dict[str, Name] = {}
    by_acronym: dict[str, list[Name]] = {}
    by_part: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: (-len(name.key), name.mentions[0])):
        fuller = (
            name.parent
            or _by_canonical(name, by_canonical)
            or _by_acronym(name, by_acronym)
            or _by_part(name, by_part)
        )
        if fuller is not None and fuller.root() is not name:
            name.parent = fuller.root()
        for printed in name.texts:
            for acronym in acronyms(printed):
                by_acronym.setdefault(acronym, []).append(name)
        for part in name.key:
            by_part.setdefault(part, []).append(name)


def _by_canonical(name: Name, index: dict[str, Name]) -> Name | None:
    for printed in name.texts:
        canonical = organisations().canonical.get(" ".join(fold(printed).split()))
        if canonical:
            return index.setdefault(canonical, name)
    return None


def _by_acronym(name: Name, index: dict[str, list[Name]]) -> Name | None:
    if len(name.key) == 1 and any(is_acronym(printed) for printed in name.texts):
        choices = index.get(name.key[0].replace("&", ""), [])
        if choices:
            return max(
                choices[:_MAX_CHOICES], key=lambda choice: (choice.type is name.type, len(choice.mentions))
            )
    return None


def _by_part(name: Name, index: dict[str, list[Name]]) -> Name | None:
    """Return the fuller name that holds this one as a run of its words."""
    size = len(name.key)
    region = " ".join(name.key) in gazetteers().regions
    kinds = words("organisation words") | words("place words")
    generic = all(part in kinds or part + "s" in kinds for part in name.key)
    choices = []
    for fuller in index.get(name.key[0], ())[:_MAX_CHOICES] if name.key else ():
        if len(fuller.key) <= size or (fuller.type is not name.type and name.type is MentionType.PLACE):
            continue
        if region and fuller.type is MentionType.ORGANISATION:
            continue  # Europe is no short form of the Confederation of Anglers in Europe
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
