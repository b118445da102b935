"""The paragraphs of a Word document (DOCX: ECMA-376, part 1, WordprocessingML)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.articles.files import Unreadable
from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.xml import local, parsed, part, walk

_TEXT = "word/document.xml"
_CORE = "docProps/core.xml"
# What was deleted, or moved away, in a tracked change is no part of the text; a field's instruction is not
# shown; and a fallback repeats, for old programs, the text box beside it.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "sectPr", "rPr", "Fallback"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document's paragraphs, each a single line, and what its properties say, by their own names."""

    paragraphs: tuple[str, ...]
    properties: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)  # to recognise a file it is read, and then again for its articles
def read_word(data: bytes) -> Document:
    """Return the paragraphs of a DOCX file; raises Unreadable where there are none to be had."""
    archive = opened(data)
    paragraphs: list[str] = []
    texts: list[list[str]] = [[]]  # of the paragraphs around: a text box stands inside one
    for element, begins in walk(parsed(part(archive, _TEXT)), _SKIPPED):
        match local(element), begins:
            case "t", True:
                texts[-1].append(element.text or "")
            case (("tab" | "br" | "cr"), True):
                texts[-1].append("\n" if local(element) != "tab" else " ")
            case "noBreakHyphen", True:
                texts[-1].append("-")
            case "p", True:
                texts.append([])
            case "p", False:
                lines = "".join(texts.pop()).split("\n")
                paragraphs.extend(line for line in map(sanitize_line, lines) if line)
    return Document(tuple(paragraphs), properties(archive, _CORE))


def opened(data: bytes) -> zipfile.ZipFile:
    """Return a document's package; raises Unreadable for what is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("is damaged: its package cannot be opened") from error


def properties(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return what the Dublin Core properties of a package say; nothing where they cannot be read."""
    try:
        root = parsed(part(archive, name))
    except Unreadable:
        return {}
    found: dict[str, str] = {}
    for element in root.iter():
        if element.text and (text := sanitize_line(element.text)):
            found.setdefault(local(element), text)
    return found
