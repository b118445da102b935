"""What is known of an article besides its text, while it is being found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dossier.language.data_files import load_yaml
from dossier.model import Provenance, Source

FIELDS = ("title", "outlet", "agency", "author", "dateline", "date", "url", "language")


@dataclass(frozen=True, slots=True)
class Value:
    """One value and where it came from."""

    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the format of a file gives of an article: the text's blocks, and the values it states.

    Attributes:
        blocks: The paragraphs, each a single line.
        values: By the name of the field; among several the most trusted first.
        tags: The words that the article is filed under.
        digest: Whether it is a digest of a report rather than the report.
        warnings: What could not be read, as sentences.
        taken_out: What stands with the text and is no part of it, such as captions.
        is_clean: Whether an import has applied the text rules already; its notes say what they found.
    """

    blocks: tuple[str, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    digest: bool = False
    warnings: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    is_clean: bool = False


def value(text: str, source: Source, note: str = "") -> Value:
    """Return a value with its provenance."""
    return Value(text, Provenance(source, note))


def merged(layers: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """Return the values of several layers; where two give a field, the first layer wins."""
    found: dict[str, Value] = {}
    for layer in layers:
        for name, given in layer.items():
            found.setdefault(name, given)
    return found


def field_of(name: str) -> str | None:
    """Return the field that a header entry's name, however it is written, stands for."""
    return _header_names().get(_plain(name), (None, 0))[0]


def trust_of(name: str) -> int:
    """Return how far down the list of its field a header entry's name stands; 0 is the most trusted."""
    return _header_names().get(_plain(name), (None, 0))[1]


@cache
def _header_names() -> Mapping[str, tuple[str, int]]:
    table: dict[str, list[str]] = load_yaml("header_names.yaml")
    return {name: (meant, place) for meant, names in table.items() for place, name in enumerate(names)}


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())
