"""Events and the copies among their articles."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.kinds import CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened at one time; the articles that report it, the earliest first."""

    id: str
    title: str
    first: str | None  # ISO date of the earliest dated article
    last: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    story: str | None = None  # the running affair that the event belongs to
    name_by_user: bool = False  # whether the title is the user's
    pinned: bool = False  # kept at hand by the user


@dataclass(frozen=True, slots=True)
class WireCopy:
    """Articles that carry the same text; ``share`` is the part of the shorter one that is shared, 0 to 1."""

    articles: tuple[str, ...]
    share: float
    kind: CopyKind = CopyKind.WIRE
    source: str | None = None  # the id of the article that the text is likely from
    reason: str = ""  # why that one
