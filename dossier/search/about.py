"""Quotations about somebody or something: the words asked for, or another name of who is called so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.nodes import And, AtLeast, Near, Node, Not, Or, Phrase, Quoted, Within, Word

Names = Callable[[str], Collection[str]]
"""Returns all names of the actors that have a name."""

_MOST_NAMES = 24  # other names of one word or phrase, the first ones
_MOST_ASKED = 8  # words and phrases of one query whose other names are looked up


def with_names(node: Node, names: Names) -> Node:
    """Return a query with ``about:`` spelled out: what stands in the quotation, under any of its names.

    The names of an actor are other words for the name that the user typed, as a whole; a name that holds
    what was typed is found by it anyway.
    """
    return _Spelling(names).out(node)


class _Spelling:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._asked = 0

    def out(self, node: Node) -> Node:
        match node:
            case Quoted(speakers, said, about) if about:
                return Quoted(speakers, said + tuple(self._named(part) for part in about))
            case And(parts):
                return And(tuple(self.out(part) for part in parts))
            case Or(parts):
                return Or(tuple(self.out(part) for part in parts))
            case Not(part):
                return Not(self.out(part))
            case _:
                return node

    def _named(self, node: Node) -> Node:
        match node:
            case Word() | Phrase():
                others = tuple(self._others(node))
                return Or((node, *others)) if others else node
            case And(parts):
                return And(tuple(self._named(part) for part in parts))
            case Or(parts):
                return Or(tuple(self._named(part) for part in parts))
            case Not(part):
                return Not(self._named(part))
            case AtLeast(count, part):
                return AtLeast(count, self._named(part))
            case Near(left, right, distance, ordered):
                return Near(self._named(left), self._named(right), distance, ordered)
            case Within(left, right, unit):
                return Within(self._named(left), self._named(right), unit)
            case _:
                return node

    def _others(self, node: Word | Phrase) -> Iterator[Node]:
        typed = words_of(node)
        if not typed or self._asked == _MOST_ASKED:
            return
        self._asked += 1
        found: dict[tuple[str, ...], None] = {}
        for name in self._names(" ".join(typed).replace(ACRONYM_MARK, "")):
            parts = tuple(terms(name))
            if parts and not _holds(parts, typed):
                found[parts] = None
        for parts in list(found)[:_MOST_NAMES]:
            slots = tuple(Word(part, exact=True) for part in parts)
            yield slots[0] if len(slots) == 1 else Phrase(slots)


def words_of(node: Word | Phrase) -> tuple[str, ...]:
    """Return what was typed, word by word; nothing where it was a pattern."""
    slots = node.slots if isinstance(node, Phrase) else (node,)
    found = tuple(slot.term for slot in slots if isinstance(slot, Word))
    return found if len(found) == len(slots) else ()


def _holds(parts: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Return whether a name holds what was typed, one word after the other."""
    size = len(typed)
    return any(parts[start : start + size] == typed for start in range(len(parts) - size + 1))
