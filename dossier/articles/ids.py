"""Article ids: short names that a person can type, made from the file names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from posixpath import splitext  # ten times as fast as pathlib

from dossier.articles.sanitize import sanitize_line

_SPACES = re.compile(r"\s+")


def article_ids(paths: Iterable[str]) -> Mapping[str, str]:
    """Return an id for each path, which depends on the set of paths alone, not on their order.

    The id is the path without its ending; where two files would share it, each keeps its ending;
    where even those look alike, because their names hold control characters, a number follows.
    """
    ordered = sorted(paths)
    short = {path: _name(splitext(path)[0]) for path in ordered}
    shared = Counter(short.values())
    ids: dict[str, str] = {}
    taken: set[str] = set()
    numbers: Counter[str] = Counter()  # the last that each name was given: ten thousand files may share one
    for path in ordered:
        name = base = short[path] if shared[short[path]] == 1 else _name(path)
        while name in taken:
            numbers[base] += 1
            name = f"{base}~{numbers[base] + 1}"
        taken.add(name)
        ids[path] = name
    return ids


def _name(path: str) -> str:
    return _SPACES.sub("-", sanitize_line(path)) or "-"
