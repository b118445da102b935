"""The paragraphs of an OpenDocument text (ODT: ISO/IEC 26300)."""

from __future__ import annotations

from dossier.importing.paragraphs.word import Document, opened, properties
from dossier.importing.paragraphs.xml import local, parsed, part, walk
from dossier.importing.text import lines_of

_SKIPPED = frozenset(
    {
        "tracked-changes",
        "annotation",
        "note-citation",
        "title",
        "desc",
        "forms",
        "sequence-decls",
        "binary-data",
    }
)
_PARAGRAPHS = ("p", "h")
_SIGNS = {"line-break": "\n", "tab": " ", "s": " "}


def read_opendocument(data: bytes) -> Document:
    """Return the paragraphs of an ODT file; raises Unreadable where there are none to be had."""
    archive = opened(data)
    paragraphs: list[str] = []
    notes: list[str] = []
    depth = 0  # of notes, which stand inside the paragraph that refers to them
    texts: list[list[str]] = []  # of the paragraphs around, as of a text box; text elsewhere is layout
    for element, begins in walk(parsed(part(archive, "content.xml")), _SKIPPED):
        name = local(element)
        if name == "note":
            depth += 1 if begins else -1
        if begins and name in _PARAGRAPHS:
            texts.append([])
        if begins and texts:
            texts[-1].append(_SIGNS.get(name, "") + (element.text or ""))
        elif not begins and name in _PARAGRAPHS:
            (notes if depth else paragraphs).extend(lines_of("".join(texts.pop())))
        if not begins and texts and element.tail:
            texts[-1].append(element.tail)
    return Document(tuple(paragraphs), properties(archive, "meta.xml"), tuple(notes))
