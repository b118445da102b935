"""The part of a query that asks for quotations."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.search.nodes import Node, Not, Or, Quoted, children
from dossier.search.parse import parse
from dossier.search.reading import reading


def quotation_query(text: str) -> str | None:
    """Return the query for the quotations that a query asks for with said:, about: and speaker:.

    None where it asks for none. What it excludes does not count.
    """
    node = parse(text).node
    parts = tuple(dict.fromkeys(_quoted(node))) if node is not None else ()
    if not parts:
        return None
    return reading(parts[0] if len(parts) == 1 else Or(parts))


def _quoted(node: Node) -> Iterator[Quoted]:
    if isinstance(node, Quoted):
        yield node
    elif not isinstance(node, Not):
        for part in children(node):
            yield from _quoted(part)
