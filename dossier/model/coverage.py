"""Events by outlets: who reported what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.model.events import Event


@dataclass(frozen=True, slots=True)
class Report:
    """One article as a report of an event, with its outlet and ISO date."""

    article: str
    outlet: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Covered:
    """One event across the outlets: the reports of each that has any, the earliest first."""

    event: Event
    reports: Mapping[str | None, tuple[Report, ...]]

    def of(self, outlet: str | None) -> tuple[Report, ...]:
        """Return an outlet's reports; none means that none was found."""
        return self.reports.get(outlet, ())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Events by outlets: who reported what, and of whom no report was found.

    Outlets with the most events come first; ``None`` stands for outlets that are not known, and is last.
    Events come in the order of their dates, undated ones last.
    """

    outlets: tuple[str | None, ...] = ()
    events: tuple[Covered, ...] = ()
