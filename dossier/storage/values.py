"""Plain values as compact JSON, for the catalogue."""

from __future__ import annotations

import functools
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ParamSpec, TypeVar

from dossier.model import Provenance, Source

Given = ParamSpec("Given")
Decoded = TypeVar("Decoded")


def stored(decode: Callable[Given, Decoded]) -> Callable[Given, Decoded]:
    """Let a function say of a value that it cannot decode that the catalogue is damaged."""

    @functools.wraps(decode)
    def decoded(*args: Given.args, **kwargs: Given.kwargs) -> Decoded:
        try:
            return decode(*args, **kwargs)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error) as error:
            raise sqlite3.DatabaseError("a stored value was damaged") from error

    return decoded


def dumps(value: Any) -> str:
    """Return a value of lists, dicts, texts and numbers as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def packed(text: str) -> bytes:
    """Return a long text as it is stored."""
    return zlib.compress(text.encode(), 1)


@stored
def unpacked(blob: bytes) -> str:
    """Return a stored long text."""
    return zlib.decompress(blob).decode()


@stored
def texts(data: str) -> tuple[str, ...]:
    """Return a stored list of texts."""
    return tuple(json.loads(data)) if data != "[]" else ()


class StoredProvenance(Mapping[str, Provenance]):
    """Provenance that is decoded when it is first asked for: a list of 100,000 articles shows none of it."""

    __slots__ = ("_data", "_values")

    def __init__(self, data: str) -> None:
        self._data = data
        self._values: dict[str, Provenance] | None = None

    @stored
    def _decoded(self) -> dict[str, Provenance]:
        if self._values is None:
            stored = json.loads(self._data)
            self._values = {name: Provenance(Source(source), note) for name, (source, note) in stored.items()}
        return self._values

    def __getitem__(self, name: str) -> Provenance:
        return self._decoded()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())


def encode_provenance(provenance: Mapping[str, Provenance]) -> str:
    """Return the stored form of provenance."""
    return dumps({name: [str(value.source), value.note] for name, value in provenance.items()})
