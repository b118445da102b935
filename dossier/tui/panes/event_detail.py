"""The detail of an event: its title, dates, outlets, story and reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.overview import count
from dossier.tui.panes.event_timeline import timeline
from dossier.tui.panes.lines import Field, date_of, in_columns, outlet_of, wrapped
from dossier.tui.panes.rows import Passage
from dossier.tui.text import DIM, STRONG, column, join, plain, separated

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, Event
    from dossier.tui.panes.event_orders import LoadedEvents
    from dossier.tui.panes.ordering import Infos

MOST_IN_STORY = 12  # events of a story that are named
PINNED = "▲"
NAMED_BY_USER = "your name"


def event_detail(
    event: Event,
    loaded: LoadedEvents,
    width: int,
    *,
    legend: Sequence[Content] = (),
    near: Sequence[str] = (),
) -> list[Passage]:
    """Return the lines of an event.

    Its reports come after ``legend``, then the articles ``near`` to it that may report it too, and the
    outlets without a report.
    """
    infos, story = loaded.infos, loaded.stories.get(event.story or "", ())
    head = [*wrapped(event.title, width, STRONG), separated(_facts(event))]
    if event.agencies:
        head += wrapped(f"credits {', '.join(event.agencies)}", width, DIM)
    head += [plain(""), *legend] if legend else []
    drawn = timeline(event, story, loaded.days, width)
    return [
        *map(Passage, head),
        Passage(plain("")),
        *_article_lines(event.articles, infos, width),
        *map(Passage, [plain(""), *drawn] if drawn else []),
        *_near_lines(near, infos, width),
        *map(Passage, [] if legend else _silent_lines(event, loaded.outlets, width)),
        *_story_lines(event, story, width),
    ]


def _article_lines(articles: Sequence[str], infos: Infos, width: int) -> list[Passage]:
    return [Passage(article_line(infos.get(name), name, width), name) for name in articles]


def _near_lines(near: Sequence[str], infos: Infos, width: int) -> list[Passage]:
    """Return the articles of other events that tell of much the same, on much the same days."""
    if not near:
        return []
    head = wrapped("Near in days and words, in other events", width, DIM)
    return [*map(Passage, [plain(""), *head]), *_article_lines(near, infos, width)]


def _silent_lines(event: Event, outlets: frozenset[str], width: int) -> list[Content]:
    """Return the outlets without a report; a legend tells of them in its own way, on the lines above."""
    silent = silent_outlets(event, outlets)
    return [plain(""), *wrapped(f"no report found from {', '.join(silent)}", width, DIM)] if silent else []


def _facts(event: Event) -> Sequence[Content]:
    dates = event.first or "date not known"
    if event.first and event.last and event.last != event.first:
        dates = f"{event.first} to {event.last}"
    by_user = [PINNED + " pinned by you"] if event.pinned else []
    by_user += [NAMED_BY_USER] if event.name_by_user else []
    return (
        plain(count(len(event.articles), "report")),
        plain(dates, DIM),
        *(plain(told, DIM) for told in by_user),
    )


def _story_lines(event: Event, story: Sequence[Event], width: int) -> list[Passage]:
    if len(story) < 2:
        return []
    lines = [Passage(plain("")), Passage(plain(f"In a story of {len(story)} events", DIM))]
    for one in story[:MOST_IN_STORY]:
        here = one.id == event.id
        date = column(plain(one.first or "no date", DIM), 10)
        reports = column(plain(str(len(one.articles)), DIM), 4, right=True)
        sign = "◆" if here else " "
        content = join(sign, " ", date, reports, "  ", plain(one.title, STRONG if here else ""))
        lines.append(Passage(column(content, width), one.articles[0]))
    if len(story) > MOST_IN_STORY:
        lines.append(Passage(plain(f"  and {len(story) - MOST_IN_STORY} more", DIM)))
    return lines


def article_line(info: ArticleInfo | None, article: str, width: int, mark: str = "") -> Content:
    """Return outlet, date and title of a report."""
    size = min(18, max(8, width // 4))
    fields = (
        Field("", 3),
        Field("outlet", size),
        Field("date", 10),
        Field("title", max(0, width - size - 16)),
    )
    title = plain(info.title if info else article)
    agency = plain(f"  {info.agency}" if info and info.agency else "", DIM)
    return in_columns((mark, outlet_of(info), date_of(info), join(title, agency)), fields)


def silent_outlets(event: Event, outlets: frozenset[str]) -> tuple[str, ...]:
    """Return those of the dossier's outlets that have no report of an event, where several have one."""
    return tuple(sorted(outlets - set(event.outlets))) if len(event.articles) > 1 else ()
