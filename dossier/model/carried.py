"""One quote across articles: who prints it whole, cut or changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dossier.model.articles import Span
from dossier.model.quotes import ArticleQuote


class Carriage(StrEnum):
    """How another article prints the words of a quote."""

    WHOLE = "whole"  # every word, in its order
    CUT = "cut"  # words are left out, none is put in their place
    CHANGED = "changed"  # other words stand in place of some


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Another printing of a quote.

    Spans of ``cut`` are offsets into the text of the quote that was asked for; those of ``added`` are
    offsets into this printing's. ``changed`` pairs the words of the former with those of the latter.
    """

    quote: ArticleQuote
    how: Carriage
    cut: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    words_cut: int = 0
    similarity: float = 1.0  # shared words over those of the longer printing


@dataclass(frozen=True, slots=True)
class CarriedQuote:
    """One quote across articles: who else prints it, the most alike first.

    ``silent`` are the other articles of the same event in which it was not found.
    """

    quote: ArticleQuote
    carriers: tuple[Carrier, ...]
    silent: tuple[str, ...] = ()
