"""Conditions that only the text or the quotes of an article can answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dossier.language.sentences import sentences
from dossier.model import Span, paragraphs
from dossier.search.analyzer import TOKEN, terms
from dossier.search.flat.arrays import Array
from dossier.search.limits import Limit
from dossier.search.lookup import Lookup, QuotedText
from dossier.search.matcher import holds, is_word, matches, regex_spans, stretch, word_test
from dossier.search.nodes import Node, Quoted, Regex, children


@dataclass(slots=True)
class Reader:
    """Reads articles for one search, and remembers what it found in each."""

    lookup: Lookup
    limit: Limit
    _found: dict[tuple[Node, str], tuple[Span, ...]] = field(default_factory=dict)
    _sentences: dict[tuple[str, int], Array] = field(default_factory=dict)
    _speakers: dict[str, Mapping[str, Sequence[QuotedText]]] = field(default_factory=dict)
    _fetched: dict[tuple[Quoted, str], Sequence[QuotedText]] = field(default_factory=dict)
    _matched: dict[tuple[Quoted, str], Sequence[QuotedText]] = field(default_factory=dict)

    def spans(self, node: Regex | Quoted, article: str) -> tuple[Span, ...]:
        """Return the matches in an article; none if the time is used up."""
        key = (node, article)
        if key not in self._found:
            if self.limit.exceeded():
                self.limit.unread += 1
                return ()
            self._found[key] = self._read(node, article)
        return self._found[key]

    def test(self, node: Regex | Quoted) -> Callable[[str], bool]:
        """Return what tells whether an article has a match, the quickest way there is for the node."""
        if isinstance(node, Regex) or not node.said or not all(map(is_word, node.said)):
            return lambda article: bool(self.spans(node, article))
        tests = [word_test(part) for part in node.said]

        def is_said(article: str) -> bool:
            quotations = self._quotations(node, article)
            if not any(_passes(quotation, tests) for quotation in quotations):
                return False
            self._matched[node, article] = [quote for quotation in quotations for quote in quotation]
            return True

        return is_said

    def _read(self, node: Regex | Quoted, article: str) -> tuple[Span, ...]:
        if isinstance(node, Regex):
            return tuple(regex_spans(node.pattern, self.text(article)))
        found: list[Span] = []
        for quotation in self._quotations(node, article):
            if not node.said:
                found += _spans(quotation)
            else:
                found += _words_said(node.said, quotation)
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

    def speaking(self, name: str) -> Mapping[str, Sequence[QuotedText]]:
        """Return the quotes of an actor by article."""
        if name not in self._speakers:
            self._speakers[name] = self.lookup.quotes_by(name)
        return self._speakers[name]

    def fetch(
        self, node: Quoted, articles: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None
    ) -> None:
        """Get the quotes of the articles that are read next, at once.

        Args:
            node: what they are read for.
            articles: these articles; what was got before is forgotten.
            paragraphs: for each, the only paragraphs that can matter, if they are known.
        """
        found = self.lookup.quotes_of(articles, paragraphs)
        self._fetched = {(node, article): found.get(article, ()) for article in articles}

    def _said_by(self, node: Quoted, article: str) -> Sequence[QuotedText]:
        """Return the quotes of an article, those of the first speaker where one is named."""
        if (node, article) in self._matched:
            return self._matched[node, article]
        if node.speakers:
            return self.speaking(node.speakers[0]).get(article, ())
        if (node, article) not in self._fetched:
            self.fetch(node, [article], None)
        return self._fetched[node, article]

    def _quotations(self, node: Quoted, article: str) -> list[list[QuotedText]]:
        """Return the fragments of each quotation of an article that is by all the speakers."""
        quotes = self._said_by(node, article)
        for name in node.speakers[1:]:
            others = {(quote.start, quote.end) for quote in self.speaking(name).get(article, ())}
            quotes = [quote for quote in quotes if (quote.start, quote.end) in others]
        by_group: dict[int, list[QuotedText]] = {}
        for quote in quotes:
            by_group.setdefault(quote.group, []).append(quote)
        return list(by_group.values())


def _words_said(said: Sequence[Node], quotation: Sequence[QuotedText]) -> list[Span]:
    """Return the matches in a quotation of what must hold in it; all of it where they are nowhere."""
    where = stretch(quotation)
    if not all(holds(part, where) for part in said):
        return []
    found = [match for part in said for match in matches(part, where)]
    ends = [(where.tokens[start].start, where.tokens[end - 1].end) for start, end in found]
    return [Span(start, end) for start, end in ends] or _spans(quotation)


def _passes(quotation: Sequence[QuotedText], tests: Sequence[Callable[[str], bool]]) -> bool:
    said = [term for quote in quotation for term in terms(quote.text)]
    return all(any(map(test, said)) for test in tests)


def _spans(quotation: Sequence[QuotedText]) -> list[Span]:
    return [Span(quote.start, quote.end) for quote in quotation]


def _terms_before_sentences(line: str) -> Array:
    """Return how many terms of a paragraph stand before each of its sentences, ascending from 0."""
    counts = [len(TOKEN.findall(line, span.start, span.end)) for span in sentences(line)]
    return np.cumsum([0, *counts[:-1]])


def is_read(node: Node) -> bool:
    """Return whether a node, or one below it, can only be answered by reading articles."""
    return isinstance(node, Regex | Quoted) or any(is_read(part) for part in children(node))
