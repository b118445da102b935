"""The word lists and gazetteers that the actors are found with, loaded once."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dossier.language.words import fold

_DATA = files("dossier.analysis.actors").joinpath("data")


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """Names of places and people, folded."""

    country_names: Mapping[str, str]  # code -> the name to show
    countries: Mapping[str, str]  # name -> code
    demonyms: Mapping[str, str]  # name, singular or plural -> code, or "-" where it is no country's
    capitals: Mapping[str, str]  # city -> code
    seats: Mapping[str, str]  # a seat of government -> code
    own_seats: frozenset[str]  # seats that are named beside their government, as bodies of their own
    cities: frozenset[str]
    regions: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]


@dataclass(frozen=True, slots=True)
class Organisations:
    """Organisations that are known by name."""

    names: tuple[str, ...]  # as printed
    canonical: Mapping[str, str]  # folded name -> the full name


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line and not line.startswith("# "))


def _sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in _lines(text):
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        else:
            entries.append(line)
    return found


def _read(name: str) -> str:
    return _DATA.joinpath(name).read_text(encoding="utf-8")


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition("\t")
        pairs[key] = value
    return pairs


@cache
def words(section: str) -> frozenset[str]:
    """Return a list of folded words of ``words.txt`` by its heading."""
    return frozenset(_word_sections()[section])


@cache
def _word_sections() -> dict[str, list[str]]:
    return _sections(_read("words.txt"))


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that keep their full stop, without it."""
    return frozenset(_lines(_read("abbreviations.txt")))


@cache
def common_words() -> frozenset[str]:
    """Return the folded words that English texts often write in small letters."""
    packed = _DATA.joinpath("common_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").splitlines())


@cache
def given_name_forms() -> Mapping[str, str]:
    """Return a folded given name for each of its spellings and short forms."""
    forms: dict[str, str] = {}
    for line in _lines(_read("nicknames.txt")):
        first, *others = line.split()
        for name in (first, *others):
            forms.setdefault(name, first)
    return forms


@cache
def gazetteers() -> Gazetteers:
    """Return the compiled gazetteers with the project's own additions."""
    compiled = _sections(gzip.decompress(_DATA.joinpath("gazetteers.txt.gz").read_bytes()).decode("utf-8"))
    ours = _sections(_read("places.txt"))

    def pairs(section: str) -> dict[str, str]:
        return _pairs(compiled.get(section, ())) | _pairs(ours.get(section, ()))

    def names(section: str) -> frozenset[str]:
        return frozenset(compiled.get(section, ())).union(ours.get(section, ()))

    country_names = pairs("country names")
    places = {fold(name) for name in country_names.values()}.union(ours["countries"], ours["regions"])
    demonyms = {name: code for name, code in pairs("demonyms").items() if name not in places}
    for singular, code in list(demonyms.items()):
        if singular + "s" not in places:
            demonyms.setdefault(singular + "s", code)
    countries = {name: code for name, code in pairs("countries").items() if name not in demonyms}
    return Gazetteers(
        country_names=country_names,
        countries=countries,
        demonyms=demonyms,
        capitals=pairs("capitals"),
        seats=pairs("seats of government"),
        own_seats=names("seats of their own"),
        cities=names("cities"),
        regions=names("regions") - countries.keys() - demonyms.keys(),
        given=names("given names"),
        family=names("family names"),
    )


@cache
def organisations() -> Organisations:
    """Return the organisations that are known by name."""
    canonical: dict[str, str] = {}
    printed: list[str] = []
    for line in _lines(_read("organisations.txt")):
        full, *others = line.split("\t")
        for name in (full, *others):
            printed.append(name)
            canonical.setdefault(" ".join(fold(name).split()), full)
    return Organisations(names=tuple(printed), canonical=canonical)


@cache
def no_actors() -> frozenset[str]:
    """Return what is written as names are and names nobody, folded."""
    return frozenset(_lines(_read("no_actors.txt")))
