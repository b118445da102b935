"""The words that every form of a comparison uses: columns, verdicts, differences, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.model import (
    AlignedRow,
    ArticleInfo,
    Carriage,
    CarriedQuote,
    Comparison,
    CopyKind,
    Difference,
    Verdict,
    WireCopy,
    Wording,
)

NOT_KNOWN = "not known"
_COPIES = {
    CopyKind.WIRE: "wire copy, or passed between outlets",
    CopyKind.RECYCLED: "likely one outlet's own text, used again",
    CopyKind.SHARED_QUOTE: "the words of somebody whom both quote",
}
_PLURALS = {
    Verdict.DIFFERS: "differ",
    Verdict.VERBATIM: "verbatim",
    Verdict.PARAPHRASE: "paraphrased",
    Verdict.NO_COUNTERPART: "without a counterpart found",
    Verdict.ONLY_HERE: "only here",
}


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """A comparison with what goes with it into a file."""

    comparison: Comparison
    infos: tuple[ArticleInfo, ...]  # of the compared articles, in their order
    wording: tuple[Wording, ...] = ()
    quotes: tuple[CarriedQuote, ...] = ()


def letter(column: int) -> str:
    """Return the letter of a column: A, B, ... Z, AA."""
    rest, last = divmod(column, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def letters(infos: Sequence[ArticleInfo]) -> dict[str, str]:
    """Return the letter of each article."""
    return {info.id: letter(at) for at, info in enumerate(infos)}


def heading(column: int, info: ArticleInfo) -> str:
    """Return what stands over a column: its letter, outlet and date."""
    return f"{letter(column)} {credited(info)}, {info.date or info.about or 'date not known'}"


def credited(info: ArticleInfo) -> str:
    """Return an outlet with the agency that the article credits; without a known outlet, the agency."""
    if info.outlet is None:
        return f"via {info.agency}" if info.agency else "outlet not known"
    return f"{info.outlet}{f' ({info.agency})' if info.agency else ''}"


def counts(comparison: Comparison) -> str:
    """Return how many rows there are of each verdict."""
    if not comparison.rows:
        return "There is no text to compare."
    found = Counter(row.verdict for row in comparison.rows)
    told = [f"{found[verdict]} {word}" for verdict, word in _PLURALS.items() if found[verdict]]
    number = len(comparison.rows)
    return f"{number} {'row' if number == 1 else 'rows'}: {', '.join(told)}."


def shared_text(copy: WireCopy, infos: Sequence[ArticleInfo]) -> str:
    """Return which articles share text, and how much of the shorter one it is."""
    by_letter = letters(infos)
    names = " and ".join(by_letter.get(article, article) for article in copy.articles)
    told = f"{names} share {copy.share:.0%} of the shorter text word for word: {_COPIES[copy.kind]}."
    if copy.source is not None:
        told += f" It is likely from {by_letter.get(copy.source, copy.source)} ({copy.reason})."
    return told


def verdict(row: AlignedRow) -> str:
    """Return what is said of a row: its verdict, the kinds that differ, the columns that are moved."""
    kinds = dict.fromkeys(str(one.kind) for one in row.differences if one.conflicting)
    perhaps = "perhaps " if row.verdict is Verdict.PARAPHRASE and not row.certain else ""
    told = f"{perhaps}{row.verdict}" + (f" ({', '.join(kinds)})" if kinds else "")
    if row.moved:
        told += f"; elsewhere in the order of {', '.join(letter(column) for column in row.moved)}"
    return told


def given(difference: Difference) -> str:
    """Return the values of a difference, each after the letter of its column."""
    return " / ".join(
        f"{letter(column)} {value}" for column, value in enumerate(difference.values) if value is not None
    )


def differences(row: AlignedRow) -> list[str]:
    """Return what differs in a row, a sentence each, and last what single passages alone give."""
    told: list[str] = []
    alone: dict[int, list[str]] = {}
    for one in row.differences:
        carriers = [column for column, value in enumerate(one.values) if value is not None]
        if len(carriers) > 1:
            told.append(f"{one.relation}, {one.kind}: {given(one)}")
        else:
            alone.setdefault(carriers[0], []).append(f"{one.values[carriers[0]]}")
    return told + [
        f"named only in {letter(column)}: {', '.join(values)}" for column, values in sorted(alone.items())
    ]


def printing(how: Carriage, words_cut: int) -> str:
    """Return how a quote is carried, in words."""
    if how is Carriage.WHOLE:
        return "whole"
    lacks = f"{words_cut} {'word' if words_cut == 1 else 'words'} not printed so"
    return f"{how}, {lacks}"
