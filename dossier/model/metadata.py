"""What is known of an article, and where that comes from: all that lists need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Source(StrEnum):
    """Where a metadata value came from, the most trusted first."""

    USER = "user"
    FRONT_MATTER = "front matter"
    COLUMN = "column"
    DATABASE = "database field"
    PAGE = "page metadata"
    TEXT = "text rule"
    FILE_NAME = "file name"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one metadata value came from, with a few words on how where that helps."""

    source: Source
    note: str = ""

    def __str__(self) -> str:
        return f"{self.source} ({self.note})" if self.note else str(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInfo:
    """What is known of an article besides its text."""

    id: str
    path: str  # relative to the dossier, with forward slashes
    title: str
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    dateline: str | None = None
    date: str | None = None  # ISO: YYYY-MM-DD, YYYY-MM or YYYY
    url: str | None = None
    language: str | None = None
    words: int = 0
    digest: bool = False
    tags: tuple[str, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()
    date_estimate: str | None = None  # as `date`, where that is not known: worked out, likely, not certain
    date_confidence: float | None = None  # of the estimate, 0 to 1

    @property
    def about(self) -> str | None:
        """The estimated date in words that tell it from one that is known; None where there is none."""
        return f"about {self.date_estimate} (worked out)" if self.date_estimate and not self.date else None
