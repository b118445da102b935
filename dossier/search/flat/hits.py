"""The matches of a query in the articles found, with the words around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from dossier.context import left_of, right_of
from dossier.model import Hit, Span, paragraphs
from dossier.search.analyzer import term_spans
from dossier.search.flat.execute import Execution
from dossier.search.flat.rank import Ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.segment import Segment
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import And, AtLeast, Node, Not, Or, Quoted, Regex

PER_ARTICLE = 200


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """The hits of an article, at most PER_ARTICLE, and how many there are."""

    hits: tuple[Hit, ...]
    count: int


def hits_of(
    execution: Execution, snapshot: Snapshot, reader: Reader, node: Node, articles: Sequence[Ranked]
) -> dict[str, ArticleHits]:
    """Return the hits of each article."""
    shown = _shown(node)
    read = _read_parts(node)
    found: dict[str, ArticleHits] = {}
    in_order = sorted(articles, key=lambda one: (one.segment, one.document))
    for number, group in groupby(in_order, key=lambda one: one.segment):
        members = list(group)
        documents = np.array([one.document for one in members], dtype=np.uint32)
        segment = snapshot.segments[number]
        places = execution.places(shown, number, documents) if shown is not None else None
        for k, one in enumerate(members):
            runs: list[tuple[int, int]] = []
            if places is not None:
                low, high = segment.document_at[one.document], segment.document_at[one.document + 1]
                first, last = np.searchsorted(places.start, (low, high))
                runs = list(
                    zip(places.start[first:last].tolist(), places.end[first:last].tolist(), strict=True)
                )
            spans = [span for part in read for span in reader.spans(part, one.article)]
            found[one.article] = _article_hits(segment, reader, members[k], _apart(runs), spans)
    return found


def _shown(node: Node) -> Node | None:
    """Return the part of a query whose words are marked: what is not excluded and not read from articles."""
    match node:
        case And(parts) | Or(parts):
            kept = tuple(part for part in map(_shown, parts) if part is not None)
            return Or(kept) if kept else None
        case Not() | Regex() | Quoted():
            return None
        case AtLeast(_, part):
            return part
        case _:
            return node


def _read_parts(node: Node) -> list[Regex | Quoted]:
    match node:
        case And(parts) | Or(parts):
            return [found for part in parts for found in _read_parts(part)]
        case Regex() | Quoted():
            return [node]
        case _:
            return []


def _apart(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs that do not overlap, the earlier and longer first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _article_hits(
    segment: Segment, reader: Reader, article: Ranked, runs: list[tuple[int, int]], spans: list[Span]
) -> ArticleHits:
    if not runs and not spans:
        return ArticleHits((), 0)
    text = reader.text(article.article)
    lines = paragraphs(text)
    title, body = _title_runs(segment, article.document, runs)
    marks = [
        *_located(segment, article.document, text, lines, body),
        *((span.start, span.end) for span in spans),
    ]
    kept = _apart(marks)
    describe = _Describer(segment, article, text, lines)
    found = [describe.in_title(start, end) for start, end in title]
    found += [describe.in_text(start, end) for start, end in kept[:PER_ARTICLE]]
    return ArticleHits(tuple(found[:PER_ARTICLE]), len(title) + len(kept))


def _title_runs(
    segment: Segment, document: int, runs: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
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
    segment: Segment, document: int, text: str, lines: Sequence[Span], runs: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Turn runs of positions into offsets; a run that the text has no place for is left out."""
    first = int(segment.document_paragraph[document])
    last = int(segment.document_paragraph[document + 1])
    starts = segment.paragraph_at[first:last].astype(np.int64)
    numbers = np.searchsorted(starts, [start for start, _ in runs], side="right") - 1
    known: dict[int, list[tuple[int, int]]] = {}
    for (start, end), number in zip(runs, numbers.tolist(), strict=True):
        if not 1 <= number <= len(lines):
            continue
        if number not in known:
            known[number] = term_spans(text, lines[number - 1].start, lines[number - 1].end)
        words = known[number]
        base = int(starts[number])
        if end - base <= len(words):
            yield words[start - base][0], words[end - base - 1][1]


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
