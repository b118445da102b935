"""The matches of a query in the articles found, with the words around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from dossier.context import left_of, right_of
from dossier.model import Hit, Span, paragraphs
from dossier.search.analyzer import term_spans
from dossier.search.flat.arrays import Array
from dossier.search.flat.execute import Execution
from dossier.search.flat.places import Places, together
from dossier.search.flat.rank import Ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.segment import Segment
from dossier.search.flat.sets import both
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import And, Node, Not, Or, Quoted, Regex

Run = tuple[int, int]
"""Where a match begins and ends: in positions, or in offsets into the text."""


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
        low = np.searchsorted(places.start, segment.document_at[documents])
        high = np.searchsorted(places.start, segment.document_at[documents + np.uint32(1)])
        for one, first, last in zip(members, low.tolist(), high.tolist(), strict=True):
            runs = list(zip(places.start[first:last].tolist(), places.end[first:last].tolist(), strict=True))
            parts = [part for part, held in read if one.document in held]
            spans = [span for part in parts for span in reader.spans(part, one.article)]
            found[one.article] = _article_hits(segment, reader, one, _apart(runs), spans, most)
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


def _apart(runs: Sequence[Run]) -> list[Run]:
    """Return runs that do not overlap, the earlier and longer first."""
    kept: list[Run] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _article_hits(
    segment: Segment, reader: Reader, article: Ranked, runs: Sequence[Run], spans: Sequence[Span], most: int
) -> ArticleHits:
    text = reader.text(article.article) if runs or spans else ""
    if not text:
        return ArticleHits((), 0)
    lines = paragraphs(text)
    title, body = _title_runs(segment, article.document, runs)
    if spans:
        marks = [*_located(segment, article.document, text, lines, body), *((s.start, s.end) for s in spans)]
        kept = _apart(marks)
        count = len(title) + len(kept)
    else:
        kept = list(_located(segment, article.document, text, lines, body[:most]))
        count = len(title) + len(body)
    describe = _Describer(segment, article, text, lines)
    found = [describe.in_title(start, end) for start, end in title[:most]]
    found += [describe.in_text(start, end) for start, end in kept[: most - len(found)]]
    return ArticleHits(tuple(found), count)


def _title_runs(segment: Segment, document: int, runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Part the runs in the title, unless it is a paragraph of the text, from the others."""
    paragraph = int(segment.document_paragraph[document])
    begins = int(segment.paragraph_at[paragraph])
    following = paragraph + 1
    end = (
        int(segment.paragraph_at[following])
        if following < int(segment.document_paragraph[document + 1])
        else int(segment.document_at[document + 1])
    )
    title = [(start - begins, stop - begins) for start, stop in runs if start < end]
    return title, [run for run in runs if run[0] >= end]


def _located(
    segment: Segment, document: int, text: str, lines: Sequence[Span], runs: Sequence[Run]
) -> Iterator[Run]:
    """Turn runs of positions into offsets; a run that the text has no place for is left out."""
    first = int(segment.document_paragraph[document])
    last = int(segment.document_paragraph[document + 1])
    starts = segment.paragraph_at[first:last].astype(np.int64)
    numbers = np.searchsorted(starts, [start for start, _ in runs], side="right") - 1
    for number, group in groupby(zip(numbers.tolist(), runs, strict=True), key=itemgetter(0)):
        if not 1 <= number <= len(lines):
            continue
        base, line = int(starts[number]), lines[number - 1]
        inside = [(start - base, end - base) for _, (start, end) in group]
        words = term_spans(text, line.start, line.end, max(end for _, end in inside))
        for start, end in inside:
            if end <= len(words):
                yield words[start][0], words[end - 1][1]


class _Describer:
    """Makes the hits of one article."""

    def __init__(self, segment: Segment, article: Ranked, text: str, lines: Sequence[Span]) -> None:
        document = article.document
        self._article = article
        self._outlet = segment.value("outlet", document)
        self._date = segment.date(document)
        self._title = segment.title(document)
        self._text = text
        self._lines = lines
        self._starts = [line.start for line in lines]

    def in_text(self, start: int, end: int) -> Hit:
        number = bisect_right(self._starts, start)
        line = self._lines[number - 1] if number else Span(0, len(self._text))
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
