"""Align sentences that are given as such, without articles: for ``dossier analyse --align``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.alignment.matching import match_passages
from dossier.analysis.alignment.only_here import lone_passages
from dossier.analysis.alignment.passages import weigh
from dossier.analysis.alignment.runs import is_verbatim, shared_runs, words_of
from dossier.model import Relation

Pair = tuple[int, int, int, int, str]


@dataclass(frozen=True, slots=True)
class AlignDocument:
    """A text as its sentences."""

    id: str
    source: str | None
    date: str | None
    sentences: Sequence[str]


def align_sentences(documents: Sequence[AlignDocument]) -> tuple[list[Pair], list[tuple[int, int]]]:
    """Align the sentences of two or more texts.

    Returns:
        The pairs as ``(document, sentence, document, sentence, relation)``, and the sentences
        ``(document, sentence)`` that have no counterpart in any other text; all count from 0.
    """
    texts = [document.sentences for document in documents]
    weighed = weigh(texts, [document.date for document in documents])
    found = match_passages(weighed)
    pairs = []
    for match in found.matches:
        a = words_of(texts[match.article][match.passage])
        b = words_of(texts[match.other_article][match.other_passage])
        relation = Relation.VERBATIM if is_verbatim(a, b, shared_runs(a, b)) else Relation.PARAPHRASE
        pairs.append((match.article, match.passage, match.other_article, match.other_passage, str(relation)))
    return pairs, sorted(lone_passages(weighed, found))
