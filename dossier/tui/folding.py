"""Copies under the article that they are copies of: which are folded, and the rows with or without them.

Pure values and functions, without a screen. Only an article that says hardly more than another one is
folded under it; what shares a part of its words stays a row of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, WireCopy

LEAST_SHARED = 0.7  # of the words of the shorter article
MOST_LONGER = 1.4  # times the words of the article that a copy is folded under


class Folds(NamedTuple):
    """Articles by the one that they are copies of: ``heads`` of each copy, ``copies`` of each head."""

    heads: Mapping[str, str] = MappingProxyType({})
    copies: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def __bool__(self) -> bool:
        return bool(self.heads)


def folds(copies: Iterable[WireCopy], infos: Mapping[str, ArticleInfo]) -> Folds:
    """Return which articles are folded under which: under the likely source, else under the earliest."""
    from dossier.model import CopyKind

    heads: dict[str, str] = {}
    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.articles)):
        if copy.share < LEAST_SHARED or copy.kind is CopyKind.SHARED_QUOTE:
            continue
        known = [name for name in copy.articles if name in infos]
        if len(known) < 2:
            continue
        head = _root(heads, copy.source if copy.source in known else _earliest(known, infos))
        for name in known:
            other = _root(heads, name)
            if other != head and infos[name].words <= MOST_LONGER * infos[head].words:
                heads[other] = head
    found: dict[str, list[str]] = {}
    for name in heads:
        found.setdefault(_root(heads, name), []).append(name)
    return Folds(
        {name: head for head, names in found.items() for name in names},
        {head: tuple(sorted(names, key=lambda name: _when(infos[name]))) for head, names in found.items()},
    )


def _root(heads: Mapping[str, str], name: str) -> str:
    while name in heads:
        name = heads[name]
    return name


def _earliest(names: Sequence[str], infos: Mapping[str, ArticleInfo]) -> str:
    return min(names, key=lambda name: _when(infos[name]))


def _when(info: ArticleInfo) -> tuple[str, str]:
    return info.date or "9999", info.id


def folded(rows: Sequence[ArticleInfo], held: Folds, opened: Collection[str] | None) -> Sequence[ArticleInfo]:
    """Return rows with the copies left out whose head is a row too, or behind it where it is opened.

    Args:
        rows: Articles in any order.
        held: What is folded under what.
        opened: The heads that are opened; None for all.
    """
    if not held:
        return rows
    heads, copies = held
    shown = {name: info for info in rows if (name := info.id) in heads or name in copies}
    found: list[ArticleInfo] = []
    for info in rows:  # of a hundred thousand most are neither copies nor copied
        name = info.id
        if name not in shown:
            found.append(info)
        elif heads.get(name) not in shown:
            found.append(info)
            if opened is None or name in opened:
                found += [shown[copy] for copy in copies.get(name, ()) if copy in shown]
    return found
