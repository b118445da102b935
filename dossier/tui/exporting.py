"""Writing what a pane shows into a file that the user names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.export.items import FileFormat, What, endings_of, format_named, formats_of, items_file
from dossier.tui.compare.exporting import path_of
from dossier.tui.keys_now import key
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


def problem_with(typed: str, what: What) -> str | None:
    """Return why nothing can be written to a file of this name; None where it can."""
    try:
        path = path_of(typed)
        form = format_named(path.name)
        if form is None or form not in formats_of(what):
            return f"End the name in {', '.join(endings_of(what))}: that says the format."
        if os.path.lexists(path):
            return "There is a file of this name already; choose another."
        if not path.parent.is_dir():
            return f"There is no folder {sanitize_line(str(path.parent))}; make it first."
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a user that is not known
        return "No file can have this name."
    return None


def free_name(what: What) -> str:
    """Return a name that no file has yet; the usual format of articles is that of reference managers."""
    ending = ".csl.json" if what is What.ARTICLES else ".html"
    names = (f"{what}{f'-{number}' if number > 1 else ''}{ending}" for number in range(1, 1000))
    return next((name for name in names if not os.path.lexists(name)), f"{what}{ending}")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be exported, in words, by a query or by the names of the rows; None of these is all."""

    named: str
    query: str = ""
    only: frozenset[object] | None = None


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
        lines = items_file(collect(screen.dossier, what, taken.query, only=taken.only), form)
        screen.dossier.write_file(path, "\n".join(lines) + "\n")
        return f"Written to {sanitize_line(str(path))}."

    def answered(typed: str | None) -> None:
        if typed is not None:
            screen.post_message(Correct(lambda: work(typed), light=True))

    title = f"Write {taken.named} to a file; its ending says the format: {', '.join(endings_of(what))}"
    screen.app.push_screen(
        Prompt(title, free_name(what), check=lambda typed: problem_with(typed, what)), answered
    )


def _found(screen: ReadingScreen) -> What:
    """Return what the view of the search lists; where it finds articles without a hit, these."""
    hits = screen.left.hits
    if (listed := _KINDS.get(hits.view.name)) is not None:
        return listed
    return What.ARTICLES if hits.result is not None and not hits.result.hits else What.HITS


def _taken(screen: ReadingScreen, what: What) -> Taken:
    """Return what is meant: what is marked, else what the filter leaves, else all."""
    if screen.left.shown == HITS:
        return Taken(f"the {what} that the search finds", screen.left.hits.query_text)
    pane, listing = screen.left.pane, screen.articles.listing
    if isinstance(pane, Pane):
        marked, shown = pane.marked_names(), pane.shown_names()
        filtered = bool(pane.words.strip()) or len(pane.loaded.rows) != len(shown)
    else:
        marked = frozenset(listing.marked)
        shown, filtered = frozenset(info.id for info in listing.rows), bool(listing.choice)
    if marked:
        return Taken(f"the marked {what}", only=marked)
    return Taken(f"the {what} shown", only=shown) if filtered else Taken(f"all {what}")
