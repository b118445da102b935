"""Passages: the sentences of the compared articles, with the terms that alignment weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.alignment.concepts import concepts, lone_names
from dossier.analysis.alignment.times import time_concepts
from dossier.analysis.sparse import Floats, SparseRows, sums
from dossier.analysis.terms import Hashes, inverse_frequencies, term_hash
from dossier.language.sentences import each_sentence
from dossier.model import Span, paragraphs

MAX_PASSAGES = 1000  # of one article; what follows is shown, and not compared
_MOST_SENTENCES = 5_000  # of one article, in as many characters of which ends of sentences are looked for
_LOOKED_THROUGH = 500_000
_PIECE = 10_000  # characters in which what follows is shown


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a compared article; ``article`` and ``number`` count from 0."""

    article: int
    number: int
    start: int
    end: int
    text: str


def passages(article: int, text: str) -> list[Passage]:
    """Return the passages of an article's text."""
    return [
        Passage(article, number, span.start, span.end, text[span.start : span.end])
        for number, span in enumerate(_places(text))
    ]


def _places(text: str) -> Iterator[Span]:
    """Yield where the sentences of a text are, and of what has more than any prose the rest in pieces."""
    at, head = 0, text[:_LOOKED_THROUGH]
    for span in islice(each_sentence(head), _MOST_SENTENCES):
        if span.end == len(head) < len(text):  # it may go on
            break
        yield span
        at = span.end
    for paragraph in paragraphs(text[at:]):
        end = at + paragraph.end
        start = at + paragraph.start
        while end - start > _PIECE:
            cut = text.rfind(" ", start + 1, start + _PIECE)
            cut = cut if cut > start else start + _PIECE
            yield Span(start, cut)
            start = cut + (text[cut] == " ")
        if start < end:
            yield Span(start, end)


@dataclass(frozen=True, slots=True, eq=False)
class WeighedPassages:
    """The passages of all compared articles as rows of concept weights.

    Attributes:
        rows: For each passage the square roots of its concepts' weights, so that the product of
            two rows is the weight of the concepts they share.
        totals: The weight of all concepts of each passage, shape (passages,).
        bounds: Where the passages of each article begin, shape (articles + 1,).
    """

    rows: SparseRows
    totals: Floats
    bounds: NDArray[np.int64]


def weigh(articles: Sequence[Sequence[str]], dates: Sequence[str | None]) -> WeighedPassages:
    """Weigh the concepts of passages by how rare they are, in news at large and in these articles.

    Args:
        articles: The texts of the passages of each article.
        dates: The dates of the articles.
    """
    texts = [text for article in articles for text in article[:MAX_PASSAGES]]
    published = [date for article, date in zip(articles, dates, strict=True) for _ in article[:MAX_PASSAGES]]
    near = next((date for date in dates if date), None)
    surnames = lone_names(texts)
    found = [
        sorted({term_hash(one) for one in (*concepts(text, surnames), *time_concepts(text, date, near))})
        for text, date in zip(texts, published, strict=True)
    ]
    sizes = np.array([len(one) for one in found], dtype=np.int64)
    hashes: Hashes = np.array([term for one in found for term in one], dtype=np.uint32)
    vocabulary, columns, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    # A concept that most passages share says nothing about which of them belong together. What is rare
    # at large weighs less than that: names are rare, and every passage of an affair has them.
    within = np.log((len(texts) + 1) / (counts + 0.5))
    at_large = np.sqrt(inverse_frequencies(vocabulary, np.zeros_like(counts), 0))
    weights = np.maximum(at_large * within, 0.0)[columns]
    rows = np.repeat(np.arange(len(texts)), sizes)
    return WeighedPassages(
        SparseRows(
            np.concatenate(([0], np.cumsum(sizes))),
            columns.astype(np.int32),
            np.sqrt(weights).astype(np.float32),
            len(vocabulary),
        ),
        sums(rows, weights, len(texts)),
        np.concatenate(([0], np.cumsum([min(len(one), MAX_PASSAGES) for one in articles]))).astype(np.int64),
    )
