"""What lists and headings say of the user's notes on an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from dossier.tui.keys.now import key

if TYPE_CHECKING:
    from dossier.model import ArticleNotes

STARRED, WRITTEN = "*", "#"
MOST_LINES = 6  # of a note in the heading

Noted: TypeAlias = "Mapping[str, ArticleNotes]"
"""Notes by the id of their article."""


def signs(notes: ArticleNotes | None) -> str:
    """Return what a row of a list says before the title: a star, and whether anything is written."""
    if notes is None:
        return ""
    written = bool(notes.tags or notes.note or notes.highlights)
    return (STARRED if notes.starred else "") + (WRITTEN if written else "") + " "


def noted_lines(notes: ArticleNotes | None) -> list[str]:
    """Return what the heading of an article says of its star, tags, highlights and note."""
    if notes is None:
        return []
    told = ["starred"] if notes.starred else []
    told += [f"#{tag}" for tag in notes.tags]
    loose = sum(one.loose for one in notes.highlights)
    if placed := len(notes.highlights) - loose:
        following = key("reader.next_highlight")
        told.append(f"{placed} {'highlight' if placed == 1 else 'highlights'}, {following} goes to the next")
    if loose:
        told.append(
            f"{loose} without a place now, {key('main.notes')} shows {'it' if loose == 1 else 'them'}"
        )
    lines = [f"{STARRED if notes.starred else WRITTEN}  {' · '.join(told)}"] if told else []
    written = [line for line in notes.note.splitlines() if line.strip()]
    shown = [f"{WRITTEN}  {line}" for line in written[:MOST_LINES]]
    more = len(written) - len(shown)
    return (
        lines
        + shown
        + ([f"{WRITTEN}  … {more} more lines; {key('main.write_note')} shows all"] if more > 0 else [])
    )
