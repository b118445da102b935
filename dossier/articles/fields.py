"""What is known of an article besides its text, while it is being found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dossier.language.data_files import load_yaml
from dossier.model import Provenance, Source


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
    """

    blocks: tuple[str, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    digest: bool = False
    warnings: tuple[str, ...] = ()


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


@cache
def header_names() -> Mapping[str, str]:
    """Return the field that each name of a header entry stands for."""
    table: dict[str, list[str]] = load_yaml("header_names.yaml")
    return {name: meant for meant, names in table.items() for name in names}


def field_of(name: str) -> str | None:
    """Return the field that a header entry's name, however it is written, stands for."""
    return header_names().get(" ".join(name.lower().replace("_", " ").replace("-", " ").split()))
