"""A passage of an article, as it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model import ArticleInfo


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article; ``paragraph`` counts from 1, 0 is none; ``speaker`` of words that are quoted.

    ``manner`` says what the words are where they are not the speaker's own: “indirect speech”.
    """

    words: str
    info: ArticleInfo
    paragraph: int = 0
    speaker: str | None = None
    manner: str = ""
