"""What the search engine asks of the rest of the dossier."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dossier.model import ActorKind, ArticleInfo


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """An article to be indexed."""

    info: ArticleInfo
    text: str


class QuotedText(NamedTuple):
    """A quote: where it stands in its article's text, the quotation that it is a part of, and its words."""

    start: int
    end: int
    group: int
    text: str


class Lookup(Protocol):
    """Answers about articles that the index does not hold. Called from the threads that search."""

    def text(self, article_id: str) -> str:
        """Return the text of an article as it was indexed; raises LookupError where it is gone since."""

    def texts_of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the texts of articles by their ids, without those that are gone since."""

    def quotes_of(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Mapping[str, Sequence[QuotedText]]:
        """Return the quotes of articles in the order of the text.

        Args:
            article_ids: the articles.
            paragraphs: for each, the paragraphs, from 1, that alone are of interest; all by default.
        """

    def quotes_by(self, name: str) -> Mapping[str, Sequence[QuotedText]]:
        """Return the quotes attributed to the actor of this name, under any of its names, by article."""

    def names(self, name: str) -> Collection[str]:
        """Return all names, as printed, of the actors one of whose names this is, whole.

        The name is given as its terms with spaces between them.
        """

    def similar_name(self, name: str) -> str | None:
        """Return the name of an actor that is spelled most like one that nobody has."""

    def actor_articles(self, name: str, kind: ActorKind | None) -> Collection[str]:
        """Return the articles that mention an actor of this name, of this kind if one is given."""

    def event_articles(self, name: str) -> Collection[str]:
        """Return the articles of the events whose id or title this names."""

    def marked(self, kind: str, value: str | None) -> Collection[str]:
        """Return the articles with a mark.

        Kinds: ``tag`` and ``note`` (with the tag's name, words of the note, or None for any),
        ``starred``, ``unread``, ``read``, ``wire``, ``quote``.
        """
