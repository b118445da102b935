"""What widgets ask of the screen they are on."""

from __future__ import annotations

from textual.message import Message

from dossier.model import Span


class ArticleChosen(Message):
    """An article is to be shown; ``enter`` asks to go into it, ``passage`` where to begin."""

    def __init__(self, article: str, *, passage: Span | None = None, enter: bool = False) -> None:
        super().__init__()
        self.article, self.passage, self.enter = article, passage, enter
