"""What an article has to do with the others, in sentences for its heading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.tui.noted import noted_lines

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, WireCopy
    from dossier.tui.overview import Overview

MOST_LETTERS = 40  # of a title that stands for an outlet that is not known
MOST_NAMED = 4


def relations(overview: Overview, article_id: str) -> list[str]:
    """Say which articles report the same event, which ones share its words, and what the user wrote.

    The first is told by the event's letter and the second by ``=``, as in the list of articles.
    """
    said = []
    event = overview.event_of.get(article_id)
    if event is not None:
        others = [overview.by_id[other] for other in event.articles if other in overview.by_id]
        names = _named(info for info in others if info.id != article_id)
        said.append(f"{overview.letter(article_id)}  also reported by {names}")
    shared = sorted(overview.copies.get(article_id, {}).items(), key=lambda pair: -pair[1].share)
    for other, copy in shared[:MOST_NAMED]:
        if other in overview.by_id:
            source = _source(copy, article_id, other)
            said.append(f"=  {copied(copy)} as in {_name(overview.by_id[other])}{source}")
    return said + noted_lines(overview.noted.get(article_id))


def copied(copy: WireCopy) -> str:
    """Return what sort of copy it is, and how much of the shorter article."""
    return f"{copy.kind}, {copy.share:.0%} word for word"


def _source(copy: WireCopy, article_id: str, other: str) -> str:
    reason = f" ({copy.reason})" if copy.reason else ""
    if copy.source == other:
        return f", the likely source{reason}"
    return f"; this one is the likely source{reason}" if copy.source == article_id else ""


def _named(articles: Iterable[ArticleInfo]) -> str:
    names = list(dict.fromkeys(_name(info) for info in articles))
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"


def _name(info: ArticleInfo) -> str:
    title = f"“{info.title[:MOST_LETTERS]}{'…' * (len(info.title) > MOST_LETTERS)}”"
    outlet = info.outlet or (f"an outlet via {info.agency}" if info.agency else title)
    return f"{outlet} ({info.date})" if info.date else outlet
