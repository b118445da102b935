"""Writing what a pane shows into a file that the user names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.export.items import FileFormat, What, endings_of, format_named, formats_of, items_file
from dossier.model import Sort
from dossier.tui.asking.file_names import bare_names_go, free_name, path_of, problem_with, would_replace
from dossier.tui.keys.now import key
from dossier.tui.left import ACTORS, ARTICLES, EVENTS, HITS, NOTES, QUOTES
from dossier.tui.messages import Correct
from dossier.tui.panes.pane import Pane
from dossier.tui.widgets.prompt import Prompt
from dossier.views.exporting import collect

if TYPE_CHECKING:
    from dossier.tui.screens.reading import ReadingScreen

_KINDS = {
    ARTICLES: What.ARTICLES,
    EVENTS: What.EVENTS,
    ACTORS: What.ACTORS,
    QUOTES: What.QUOTES,
    NOTES: What.NOTES,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be exported, in words, by a query or by the names of the rows; None of these is all.

    ``order`` returns names as the screen lists them, ``sort`` says how the search does.
    """

    named: str
    query: str = ""
    only: frozenset[object] | None = None
    order: Callable[[], Sequence[object]] = tuple
    sort: Sort = Sort.RELEVANCE


def ask_export(screen: ReadingScreen) -> None:
    """Ask for a file, and write what the pane shows."""
    what = _found(screen) if screen.left.shown == HITS else _KINDS.get(screen.left.shown)
    if what is None:
        told = f"There is nothing to export here; {key('main.articles')} shows the articles."
        screen.notify(told, markup=False, timeout=3)
        return
    taken = _taken(screen, what)

    def work(typed: str) -> str:
        path = path_of(typed).absolute()
        form = format_named(path.name) or FileFormat.JSON
        items = collect(
            screen.dossier, what, taken.query, only=taken.only, order=taken.order(), sort=taken.sort
        )
        lines = items_file(items, form)
        screen.dossier.write_file(path, lines)
        return f"Written to {sanitize_line(str(path))}."

    def answered(typed: str | None) -> None:
        if typed is not None:
            screen.ending = next(each for each in endings if typed.casefold().endswith(each))
            screen.remembering.values({"ending": screen.ending})
            screen.post_message(Correct(lambda: work(typed), light=True))

    endings = endings_of(what)
    title = f"Write {taken.named} to a file; its ending says the format: {', '.join(endings)}"
    usual = ".csl.json" if what is What.ARTICLES else ".html"  # of articles what reference managers take
    name = free_name(what, screen.ending if screen.ending in endings else usual)

    def check(typed: str) -> str | None:
        return problem_with(typed, endings, lambda name: format_named(name) in formats_of(what))

    prompt = Prompt(f"{title}. {bare_names_go()}", name, check=check, confirm=would_replace)
    screen.app.push_screen(prompt, answered)


def _found(screen: ReadingScreen) -> What:
    """Return what the view of the search lists; where it finds articles without a hit, these."""
    hits = screen.left.hits
    if (listed := _KINDS.get(hits.view.name)) is not None:
        return listed
    return What.ARTICLES if hits.result is not None and not hits.result.hits else What.HITS


def _taken(screen: ReadingScreen, what: What) -> Taken:
    """Return what is meant: what is marked, else what the filter leaves, else all; in the order shown."""
    if screen.left.shown == HITS:
        hits = screen.left.hits
        named, sort = f"the {what} that the search finds", Sort(hits.orders["list"])
        return Taken(named, hits.query_text, order=hits.naming(), sort=sort)
    pane, listing = screen.left.pane, screen.articles.listing
    order: Callable[[], Sequence[object]]
    if isinstance(pane, Pane):
        marked, shown, order = pane.marked_names(), pane.left_names(), pane.naming()
    else:
        ids = listing.in_order()
        marked, order = frozenset(listing.marked), lambda: ids
        shown = frozenset(ids) if listing.choice else None
    if marked:
        return Taken(f"the marked {what}", only=marked, order=order)
    named = f"all {what}" if shown is None else f"the {what} shown"
    return Taken(named, only=shown, order=order)
