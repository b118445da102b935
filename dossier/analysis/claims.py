"""Claims by articles: the aligned rows of a comparison, each told as one passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.analysis.alignment.quantities import quantities
from dossier.analysis.terms import terms
from dossier.model import AlignedRow, ArticleInfo, Cell, Claim, ClaimKind, ClaimMatrix, Comparison, Relation

_MARK = re.compile(r"[\"“”«»„]")
_OPENING, _CLOSING = '"“«„', '"“”»'
_QUOTED = range(12, 601)  # characters: shorter words in quotation marks are a term, not a quote
_ORDER = (ClaimKind.ALL, ClaimKind.SOME, ClaimKind.ONE)


def claim_matrix(
    comparison: Comparison,
    infos: Sequence[ArticleInfo],
    *,
    event: str | None = None,
    left_out: tuple[str, ...] = (),
) -> ClaimMatrix:
    """Return the claims of compared articles: those of all first, then of some, then of one.

    Args:
        comparison: The aligned rows.
        infos: What is known of the compared articles, in their order.
        event: The id of the event that they report, if they were chosen by it.
        left_out: Articles of the event that are not compared.
    """
    claims = [_claim(at, row) for at, row in enumerate(comparison.rows)]
    claims.sort(key=lambda claim: (_ORDER.index(claim.kind), -_carriers(claim.cells), claim.row))
    return ClaimMatrix(
        articles=comparison.articles,
        outlets=tuple(info.outlet for info in infos),
        dates=tuple(info.date for info in infos),
        claims=tuple(claims),
        event=event,
        left_out=left_out,
    )


def _claim(at: int, row: AlignedRow) -> Claim:
    carriers = _carriers(row.cells)
    kind = ClaimKind.ONE if carriers == 1 else ClaimKind.ALL if carriers == len(row.cells) else ClaimKind.SOME
    texts = [cell.text for cell in row.cells if cell]
    return Claim(
        text=" ".join(representative(texts).split()),
        kind=kind,
        cells=row.cells,
        relation=row.relation,
        row=at,
        certain=row.certain or row.relation is not Relation.ONLY_HERE,
        quote=any(map(_holds_quote, texts)),
        number=any(quantities(text) for text in texts),
        differs=any(difference.conflicting for difference in row.differences),
    )


def representative(texts: Sequence[str]) -> str:
    """Return the passage that says most of what several say, and least besides; the first of equals."""
    if len(texts) < 2:  # as of most rows: what one article alone says
        return texts[0] if texts else ""
    words = [set(terms(text)) for text in texts]
    carried = Counter(word for one in words for word in one)

    def typical(at: int) -> float:
        common = sum(carried[word] - 1 for word in words[at])
        return common / (len(words[at]) + 1.0)

    return texts[max(range(len(texts)), key=lambda at: (typical(at), -at))]


def _holds_quote(text: str) -> bool:
    """Return whether words stand between marks that open and close; linear, whatever marks are missing."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.end()
        if mark.group() in _CLOSING:
            if any(at - 1 - start in _QUOTED for start in opened):
                return True
            opened.clear()
        if mark.group() in _OPENING:
            opened.append(at)
    return False


def _carriers(cells: Sequence[Cell | None]) -> int:
    return sum(cell is not None for cell in cells)
