"""What the panes ask of the screen they are on, besides opening a passage."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message


class ActorChosen(Message):
    """The articles that name an actor are to be shown."""

    def __init__(self, actor_id: str) -> None:
        super().__init__()
        self.actor_id = actor_id


class CompareAsked(Message):
    """Articles are to be laid side by side."""

    def __init__(self, article_ids: Sequence[str]) -> None:
        super().__init__()
        self.article_ids = tuple(article_ids)
