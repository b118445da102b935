"""The words of an article as Whoosh's tokens."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer

from dossier.model import paragraphs
from dossier.search import analyzer as ours
from dossier.search.analyzer import ACRONYM_MARK

TITLE_END = "\f"
"""Stands between the title and the rest of an indexed text; no sanitized text holds it."""

TITLE_BOOST = 2.0

_JUMP = 1  # positions left out after a paragraph, so that no phrase crosses it


def indexed_text(title: str, text: str) -> str:
    """Return an article as one text to be analyzed: its title, then what follows.

    A text that begins with its title holds it once.
    """
    title, text = title.replace(TITLE_END, " "), text.replace(TITLE_END, " ")
    first = next(iter(paragraphs(text)), None)
    if first is not None and title.split() == text[first.start : first.end].split():
        return text[: first.end] + TITLE_END + text[first.end :]
    return title + TITLE_END + text


class ArticleAnalyzer(Analyzer):
    """Cuts an indexed text into terms; those of the title weigh more.

    Positions count terms from 0 and leave one out after each paragraph.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: object,
    ) -> Iterator[Token]:
        """Yield one token again and again, changed each time, as Whoosh's tokenizers do."""
        token = Token(positions, chars, removestops, mode, **options)
        position = start_pos
        for boost, found in _paragraphs(value):
            for one in found:
                token.text = one.term
                token.boost = boost
                token.stopped = False
                if positions:
                    token.pos = position
                if chars:
                    token.startchar = start_char + one.start
                    token.endchar = start_char + one.end
                position += 1
                yield token
            position += _JUMP


def _paragraphs(value: str) -> Iterator[tuple[float, list[ours.Token]]]:
    """Yield the terms of each paragraph and what they weigh, the title's first."""
    title = value.find(TITLE_END)
    if title >= 0:
        yield TITLE_BOOST, ours.tokens(value, 0, title)
    body = " " * (title + 1) + value[title + 1 :]
    for line in paragraphs(body):
        yield 1.0, ours.tokens(body, line.start, line.end)


class LineAnalyzer(Analyzer):
    """Cuts a title, an outlet, an author or a path into terms; acronyms bear their mark, or do not."""

    def __init__(self, *, marked: bool) -> None:
        self.marked = marked

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        mode: str = "",
        **options: object,
    ) -> Iterator[Token]:
        """Yield one token again and again, changed each time, as Whoosh's tokenizers do."""
        token = Token(positions, chars, removestops, mode, **options)
        for position, one in enumerate(ours.tokens(value), start_pos):
            token.text = one.term if self.marked else one.term.removesuffix(ACRONYM_MARK)
            token.boost = 1.0
            token.stopped = False
            if positions:
                token.pos = position
            if chars:
                token.startchar, token.endchar = one.start, one.end
            yield token
