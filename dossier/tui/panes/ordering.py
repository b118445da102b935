"""The rows of the panes: how they are sorted and filtered. Pure functions over the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from dossier.language.words import fold
from dossier.model import ArticleInfo
from dossier.views.turning import none_lacks, turned

if TYPE_CHECKING:
    from dossier.model import Actor, ArticleQuote, Claim, Event, Wording

Infos = Mapping[str, ArticleInfo]
Row = TypeVar("Row")
LAST = "\U0010ffff"  # sorts after every name and date


class ActorOrder(StrEnum):
    """What actors are sorted by."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    OUTLETS = "outlets"
    QUOTES = "quotes"
    FIRST = "first"
    LAST = "last"
    NAME = "name"
    KIND = "kind"


class EventOrder(StrEnum):
    """What events are sorted by."""

    REPORTS = "reports"
    DATE = "date"
    TITLE = "title"
    STORY = "story"


class ClaimOrder(StrEnum):
    """What claims are sorted by."""

    ARTICLES = "articles"
    TEXT = "place in the text"
    DIFFERS = "differing first"


class WordingOrder(StrEnum):
    """What differences of wording are sorted by."""

    ROWS = "rows"
    ABOUT = "for"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with what is known of the article that prints it."""

    quote: ArticleQuote
    speaker: str | None
    info: ArticleInfo | None

    @property
    def doubtful(self) -> bool:
        """Whether the marked words are hardly a quotation: scare quotes, titles, nicknames."""
        return self.quote.quote.doubtful


def said(quotes: Iterable[ArticleQuote], infos: Infos) -> tuple[Said, ...]:
    """Return quotes with the names of their speakers and the articles that print them."""
    return tuple(Said(quote, quote.speaker, infos.get(quote.article)) for quote in quotes)


def sorted_actors(
    actors: Iterable[Actor], order: ActorOrder, *, backwards: bool = False
) -> tuple[Actor, ...]:
    """Return actors in an order: the most first, the earliest first, the latest last, names from a to z."""
    by: dict[ActorOrder, Callable[[Actor], Any]] = {
        ActorOrder.MENTIONS: lambda actor: -actor.mentions,
        ActorOrder.ARTICLES: lambda actor: -len(actor.articles),
        ActorOrder.OUTLETS: lambda actor: -len(actor.outlets),
        ActorOrder.QUOTES: lambda actor: -actor.quotes,
        ActorOrder.FIRST: lambda actor: actor.first or LAST,
        ActorOrder.LAST: lambda actor: actor.last or LAST,
        ActorOrder.NAME: lambda actor: fold(actor.name),
        ActorOrder.KIND: lambda actor: (actor.kind, -actor.mentions),
    }
    lacks: dict[ActorOrder, Callable[[Actor], bool]] = {
        ActorOrder.FIRST: lambda actor: not actor.first,
        ActorOrder.LAST: lambda actor: not actor.last,
    }
    return _sorted(
        actors,
        lambda actor: (by[order](actor), fold(actor.name), actor.id),
        backwards,
        lacks.get(order, none_lacks),
    )


def sorted_events(
    events: Iterable[Event], order: EventOrder, *, backwards: bool = False
) -> tuple[Event, ...]:
    """Return events in an order: several reports first, the earliest first, or titles from a to z.

    Those that the user pinned come before all others.
    """
    by: dict[EventOrder, Callable[[Event], Any]] = {
        EventOrder.REPORTS: lambda event: (-len(event.articles), event.first or LAST),
        EventOrder.DATE: lambda event: (event.first or LAST, -len(event.articles)),
        EventOrder.TITLE: lambda event: (folded(event.title), event.first or LAST),
        EventOrder.STORY: lambda event: (event.story or LAST, event.first or LAST),
    }
    ordered = _sorted(
        events,
        lambda event: (by[order](event), event.id),
        backwards,
        undated if order is EventOrder.DATE else none_lacks,
    )
    return tuple(sorted(ordered, key=lambda event: not event.pinned))


def undated(event: Event) -> bool:
    """Return whether no day of an event is known."""
    return not event.first


def in_stories(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Return the events of each story together, the earliest first, the stories of most reports first.

    Events that belong to no story with several events come last, each alone.
    """
    held: dict[str, list[Event]] = {}
    for event in events:
        held.setdefault(event.story or event.id, []).append(event)
    stories = [
        tuple(sorted(story, key=lambda event: (event.first or LAST, event.id))) for story in held.values()
    ]
    return sorted(
        stories,
        key=lambda story: (len(story) < 2, -sum(len(event.articles) for event in story), story[0].id),
    )


def sorted_claims(
    claims: Iterable[Claim], order: ClaimOrder, *, backwards: bool = False
) -> tuple[Claim, ...]:
    """Return claims in an order: of most articles first, as they stand in the text, or differing first."""

    def key(claim: Claim) -> tuple[int, ...]:
        carriers = sum(cell is not None for cell in claim.cells)
        by = {
            ClaimOrder.ARTICLES: (-carriers,),
            ClaimOrder.TEXT: (),
            ClaimOrder.DIFFERS: (not claim.differs, -carriers),
        }[order]
        return (*by, claim.row)

    return _sorted(claims, key, backwards)


def sorted_wordings(
    wordings: Iterable[Wording], order: WordingOrder, *, backwards: bool = False
) -> tuple[Wording, ...]:
    """Return differences of wording in an order: those of most rows first, by whom they are for, by words."""
    by: dict[WordingOrder, Callable[[Wording], Any]] = {
        WordingOrder.ROWS: lambda wording: -len(wording.rows),
        WordingOrder.ABOUT: lambda wording: folded(wording.about) if wording.about else LAST,
        WordingOrder.WORDS: lambda wording: folded(wording_text(wording)),
    }
    about = order is WordingOrder.ABOUT
    return _sorted(
        wordings,
        lambda wording: (by[order](wording), wording.rows),
        backwards,
        lambda wording: about and not wording.about,
    )


def wording_text(wording: Wording) -> str:
    """Return what the filter looks at: the words, and whom they are for."""
    return " ".join((*(use.text for uses in wording.uses for use in uses), wording.about or ""))


def _sorted(
    rows: Iterable[Row],
    key: Callable[[Row], Any],
    backwards: bool,
    lacks: Callable[[Row], bool] = none_lacks,
) -> tuple[Row, ...]:
    ordered = sorted(rows, key=key)
    return turned(ordered, lacks) if backwards else tuple(ordered)


def folded(text: str) -> str:
    """Return text as the filter compares it; the cache of `fold` is for words, and is left to them."""
    return fold.__wrapped__(text)


def matching(texts: Sequence[str], words: str) -> bytes:
    """Return for each folded text 1 where it holds every word typed, else 0.

    Neither case nor accents count.
    """
    matches = b"\1" * len(texts)
    for word in folded(words).split():
        matches = bytes([match and word in text for match, text in zip(matches, texts, strict=True)])
    return matches


def actor_text(actor: Actor) -> str:
    """Return what the filter looks at: the name, the other names, the roles."""
    roles = (role.text for role in actor.roles)
    return " ".join((actor.name, *actor.aliases, *roles, actor.kind, actor.stands_for or ""))


def event_text(event: Event) -> str:
    """Return what the filter looks at: the title, the outlets, the agencies, the dates."""
    dates = (date for date in (event.first, event.last) if date)
    return " ".join((event.title, *event.outlets, *event.agencies, *dates))
