"""The chapters of an EPUB (W3C EPUB 3.3), in their order of reading."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from dossier.articles.decode import decode
from dossier.articles.files import Unreadable
from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.word import opened
from dossier.importing.paragraphs.xml import local, parsed, part
from dossier.importing.text import clean

MAX_CHAPTERS = 5000


def read_epub(data: bytes) -> tuple[dict[str, str], Iterator[str]]:
    """Return what an EPUB says of itself, by its own names, and its chapters as pages of HTML.

    Raises:
        Unreadable: if it cannot be opened.
    """
    archive = opened(data)
    container = parsed(part(archive, "META-INF/container.xml"))
    path = next((e.get("full-path", "") for e in container.iter() if local(e) == "rootfile"), "")
    package = parsed(part(archive, path))
    said: dict[str, str] = {}
    files: dict[str, str] = {}
    order: list[str] = []
    for element in package.iter():
        match local(element):
            case "item" if "html" in element.get("media-type", ""):
                files[element.get("id", "")] = element.get("href", "")
            case "itemref":
                order.append(element.get("idref", ""))
            case name if element.text and (text := sanitize_line(element.text)):
                said.setdefault(name, text)
    names = dict.fromkeys(files[i] for i in order if i in files)  # a chapter may be named again and again
    return said, _chapters(archive, posixpath.dirname(path), list(names))


def _chapters(archive: zipfile.ZipFile, base: str, names: list[str]) -> Iterator[str]:
    for name in names[:MAX_CHAPTERS]:
        try:
            data = part(archive, posixpath.normpath(posixpath.join(base, unquote(name))))
            yield clean(decode(data, html=True).text)
        except Unreadable:  # a chapter that the package names and does not hold
            continue
