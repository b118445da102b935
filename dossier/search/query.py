"""A query as read."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import QueryMessage
from dossier.search.nodes import Node


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read; ``node`` is None where nothing in it can be searched."""

    node: Node | None
    reading: str
    messages: tuple[QueryMessage, ...] = ()
