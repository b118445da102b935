"""The pane of actors: who is named, how often, where, and what they said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.content import Content

from dossier.model import Actor, ActorKind, ActorMention, ArticleQuote
from dossier.tui.overview import count
from dossier.tui.panes.actor_detail import actor_detail
from dossier.tui.panes.lines import Field, headed, in_columns
from dossier.tui.panes.messages import ActorChosen
from dossier.tui.panes.ordering import ActorOrder, actor_text, sorted_actors
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, by_id, folded_texts
from dossier.tui.text import DIM, FAINT, STRONG, join, plain
from dossier.tui.widgets.virtual_list import VirtualList

SIGNS = {
    ActorKind.PERSON: "○",
    ActorKind.ORGANISATION: "□",
    ActorKind.GOVERNMENT: "◇",
    ActorKind.PLACE: "△",
}
COUNTED = ((ActorOrder.MENTIONS, 9), (ActorOrder.ARTICLES, 9), (ActorOrder.QUOTES, 8))
WITH_ALL_COUNTS = 50  # cells


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the detail of an actor shows."""

    mentions: Sequence[ActorMention]
    quotes: Sequence[ArticleQuote]


class ActorsPane(Pane[Actor]):
    """Every actor of a dossier. Enter posts `ActorChosen`."""

    ORDERS = ActorOrder
    PLACEHOLDER = "name, alias, role or kind"

    def read(self) -> Loaded[Actor]:
        """Return every actor."""
        actors = tuple(self.dossier.actors())
        return Loaded(actors, folded_texts(actors, actor_text), by_id(self.dossier.articles()))

    def arranged(self, rows: Sequence[Actor]) -> Sequence[Actor]:
        """Return actors in the order chosen."""
        return sorted_actors(rows, ActorOrder(self.order), backwards=self.backward)

    def key_of(self, row: Actor) -> Hashable:
        """Return the actor's id."""
        return row.id

    def _fields(self, width: int) -> tuple[Field, ...]:
        counted = [
            Field(order, size, right=True)
            for order, size in COUNTED
            if width >= WITH_ALL_COUNTS or order is self.order or (order, self.order) == _BY_NAME
        ]
        spent = sum(each.width + 1 for each in counted) + 2
        return (Field("", 1), Field(ActorOrder.NAME, max(0, width - spent)), *counted)

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Actor, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return kind, name, role and counts."""
        fields = self._fields(width)
        role = f"  {row.roles[0].text}" if row.roles else ""
        name = join(plain(row.name, STRONG if cursor else ""), plain(role, DIM))
        counts = {
            ActorOrder.MENTIONS: row.mentions,
            ActorOrder.ARTICLES: len(row.articles),
            ActorOrder.QUOTES: row.quotes,
        }
        numbers = [_number(counts[ActorOrder(each.order)]) for each in fields[2:]]
        return in_columns((plain(SIGNS[row.kind], DIM), name, *numbers), fields)

    def summary(self) -> str:
        """Return how many actors there are of each kind."""
        if not self.loaded.rows:
            return "No actor was found in these articles."
        kinds = [(kind, sum(actor.kind is kind for actor in self.loaded.rows)) for kind in ActorKind]
        told = " · ".join(f"{SIGNS[kind]} {held:,} {_plural(kind, held)}" for kind, held in kinds if held)
        shown = len(self._list.rows)
        of = f"{shown:,} of " if shown != len(self.loaded.rows) else ""
        return f"{of}{count(len(self.loaded.rows), 'actor')}: {told}"

    # -- the detail

    def fetch(self, row: Actor) -> Spoken:
        """Return mentions and quotes of an actor."""
        return Spoken(self.dossier.actor_mentions(row.id), self.dossier.quotes(actor=row.id))

    def detail(self, row: Actor, fetched: Any, width: int) -> Sequence[Passage]:
        """Return aliases, roles, quotes and mentions in context."""
        return actor_detail(row, fetched.mentions, fetched.quotes, self.loaded.infos, width)

    def passage_of(self, row: Actor) -> Passage | None:  # noqa: ARG002 - an actor has many
        """Return nothing: an actor is named in many places."""
        return None

    def source(self, row: Actor) -> str:
        """Return the actor's names."""
        return ", ".join((row.name, *row.aliases))

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.post_message(ActorChosen(event.row.id))


_BY_NAME = (ActorOrder.MENTIONS, ActorOrder.NAME)  # sorted by name, a narrow list still shows one count
_PLURALS = {ActorKind.PERSON: "people"}


def _number(count: int) -> Content:
    return plain(f"{count:,}") if count else plain("·", FAINT)


def _plural(kind: ActorKind, count: int) -> str:
    return str(kind) if count == 1 else _PLURALS.get(kind, f"{kind}s")
