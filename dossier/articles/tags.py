"""A tokenizer for HTML that is linear in the length of the page, whatever is in it.

`html.parser` needs minutes for 100 kB of "<a"; this one is a small part of the HTML standard's
tokenizer: enough to tell tags, attributes, text, comments and the elements whose content is no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from dossier.articles.sanitize import sanitize

MAX_TAGS = 120_000
RAW = frozenset({"script", "style", "title", "textarea"})
"""Elements whose content is no markup."""

_MAX_ATTRIBUTES = 60
_LONGEST_ATTRIBUTE = 5000

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_END = re.compile(r"[^>]*>")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
# A number of so many digits is no character, and Python refuses to convert thousands of them.
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag; ``content`` is the text of an element that holds no markup, such as a script."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: str = ""


@dataclass(frozen=True, slots=True)
class EndTag:
    """A closing tag."""

    name: str


def tokens(page: str) -> Iterator[Tag | EndTag | str]:
    """Yield the tags of a page and, as strings, the text between them; at most ``MAX_TAGS`` tags."""
    at = count = 0
    while at < len(page) and count < MAX_TAGS:
        opening = page.find("<", at)
        if opening < 0:
            yield unescaped(page[at:])
            return
        if opening > at:
            yield unescaped(page[at:opening])
        following = page[opening + 1 : opening + 2]
        if following == "!" and page.startswith("<!--", opening):
            at = _after(page, "-->", opening + 4)
        elif following in ("!", "?"):
            at = _after(page, ">", opening + 2)
        elif following == "/":
            name = _NAME.match(page, opening + 2)
            at = _after(page, ">", opening + 2)
            if name:
                count += 1
                yield EndTag(name[0].lower())
        elif name := _NAME.match(page, opening + 1):
            count += 1
            tag, at = _tag(page, name[0].lower(), name.end())
            yield tag
        else:
            yield "<"
            at = opening + 1


def unescaped(text: str) -> str:
    """Return text with character references resolved, and made inert again."""
    return sanitize(unescape(_LONG_NUMBER.sub("\ufffd", text))) if "&" in text else text


def _tag(page: str, name: str, at: int) -> tuple[Tag, int]:
    attributes: dict[str, str] = {}
    while match := _ATTRIBUTE.match(page, at):
        at = match.end()
        if len(attributes) < _MAX_ATTRIBUTES:
            content = match[2] or match[3] or match[4] or ""
            attributes.setdefault(match[1].lower(), unescaped(content[:_LONGEST_ATTRIBUTE]))
    end = _END.match(page, at)
    at = end.end() if end else len(page)
    if name not in RAW:
        return Tag(name, attributes), at
    closing = _RAW_END[name].search(page, at)
    stop = closing.start() if closing else len(page)
    content = page[at:stop]
    # Scripts hold no character references.
    content = content if name in ("script", "style") else unescaped(content)
    return Tag(name, attributes, content), _after(page, ">", stop) if closing else stop


def _after(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return found + len(mark) if found >= 0 else len(page)
