"""What asks an index anything."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from dossier.analysis.quotes import find_quotes
from dossier.articles.sanitize import sanitize
from dossier.model import ActorKind, ArticleInfo
from dossier.search.index import SearchIndex
from dossier.search.lookup import IndexDocument, QuotedText
from fuzz.made_up import text_of


class _Lookup:
    """Answers what an index asks for: all articles are marked, and everybody is said to be in them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def text(self, article_id: str) -> str:
        return self._texts[article_id]

    def texts_of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        return {name: self._texts[name] for name in article_ids if name in self._texts}

    def quotes_of(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Mapping[str, Sequence[QuotedText]]:
        return {
            name: [
                QuotedText(q.start, q.end, at, q.text) for at, q in enumerate(find_quotes(self._texts[name]))
            ]
            for name in article_ids
            if paragraphs is None or paragraphs.get(name)
        }

    def quotes_by(self, name: str) -> Mapping[str, Sequence[QuotedText]]:
        return self.quotes_of(tuple(self._texts)) if name else {}

    def similar_name(self, name: str) -> str | None:
        return "Ann Berg" if name else None

    def names(self, name: str) -> Collection[str]:
        return (name, "Ann Berg")

    def actor_articles(self, name: str, kind: ActorKind | None) -> Collection[str]:
        return tuple(self._texts) if name or kind else ()

    def event_articles(self, name: str) -> Collection[str]:
        return tuple(self._texts)[: len(name) % 5]

    def marked(self, kind: str, value: str | None) -> Collection[str]:
        return tuple(self._texts)[: len(kind + (value or "")) % 7]


@cache
def _index() -> SearchIndex:
    """Return the index of a few articles."""
    chance = random.Random(0)
    texts = {
        f"a{number}": sanitize(text_of(chance) + " the port said Ann Berg told 4 May 2021")
        for number in range(20)
    }
    index = SearchIndex.open(Path(tempfile.mkdtemp(prefix="fuzz-")), _Lookup(texts))
    index.update(
        [
            IndexDocument(ArticleInfo(id=name, path="x.txt", title="The port"), text)
            for name, text in texts.items()
        ]
    )
    return index


def fuzz_queries(chance: random.Random) -> None:
    """Ask a query, and complete it."""
    query = text_of(chance)[:5000]
    _index().search(query)
    _index().suggest(query)
