"""Events by outlets: who reported what, and of whom no report was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dossier.language.words import fold
from dossier.model import ArticleInfo, Coverage, Covered, Event, Report

_LAST = "\U0010ffff"  # sorts after every date


def coverage(events: Iterable[Event], infos: Mapping[str, ArticleInfo]) -> Coverage:
    """Return the events across the outlets that reported any of them; see ``Coverage`` for the order."""
    ordered = sorted(events, key=lambda event: (event.first or _LAST, event.last or _LAST, event.id))
    by_outlet = [_by_outlet(event, infos) for event in ordered]
    counts: Counter[str | None] = Counter(outlet for reports in by_outlet for outlet in reports)
    known = sorted(
        (outlet for outlet in counts if outlet), key=lambda name: (-counts[name], fold(name), name)
    )
    outlets: tuple[str | None, ...] = (*known, None) if None in counts else tuple(known)
    return Coverage(
        outlets,
        tuple(
            Covered(event, MappingProxyType(reports))
            for event, reports in zip(ordered, by_outlet, strict=True)
        ),
    )


def _by_outlet(event: Event, infos: Mapping[str, ArticleInfo]) -> dict[str | None, tuple[Report, ...]]:
    found: dict[str | None, list[Report]] = {}
    for article in event.articles:
        info = infos.get(article)
        report = Report(article, info.outlet if info else None, info.date if info else None)
        found.setdefault(report.outlet, []).append(report)
    return {
        outlet: tuple(sorted(reports, key=lambda report: (report.date or _LAST, report.article)))
        for outlet, reports in found.items()
    }
