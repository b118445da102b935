"""What an article has to do with the others, in sentences for its heading."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model import ArticleInfo
from dossier.tui.overview import Overview

MOST_NAMED = 4


def relations(overview: Overview, article_id: str) -> list[str]:
    """Say which articles report the same event, and which ones share its words.

    The first is told by the event's letter and the second by ``=``, as in the list of articles.
    """
    said = []
    event = overview.event_of.get(article_id)
    if event is not None:
        others = [overview.by_id[other] for other in event.articles if other in overview.by_id]
        names = _named(info for info in others if info.id != article_id)
        said.append(f"{overview.letter(article_id)}  also reported by {names}")
    shared = sorted(overview.shares.get(article_id, {}).items(), key=lambda pair: -pair[1])
    for other, share in shared[:MOST_NAMED]:
        if other in overview.by_id:
            said.append(f"=  {share:.0%} word for word as in {_name(overview.by_id[other])}")
    return said


def _named(articles: Iterable[ArticleInfo]) -> str:
    names = list(dict.fromkeys(_name(info) for info in articles))
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"


def _name(info: ArticleInfo) -> str:
    outlet = info.outlet or "an outlet not known"
    return f"{outlet} ({info.date})" if info.date else outlet
