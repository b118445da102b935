"""The paragraphs of an OpenDocument text (ODT: ISO/IEC 26300)."""

from __future__ import annotations

from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.word import Document, opened, properties
from dossier.importing.paragraphs.xml import local, parsed, part, walk

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note", "title", "desc", "forms", "sequence-decls", "binary-data"}
)
_PARAGRAPHS = ("p", "h")
_SIGNS = {"line-break": "\n", "tab": " ", "s": " "}


def read_opendocument(data: bytes) -> Document:
    """Return the paragraphs of an ODT file; raises Unreadable where there are none to be had."""
    archive = opened(data)
    paragraphs: list[str] = []
    texts: list[list[str]] = []  # of the paragraphs around, as of a text box; text elsewhere is layout
    for element, begins in walk(parsed(part(archive, "content.xml")), _SKIPPED):
        name = local(element)
        if begins and name in _PARAGRAPHS:
            texts.append([])
        if begins and texts:
            texts[-1].append(_SIGNS.get(name, "") + (element.text or ""))
        elif not begins and name in _PARAGRAPHS:
            lines = "".join(texts.pop()).split("\n")
            paragraphs.extend(line for line in map(sanitize_line, lines) if line)
        if not begins and texts and element.tail:
            texts[-1].append(element.tail)
    return Document(tuple(paragraphs), properties(archive, "meta.xml"))
