"""Compared articles aspect by aspect."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.metadata import ArticleInfo


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who is quoted in an article: by how many quotes, of how many words together."""

    speaker: str
    quotes: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One article in a worksheet; ``shared`` is the part of its text that others print word for word."""

    info: ArticleInfo
    speakers: tuple[Speaking, ...] = ()  # who says the most first
    numbers: tuple[str, ...] = ()  # with the words that follow them
    dates: tuple[str, ...] = ()  # as printed, with the day where it could be worked out
    names_only_here: tuple[str, ...] = ()  # actors that no other compared article names
    shared: float = 0.0


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Compared articles aspect by aspect, one profile per article."""

    profiles: tuple[Profile, ...]
