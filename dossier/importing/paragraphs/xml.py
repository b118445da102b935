"""XML that a stranger wrote, inside documents: no entities, limited in size."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from dossier.articles.files import Unreadable
from dossier.articles.sanitize import sanitize_line

# One that only names a public document type, which nobody fetches.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[<>]{0,500}>")

_LONGEST_NAME = 100  # of a part, which a document may name as it likes

MAX_PART = 100_000_000  # bytes of one part of a document, unpacked

DAMAGED_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,  # encrypted
    NotImplementedError,  # packed in a way that this Python does not know
    EOFError,
    OSError,
    ValueError,
)
"""What is raised over a zip that is damaged, locked, or packed in an unknown way."""


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a document.

    Raises:
        Unreadable: if it is not there, encrypted, damaged, or too large.
    """
    try:
        with archive.open(name) as stream:
            data = stream.read(MAX_PART + 1)
    except KeyError as error:
        raise Unreadable(f"holds no {sanitize_line(name)[:_LONGEST_NAME]}") from error
    except DAMAGED_PACKAGE as error:
        raise Unreadable("is damaged or locked") from error
    if len(data) > MAX_PART:
        raise Unreadable(f"unpacks to more than {MAX_PART // 1_000_000} MB")
    return data


def parsed(data: bytes) -> ET.Element:
    """Return the root of an XML document.

    Raises:
        Unreadable: if it is none, or declares entities, with which a small file can become a huge one.
    """
    data = _DOCTYPE.sub(b"", data, count=1)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
        raise Unreadable("declares entities of its own, which are not read")
    try:
        return ET.fromstring(data)  # noqa: S314 - without a DOCTYPE there are no entities
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise Unreadable("is damaged: its XML cannot be read") from error


def local(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def walk(element: ET.Element, skipped: frozenset[str] = frozenset()) -> Iterator[tuple[ET.Element, bool]]:
    """Yield an element and those below it in document order, at the beginning (True) and end of each.

    Of a skipped one the end alone is told: what follows it belongs to the element around.
    """
    stack: list[tuple[ET.Element, bool]] = [(element, True)]
    while stack:
        found, begins = stack.pop()
        yield found, begins
        if begins:
            stack.append((found, False))
            stack.extend((child, local(child) not in skipped) for child in reversed(found))
