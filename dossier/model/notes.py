"""What the reader writes beside an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage that the user marked, with a note if there is one.

    ``loose`` says that the passage is not in the article any more; ``start`` and ``end`` are then where
    it stood, and ``quote`` its words.
    """

    start: int
    end: int
    quote: str
    note: str = ""
    before: str = ""  # the characters around it, by which it is found again
    after: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNotes:
    """What the user wrote on one article."""

    article: str
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Highlight, ...] = ()  # in the order of the text, loose ones last
    missing: bool = False  # the article is not in the dossier any more

    def __bool__(self) -> bool:
        """Whether there is anything written."""
        return self.starred or bool(self.tags or self.note or self.highlights)
