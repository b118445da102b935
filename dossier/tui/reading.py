"""How an article is laid out for reading: its blocks, wrapped into screen lines, and the way back.

A block is a line of the heading or a paragraph. Lines know which block and which characters of it they
show, so that an offset into the text leads to its line by bisection, and a selection leads back to text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.model import Source
from dossier.tui.text import DIM, STRONG, WARNING, flowing, in_words, known, plain
from dossier.tui.wrap import Lines, wrap

if TYPE_CHECKING:
    from dossier.model import Article, ArticleInfo

WIDEST = 76
"""The widest line that is comfortable to read, in cells."""

WIDTHS = (66, WIDEST, 100, 0)
"""The widths of text that one can choose, in cells; 0 for all there is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is wrapped: ``number`` is a paragraph's, from 1, else 0.

    ``start`` is where a paragraph begins in the article's text. ``gap`` asks for a blank line after it.
    """

    content: Content
    number: int = 0
    start: int = -1
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line: characters ``[start, end)`` of a block; block -1 is a blank line."""

    block: int
    start: int = 0
    end: int = 0


BLANK = Line(-1)


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks wrapped to a width.

    ``first`` holds each block's first line, ``paragraphs`` the blocks that are paragraphs of the text,
    ``heading`` how many lines come before the blank one above the text; 0 where there is no text.
    """

    blocks: Sequence[Block]
    lines: Sequence[Line]
    first: Sequence[int]
    paragraphs: Sequence[int]
    width: int
    heading: int = 0

    def block_at(self, offset: int) -> int:
        """Return the paragraph that holds a text offset, else the nearest before it; 0 without any."""
        place = bisect_right(self.paragraphs, offset, key=lambda block: self.blocks[block].start)
        return self.paragraphs[max(0, place - 1)] if self.paragraphs else 0

    def line_at(self, offset: int) -> int:
        """Return the screen line that shows a text offset."""
        block = self.block_at(offset)
        shown = self.lines_of(block)
        inside = offset - self.blocks[block].start
        after = bisect_right(self.lines, inside, shown.start, shown.stop, key=lambda line: line.start)
        return max(shown.start, after - 1)

    def lines_of(self, block: int) -> range:
        """Return the screen lines of a block, without the blank one after it."""
        last = self.first[block + 1] if block + 1 < len(self.first) else len(self.lines)
        return range(self.first[block], last - self.blocks[block].gap)

    def shows(self, start: int, end: int, seen: range) -> bool:
        """Return whether a part of the text from one offset to another is in the lines that are seen."""
        return self.line_at(start) < seen.stop and self.line_at(end - 1) >= seen.start

    def nearest(self, block: int, seen: range) -> int:
        """Return the paragraph nearest to a block in the lines that are seen; the block where none is.

        The block itself stays if any of it is seen. Of others, those that begin in sight come first.
        """
        if block < len(self.first) and _overlap(self.lines_of(block), seen):
            return block
        first = bisect_left(self.paragraphs, seen.start, key=self.first.__getitem__)
        after = bisect_left(self.paragraphs, seen.stop, key=self.first.__getitem__)
        if first < after:
            return min(max(block, self.paragraphs[first]), self.paragraphs[after - 1])
        before = self.paragraphs[first - 1] if first else block
        return before if before < len(self.first) and _overlap(self.lines_of(before), seen) else block


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def lay_out(blocks: Sequence[Block], width: int, wrapped: MutableMapping[int, Lines] | None = None) -> Layout:
    """Wrap blocks to a width in cells.

    ``wrapped`` takes the lines of each paragraph, by its number, and gives those that it has: for the same
    article in the same width, of which only the heading is another.
    """
    known = {} if wrapped is None else wrapped
    lines: list[Line] = []
    first: list[int] = []
    for index, block in enumerate(blocks):
        first.append(len(lines))
        found = known.get(block.number) if block.number else None
        if found is None:
            found = wrap(block.content.plain, width)
            if block.number:
                known[block.number] = found
        lines.extend(Line(index, start, end) for start, end in found)
        if block.gap:
            lines.append(BLANK)
    paragraphs = [index for index, block in enumerate(blocks) if block.number]
    text = next((index for index, block in enumerate(blocks, 1) if block.gap), 0)
    heading = first[text] - 1 if text < len(first) else 0
    return Layout(blocks, lines, first, paragraphs, width, max(0, heading))


def article_blocks(article: Article, width: int, notes: Sequence[str] = ()) -> list[Block]:
    """Return the heading, with notes at its end, and the paragraphs of an article, for a width in cells.

    Where the title is the first paragraph, the one stands for the other.
    """
    body = [
        Block(plain(article.text[span.start : span.end]), number, span.start, gap=True)
        for number, span in enumerate(article.paragraphs, 1)
    ]
    blocks = heading(article.info, width, notes)
    if body and body[0].content.plain.rstrip(". ") == article.info.title.rstrip(". "):
        first = body.pop(0)
        blocks[0] = replace(first, content=first.content.stylize(STRONG), gap=False)
    return [*blocks, *body]


def heading(info: ArticleInfo, width: int, notes: Sequence[str] = ()) -> list[Block]:
    """Return the title, who published it, when, where that is known from, and what is to be heeded."""
    lines = [plain(info.title or "no title", STRONG), *byline(info, width)]
    if found := sources(info):
        lines.append(plain(found, DIM))
    if info.dateline:
        lines.append(plain(f"Dateline: {info.dateline}", DIM))
    if info.digest:
        lines.append(plain("A digest in words of our own, not the outlet’s text", WARNING))
    lines.extend(plain(f"! {warning}", WARNING) for warning in info.warnings)
    lines.extend(plain(note, DIM) for note in notes)
    return [Block(line, gap=place == len(lines) - 1) for place, line in enumerate(lines)]


def byline(info: ArticleInfo, width: int) -> list[Content]:
    """Return outlet, date, agency and author, broken between them where they need more than one line."""
    parts = [
        known(info.outlet, missing="outlet not known"),
        known(info.date, missing=info.about or "date not known"),
        plain(f"agency {info.agency}" if info.agency else ""),
        plain(f"by {info.author}" if info.author else ""),
    ]
    return flowing(parts, width).split("\n")


def next_width(widest: int, room: int) -> int:
    """Return the next of ``WIDTHS`` after ``widest`` that looks another way with room for ``room`` cells."""
    place = WIDTHS.index(widest) + 1 if widest in WIDTHS else 0
    order = (*WIDTHS[place:], *WIDTHS[:place])
    looks = min(widest or room, room)
    return next((width for width in order if min(width or room, room) != looks), order[0])


def sources(info: ArticleInfo) -> str:
    """Say where the metadata was found: ``Title and outlet from front matter; date from file name``."""
    found: dict[str, list[str]] = {}
    for name in ("title", "outlet", "agency", "author", "date", "date_estimate"):
        where = info.provenance.get(name)
        if where is not None and where.source is not Source.NONE:
            found.setdefault(str(where), []).append(name.replace("_", " "))
    said = "; ".join(f"{in_words(names)} from {where}" for where, names in found.items())
    return said[:1].upper() + said[1:]


def source_line(info: ArticleInfo, paragraph: int = 0) -> str:
    """Return the source of a copied passage, as one line of plain text."""
    parts = [info.outlet or "outlet not known", f"“{info.title}”", info.date or "date not known"]
    if paragraph:
        parts.append(f"paragraph {paragraph}")
    return ", ".join(parts) + f" ({info.path})"
