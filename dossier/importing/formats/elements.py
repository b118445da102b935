"""The elements of a page with their classes and texts, for pages whose layout is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import EndTag, Tag, tokens

_BREAKING = frozenset(
    {"p", "br", "div", "tr", "td", "li", "h1", "h2", "h3", "h4", "pre", "section", "header", "blockquote"}
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_MAX_DEPTH = 200


@dataclass(slots=True)
class Element:
    """An element with what is inside it: texts and elements, in their order."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: list[str | Element] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset(self.attributes.get("class", "").split())

    def below(self) -> Iterator[Element]:
        """Yield this element and those below it, in the order of the page."""
        stack = [self]
        while stack:
            found = stack.pop()
            yield found
            stack.extend(child for child in reversed(found.inside) if isinstance(child, Element))

    def outermost(self, wanted: Callable[[Element], bool]) -> Iterator[Element]:
        """Yield the elements that are wanted, in the order of the page; not those inside one of them."""
        stack = [self]
        while stack:
            found = stack.pop()
            if wanted(found):
                yield found
            else:
                stack.extend(child for child in reversed(found.inside) if isinstance(child, Element))

    def lines(self, most: int | None = None) -> list[str]:
        """Return the text, a line for each paragraph, line break or block.

        With a limit, that of so many texts and elements: elements may be nested, and who asks each of them
        for all of its text reads the innermost one as often as it is deep.
        """
        parts: list[str] = []
        stack: list[str | Element] = [self]
        while stack and most != 0:
            most = None if most is None else most - 1
            found = stack.pop()
            if isinstance(found, str):
                parts.append(found)
                continue
            if found.name in _BREAKING:
                parts.append("\0")
                stack.append("\0")
            stack.extend(reversed(found.inside))
        return [line for piece in "".join(parts).split("\0") if (line := sanitize_line(piece))]

    def text(self, most: int | None = None) -> str:
        """Return the text as one line; with a limit as `lines`."""
        return " ".join(self.lines(most))


def elements(page: str) -> Element:
    """Return the tree of a page; what is nested deeper than any page needs is put on one level."""
    root = Element("")
    open_elements = [root]
    for token in tokens(page):
        if isinstance(token, str):
            open_elements[-1].inside.append(token)
        elif isinstance(token, Tag):
            made = Element(token.name, token.attributes)
            open_elements[-1].inside.append(made)
            if token.name not in _VOID and not token.content and len(open_elements) < _MAX_DEPTH:
                open_elements.append(made)
        elif isinstance(token, EndTag):
            at = next(
                (at for at in range(len(open_elements) - 1, 0, -1) if open_elements[at].name == token.name), 0
            )
            if at:
                del open_elements[at:]
    return root
