"""Who appears with an actor, and which outlet calls it what, as lines of its detail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from dossier.tui.panes.lines import OUTLET_NOT_KNOWN
from dossier.tui.panes.rows import Passage
from dossier.tui.text import DIM, STRONG, column, join, plain, separated

if TYPE_CHECKING:
    from dossier.model import ActorLabel, Companion


class View(StrEnum):
    """What the detail of an actor shows below its names."""

    PASSAGES = "said and mentioned"
    COMPANY = "with whom"
    LABELS = "called what"


def view_line(chosen: View) -> Passage:
    """Return the names of the views, the one shown in bold between brackets."""
    names = (plain(f"[{view}]", STRONG) if view is chosen else plain(view, DIM) for view in View)
    return Passage(join(plain("v  ", DIM), separated(names)))


def company(found: Sequence[Companion], width: int) -> Iterator[Passage]:
    """Yield the actors named beside one, with the articles and paragraphs that they share."""
    if not found:
        yield Passage(plain("Nobody else is named in these articles.", DIM))
        return
    yield Passage(plain(f"{'articles':>8}  {'paragraphs':>10}  named beside", DIM))
    for each in found:
        near = "·" if not each.paragraphs else f"{each.paragraphs:,}"
        counts = plain(f"{each.articles:>8,}  {near:>10}  ")
        yield Passage(join(counts, column(plain(each.name), max(1, width - 22))), actor=each.actor)
    if any(each.paragraphs is None for each in found):
        yield Passage(plain("Too many articles to count paragraphs.", DIM))


def called(found: Sequence[ActorLabel], width: int) -> Iterator[Passage]:
    """Yield the names and roles that an actor is given, each with its outlets and their articles."""
    size = min(36, max(12, width // 2))
    for role, heading in ((False, "Names"), (True, "Roles")):
        held = [label for label in found if label.role is role]
        if held:
            yield Passage(plain(""))
            yield Passage(plain(f"{heading} ({len(held):,})", DIM))
        for label in held:
            outlets = separated(
                (plain(f"{outlet or OUTLET_NOT_KNOWN} {count:,}", DIM) for outlet, count in label.outlets),
                ", ",
            )
            yield Passage(join(column(plain(label.text), size), " ", outlets))
