"""Lay articles side by side: the rows of a comparison, and what is shared, lacking and different in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from dossier.analysis.alignment.differences import differences
from dossier.analysis.alignment.matching import copied_beyond, match_passages
from dossier.analysis.alignment.only_here import lone_passages
from dossier.analysis.alignment.passages import Passage, passages, weigh
from dossier.analysis.alignment.rows import Row, build_rows, order_rows
from dossier.analysis.alignment.runs import is_verbatim, run_spans, shared_runs, words_of
from dossier.analysis.alignment.speakers import Speech, speaker_differences, speeches_in
from dossier.analysis.alignment.wire import wire_copies
from dossier.analysis.alignment.wording import LEAST_SIMILARITY
from dossier.model import (
    AlignedRow,
    Article,
    Cancelled,
    Cell,
    Comparison,
    DifferenceKind,
    Relation,
    Span,
    never,
)

_SURE = 0.16  # similarity of a row: below it passages often speak of two things, and no value conflicts
_CERTAIN = 0.2  # chosen on five reports paired by hand: below it 11 of 29 pairs are wrong, above none of 10


def compare(
    articles: Sequence[Article],
    *,
    speeches: Sequence[Sequence[Speech]] = (),
    cancelled: Cancelled = never,
) -> Comparison:
    """Lay articles side by side, the first as base.

    Rows come in the order of the base; rows without it stand after what precedes them in their own
    article. When cancelled it returns a comparison without rows.

    Args:
        articles: The articles, in the order of the columns.
        speeches: The quotes of each article whose speaker is known, in the order of the text.
        cancelled: Asked between steps.
    """
    ids = tuple(article.id for article in articles)
    dates = [article.info.date for article in articles]
    agencies = [article.info.agency for article in articles]
    outlets = [article.info.outlet for article in articles]
    texts = [passages(at, article.text) for at, article in enumerate(articles)]
    sentences = [[passage.text for passage in one] for one in texts]
    weighed = weigh(sentences, dates)
    found = match_passages(weighed)
    if cancelled():
        return Comparison(ids, ())
    alone = lone_passages(weighed, found)
    matches = [*found.matches, *copied_beyond(sentences)]
    similarity = {
        ((one.article, one.passage), (one.other_article, one.other_passage)): one.similarity
        for one in matches
    }
    sizes = [len(one) for one in texts]
    rows, moved = order_rows(build_rows(sizes, matches), sizes)
    aligned = []
    for row, elsewhere in zip(rows, moved, strict=True):
        if cancelled():
            return Comparison(ids, ())
        if len(row) == 1:
            aligned.append(_lone_row(row, texts, ids, alone))
        else:
            paired = _paired_row(row, texts, ids, similarity)
            cells = paired.cells
            differing = (
                *differences([cell.text if cell else None for cell in cells], dates, agencies, outlets),
                *speaker_differences(cells, _spoken(cells, speeches)),
            )
            if paired.similarity < _SURE:
                differing = tuple(one for one in differing if not one.conflicting)
            if paired.similarity < LEAST_SIMILARITY:
                differing = tuple(one for one in differing if one.kind is not DifferenceKind.WORD)
            aligned.append(replace(paired, differences=differing, moved=tuple(sorted(elsewhere))))
    return Comparison(ids, tuple(aligned), wire_copies(articles))


def _lone_row(
    row: Row, texts: Sequence[Sequence[Passage]], ids: Sequence[str], alone: set[tuple[int, int]]
) -> AlignedRow:
    ((article, number),) = row.items()
    cells: list[Cell | None] = [None] * len(ids)
    cells[article] = _cell(texts[article][number], ids)
    return AlignedRow(Relation.ONLY_HERE, tuple(cells), 0.0, certain=(article, number) in alone)


def _paired_row(
    row: Row,
    texts: Sequence[Sequence[Passage]],
    ids: Sequence[str],
    similarity: dict[tuple[tuple[int, int], tuple[int, int]], float],
) -> AlignedRow:
    members = sorted(row.items())
    words = {article: words_of(texts[article][number].text) for article, number in members}
    bounds: dict[int, list[tuple[int, int]]] = {article: [] for article in row}
    verbatim = True
    for (a, _), (b, _) in combinations(members, 2):
        runs = shared_runs(words[a], words[b])
        verbatim &= is_verbatim(words[a], words[b], runs)
        bounds[a] += [(run.a, run.size) for run in runs]
        bounds[b] += [(run.b, run.size) for run in runs]
    cells: list[Cell | None] = [None] * len(ids)
    for article, number in members:
        passage = texts[article][number]
        cells[article] = _cell(passage, ids, run_spans(words[article], bounds[article], passage.start))
    scores = [similarity.get((a, b), 0.0) for a, b in combinations(members, 2)]
    mean = 1.0 if verbatim else round(sum(scores) / len(scores), 3)
    relation = Relation.VERBATIM if verbatim else Relation.PARAPHRASE
    return AlignedRow(relation, tuple(cells), mean, certain=mean >= _CERTAIN)


def _spoken(cells: Sequence[Cell | None], speeches: Sequence[Sequence[Speech]]) -> list[list[Speech]]:
    if not speeches:
        return [[] for _ in cells]
    return [speeches_in(cell, own) if cell else [] for cell, own in zip(cells, speeches, strict=True)]


def _cell(passage: Passage, ids: Sequence[str], shared: tuple[Span, ...] = ()) -> Cell:
    return Cell(ids[passage.article], passage.start, passage.end, passage.text, shared)
