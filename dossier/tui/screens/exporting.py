"""Writing what a pane shows into a file."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from dossier.articles.sanitize import sanitize_line
from dossier.export.items import FileFormat, What, endings_of, format_named, formats_of, items_file
from dossier.tui.compare.exporting import path_of
from dossier.tui.left import ACTORS, ARTICLES, EVENTS, HITS, NOTES, QUOTES
from dossier.tui.messages import Correct
from dossier.tui.screens.noting import NotingScreen
from dossier.tui.widgets.prompt import Prompt
from dossier.tui.widgets.virtual_list import VirtualList
from dossier.views.exporting import collect

_KINDS = {
    ARTICLES: What.ARTICLES,
    HITS: What.HITS,
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


class ExportingScreen(NotingScreen):
    """A screen whose panes can be written into files."""

    def action_export(self) -> None:
        """Ask for a file, and write what the pane shows."""
        what = _KINDS.get(self.left.shown)
        if what is None:
            self.notify("There is nothing to export here; 1 shows the articles.", markup=False, timeout=3)
            return
        query, only = self._shown_of(what)

        def work(typed: str) -> str:
            path = path_of(typed).absolute()
            form = format_named(path.name) or FileFormat.JSON
            lines = items_file(collect(self.dossier, what, query, only=only), form)
            self.dossier.write_file(path, "\n".join(lines) + "\n")
            return f"Written to {sanitize_line(str(path))}."

        def answered(typed: str | None) -> None:
            if typed is not None:
                self.post_message(Correct(lambda: work(typed), light=True))

        shown = f"all {what}" if only is None and not query else f"the {what} shown"
        if what is What.ARTICLES and self.articles.listing.marked:
            shown = "the marked articles"
        title = f"Write {shown} to a file; its ending says the format: {', '.join(endings_of(what))}"
        self.app.push_screen(
            Prompt(title, free_name(what), check=lambda typed: problem_with(typed, what)), answered
        )

    def _shown_of(self, what: What) -> tuple[str, Collection[object] | None]:
        """Return the query, and the names of the rows shown; None for all."""
        listing = self.articles.listing
        if what is What.ARTICLES:
            if listing.marked:
                return "", frozenset(listing.marked)
            return "", frozenset(info.id for info in listing.rows) if listing.choice else None
        if what is What.HITS:
            return self.left.hits.query_text, None
        if what in (What.QUOTES, What.NOTES):
            rows: list[Any] = list(self.left.pane.query_one(".rows", VirtualList).rows)
            return "", frozenset(_name(row) for row in rows)
        return "", None


def _name(row: Any) -> tuple[str, int | None]:
    """Return the name by which the row of a quote or note is collected."""
    if hasattr(row, "said"):
        return row.said.quote.article, row.said.quote.quote.start
    held = row.noted.highlight
    return row.noted.notes.article, held.start if held is not None else None
