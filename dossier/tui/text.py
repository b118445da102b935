"""How text looks on screen: the one place where text gets a style.

Text of articles is a stranger's, so it never passes through markup: every function here takes
plain strings and returns `Content`, whose text Textual leaves alone. Colours are the theme's
variables; whatever a colour says is also said by a sign or a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.content import Span as StyleSpan
from textual.strip import Strip
from textual.style import Style

from dossier.articles.sanitize import inert, sanitize_line

if TYPE_CHECKING:
    from dossier.model import Span

NOT_KNOWN = "not known"

DIM = "$foreground 72%"
FAINT = "$foreground 50%"  # of rules and separators; what is to be read is at least DIM
BAR = "on $foreground 8%"  # of lines that are told over a text
STRONG = "bold"
ACCENT = "$accent"
TITLE = "bold $foreground"
WARNING = "$text-warning"
ERROR = "bold $text-error"
QUOTED = "$secondary"
REPORTED = "$secondary 80%"
HIT = "bold $text-warning on $foreground 16%"
FOUND = "bold underline $text-warning"
CURRENT_HIT = "bold reverse $warning"
CURRENT_QUOTE = "on $foreground 14%"
CUE = "underline"
NOTED = "underline on $noted"
NAMED = "bold underline $accent"
VERBATIM = "underline $text-success"
CHANGED = "bold underline"
DIFFERS = "bold $text-warning"

ParseStyle = Callable[[str | Style], Style]


def plain(text: str, style: str = "") -> Content:
    """Return text in one style; nothing in it is read as markup."""
    spans = [StyleSpan(0, len(text), style)] if style and text else []
    return Content(inert(text), spans, strip_control_codes=False)


def line(text: str, style: str = "") -> Content:
    """Return text from outside (a path, an exception's message) as one inert line."""
    return plain(sanitize_line(text), style)


def known(text: str | None, style: str = "", *, missing: str = NOT_KNOWN) -> Content:
    """Return a metadata value, or dimmed words that say it is not known."""
    return plain(text, style) if text else plain(missing, DIM)


def join(*parts: Content | str) -> Content:
    """Return parts one after the other; strings are plain text."""
    texts: list[str] = []
    spans: list[StyleSpan] = []
    at = 0
    for part in parts:
        text = inert(part) if isinstance(part, str) else part.plain
        if not isinstance(part, str):
            spans += [StyleSpan(at + start, at + end, style) for start, end, style in part.spans]
        texts.append(text)
        at += len(text)
    return Content("".join(texts), spans, strip_control_codes=False)


def separated(parts: Iterable[Content], separator: str = " · ") -> Content:
    """Return the parts that are not empty, with a dimmed separator between them."""
    return plain(separator, FAINT).join([part for part in parts if part])


def flowing(parts: Iterable[Content], width: int, separator: str = " · ") -> Content:
    """Return the parts on as many lines as they need, broken between parts, never inside one that fits."""
    lines: list[list[Content]] = []
    used = 0
    for part in parts:
        size = part.cell_length
        if lines and size and used + len(separator) + size <= width:
            lines[-1].append(part)
            used += len(separator) + size
        elif size:
            lines.append([part])
            used = size
    return plain("\n").join([separated(held, separator) for held in lines])


def column(content: Content | str, width: int, *, right: bool = False) -> Content:
    """Return content in exactly ``width`` cells, cut with an ellipsis where it is longer."""
    content = plain(content) if isinstance(content, str) else content
    if width <= 0:
        return Content("")
    if right and (short := width - content.cell_length) > 0:
        return content.pad_left(short)
    return content.truncate(width, ellipsis=True, pad=True)


def in_words(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``one``, ``one and two``, ``one, two and three``."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def left_cut(text: str, width: int) -> str:
    """Return the last ``width`` cells of text, right-aligned, an ellipsis at the front where it is cut."""
    if width <= 0:
        return ""
    size = cell_len(text)
    if size <= width:
        return " " * (width - size) + text
    tail = text[-width:]
    while cell_len(tail) > width - 1:
        tail = tail[1:]
    return set_cell_size(" " * (width - 1 - cell_len(tail)) + "…" + tail, width)


def marked(content: Content, spans: Iterable[Span], style: str, *, start: int = 0) -> Content:
    """Return content with a style over spans, which count from ``start`` of the text it was cut from."""
    size = len(content)
    places = ((max(0, span.start - start), min(size, span.end - start)) for span in spans)
    inside = [StyleSpan(first, last, style) for first, last in places if first < last]
    return content.add_spans(inside) if inside else content


# A joiner with nothing to join to would be measured together with the space that fills the line.
_DANGLING = re.compile("\u200d+(?=…?$)")


def strip_of(content: Content, width: int, base: Style, parse: ParseStyle) -> Strip:
    """Return content as one screen line of exactly ``width`` cells over a base style."""
    if "\n" in content.plain:
        content = Content(content.plain.replace("\n", " "), list(content.spans), strip_control_codes=False)
    content = content.truncate(width, ellipsis=True)
    if "\u200d" in content.plain and (dangling := _DANGLING.search(content.plain)) is not None:
        content = content[: dangling.start()].append(content.plain[dangling.end() :])
    segments = segments_of(content, base, parse)
    if not content.plain.isascii():
        return Strip(segments).adjust_cell_length(width, base.rich_style)
    if short := width - len(content.plain):
        segments.append(Segment(" " * short, base.rich_style))
    return Strip(segments, width)


def segments_of(content: Content, base: Style, parse: ParseStyle) -> list[Segment]:
    """Return content in segments over a base style."""
    text, segments, at = content.plain, list[Segment](), 0
    for start, end, style in content.spans:
        if start < at:  # styles that overlap are put together by Textual
            return [Segment(part, style.rich_style) for part, style in content.render(base, "", parse)]
        if start >= end:
            continue
        if start > at:
            segments.append(Segment(text[at:start], base.rich_style))
        segments.append(Segment(text[start:end], (base + parse(style)).rich_style))
        at = end
    if at < len(text):
        segments.append(Segment(text[at:], base.rich_style))
    return segments
