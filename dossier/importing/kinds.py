"""The kinds of files that are brought in: how each is recognised, and what reads it.

The order matters: exports of databases before anything general, which would make one article with a
wrong date of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeAlias

from dossier.articles.fields import Draft
from dossier.articles.outlets import Outlets
from dossier.importing.items import Item, Refused

Drafts: TypeAlias = Iterator[Draft | Refused]


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, by which its kind is recognised."""

    name: str
    suffix: str
    head: bytes

    @property
    def text(self) -> str:
        """The beginning as text, in which a byte that is no UTF-8 does not matter."""
        return self.head.decode("utf-8-sig", errors="replace")


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
_MODULES = ("tables", "pages", "texts")


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order in which they are asked."""
    return tuple(
        kind for name in _MODULES for kind in import_module(f"dossier.importing.formats.{name}").KINDS
    )


def kind_of(item: Item) -> Kind | None:
    """Return the kind of a file; None where it bears the marks of none."""
    sample = Sample(item.base, item.suffix, item.head())
    return next((kind for kind in kinds() if kind.matches(sample)), None)
