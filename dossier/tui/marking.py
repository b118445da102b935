"""What is marked in an article's text: quotes, hits, and the passage that was gone to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content

from dossier.model import QuoteType, Span
from dossier.tui.quoting import DOUBTFUL, NONE, sign_of
from dossier.tui.text import (
    CUE,
    CURRENT_HIT,
    CURRENT_QUOTE,
    DIM,
    FOUND,
    HIT,
    NAMED,
    NOTED,
    QUOTED,
    REPORTED,
    marked,
)

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Quote

S = TypeVar("S", bound=Span)
MOST_OVERLAPPING = 64  # spans that may begin before a line and reach into it


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """Where words are quoted, whether word for word, and whether that is in doubt."""

    sign: str
    style: str


def quoted(quotes: Iterable[ArticleQuote]) -> list[Quoted]:
    """Return where quotes stand, in the order of the text."""
    found = (_quoted(item.quote) for item in quotes)
    return sorted(found, key=lambda span: span.start)


def _quoted(quote: Quote) -> Quoted:
    sign = sign_of(quote)
    style = DIM if quote.doubtful else REPORTED if quote.type is QuoteType.INDIRECT else QUOTED
    return Quoted(quote.start, quote.end, sign, "" if sign == NONE else style)


@dataclass(slots=True)
class Marks:
    """Spans of one article's text, each sequence in the order of the text.

    ``current`` is the passage that was gone to, ``quote`` the quote that is told of, ``found`` are the
    matches of what is looked for in the article,
    ``highlights`` what the user marked.
    """

    quotes: Sequence[Quoted] = ()
    hits: Sequence[Span] = ()
    current: Span | None = field(default=None)
    quote: Quote | None = field(default=None)
    found: Sequence[Span] = ()
    highlights: Sequence[Span] = ()

    def on(self, content: Content, start: int) -> Content:
        """Return the part of the text that begins at ``start`` with its marks."""
        end = start + len(content)
        for quote in _reaching(self.quotes, start, end):
            content = marked(content, [quote], quote.style, start=start) if quote.style else content
        content = marked(content, _reaching(self.highlights, start, end), NOTED, start=start)
        if self.quote is not None:
            content = _told(content, self.quote, start)
        content = marked(content, _reaching(self.hits, start, end), HIT, start=start)
        content = marked(content, _reaching(self.found, start, end), FOUND, start=start)
        if self.current is not None:
            content = marked(content, [self.current], CURRENT_HIT, start=start)
        return content

    def sign(self, start: int, end: int) -> str:
        """Return the sign of the first quote that begins in ``[start, end)``, a space where none does.

        One that is hardly a quote gives way to others.
        """
        if not self.quotes:
            return " "
        first = bisect_left(self.quotes, start, key=lambda span: span.start)
        last = bisect_left(self.quotes, end, key=lambda span: span.start)
        signs = [quote.sign for quote in self.quotes[first:last]]
        return next((sign for sign in signs if sign not in (DOUBTFUL, NONE)), signs[0] if signs else " ")

    def highlighted(self, start: int, end: int) -> bool:
        """Return whether a highlight begins in ``[start, end)``."""
        place = bisect_left(self.highlights, start, key=lambda span: span.start)
        return place < len(self.highlights) and self.highlights[place].start < end

    def beside(self, step: int) -> Span | None:
        """Return the hit after the current passage, or (``step`` -1) before it; None where there is none."""
        starts = [hit.start for hit in self.hits]
        if self.current is None:
            place = 0 if step > 0 else len(starts) - 1
        elif step > 0:
            place = bisect_right(starts, self.current.start)
        else:
            place = bisect_left(starts, self.current.start) - 1
        return self.hits[place] if 0 <= place < len(starts) else None

    @property
    def number(self) -> int:
        """The current hit's number from 1, 0 where none is current."""
        if self.current is None:
            return 0
        return next((place for place, hit in enumerate(self.hits, 1) if hit.start == self.current.start), 0)


def _told(content: Content, quote: Quote, start: int) -> Content:
    """Return a line with the quote that is told of, its cue, and the words that name its speaker."""
    content = marked(content, [Span(quote.start, quote.end)], CURRENT_QUOTE, start=start)
    if quote.cue is not None:
        content = marked(content, [quote.cue], CUE, start=start)
    if quote.mention is not None:
        content = marked(content, [quote.mention], NAMED, start=start)
    return content


def _reaching(spans: Sequence[S], start: int, end: int) -> list[S]:
    """Return the spans that reach into ``[start, end)``."""
    if not spans:
        return []
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [span for span in spans[max(0, last - MOST_OVERLAPPING) : last] if span.end > start]
