"""What widgets ask of the screen they are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from dossier.model import Highlight, Span


class ArticleChosen(Message):
    """An article is to be shown; ``enter`` asks to go into it, ``passage`` where to begin."""

    def __init__(self, article: str, *, passage: Span | None = None, enter: bool = False) -> None:
        super().__init__()
        self.article, self.passage, self.enter = article, passage, enter


@dataclass(eq=False, repr=False)
class ReadToggled(Message):
    """Articles are to be taken as read, or as unread where all of them were."""

    articles: Sequence[str]


@dataclass(eq=False, repr=False)
class Correct(Message):
    """A correction or note is to be made: ``work`` does it in a thread and returns what to tell the user.

    One that is ``light`` changes notes alone, so that nothing else need be read again.
    """

    work: Callable[[], str | None]
    light: bool = False


@dataclass(eq=False, repr=False)
class NoteAsked(Message):
    """A note is to be written: on a highlight of an article, else on the article."""

    article: str
    highlight: Highlight | None = None


@dataclass(eq=False, repr=False)
class TagAsked(Message):
    """Tags are to be typed, for an article or for what is current or marked."""

    article: str | None = None
