"""What the user's decisions do to events: merging, splitting, moving, naming, pinning.

Articles and groups are numbers here. Every decision names articles, never events: events come and go as
articles do, and a decision holds for whichever event its articles are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.storage.journal import Values

Find = Callable[[object], int | None]
"""Returns the number of the article that a reference names, None if it is gone."""

PINNED, UNPINNED = "yes", "no"


@dataclass(frozen=True, slots=True)
class EventPlan:
    """An event to be: the numbers of its articles, and what the user wants of it."""

    articles: tuple[int, ...]
    name: str | None = None
    pinned: bool = False
    corrected: bool = False


@dataclass(slots=True)
class _Groups:
    """Groups of articles that are being edited."""

    of: dict[int, int]
    members: dict[int, set[int]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)  # by an article of the event
    pins: dict[int, bool] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)  # articles

    def put(self, article: int, group: int) -> None:
        self.members[self.of[article]].discard(article)
        self.of[article] = group
        self.members.setdefault(group, set()).add(article)
        self.changed.add(article)

    def join(self, groups: Iterable[int]) -> None:
        first, *others = dict.fromkeys(groups)
        self.changed |= self.members[first]
        for group in others:
            for article in list(self.members[group]):
                self.put(article, first)


def named_articles(values: Values, find: Find) -> set[int]:
    """Return the articles that a decision is about, those that are still there."""
    found: set[int] = set()
    waiting: list[object] = list(values.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) or (isinstance(value, Mapping) and "article" in value):
            number = find(value)  # of a text: an article named by hand, or no article's id
            found |= {number} if number is not None else set()
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, Sequence):
            waiting += value
    return found


def corrected(groups: Mapping[int, int], decisions: Iterable[Values], find: Find) -> list[EventPlan]:
    """Return the events that groups of articles become.

    Args:
        groups: The group of each article.
        decisions: In the order in which they were taken; one that is not understood, or whose articles
            are gone, does nothing.
        find: Finds the articles that the decisions name.
    """
    edited = _Groups(dict(groups))
    for article, group in groups.items():
        edited.members.setdefault(group, set()).add(article)
    for decision in decisions:
        for kind, work in _KINDS.items():
            if kind in decision:
                work(edited, decision, find)
    return _plans(edited)


def problem(decision: Values) -> str | None:
    """Return what is wrong with a decision that no rule reads, None for a sound one."""
    if any(kind in decision for kind in _KINDS):
        return None
    return f"write one of {', '.join(_KINDS)}"


def _plans(edited: _Groups) -> list[EventPlan]:
    names = {edited.of[article]: text for article, text in edited.names.items()}
    pins = {edited.of[article]: on for article, on in edited.pins.items()}
    return [
        EventPlan(
            articles=tuple(sorted(members)),
            name=names.get(group) or None,
            pinned=pins.get(group, False),
            corrected=group in names or group in pins or not edited.changed.isdisjoint(members),
        )
        for group, members in edited.members.items()
        if members
    ]


def _all(edited: _Groups, value: object, find: Find) -> list[int]:
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    found = (find(item) for item in items)
    return [number for number in found if number is not None and number in edited.of]


def _merge(edited: _Groups, decision: Values, find: Find) -> None:
    events = decision["merge"]
    if not isinstance(events, Sequence) or isinstance(events, str):
        return
    # The first article of each event that is still there stands for it.
    anchors = [found[0] for event in events if (found := _all(edited, event, find))]
    if len(anchors) > 1:
        edited.join(edited.of[anchor] for anchor in anchors)


def _split(edited: _Groups, decision: Values, find: Find) -> None:
    """Part the articles from the rest; whatever else is with them, and not with the rest, stays with them."""
    apart = _all(edited, decision["split"], find)
    rest = _all(edited, decision.get("from"), find)
    rest_groups = {edited.of[article] for article in rest if article not in apart}
    if not apart:
        return
    alone = [article for article in apart if edited.of[article] in rest_groups]
    if alone:
        new = _unused(edited)
        for article in alone:
            edited.put(article, new)
    edited.join(edited.of[article] for article in apart)


def _move(edited: _Groups, decision: Values, find: Find) -> None:
    moved, targets = _all(edited, decision["move"], find), _all(edited, decision.get("to"), find)
    targets = [article for article in targets if article not in moved]
    if moved and targets:
        for article in moved:
            edited.put(article, edited.of[targets[0]])
        edited.changed |= edited.members[edited.of[targets[0]]]


def _name(edited: _Groups, decision: Values, find: Find) -> None:
    if found := _all(edited, decision.get("of"), find):
        # Of several names of one event the last one given holds: it has to come last here.
        edited.names.pop(found[0], None)
        edited.names[found[0]] = str(decision["name"])


def _pin(edited: _Groups, decision: Values, find: Find) -> None:
    if found := _all(edited, decision.get("of"), find):
        edited.pins.pop(found[0], None)
        edited.pins[found[0]] = decision["pin"] == PINNED


def _unused(edited: _Groups) -> int:
    return min(*edited.members, 0) - 1


_KINDS: Mapping[str, Callable[[_Groups, Values, Find], None]] = {
    "merge": _merge,
    "split": _split,
    "move": _move,
    "name": _name,
    "pin": _pin,
}
