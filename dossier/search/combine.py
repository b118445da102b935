"""Putting the parts of a query together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dossier.search.lexer import Kind, Piece
from dossier.search.nodes import (
    And,
    AtLeast,
    Dated,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Quoted,
    Regex,
    Unit,
    Value,
    Wildcard,
    Within,
    Word,
    children,
)  # fmt: skip


def is_text(node: Node) -> bool:
    """Return whether all of a node is about words of the text."""
    match node:
        case And(parts) | Or(parts):
            return all(is_text(part) for part in parts)
        case Not(part) | AtLeast(_, part):
            return is_text(part)
        case Near(left, right) | Within(left, right):
            return is_text(left) and is_text(right)
        case _:
            return isinstance(node, Word | Wildcard | Fuzzy | Phrase | Regex)


def has_place(node: Node) -> bool:
    """Return whether the matches of a node stand somewhere, so that another can be near them."""
    match node:
        case And(parts) | Or(parts):
            return all(has_place(part) for part in parts)
        case InTitle(part):
            return has_place(part)
        case _:
            return isinstance(node, Word | Wildcard | Fuzzy | Phrase | Near | Within)


def has_pattern(node: Node) -> bool:
    """Return whether a regular expression is in a node."""
    return isinstance(node, Regex) or any(has_pattern(part) for part in children(node))


def spread(operator: Piece, left: Node, right: Node) -> Node:
    """Return a distance condition, with AND groups on either side taken word by word."""
    found = [_pair(operator, one, other) for one in _members(left) for other in _members(right)]
    return found[0] if len(found) == 1 else And(tuple(found))


def spread_size(left: Node, right: Node) -> int:
    """Return how many nodes `spread` makes of two sides."""
    lefts, rights = _members(left), _members(right)
    return len(rights) * sum(map(_size, lefts)) + len(lefts) * sum(map(_size, rights))


def _size(node: Node) -> int:
    return 1 + sum(map(_size, children(node)))


def _members(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else (node,)


def _pair(operator: Piece, left: Node, right: Node) -> Node:
    if operator.kind is Kind.SENTENCE:
        return Within(left, right, Unit.SENTENCE)
    if operator.kind is Kind.PARAGRAPH:
        return Within(left, right, Unit.PARAGRAPH)
    return Near(left, right, operator.number, ordered=operator.kind is Kind.BEFORE)


def any_of(parts: Sequence[Node]) -> Node | None:
    """Return the alternative of some parts; what is said twice counts once."""
    found = list(
        dict.fromkeys(one for part in parts for one in (part.parts if isinstance(part, Or) else (part,)))
    )
    if len(found) > 1:
        return Or(tuple(found))
    return found[0] if found else None


def both(parts: Sequence[Node], bracketed: Collection[int] = ()) -> Node | None:
    """Return the conjunction of the parts of one group.

    Values of one field are alternatives, and conditions on a quotation must hold for the same one.
    What is said twice counts once.

    Args:
        parts: the parts.
        bracketed: which of them, from 0, are groups of their own; theirs may be another quotation.
    """
    found: list[Node] = []
    alternatives: dict[str, int] = {}  # field -> where its alternatives stand in `found`
    quoted: int | None = None
    for number, part in enumerate(parts):
        field = _alternative(part)
        if field is not None and field in alternatives:
            earlier = found[alternatives[field]]
            known = earlier.parts if isinstance(earlier, Or) else (earlier,)
            found[alternatives[field]] = Or((*known, *(part.parts if isinstance(part, Or) else (part,))))
        elif isinstance(part, Quoted) and quoted is not None and number not in bracketed:
            first = found[quoted]
            if isinstance(first, Quoted):
                found[quoted] = Quoted(
                    first.speakers + part.speakers, first.said + part.said, first.about + part.about
                )
        else:
            if field is not None:
                alternatives[field] = len(found)
            if isinstance(part, Quoted) and number not in bracketed:
                quoted = len(found)
            found.append(part)
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        return And(tuple(found))
    return found[0] if found else None


def _alternative(node: Node) -> str | None:
    """Return the field of a value, or of values that are already alternatives, else None."""
    match node:
        case Value(field, words) if words:
            return field
        case Dated(str(), str()):
            return "date"
        case Or(parts):
            fields = {_alternative(part) for part in parts}
            return fields.pop() if len(fields) == 1 else None
        case _:
            return None
