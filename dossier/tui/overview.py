"""What the article list knows besides the articles: events, copies, and what is worth knowing first.

Pure values and functions, without a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dossier.tui.folding import Folds, folds

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, Event, Skipped, WireCopy
    from dossier.tui.noted import Noted

MANY = 200  # articles of a story, of which none are nearest


class Overview(NamedTuple):
    """The articles of a dossier, and what is known of them together.

    Events and copies come later than the articles; until then ``complete`` is False. ``copies`` holds,
    for an article with copied text, the other ones with that text, each with the copy that has most of it.
    ``folds`` are the copies that hardly say more than another article.
    """

    articles: tuple[ArticleInfo, ...] = ()
    by_id: Mapping[str, ArticleInfo] = MappingProxyType({})
    event_of: Mapping[str, Event] = MappingProxyType({})
    letters: Mapping[str, str] = MappingProxyType({})  # of an event's id
    events: int = 0  # those of one article too
    copies: Mapping[str, Mapping[str, WireCopy]] = MappingProxyType({})
    folds: Folds = Folds()
    story_of: Mapping[str, str] = MappingProxyType({})  # of several events
    stories: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # articles
    skipped: tuple[Skipped, ...] = ()
    complete: bool = False
    phrases: tuple[str, ...] = ()  # what is worth knowing first
    partial: bool = False  # whether there are more articles than these
    noted: Noted = MappingProxyType({})  # what the user wrote
    one_year: bool = False  # whether all dates lie in one year, so that a row need not repeat it

    def letter(self, article_id: str) -> str:
        """Return the letter that the articles of one event share, nothing for an event of one article."""
        event = self.event_of.get(article_id)
        return self.letters.get(event.id, "") if event else ""

    def event(self, event_id: str) -> Event | None:
        """Return an event that several articles report."""
        return next((event for event in self.event_of.values() if event.id == event_id), None)

    def label(self, event: Event) -> str:
        """Return what to call an event in a line: its letter and its title."""
        return f"event {self.letters.get(event.id, '')}: {event.title}"

    def reports_beside(self, article_id: str | None) -> list[str]:
        """Return an article with those to compare it with; none if it is alone.

        They are the others that report its event, else those that share its words, the most first, else
        those of its story, the nearest in date first.
        """
        if article_id is None:
            return []
        event, copies = self.event_of.get(article_id), self.copies.get(article_id, {})
        by_share = sorted(copies, key=lambda other: -copies[other].share)
        others = event.articles if event is not None else by_share or self._of_story(article_id)
        beside = [other for other in others if other != article_id]
        return [article_id, *beside] if beside else []

    def _of_story(self, article_id: str) -> list[str]:
        """Return the articles of the story of an article, those next to it in the order of dates first."""
        held = self.stories.get(self.story_of.get(article_id, ""), ())
        at = held.index(article_id) if article_id in held else 0
        return sorted(held, key=lambda other: abs(held.index(other) - at)) if len(held) < MANY else []


def screenful(articles: Iterable[ArticleInfo]) -> Overview:
    """Return the first articles of many, of which nothing can be summed up yet."""
    return first_overview(articles)._replace(partial=True, phrases=())


def first_overview(articles: Iterable[ArticleInfo]) -> Overview:
    """Return what is known at once: the articles."""
    held = tuple(articles)
    dates = date_range(held)
    one_year = dates is not None and dates[0][:4] == dates[1][:4]
    overview = Overview(held, {info.id: info for info in held}, one_year=one_year)
    return overview._replace(phrases=summary(overview))


def full_overview(
    overview: Overview, events: Iterable[Event], copies: Iterable[WireCopy], skipped: Iterable[Skipped]
) -> Overview:
    """Return an overview with events, copies and skipped files."""
    every = tuple(events)
    held = tuple(copies)
    several = [event for event in every if len(event.articles) > 1]
    stories = _stories(every)
    overview = overview._replace(
        events=len(every),
        event_of={article: event for event in several for article in event.articles},
        letters={event.id: letters(place) for place, event in enumerate(several)},
        copies=_by_article(held),
        folds=folds(held, overview.by_id),
        story_of={article: story for story, articles in stories.items() for article in articles},
        stories=stories,
        skipped=tuple(skipped),
        complete=True,
    )
    return overview._replace(phrases=summary(overview))


def _stories(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """Return the articles of each story of several events, in the order of the events."""
    held: dict[str, list[Event]] = {}
    for event in events:
        if event.story:
            held.setdefault(event.story, []).append(event)
    return {
        story: tuple(article for event in several for article in event.articles)
        for story, several in held.items()
        if len(several) > 1
    }


def _by_article(copies: Iterable[WireCopy]) -> dict[str, dict[str, WireCopy]]:
    found: dict[str, dict[str, WireCopy]] = {}
    for copy in copies:
        for article in copy.articles:
            others = found.setdefault(article, {})
            for other in copy.articles:
                if other != article and (other not in others or others[other].share < copy.share):
                    others[other] = copy
    return found


def letters(place: int) -> str:
    """Return the mark of the event at a place, counted from 0: A to Z, then AA, AB and so on."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = ascii_uppercase[rest] + name
    return name


def date_range(articles: Iterable[ArticleInfo]) -> tuple[str, str] | None:
    """Return the first and the last date, None where no article has one."""
    dates = [info.date for info in articles if info.date]
    return (min(dates), max(dates)) if dates else None


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(date: str) -> str:
    """Return an ISO date without its year, in six cells: ``12 Mar``; a year alone stays as it is."""
    _, month, number = [*date.split("-"), "", ""][:3]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return date
    return f"{number.lstrip('0'):>2} {MONTHS[int(month) - 1]}"


def summary(overview: Overview) -> tuple[str, ...]:
    """Return what is worth knowing first, in a few phrases."""
    held = overview.articles
    outlets = len({info.outlet for info in held if info.outlet})
    phrases = [count(len(held), "article"), count(outlets, "outlet")] if held else []
    if (dates := date_range(held)) is not None:
        phrases.append(dates[0] if dates[0] == dates[1] else f"{dates[0]} to {dates[1]}")
    if undated := sum(not info.date for info in held):
        phrases.append(f"{undated:,} undated")
    if overview.letters:
        phrases.append(count(len(overview.letters), "event") + " with several reports")
    if overview.copies:
        folded = f", {len(overview.folds.heads):,} of them folded" if overview.folds else ""
        phrases.append(f"{len(overview.copies):,} with copied text{folded}")
    if overview.skipped:
        phrases.append(count(len(overview.skipped), "file") + " skipped")
    return tuple(phrases)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 article``, ``1,200 articles``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def several(names: Sequence[str], most: int = 3) -> str:
    """Return a few names for a sentence, and how many others there are: ``A, B, C and 2 others``."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {count(rest, 'other')}" if rest > 0 else "")
