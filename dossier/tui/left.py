"""The panes on the left, made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from dossier.model import Skipped
from dossier.tui.text import DIM, WARNING, column, join, plain
from dossier.tui.widgets.articles_pane import ArticlesPane
from dossier.tui.widgets.hits_pane import HitsPane
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.session import Dossier


def make_pane(name: str, dossier: Dossier) -> Widget:
    """Return a new pane."""
    return _MAKERS[name](dossier)


def _skipped(dossier: Dossier) -> Widget:
    return VirtualList(dossier.skipped(), skipped_line, empty="No file was skipped.", id="skipped")


def skipped_line(row: Skipped, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG001
    """Return the line of a file that is not shown as an article."""
    path = max(12, min(48, width // 2))
    return join(column(plain(row.path), path), " ", plain(row.reason, WARNING if cursor else DIM))


_MAKERS: dict[str, Callable[[Dossier], Widget]] = {
    "articles": lambda _: ArticlesPane(id="articles-pane"),
    "hits": lambda dossier: HitsPane(dossier, id="hits-pane"),
    "skipped": _skipped,
}
