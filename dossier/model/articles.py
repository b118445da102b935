"""An article, where its metadata comes from, and where its text is."""

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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedSpan(Span):
    """A stretch of text together with its words."""

    text: str


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


@dataclass(frozen=True, slots=True)
class Article:
    """One report, as published by one outlet on one date."""

    info: ArticleInfo
    text: str

    @property
    def id(self) -> str:
        """The article's id, unique in its dossier."""
        return self.info.id

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines of the text that are not blank."""
        return paragraphs(self.text)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the lines of a text that are not blank, without the spaces around them."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(body)))
        at += len(line) + 1
    return tuple(found)


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
