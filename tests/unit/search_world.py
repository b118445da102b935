"""Articles and a lookup in memory, for the tests of searching."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from dossier.language.context import paragraph_of
from dossier.model import ActorKind, ArticleInfo
from dossier.model import paragraphs as lines_of
from dossier.search.index import SearchIndex
from dossier.search.lookup import IndexDocument, QuotedText
from dossier.search.synonyms import synonyms


class MemoryLookup:
    """A lookup over a few articles; tests fill in the rest."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.quoted: dict[str, list[QuotedText]] = {}
        self.speakers: dict[str, dict[str, list[QuotedText]]] = {}
        self.actors: dict[str, set[str]] = {}
        self.events: dict[str, set[str]] = {}
        self.aliases: dict[str, tuple[str, ...]] = {}
        self.similar: dict[str, str] = {}
        self.marks: dict[tuple[str, str | None], set[str]] = {}

    def text(self, article_id: str) -> str:
        return self.texts[article_id]

    def texts_of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        return {article: self.texts[article] for article in article_ids if article in self.texts}

    def quotes_of(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Mapping[str, Sequence[QuotedText]]:
        return {
            article: [
                quote
                for quote in self.quoted.get(article, ())
                if paragraphs is None or self._paragraph(article, quote) in paragraphs[article]
            ]
            for article in article_ids
        }

    def _paragraph(self, article: str, quote: QuotedText) -> int:
        return paragraph_of(lines_of(self.texts[article]), quote.start) + 1

    def quotes_by(self, name: str) -> Mapping[str, Sequence[QuotedText]]:
        return self.speakers.get(name, {})

    def names(self, name: str) -> Collection[str]:
        return self.aliases.get(name, ())

    def similar_name(self, name: str) -> str | None:
        return self.similar.get(name)

    def actor_articles(self, name: str, kind: ActorKind | None) -> Collection[str]:
        return self.actors.get(name if kind is None else f"{kind}:{name}", set())

    def event_articles(self, name: str) -> Collection[str]:
        return self.events.get(name, set())

    def marked(self, kind: str, value: str | None) -> Collection[str]:
        if kind == "quote":
            return set(self.quoted)
        return self.marks.get((kind, value), set())

    def say(self, article_id: str, words: str, speaker: str = "", group: int | None = None) -> None:
        """Record a quote by its words."""
        start = self.texts[article_id].index(words)
        if group is None:
            group = len(self.quoted.get(article_id, ()))
        quote = QuotedText(start, start + len(words), group, words)
        self.quoted.setdefault(article_id, []).append(quote)
        if speaker:
            self.speakers.setdefault(speaker, {}).setdefault(article_id, []).append(quote)


def document(article_id: str, text: str, *, title: str = "", **known: object) -> IndexDocument:
    info = ArticleInfo(id=article_id, path=f"{article_id}.txt", title=title, **known)  # type: ignore[arg-type]
    return IndexDocument(info, text)


def new_index(
    folder: Path,
    lookup: MemoryLookup,
    documents: Sequence[IndexDocument] = (),
    own: Sequence[Sequence[str]] = (),
) -> SearchIndex:
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chmod(folder, 0o700)  # noqa: PTH101 -- whatever the umask
    index = SearchIndex.open(folder, lookup, synonyms=synonyms(own))
    add(index, lookup, documents)
    return index


def add(index: SearchIndex, lookup: MemoryLookup, documents: Sequence[IndexDocument]) -> None:
    lookup.texts.update((one.info.id, one.text) for one in documents)
    index.update(documents, ())


def found(index: SearchIndex, query: str) -> list[str]:
    return sorted(one.article for one in index.search(query).articles)
