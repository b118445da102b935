"""What reading the folder again came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not shown as an article, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What a refresh changed, by number of articles."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    rebuilt: str | None = None  # why the cache was rebuilt, if it was
    busy: bool = False  # another process is refreshing this dossier, so nothing was done
    problems: tuple[str, ...] = ()  # settings that could not be used
    complete: bool = True  # False if it was cancelled; the next refresh goes on from there
    seconds: float = 0.0
