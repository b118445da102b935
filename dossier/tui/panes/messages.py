"""What the panes ask of the screen they are on, besides opening a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from dossier.model import Event


class ActorChosen(Message):
    """The articles that name an actor are to be shown."""

    def __init__(self, actor_id: str) -> None:
        super().__init__()
        self.actor_id = actor_id


class RowChosen(Message):
    """A row was chosen that the screen under this one has a use for."""

    def __init__(self, row: Any) -> None:
        super().__init__()
        self.row = row


class ClaimsAsked(Message):
    """The claims of an event are to be shown."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class CompareAsked(Message):
    """Articles are to be laid side by side."""

    def __init__(self, article_ids: Sequence[str]) -> None:
        super().__init__()
        self.article_ids = tuple(article_ids)
