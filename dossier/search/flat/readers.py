"""Conditions that only the text or the quotes of an article can answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dossier.language.sentences import sentences
from dossier.model import Quote, Span, paragraphs
from dossier.search.analyzer import TOKEN
from dossier.search.flat.arrays import Array
from dossier.search.limits import Limit
from dossier.search.lookup import Lookup
from dossier.search.matcher import holds, matches, regex_spans, stretch
from dossier.search.nodes import Node, Quoted, Regex, children


@dataclass(slots=True)
class Reader:
    """Reads articles for one search, and remembers what it found in each."""

    lookup: Lookup
    limit: Limit
    _found: dict[tuple[Node, str], tuple[Span, ...]] = field(default_factory=dict)
    _sentences: dict[tuple[str, int], Array] = field(default_factory=dict)
    _speakers: dict[str, Mapping[str, Sequence[Quote]]] = field(default_factory=dict)

    def spans(self, node: Regex | Quoted, article: str) -> tuple[Span, ...]:
        """Return the matches in an article; none if the time is used up."""
        key = (node, article)
        if key not in self._found:
            if self.limit.exceeded():
                self.limit.unread += 1
                return ()
            self._found[key] = self._read(node, article)
        return self._found[key]

    def _read(self, node: Regex | Quoted, article: str) -> tuple[Span, ...]:
        if isinstance(node, Regex):
            return tuple(regex_spans(node.pattern, self.text(article)))
        quotations = self._quotations(node, article)
        if not node.said:
            return tuple(span for quotation in quotations for span in quotation)
        text = self.text(article)
        found: list[Span] = []
        for spans in quotations:
            where = stretch(text, spans)
            if all(holds(part, where) for part in node.said):
                found += [
                    Span(where.tokens[start].start, where.tokens[end - 1].end)
                    for part in node.said
                    for start, end in matches(part, where)
                ] or spans
        return tuple(sorted(set(found), key=lambda span: (span.start, span.end)))

    def sentences(self, article: str, numbers: Sequence[int]) -> dict[int, Array] | None:
        """Return how many terms stand before each sentence of some paragraphs; None if the time is used up.

        Args:
            article: the article.
            numbers: its paragraphs, from 1; the title, 0, is one sentence.
        """
        missing = [number for number in numbers if (article, number) not in self._sentences]
        if missing:
            if self.limit.exceeded():
                return None
            text = self.text(article)
            lines = paragraphs(text)
            for number in missing:
                line = (
                    text[lines[number - 1].start : lines[number - 1].end] if 1 <= number <= len(lines) else ""
                )
                self._sentences[article, number] = _terms_before_sentences(line)
        return {number: self._sentences[article, number] for number in numbers}

    def text(self, article: str) -> str:
        """Return the text of an article, empty where the article is gone since it was indexed."""
        try:
            return self.lookup.text(article)
        except LookupError:
            return ""

    def speaking(self, name: str) -> Mapping[str, Sequence[Quote]]:
        """Return the quotes of an actor by article."""
        if name not in self._speakers:
            self._speakers[name] = self.lookup.quotes_by(name)
        return self._speakers[name]

    def _quotations(self, node: Quoted, article: str) -> list[list[Span]]:
        """Return the fragments of each quotation of an article that is by all the speakers."""
        quotes: Iterable[Quote] = self.lookup.quotes(article)
        if node.speakers:
            quotes = self.speaking(node.speakers[0]).get(article, ())
        for name in node.speakers[1:]:
            others = {(quote.start, quote.end) for quote in self.speaking(name).get(article, ())}
            quotes = [quote for quote in quotes if (quote.start, quote.end) in others]
        by_group: dict[int, list[Span]] = {}
        for quote in quotes:
            by_group.setdefault(quote.group, []).append(Span(quote.start, quote.end))
        return list(by_group.values())


def _terms_before_sentences(line: str) -> Array:
    """Return how many terms of a paragraph stand before each of its sentences, ascending from 0."""
    counts = [len(TOKEN.findall(line, span.start, span.end)) for span in sentences(line)]
    return np.cumsum([0, *counts[:-1]])


def is_read(node: Node) -> bool:
    """Return whether a node, or one below it, can only be answered by reading articles."""
    return isinstance(node, Regex | Quoted) or any(is_read(part) for part in children(node))
