"""Finding a command, article, actor, event or saved search by some of the words of its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dossier.model import never
from dossier.tui.keys.clashes import keys_of
from dossier.tui.keys.commands import CONTEXTS, label
from dossier.tui.overview import count

if TYPE_CHECKING:
    from dossier.model import ActorName, ArticleInfo, Cancelled, SavedSearch
    from dossier.tui.keys.command import Command
    from dossier.tui.overview import Overview


NO_KEYS: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What an entry names."""

    COMMAND = "command"
    ARTICLE = "article"
    ACTOR = "actor"
    EVENT = "event"
    SEARCH = "search"


class Entry(NamedTuple):
    """Something with a name; ``target`` is a command's or another thing's id."""

    kind: Kind
    name: str
    detail: str
    target: str
    words: str = ""  # others by which it is found


UNLISTED = ("list", "help", "palette", "prompt", "editor", "find", "links")
"""Contexts of which the palette lists no command: what moves about, and what is above the panes."""


def command_entries(commands: Iterable[Command], changed: Mapping[str, str] = NO_KEYS) -> list[Entry]:
    """Return the commands with their keys; ``changed`` are the user's, by command id.

    First come those that have a title. Others are called by the place where their keys are heard.
    """
    listed = [command for command in commands if command.title or command.context not in UNLISTED]
    return [_entry(command, changed) for command in sorted(listed, key=lambda command: not command.title)]


def _entry(command: Command, changed: Mapping[str, str]) -> Entry:
    keys, plain_name = ", ".join(map(label, keys_of(command, changed))), command.name.replace("_", " ")
    words = f"{plain_name} {command.words}".casefold()
    if command.title:
        return Entry(Kind.COMMAND, command.title, f"{command.help} ({keys})", command.id, words)
    name = f"{CONTEXTS[command.context]}: {plain_name.partition('(')[0]}"
    return Entry(Kind.COMMAND, name, f"{keys}  {command.help}", command.id, words)


def dossier_entries(
    overview: Overview, actors: Iterable[ActorName], searches: Iterable[SavedSearch] = ()
) -> list[Entry]:
    """Return saved searches, actors, events with several reports, and articles."""
    events = {event.id: event for event in overview.event_of.values()}
    return [
        *(Entry(Kind.SEARCH, each.name, each.query, each.query) for each in searches),
        *(
            Entry(Kind.ACTOR, actor.name, f"{actor.kind}, in {count(actor.articles, 'article')}", actor.id)
            for actor in actors
        ),
        *(
            Entry(
                Kind.EVENT,
                event.title,
                f"{overview.letters[name]}, {count(len(event.articles), 'report')}",
                name,
            )
            for name, event in events.items()
        ),
        *(Entry(Kind.ARTICLE, info.title, _where(info), info.id) for info in overview.articles),
    ]


def _where(info: ArticleInfo) -> str:
    return f"{info.outlet}, {info.date}" if info.outlet and info.date else info.outlet or info.date or ""


class Finder:
    """Finds entries by some of the words of their name or detail."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names = [entry.name.casefold() for entry in entries]
        self._details = [f"{entry.detail} {entry.words}".casefold() for entry in entries]

    def found(self, typed: str, *, limit: int = 200, cancelled: Cancelled = never) -> list[Entry]:
        """Return the entries whose name or detail holds every word typed, the best first.

        Best is a name that begins with the words, then one in which they begin words, then the rest;
        among equals the order of the entries holds.
        """
        words = typed.casefold().split()
        if not words:
            return list(self._entries[:limit])
        ranked: list[tuple[int, int]] = []
        for place, name in enumerate(self._names):
            if place % 4096 == 0 and cancelled():
                return []
            if all(word in name for word in words):
                ranked.append((_rank(name, words), place))
            elif all(word in name or word in self._details[place] for word in words):
                ranked.append((3, place))
        return [self._entries[place] for _, place in nsmallest(limit, ranked)]


def _rank(name: str, words: Sequence[str]) -> int:
    if name.startswith(" ".join(words)):
        return 0
    return 1 if all(f" {word}" in f" {name}" for word in words) else 2
