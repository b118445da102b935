"""The matches of a query in the articles found, with the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from dossier.language.context import left_of, paragraph_of, right_of
from dossier.model import Hit, Span, paragraphs
from dossier.search.analyzer import term_spans
from dossier.search.flat.arrays import Array
from dossier.search.flat.execute import Execution
from dossier.search.flat.locate import Matches, Run, apart, by_article, without_overlap
from dossier.search.flat.places import Places, together
from dossier.search.flat.rank import Ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.segment import Segment
from dossier.search.flat.sets import both
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import And, Node, Not, Or, Quoted, Regex

_TEXTS = 50  # texts that are held at a time


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """The first hits of an article, and how many there are."""

    hits: tuple[Hit, ...]
    count: int


def hits_of(
    execution: Execution,
    snapshot: Snapshot,
    reader: Reader,
    node: Node,
    articles: Sequence[Ranked],
    most: int,
) -> dict[str, ArticleHits]:
    """Return the first ``most`` hits of each article: the words of the query that made it match."""
    if most <= 0:
        return {one.article: ArticleHits((), 0) for one in articles}
    found: dict[str, ArticleHits] = {}
    in_order = sorted(articles, key=lambda one: (one.segment, one.document))
    for number, group in groupby(in_order, key=lambda one: one.segment):
        members = list(group)
        segment = snapshot.segments[number]
        documents = np.array([one.document for one in members], dtype=np.uint32)
        places, read = _marked(execution, node, number, documents)
        # What is read may overlap any match, so that all are needed then.
        located = by_article(segment, documents, apart(places), None if read else most)
        for first in range(0, len(members), _TEXTS):
            some = members[first : first + _TEXTS]
            texts = reader.lookup.texts_of([one.article for one in some])
            for one, matches in zip(some, located[first : first + _TEXTS], strict=True):
                parts = [part for part, held in read if one.document in held]
                spans = [span for part in parts for span in reader.spans(part, one.article)]
                text = texts.get(one.article, "")
                found[one.article] = _article_hits(segment, text, one, matches, spans, most)
    return found


def _marked(
    execution: Execution, node: Node, number: int, documents: Array
) -> tuple[Places, list[tuple[Regex | Quoted, frozenset[int]]]]:
    """Return where the words of a query stand in articles, and what must be read to know it, in which."""
    places: list[Places] = []
    read: list[tuple[Regex | Quoted, frozenset[int]]] = []
    for part, held in _holding(execution, node, number, documents):
        if isinstance(part, Regex | Quoted):
            read.append((part, frozenset(held.tolist())))
        else:
            places.append(execution.places(part, number, held))
    return together(places), read


def _holding(execution: Execution, node: Node, number: int, documents: Array) -> Iterator[tuple[Node, Array]]:
    """Yield the parts of a query that are marked in articles where it holds, with the articles of each.

    A part of an OR is marked only where it holds; what is excluded is never marked.
    """
    match node:
        case And(parts):
            for part in parts:
                yield from _holding(execution, part, number, documents)
        case Or(parts):
            for part in parts:
                held = both(documents, execution.documents(part, number, documents))
                if len(held):
                    yield from _holding(execution, part, number, held)
        case Not():
            return
        case _:
            yield node, documents


def _article_hits(
    segment: Segment, text: str, article: Ranked, matches: Matches, spans: Sequence[Span], most: int
) -> ArticleHits:
    if not text or not (matches.total or spans):
        return ArticleHits((), 0)
    describe = _Describer(segment, article, text)
    found = [describe.in_title(start, end) for start, end in matches.title[:most]]
    count = matches.total
    if spans:
        marks = list(_offsets(text, matches.body))
        runs = without_overlap([*(mark.run for mark in marks), *((span.start, span.end) for span in spans)])
        count = len(matches.title) + len(runs)
        lines = paragraphs(text)
        marks = [_Mark(k + 1, lines[k], run) for run in runs[:most] for k in (paragraph_of(lines, run[0]),)]
    else:
        marks = list(_offsets(text, matches.body[: most - len(found)]))
    found += [describe.in_text(mark) for mark in marks[: most - len(found)]]
    return ArticleHits(tuple(found), count)


class _Mark(NamedTuple):
    """A match in a text: its paragraph, from 1, where that stands, and the match's own offsets."""

    paragraph: int
    line: Span
    run: Run


def _offsets(text: str, body: Sequence[tuple[int, int, int]]) -> Iterator[_Mark]:
    """Find matches given as places in paragraphs; one that the text has no place for is left out."""
    if not body:
        return
    lines = _lines(text, {number for number, _, _ in body})
    for number, group in groupby(body, key=itemgetter(0)):
        inside = list(group)
        if line := lines.get(number):
            words = term_spans(text, line.start, line.end, max(end for _, _, end in inside))
            for _, start, end in inside:
                if end <= len(words):
                    yield _Mark(number, line, (words[start][0], words[end - 1][1]))


def _lines(text: str, numbers: set[int]) -> dict[int, Span]:
    """Return some paragraphs of a text by their numbers, from 1, without the spaces around them."""
    found: dict[int, Span] = {}
    last, number, at = max(numbers), 0, 0
    for line in text.split("\n"):
        if line and not line.isspace():
            number += 1
            if number in numbers:
                found[number] = Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
                if number == last:
                    break
        at += len(line) + 1
    return found


class _Describer:
    """Makes the hits of one article."""

    def __init__(self, segment: Segment, article: Ranked, text: str) -> None:
        document = article.document
        self._article = article
        self._outlet = segment.value("outlet", document)
        self._date = segment.date(document)
        self._title = segment.title(document)
        self._text = text

    def in_text(self, mark: _Mark) -> Hit:
        number, line, (start, end) = mark
        return self._hit(
            number,
            (start, end),
            left_of(self._text, start, line),
            self._text[start:end],
            right_of(self._text, end, line),
        )

    def in_title(self, start: int, end: int) -> Hit:
        words = term_spans(self._title, 0, len(self._title))
        begin, stop = (words[start][0], words[end - 1][1]) if end <= len(words) else (0, len(self._title))
        line = Span(0, len(self._title))
        left, right = left_of(self._title, begin, line), right_of(self._title, stop, line)
        return self._hit(0, (0, 0), left, self._title[begin:stop], right)

    def _hit(self, paragraph: int, span: tuple[int, int], left: str, match: str, right: str) -> Hit:
        return Hit(
            article=self._article.article,
            outlet=self._outlet,
            date=self._date,
            title=self._title,
            paragraph=paragraph,
            start=span[0],
            end=span[1],
            left=left,
            match=match,
            right=right,
            score=self._article.score,
        )
