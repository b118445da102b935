"""The kinds of files that are brought in: how each is recognised, and what reads it.

The order matters: exports of databases before anything general, which would make one article with a
wrong date of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import TypeAlias

from dossier.articles.fields import Draft
from dossier.articles.files import Unreadable
from dossier.articles.outlets import Outlets
from dossier.importing.items import Item, Refused

Drafts: TypeAlias = Iterator[Draft | Refused]


class Sample:
    """The beginning of a file, by which its kind is recognised."""

    def __init__(self, item: Item) -> None:
        """Read the beginning of a file."""
        self.name = item.base
        self.suffix = item.suffix
        self.head = item.head()
        self._item = item

    @cached_property
    def text(self) -> str:
        """The beginning as text, in which a byte that is no UTF-8 does not matter."""
        return self.head.decode("utf-8-sig", errors="replace")

    @property
    def is_word(self) -> bool:
        """Whether the file is a Word document: a zip that says so."""
        return self.head[:2] == b"PK" and (self.suffix == ".docx" or b"word/document.xml" in self.head)

    @property
    def is_rtf(self) -> bool:
        """Whether the file is RTF."""
        return self.head.lstrip().startswith(b"{\\rtf")

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of a Word or RTF file, whose beginning does not show what it holds."""
        from dossier.importing.paragraphs.rtf import read_rtf
        from dossier.importing.paragraphs.word import read_word

        try:
            if self.is_word:
                return read_word(self._item.whole()).paragraphs
            return read_rtf(self._item.whole()) if self.is_rtf else ()
        except Unreadable:
            return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Attributes:
        name: What it is called in reports and in the list of formats.
        marks: How it is recognised, in words.
        matches: Whether the beginning of a file bears the marks.
        read: Yields the articles of a file, each as a draft; what cannot be read as a refusal. Raises
            Unreadable where the file as a whole cannot.
        extra: The extra of the package that reading it needs, if it needs one.
    """

    name: str
    marks: str
    matches: Callable[[Sample], bool]
    read: Callable[[Item, Outlets], Drafts]
    extra: str = ""


# Each module holds KINDS. A module that stands earlier is asked earlier.
_MODULES = (
    "nexis_text",
    "nexis_uni",
    "factiva",
    "factiva_text",
    "europresse",
    "records",
    "feeds",
    "tables",
    "mail",
    "documents",
    "packages",
    "pages",
    "texts",
)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order in which they are asked."""
    return tuple(
        kind for name in _MODULES for kind in import_module(f"dossier.importing.formats.{name}").KINDS
    )


def kind_of(item: Item) -> Kind | None:
    """Return the kind of a file; None where it bears the marks of none."""
    sample = Sample(item)
    return next((kind for kind in kinds() if kind.matches(sample)), None)
