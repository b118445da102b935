"""A query with one more condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.search.lexer import MAX_QUERY, Kind, lex

if TYPE_CHECKING:
    from dossier.search.lexer import Piece

_VALUES = (Kind.WORD, Kind.QUOTED)


def narrowed(query: str, condition: str) -> str:
    """Return a query that also asks for a condition such as ``outlet:bbc``; unchanged where it gets too long.

    A condition on the same field that the query has already makes room for it: two outlets would mean
    either of them.
    """
    field = next((piece.text for piece in lex(condition)[0] if piece.kind is Kind.FIELD), "")
    kept = query.strip()
    kept = f"({kept})" if _open_or(lex(kept)[0]) else _without(kept, field)
    together = f"{kept} {condition}" if kept else condition
    return together if len(together) <= MAX_QUERY else query


def _without(query: str, field: str) -> str:
    """Return a query without its plain conditions on a field outside of brackets."""
    pieces = lex(query)[0]
    depth = 0
    cuts: list[tuple[int, int]] = []
    for place, piece in enumerate(pieces[:-2]):
        depth += (piece.kind is Kind.OPEN) - (piece.kind is Kind.CLOSE)
        value = pieces[place + 1]
        if piece.kind is Kind.FIELD and piece.text == field and value.kind in _VALUES and not depth:
            negated = place and pieces[place - 1].kind is Kind.NOT
            start = pieces[place - 1].column if negated else piece.column
            cuts.append((start - 1, pieces[place + 2].column - 1))
    for start, end in reversed(cuts):
        query = query[:start] + query[end:]
    return query.strip()


def _open_or(pieces: list[Piece]) -> bool:
    """Return whether an OR stands outside of all brackets."""
    depth = 0
    for piece in pieces:
        depth += (piece.kind is Kind.OPEN) - (piece.kind is Kind.CLOSE)
        if piece.kind is Kind.OR and depth <= 0:
            return True
    return False
