"""Where the app was left: what is remembered of the main screen, and going back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from dossier.tui.left import ARTICLES, HITS, PANES
from dossier.tui.widgets.article_reader import Wanted

if TYPE_CHECKING:
    from dossier.tui.screens.searching import SearchingScreen


@dataclass(frozen=True, slots=True)
class LeftAt:
    """What the main screen showed: a pane, the query in the search box, an article, and whether in it."""

    pane: str = ARTICLES
    query: str = ""
    article: str = ""
    reading: bool = False

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> LeftAt:
        """Return what was remembered; what cannot be so is left out."""
        known = {
            field.name: values[field.name]
            for field in fields(cls)
            if type(values.get(field.name)) is type(field.default)
        }
        if known.get("pane") not in PANES:
            known["pane"] = ARTICLES
        if known["pane"] == HITS and not str(known.get("query", "")).strip():
            known["pane"] = ARTICLES
        return cls(**known)

    def values(self) -> dict[str, Any]:
        """Return it as it is remembered."""
        return asdict(self)


def left_at(screen: SearchingScreen) -> LeftAt:
    """Return what the main screen shows."""
    wanted = screen.reader.wanted
    return LeftAt(
        screen.left.shown,
        screen.search.value,
        wanted.article if wanted is not None else "",
        screen.focused is screen.reader,
    )


async def return_to(screen: SearchingScreen, left: LeftAt) -> None:
    """Show again what was left, as far as it is still there."""
    if left.query.strip():
        with screen.prevent(Input.Changed):
            screen.search.value = left.query
        screen.left.hits.ask(left.query)
    if left.pane != screen.left.shown:
        await screen.action_show(left.pane)
    if left.article not in screen.overview.by_id:
        return
    screen.kept_article = left.article if left.query.strip() else ""
    screen.articles.listing.find(left.article)
    if left.reading:
        screen.open_article(left.article, enter=True)
    else:
        screen.reader.open(Wanted(left.article, hits=screen.places.within(left.article)))
