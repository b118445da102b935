"""What widgets ask of the screen they are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from dossier.model import Highlight, Span


class ArticleChosen(Message):
    """An article is to be shown; ``enter`` asks to go into it, ``passage`` where to begin."""

    def __init__(self, article: str, *, passage: Span | None = None, enter: bool = False) -> None:
        super().__init__()
        self.article, self.passage, self.enter = article, passage, enter


class ReadToggled(Message):
    """Articles are to be taken as read, or as unread where all of them were."""

    def __init__(self, articles: Sequence[str]) -> None:
        super().__init__()
        self.articles = articles


class Correct(Message):
    """A correction or note is to be made: ``work`` does it in a thread and returns what to tell the user.

    One that is ``light`` changes notes alone, so that nothing else need be read again.
    """

    def __init__(self, work: Callable[[], str | None], *, light: bool = False) -> None:
        super().__init__()
        self.work, self.light = work, light


class NoteAsked(Message):
    """A note is to be written: on a highlight of an article, else on the article."""

    def __init__(self, article: str, highlight: Highlight | None = None) -> None:
        super().__init__()
        self.article, self.highlight = article, highlight


class TagAsked(Message):
    """Tags are to be typed, for an article or for what is current or marked."""

    def __init__(self, article: str | None = None) -> None:
        super().__init__()
        self.article = article
