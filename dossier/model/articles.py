"""An article with its text, and stretches of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model.metadata import ArticleInfo


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedSpan(Span):
    """A stretch of text together with its words."""

    text: str


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
