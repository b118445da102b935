"""What the user corrects about events: which work a key asks for. Without a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dossier.tui.keys.now import key

if TYPE_CHECKING:
    from dossier.model import Event

Work = Callable[[], str]


class EventCorrecting(Protocol):
    """What keeps the corrections; every call comes from a thread and returns a sentence."""

    def merge(self, event_ids: Sequence[str]) -> str:
        """Make one event of several."""

    def split(self, event_id: str, article_ids: Sequence[str]) -> str:
        """Make an event of its own of some articles."""

    def move(self, article_id: str, event_id: str) -> str:
        """Put an article into another event."""

    def name(self, event_id: str, text: str) -> str:
        """Give an event a title."""

    def pin(self, event_id: str, on: bool = True) -> str:
        """Keep an event at hand, or no longer."""


class Corrected(Protocol):
    """The dossier that is corrected."""

    @property
    def event_corrections(self) -> EventCorrecting:
        """What keeps the corrections."""

    def event_of(self, article_id: str) -> Event | None:
        """Return the event that an article reports."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked: ids of events, and articles with the events that report them."""

    events: tuple[str, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events or self.articles)


def merging(dossier: Corrected, marked: Marked, event: Event, name: str = "") -> Work | str:
    """Return the work that merges the marked events with one and moves marked articles to it.

    It gives the event a ``name`` where that is another one than its title. Where nothing of that is marked,
    return what to do first.
    """
    others = [name for name in marked.events if name != event.id]
    articles = [
        article for article, held in marked.articles if article not in event.articles and held not in others
    ]
    if not others and not articles:
        mark, merge = key("events.mark"), key("events.merge")
        return f"Mark other events or articles with {mark} first; {merge} puts them into this one."

    def work() -> str:
        said = [dossier.event_corrections.merge([event.id, *others])] if others else []
        for article in articles:  # a merged event may have another id
            target = dossier.event_of(event.articles[0])
            said.append(dossier.event_corrections.move(article, target.id if target else event.id))
        if name and name != event.title:
            target = dossier.event_of(event.articles[0])
            said.append(dossier.event_corrections.name(target.id if target else event.id, name))
        return " ".join(said)

    return work


def parting(dossier: Corrected, marked: Marked, event: Event, article: str | None) -> Work | str:
    """Return the work that makes the marked articles of an event, else the current one, an event apart."""
    chosen = [name for name, held in marked.articles if held == event.id]
    if not chosen and article is not None:
        chosen = [article]
    if not chosen:
        enter, mark, apart = key("list.select"), key("events.mark"), key("events.apart")
        return f"Open the event with {enter} and mark its articles with {mark} first; {apart} takes them out."
    if len(chosen) == len(event.articles):
        return "These are all its articles; leave one in the event."
    return lambda: dossier.event_corrections.split(event.id, chosen)


def naming(dossier: Corrected, event: Event, name: str) -> Work:
    """Return the work that names an event."""
    return lambda: dossier.event_corrections.name(event.id, name)


def pinning(dossier: Corrected, event: Event) -> Work:
    """Return the work that pins an event, or no longer."""
    return lambda: dossier.event_corrections.pin(event.id, not event.pinned)
