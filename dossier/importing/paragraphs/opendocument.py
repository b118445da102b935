"""The paragraphs of an OpenDocument text (ODT: ISO/IEC 26300)."""

from __future__ import annotations

from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.word import Document, opened, properties
from dossier.importing.paragraphs.xml import local, parsed, part, walk

_SKIPPED = frozenset({"tracked-changes", "annotation", "note", "frame", "forms", "sequence-decls"})


def read_opendocument(data: bytes) -> Document:
    """Return the paragraphs of an ODT file; raises Unreadable where there are none to be had."""
    archive = opened(data)
    paragraphs: list[str] = []
    text: list[str] = []
    depth = 0  # paragraphs and headings around: text elsewhere is layout
    for element, begins in walk(parsed(part(archive, "content.xml")), _SKIPPED):
        name = local(element)
        if name in ("p", "h"):
            depth += 1 if begins else -1
        if begins and depth:
            text.append({"line-break": "\n", "tab": " ", "s": " "}.get(name, "") + (element.text or ""))
        elif not begins and name in ("p", "h") and not depth:
            paragraphs.extend(line for line in map(sanitize_line, "".join(text).split("\n")) if line)
            text.clear()
        if not begins and depth and element.tail:
            text.append(element.tail)
    return Document(tuple(paragraphs), properties(archive, "meta.xml"))
