"""The keys for stars, tags, notes and highlights: on the list and the reader, in the pane and the editor."""

from __future__ import annotations

from dossier.tui.keys.command import Command

MAIN_NOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "notes",
        ("6",),
        "Show your notes and highlights.",
        "main",
        action="show('notes')",
        title="Notes",
    ),
    Command("star", ("*",), "Star the article, or those marked; once more takes the star off.", "main"),
    Command(
        "write_note",
        ("W",),
        "Write a note: on the current highlight, else on the article or those marked.",
        "main",
        title="Write a note",
    ),
)
EXPORT_COMMANDS: tuple[Command, ...] = (
    Command(
        "export",
        ("E",),
        "Write what the pane shows to a file; its ending says the format.",
        "main",
        title="Export",
    ),
    Command(
        "cite_as",
        ("Y",),
        "Choose how y copies sources: plain, Markdown, Chicago, BibLaTeX, CSL-JSON.",
        "main",
        title="Style of citations",
    ),
)
LIST_NOTE_COMMANDS: tuple[Command, ...] = (
    Command("tag", ("t",), "Tag the article, or those marked; -tag takes a tag off.", "articles", "tag"),
)
READER_NOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "highlight",
        ("H",),
        "Highlight the selection, the current quote or the paragraph; once more takes that off.",
        "reader",
        "highlight",
    ),
    Command("next_highlight", (")",), "Go to the next highlight, and show its note.", "reader"),
    Command("previous_highlight", ("(",), "Go to the highlight before.", "reader"),
    Command("tag", ("t",), "Tag the article; -tag takes a tag off.", "reader"),
)
NOTES_COMMANDS: tuple[Command, ...] = (
    Command("edit", ("e",), "Write the note of the article or passage anew.", "notes", "edit"),
    Command(
        "delete", ("d",), "Delete the highlight, or star, tags and note of the article.", "notes", "delete"
    ),
    Command("tag", ("t",), "Tag the article; -tag takes a tag off.", "notes", "tag"),
)
EDITOR_COMMANDS: tuple[Command, ...] = (
    Command("keep", ("ctrl+s",), "Keep the note.", "editor", "keep"),
    Command(
        "close", ("escape",), "Leave; where something was changed, once more drops it.", "editor", "leave"
    ),
)
