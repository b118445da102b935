"""The columns of the list of actors: as many as there is room for, the most asked for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model import ActorKind
from dossier.tui.panes.lines import Field
from dossier.tui.panes.ordering import ActorOrder

if TYPE_CHECKING:
    from dossier.model import Actor

SIGNS = {
    ActorKind.PERSON: "○",
    ActorKind.ORGANISATION: "□",
    ActorKind.GOVERNMENT: "◇",
    ActorKind.PLACE: "△",
}
TIMELINE = "timeline"
LEAST_NAME = 20  # cells that a name gets before a further column does
_WIDTHS: dict[str, int] = {
    ActorOrder.KIND: 12,
    ActorOrder.MENTIONS: 9,
    ActorOrder.ARTICLES: 9,
    ActorOrder.OUTLETS: 8,
    ActorOrder.QUOTES: 7,
    ActorOrder.FIRST: 10,
    ActorOrder.LAST: 10,
    TIMELINE: 16,
}
_WANTED = (
    ActorOrder.MENTIONS,
    ActorOrder.ARTICLES,
    ActorOrder.QUOTES,
    ActorOrder.OUTLETS,
    TIMELINE,
    ActorOrder.LAST,
    ActorOrder.FIRST,
    ActorOrder.KIND,
)
_RIGHT = frozenset({ActorOrder.MENTIONS, ActorOrder.ARTICLES, ActorOrder.OUTLETS, ActorOrder.QUOTES})


def columns(width: int, order: ActorOrder) -> tuple[Field, ...]:
    """Return the columns that fit a width; the one sorted by is always there."""
    held: set[str] = set()
    room = width - 2  # the sign
    least = min(LEAST_NAME, room)
    wanted = dict.fromkeys((order, *_WANTED)) if order is not ActorOrder.NAME else dict.fromkeys(_WANTED)
    for name in wanted:
        cost = _WIDTHS[name] + 1
        if room - cost < least and name is not order:
            break
        held.add(name)
        room -= cost
    before = [Field("", 1), Field(ActorOrder.NAME, max(0, room))]
    return (*before, *(Field(name, _WIDTHS[name], right=name in _RIGHT) for name in _WIDTHS if name in held))


def cell(actor: Actor, column: str) -> str:
    """Return what a column that is no drawing says of an actor; a dot for nothing."""
    counts = {
        ActorOrder.MENTIONS: actor.mentions,
        ActorOrder.ARTICLES: len(actor.articles),
        ActorOrder.OUTLETS: len(actor.outlets),
        ActorOrder.QUOTES: actor.quotes,
    }
    if column in counts:
        return f"{counts[ActorOrder(column)]:,}" if counts[ActorOrder(column)] else "·"
    words = {ActorOrder.FIRST: actor.first, ActorOrder.LAST: actor.last, ActorOrder.KIND: str(actor.kind)}
    return words.get(ActorOrder(column)) or "·"
