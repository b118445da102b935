"""Why articles carry the same text, and which of them it is likely from. Needs no numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.language.words import fold
from dossier.model import CopyKind


@dataclass(frozen=True, slots=True)
class CopyArticle:
    """What is known of an article that shares text with another; ``agency`` may name several."""

    id: str
    date: str | None
    outlet: str | None
    agency: str | None


def copied_kind(first: CopyArticle, second: CopyArticle) -> CopyKind:
    """Return whether text that two articles share is an outlet's own, used again, or passed between outlets.

    Of two articles of one outlet it is the outlet's own. Where no outlet is known and the articles credit
    different agencies, the text is neither agency's, and so likely one outlet's own as well.
    """
    if first.outlet is not None or second.outlet is not None:
        same = first.outlet is not None and second.outlet is not None
        own = same and fold(first.outlet or "") == fold(second.outlet or "")
        return CopyKind.RECYCLED if own else CopyKind.WIRE
    one, other = _agencies(first), _agencies(second)
    return CopyKind.RECYCLED if one and other and not one & other else CopyKind.WIRE


def likely_source(articles: Sequence[CopyArticle], kind: CopyKind) -> tuple[str | None, str]:
    """Return the id of the article that shared text is likely from, None where nothing tells, and why.

    Args:
        articles: The articles that share it, the earliest first, undated ones last.
        kind: Why they share it.
    """
    if kind is CopyKind.WIRE:
        credited = set().union(*(_agencies(one) for one in articles))
        for one in articles:
            if one.outlet is not None and fold(one.outlet) in credited:
                return one.id, f"published by {one.outlet}, which others credit"
    first = articles[0].date
    if first is None or any(len(one.date or "") < len("2000-01-01") for one in articles):
        return None, "not every one has a date, so none is known to be the first"
    same = [one for one in articles if one.date == first]
    if len(same) == 1:
        return articles[0].id, "the earliest"
    crediting = [one for one in same if one.agency]
    if kind is CopyKind.WIRE and len(crediting) == 1:
        return crediting[0].id, f"of the {len(same)} earliest the one that credits {crediting[0].agency}"
    return None, f"{len(same)} are of the same day"


def _agencies(article: CopyArticle) -> set[str]:
    return {fold(name.strip()) for name in (article.agency or "").split(",") if name.strip()}
