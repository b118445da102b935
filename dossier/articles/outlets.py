"""Outlets and news agencies under one name each, whatever the spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from dossier.language.data_files import load_yaml
from dossier.language.words import fold

Spellings = Mapping[str, Sequence[str]]

_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}")
_NONE: Spellings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets and agencies that are known, by spelling and by domain; build it with `load`."""

    _outlets: Mapping[str, str]  # folded spelling -> name
    _agencies: Mapping[str, str]
    _domains: Mapping[str, str]
    _agency_domains: Mapping[str, str]
    agency_spellings: Mapping[str, str]  # spelling as printed -> name

    @classmethod
    def load(cls, outlets: Spellings = _NONE, agencies: Spellings = _NONE) -> Outlets:
        """Return the shipped outlets and agencies, extended by a user's own, which win.

        Args:
            outlets: For each outlet the name to show, and its other spellings and domains.
            agencies: The same for agencies.
        """
        shipped = _shipped()
        if not outlets and not agencies:
            return shipped
        own = _build(outlets, agencies)
        return cls(
            {**shipped._outlets, **own._outlets},
            {**shipped._agencies, **own._agencies},
            {**shipped._domains, **own._domains},
            {**shipped._agency_domains, **own._agency_domains},
            {**shipped.agency_spellings, **own.agency_spellings},
        )

    def outlet(self, spelling: str) -> str | None:
        """Return an outlet's name from one of its spellings or domains; None if it is not known."""
        return self._outlets.get(_key(spelling)) or self._of_domain(spelling.strip().lower(), self._domains)

    def agency(self, spelling: str) -> str | None:
        """Return an agency's name from one of its spellings or domains; None if it is not known."""
        return self._agencies.get(_key(spelling)) or self._of_domain(
            spelling.strip().lower(), self._agency_domains
        )

    def outlet_of_url(self, url: str) -> str | None:
        """Return the name of the outlet, or agency, at whose domain an address is."""
        try:
            host = urlsplit(url).hostname
        except ValueError:
            return None
        if host is None:
            return None
        return self._of_domain(host, self._domains) or self._of_domain(host, self._agency_domains)

    @staticmethod
    def _of_domain(host: str, names: Mapping[str, str]) -> str | None:
        labels = host[:255].split(".")
        return next(filter(None, (names.get(".".join(labels[i:])) for i in range(len(labels) - 1))), None)


@lru_cache(maxsize=1)
def shipped_agencies() -> Outlets:
    """Return the shipped agencies alone, which are read in a fraction of the time."""
    return _build({}, load_yaml("agencies.yaml"))


@lru_cache(maxsize=1)
def _shipped() -> Outlets:
    return _build(load_yaml("outlets.yaml"), load_yaml("agencies.yaml"))


def _build(outlets: Spellings, agencies: Spellings) -> Outlets:
    agency_words = list(_spellings(agencies))
    return Outlets(
        {_key(spelling): name for spelling, name in _spellings(outlets)},
        {_key(spelling): name for spelling, name in agency_words},
        dict(_domains(outlets)),
        dict(_domains(agencies)),
        dict(agency_words),
    )


def _spellings(entries: Spellings) -> Iterator[tuple[str, str]]:
    for name, others in entries.items():
        yield name, name
        yield from ((other, name) for other in others if not _DOMAIN.fullmatch(other))


def _domains(entries: Spellings) -> Iterator[tuple[str, str]]:
    for name, others in entries.items():
        yield from ((other, name) for other in others if _DOMAIN.fullmatch(other))


def _key(spelling: str) -> str:
    """Return what spellings that differ in case, accents, spaces and "the" only have in common."""
    return fold(" ".join(spelling[:200].split())).removeprefix("the ")
