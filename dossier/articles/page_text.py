"""The text of a report in a saved page, told from the rest by the density of paragraphs.

The container whose paragraphs hold most text is the report's, after Arc90's Readability: a
paragraph counts for its container, and less for each container around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dossier.articles.tags import RAW, EndTag, Tag
from dossier.language.data_files import load_yaml

_DEEPEST = 250  # containers inside containers; deeper ones count as the last
_LEVELS = 4
_SHORTEST = 25
_ENOUGH = 200
_MOST_ASIDE = 200
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GAP = re.compile(r"\n[ \n]*\n")
_PARTS = re.compile(r"[-_]+")


@dataclass(slots=True)
class _Container:
    parent: int
    is_body: bool  # its name says that it holds the report
    score: float = 0.0
    length: int = 0


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    kind: str  # the element, "" for text outside of any
    container: int
    links: int  # characters inside links

    @property
    def is_linked(self) -> bool:
        return self.links * 2 > len(self.text)


@dataclass(slots=True)
class _Outline:
    """What a page's tokens become: containers, each after the one around it, and blocks in order.

    ``aside`` are the captions, boxes and so on that are no part of a report, with their container.
    """

    containers: list[_Container] = field(default_factory=lambda: [_Container(-1, is_body=False)])
    blocks: list[_Block] = field(default_factory=list)
    aside: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageText:
    """The paragraphs of a report, and what stands among them in its page and is no part of it."""

    paragraphs: tuple[str, ...]
    aside: tuple[str, ...]


@cache
def names(key: str) -> frozenset[str]:
    """Return a list of the table of page parts."""
    return frozenset(load_yaml("page_parts.yaml")[key])


def page_text(tokens: Sequence[Tag | EndTag | str]) -> PageText:
    """Return the report in a page; where names mislead, they are not heeded."""
    found = _report(_outline(tokens, by_name=True))
    if _length(found) >= _ENOUGH:
        return found
    return max(found, _report(_outline(tokens, by_name=False)), key=_length)


def _length(found: PageText) -> int:
    return sum(map(len, found.paragraphs))


def headings(tokens: Iterable[Tag | EndTag | str]) -> list[str]:
    """Return the texts of the h1 elements of a page."""
    found: list[str] = []
    parts: list[str] | None = None
    for token in tokens:
        if isinstance(token, str):
            if parts is not None:
                parts.append(token)
        elif token.name == "h1":
            if parts and isinstance(token, EndTag):
                found.append(" ".join("".join(parts).split()))
            parts = [] if isinstance(token, Tag) else None
    return [heading for heading in found if heading]


class _Reader:
    """Follows the tags of a page and gathers its blocks."""

    def __init__(self, *, by_name: bool) -> None:
        self.outline = _Outline()
        self._by_name = by_name
        self._open: list[tuple[str, bool, bool]] = []  # name, whether skipped, whether a container
        self._counts: dict[str, int] = {}
        self._skipped = 0
        self._keeping = False
        self._in_link = False
        self._within = [0]
        self._kind = ""
        self._text: list[str] = []
        self._linked = 0
        self._aside: list[str] = []

    def text(self, text: str) -> None:
        if self._skipped:
            if self._keeping:
                self._aside.append(text)
        else:
            self._text.append(text.replace("\n", " "))
            if self._in_link:
                self._linked += len(text.strip())

    def tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._text.append("\n")
        elif tag.name == "a":
            # Links do not nest, and an anchor without an address is none.
            self._in_link = "href" in tag.attributes
        if tag.name in names("block_elements"):
            self.flush()
            if self._skipped:
                self._aside.append("\0")
            self._kind = tag.name
            if tag.name != "p":
                self._close_paragraph()
        if tag.name in names("void_elements") or tag.name in RAW:
            return
        self._push(tag)

    def end(self, name: str) -> None:
        if name == "a":
            self._in_link = False
        if name in names("block_elements"):
            self.flush()
        if not self._counts.get(name):
            return
        while self._open:
            closed = self._pop()
            if closed == name:
                return

    def flush(self) -> None:
        text = "".join(self._text)
        for part in _GAP.split(text) if "\n" in text else (text,):
            if plain := " ".join(part.split()):
                self.outline.blocks.append(_Block(plain, self._kind, self._within[-1], self._linked))
        self._text.clear()
        self._linked = 0
        self._kind = ""

    def _close_paragraph(self) -> None:
        # A paragraph without its closing tag ends where a block begins.
        if self._open and self._open[-1][0] == "p":
            self._pop()

    def _push(self, tag: Tag) -> None:
        if tag.name == "p":
            self._close_paragraph()
        skipped = _is_skipped(tag, by_name=self._by_name)
        container = tag.name in names("containers") and len(self._within) < _DEEPEST
        if skipped:
            if tag.name not in names("inline_elements"):
                self.flush()
            if not self._skipped:
                self._keeping = tag.name not in names("page_elements")
                self._aside.clear()
        self._open.append((tag.name, skipped, container))
        self._counts[tag.name] = self._counts.get(tag.name, 0) + 1
        self._skipped += skipped
        if container:
            self.outline.containers.append(_Container(self._within[-1], is_body=_is_body(tag)))
            self._within.append(len(self.outline.containers) - 1)

    def _pop(self) -> str:
        name, skipped, container = self._open.pop()
        self._counts[name] -= 1
        self._skipped -= skipped
        if container:
            self._within.pop()
        if skipped and not self._skipped:
            self._keep_aside()
        return name

    def _keep_aside(self) -> None:
        for piece in "".join(self._aside).split("\0"):
            if (plain := " ".join(piece.split())) and len(self.outline.aside) < _MOST_ASIDE:
                self.outline.aside.append((plain, self._within[-1]))
        self._aside.clear()


def _outline(tokens: Iterable[Tag | EndTag | str], *, by_name: bool) -> _Outline:
    reader = _Reader(by_name=by_name)
    for token in tokens:
        if isinstance(token, str):
            reader.text(token)
        elif isinstance(token, Tag):
            reader.tag(token)
        else:
            reader.end(token.name)
    reader.flush()
    return reader.outline


def _is_skipped(tag: Tag, *, by_name: bool) -> bool:
    if tag.name in names("skipped_elements"):
        return True
    if by_name and tag.name in names("doubtful_elements"):
        return True
    if not by_name or tag.name in ("body", "html", "main", "article"):
        return False
    attributes = tag.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in ("navigation", "complementary", "banner", "contentinfo", "search"):
        return True
    labels = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return any(
        not names("skipped_names").isdisjoint(_PARTS.split(label)) for label in labels.split()[:40]
    ) and not _is_body(tag)


def _is_body(tag: Tag) -> bool:
    attributes = tag.attributes
    labels = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    return not names("body_names").isdisjoint(labels.lower().split()[:40])


def _report(outline: _Outline) -> PageText:
    chosen = _choose(outline)
    inside = {chosen}
    for number, container in enumerate(outline.containers):
        if container.parent in inside:
            inside.add(number)
    among = [block for block in outline.blocks if block.container in inside and block.kind != "h1"]
    blocks = [block for block in among if not block.is_linked]
    # A heading without text after it leads to something else.
    while blocks and blocks[-1].kind in _HEADINGS:
        blocks.pop()
    # Of a page that names no part of it as the report's, the links around are no part of that either.
    links = [block.text for block in among if block.is_linked] if chosen else []
    aside = [text for text, container in outline.aside if container in inside]
    return PageText(
        tuple(f"• {block.text}" if block.kind == "li" else block.text for block in blocks),
        (*aside, *links),
    )


def _choose(outline: _Outline) -> int:
    """Return the container of the report; the page itself, 0, where there is no text."""
    for block in outline.blocks:
        if len(block.text) < _SHORTEST or block.is_linked or block.kind in _HEADINGS:
            continue
        weight = 1 + block.text.count(",") + min(len(block.text) / 100, 3)
        number, level = block.container, 1
        while number >= 0 and level <= _LEVELS:
            outline.containers[number].score += weight / level
            outline.containers[number].length += len(block.text)
            number, level = outline.containers[number].parent, level + 1
    named = {
        number: container
        for number, container in enumerate(outline.containers)
        if container.is_body and container.length >= _ENOUGH
    }
    among: Mapping[int, _Container] = named or dict(enumerate(outline.containers))
    return max(among, key=lambda number: among[number].score)
