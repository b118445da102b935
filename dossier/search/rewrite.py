"""Queries with parts replaced."""

from __future__ import annotations

from collections.abc import Callable

from dossier.search.nodes import And, AtLeast, InTitle, Near, Node, Not, Or, Phrase, Quoted, Slot, Within


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a query with ``change`` applied to nodes without parts, the slots of phrases, and quotations.

    What is excluded stays as it is.
    """
    match node:
        case And(parts):
            return And(tuple(dict.fromkeys(mapped(part, change) for part in parts)))
        case Or(parts):
            return Or(tuple(dict.fromkeys(mapped(part, change) for part in parts)))
        case Not():
            return node
        case AtLeast(count, part):
            return AtLeast(count, mapped(part, change))
        case InTitle(part):
            return InTitle(mapped(part, change))
        case Near(left, right, distance, ordered):
            return Near(mapped(left, change), mapped(right, change), distance, ordered)
        case Within(left, right, unit):
            return Within(mapped(left, change), mapped(right, change), unit)
        case Quoted(speakers, said, about):
            inside = (tuple(mapped(part, change) for part in parts) for parts in (said, about))
            return change(Quoted(speakers, *inside))
        case Phrase(slots, exact):
            changed = [(slot, change(slot)) for slot in slots]
            return Phrase(tuple(new if isinstance(new, Slot) else old for old, new in changed), exact)
        case _:
            return change(node)
