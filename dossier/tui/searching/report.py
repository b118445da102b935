"""What is said of an answer: how the query was read, what it found, or why it found nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.overview import count
from dossier.tui.text import ACCENT, DIM, STRONG, WARNING, join, plain, separated

if TYPE_CHECKING:
    from dossier.model import SearchResult


def report(result: SearchResult, sentence: str = "") -> list[Content]:
    """Return how a query was read, what could not be read, and what came of it, a line each.

    Args:
        result: The answer.
        sentence: What a view says of it, in place of the number of hits.
    """
    lines = [join(plain("Read as: ", DIM), plain(result.reading))] if result.reading else []
    lines += [plain(f"column {said.column}: {said.text}", WARNING) for said in result.messages]
    if result.hint:
        lines.append(plain(result.hint, DIM))
    if result.total and sentence:
        lines.append(plain(sentence, STRONG))
    elif result.total:
        hits = plain(count(len(result.hits), "hit"), STRONG)
        if len(result.articles) < result.total:
            hits = join(hits, plain(f" in the first {len(result.articles):,} of them", DIM))
        found = plain(count(result.total, "article"), STRONG)
        lines.append(separated([found, hits]) if result.hits else found)
    elif result.reading:
        lines.append(plain("Nothing found.", STRONG))
        lines += [plain(f"“{term}” is in {count(number, 'article')}", DIM) for term, number in result.counts]
    if result.suggestion:
        lines.append(join("Did you mean ", plain(result.suggestion, ACCENT), "? enter searches for it"))
    if result.undated:
        lines.append(plain(f"{count(result.undated, 'article')} left out: date not known", WARNING))
    return lines
