"""The paragraphs of a Word document (DOCX: ECMA-376, part 1, WordprocessingML)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree as ET

from dossier.articles.files import Unreadable
from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.xml import local, parsed, part, walk
from dossier.importing.text import lines_of

_TEXT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CORE = "docProps/core.xml"
# What was deleted, or moved away, in a tracked change is no part of the text; a field's instruction is not
# shown; and a fallback repeats, for old programs, the text box beside it.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "sectPr", "rPr", "Fallback"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document's paragraphs, each a single line, and its footnotes and endnotes.

    ``properties`` are what it says of itself, by its own names.
    """

    paragraphs: tuple[str, ...]
    properties: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=1)  # to recognise a file it is read, and then again for its articles
def read_word(data: bytes) -> Document:
    """Return the paragraphs of a DOCX file; raises Unreadable where there are none to be had."""
    archive = opened(data)
    notes = (paragraph for name in _NOTES for paragraph in _notes(archive, name))
    paragraphs = _paragraphs(parsed(part(archive, _TEXT)))
    return Document(paragraphs, properties(archive, _CORE), tuple(notes))


def _notes(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield the notes of one kind; the lines that divide them from the text are held as notes too."""
    if name not in archive.namelist():
        return
    try:
        root = parsed(part(archive, name))
    except Unreadable:
        return
    for note in root:
        if not any(attribute.rpartition("}")[2] == "type" for attribute in note.keys()):  # noqa: SIM118
            yield " ".join(_paragraphs(note))


def _paragraphs(root: ET.Element) -> tuple[str, ...]:
    paragraphs: list[str] = []
    texts: list[list[str]] = [[]]  # of the paragraphs around: a text box stands inside one
    for element, begins in walk(root, _SKIPPED):
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
                paragraphs += lines_of("".join(texts.pop()))
    return tuple(paragraphs)


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
