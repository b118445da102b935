"""The commands: one table that feeds key bindings, footer, palette, help screen and `dossier keys`.

Pure data: nothing here imports Textual, so the command line can print the table at once.
A command of a context is answered by the method ``action_<name>`` of the widget, screen or app that
binds that context.
"""

from __future__ import annotations

from functools import cache

from dossier.tui.keys.command import Command
from dossier.tui.keys.notes import EXPORT_COMMANDS, LIST_NOTE_COMMANDS, MAIN_NOTE_COMMANDS

CONTEXTS = {
    "app": "Everywhere",
    "main": "Main screen",
    "search": "Search box",
    "list": "Any list",
    "hits": "What a search found",
    "articles": "Article list",
    "reader": "Reader",
    "find": "Find line",
    "links": "Addresses",
    "panes": "Events, actors and quotes",
    "events": "Events",
    "actors": "Actors",
    "quotes": "Quotes",
    "voice": "Share of voice",
    "notes": "Notes",
    "results": "Two searches compared",
    "compare": "Comparison",
    "help": "List of keys",
    "palette": "Palette",
    "prompt": "Question",
    "editor": "Note being written",
}
"""Where commands apply, and how a heading calls it, in the order in which help lists them."""

COMMANDS: tuple[Command, ...] = (
    Command("back", ("escape",), "Go back one level.", "app", "back"),
    Command("leave", ("q",), "Go back one level; at the top, quit.", "app", "back"),
    Command("quit", ("ctrl+q",), "Quit at once.", "app", title="Quit", always=True),
    Command(
        "suspend",
        ("ctrl+z",),
        "Go back to the shell; fg there comes back here.",
        "app",
        action="suspend_process",
        always=True,
    ),
    Command("help", ("?", "f1"), "List every key, with a box to search them.", "app", "keys", title="Keys"),
    Command(
        "palette",
        ("ctrl+p",),
        "Find a command, article, actor, event or saved search by name.",
        "app",
        "go to",
    ),
    Command(
        "jump",
        (";",),
        "Show letters over the panes and rows; typing one goes there.",
        "app",
        title="Jump to a pane or row",
    ),
    Command("next_pane", ("tab",), "Go to the next pane.", "app", action="focus_next"),
    Command("previous_pane", ("shift+tab",), "Go to the pane before.", "app", action="focus_previous"),
    Command(
        "theme",
        ("ctrl+t",),
        "Change between light and dark.",
        "app",
        title="Light or dark",
        words="theme colours colors",
    ),
    Command(
        "settings",
        ("f3",),
        "Say where config.yaml is: it sets keys, the theme, the style of citations, names.",
        "app",
        title="Settings in config.yaml",
        words="configuration options preferences",
    ),
    Command("search", ("/",), "Search the articles.", "main", "search", title="Search"),
    Command("articles", ("1",), "Show the articles.", "main", action="show('articles')", title="Articles"),
    Command("events", ("2",), "Show the events.", "main", action="show('events')", title="Events"),
    Command("actors", ("3",), "Show the actors.", "main", action="show('actors')", title="Actors"),
    Command("quotes", ("4",), "Show the quotes.", "main", action="show('quotes')", title="Quotes"),
    Command(
        "skipped",
        ("5",),
        "Show the files that were skipped, and why.",
        "main",
        action="show('skipped')",
        title="Skipped files",
    ),
    *MAIN_NOTE_COMMANDS,
    *EXPORT_COMMANDS,
    Command("zoom", ("z",), "Give the focused pane the whole screen, or share it again.", "main", "zoom"),
    Command("zen", ("Z",), "Show nothing but the article, or all again.", "main", title="Only the article"),
    Command(
        "split", ("|",), "Keep the article beside the next ones, or close it.", "main", title="Keep beside"
    ),
    Command("go_back", ("<", "backspace", "ctrl+o", "alt+left"), "Go back to what was read before.", "main"),
    Command("go_forward", (">", "alt+right"), "Go forward again.", "main"),
    Command("copy", ("y",), "Copy the passage shown beside the list, with its source.", "main"),
    Command("next_hit", ("n",), "Go to the next hit.", "main", "next hit"),
    Command("previous_hit", ("N",), "Go to the hit before.", "main"),
    Command("next_article", ("}", "shift+down"), "Read the next article of the list.", "main"),
    Command("previous_article", ("{", "shift+up"), "Read the article before.", "main"),
    Command(
        "compare",
        ("c",),
        "Compare the marked articles, or this one with the reports of its event or copies of its words.",
        "main",
        "compare",
        title="Compare",
    ),
    Command(
        "state",
        ("i",),
        "Show what is known of the article and what was taken out, and state it better.",
        "main",
        title="Correct date, outlet, author",
    ),
    Command(
        "compare_searches",
        ("C",),
        "Keep this search to compare, or compare another one with it.",
        "main",
        title="Compare two searches",
    ),
    Command(
        "about",
        ("f2",),
        "Show what this dossier holds, and the first keys.",
        "main",
        title="About this dossier",
    ),
    Command("refresh", ("R", "f5"), "Read the folder again.", "main", title="Refresh"),
    Command("undo", ("U",), "Take back the last correction or note.", "main", title="Undo"),
    Command("redo", ("ctrl+r",), "Take again what was taken back.", "main", title="Redo"),
    Command("down", ("j", "down"), "Go down.", "list"),
    Command("up", ("k", "up"), "Go up.", "list"),
    Command("page_down", ("space", "pagedown", "ctrl+d", "ctrl+f"), "Go down one page.", "list"),
    Command("page_up", ("b", "pageup", "ctrl+u", "ctrl+b"), "Go up one page.", "list"),
    Command("first", ("g", "home"), "Go to the first row.", "list"),
    Command("last", ("G", "end"), "Go to the last row.", "list"),
    Command("select", ("enter",), "Open the row.", "list", "open"),
    Command(
        "mark", ("space", "m"), "Mark the article for comparison, or take the mark away.", "articles", "mark"
    ),
    Command("toggle_read", ("r",), "Take the article, or those marked, as read, or as unread.", "articles"),
    Command("copy", ("y",), "Copy outlet, title, date and file of the article.", "articles", "copy"),
    *LIST_NOTE_COMMANDS,
    Command("unmark", ("u",), "Take all marks away.", "articles"),
    Command("sort", ("s",), "Sort by date, outlet, title or event.", "articles", "sort"),
    Command("backwards", ("S",), "Turn the order round.", "articles"),
    Command(
        "filter",
        ("f",),
        "Show only articles with these words in title, outlet or date.",
        "articles",
        "filter",
    ),
    Command("unfold", ("o",), "Show the copies of the article, or fold them.", "articles", "copies"),
    Command("unfold_all", ("O",), "Show all copies below their articles, or fold all.", "articles"),
    Command("same_event", ("e",), "Show only the reports of this event, or all again.", "articles", "event"),
    Command("down", ("j", "down"), "Scroll down.", "reader"),
    Command("up", ("k", "up"), "Scroll up.", "reader"),
    Command("page_down", ("space", "pagedown", "ctrl+d", "ctrl+f"), "Scroll down one page.", "reader"),
    Command("page_up", ("b", "pageup", "ctrl+u", "ctrl+b"), "Scroll up one page.", "reader"),
    Command("first", ("g", "home"), "Scroll to the beginning.", "reader"),
    Command("last", ("G", "end"), "Scroll to the end.", "reader"),
    Command("next_paragraph", ("J",), "Make the next paragraph the current one.", "reader"),
    Command("previous_paragraph", ("K",), "Make the paragraph before the current one.", "reader"),
    Command(
        "copy", ("y",), "Copy the selection, or the current paragraph, with its source.", "reader", "copy"
    ),
    Command("search", ("/",), "Search the keys.", "help", "search"),
    Command("close", ("escape", "q", "?"), "Leave the search, then the list.", "help", "back"),
    Command("down", ("down", "ctrl+n"), "Go down.", "palette"),
    Command("up", ("up",), "Go up.", "palette"),
    Command("choose", ("enter",), "Go there, or do it.", "palette"),
    Command("close", ("escape", "ctrl+p"), "Close.", "palette"),
    Command("close", ("escape",), "Leave all as it is.", "prompt"),
    Command("scroll_about(1)", ("down",), "Scroll down what is told below the question.", "prompt"),
    Command("scroll_about(-1)", ("up",), "Scroll up what is told below the question.", "prompt"),
    Command("scroll_about(10)", ("pagedown",), "Scroll it down by ten lines.", "prompt"),
    Command("scroll_about(-10)", ("pageup",), "Scroll it up by ten lines.", "prompt"),
)
"""The commands of the app and the main screen. Panes and comparison list theirs in ``keys.py``."""


def label(key: str) -> str:
    """Return a key as help and footer show it."""
    return _SHOWN.get(key, key)


_SHOWN = {
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "comma": ",",
}


@cache
def all_commands() -> tuple[Command, ...]:
    """Return the commands of every screen, ordered by context as in `CONTEXTS`."""
    from dossier.tui.keys.compare import COMPARE_COMMANDS
    from dossier.tui.keys.notes import EDITOR_COMMANDS, NOTES_COMMANDS, READER_NOTE_COMMANDS
    from dossier.tui.keys.panes import (
        ACTOR_COMMANDS,
        ACTOR_LIST_COMMANDS,
        EVENT_COMMANDS,
        PANE_COMMANDS,
        RESULT_COMMANDS,
    )
    from dossier.tui.keys.quotes import QUOTE_COMMANDS, READER_QUOTE_COMMANDS, VOICE_COMMANDS
    from dossier.tui.keys.reader import (
        FIND_COMMANDS,
        LINK_COMMANDS,
        READER_FIND_COMMANDS,
        READER_LINK_COMMANDS,
        READER_SELECT_COMMANDS,
    )
    from dossier.tui.keys.searching import HITS_COMMANDS, SEARCH_COMMANDS

    order = {context: place for place, context in enumerate(CONTEXTS)}
    held = (
        *COMMANDS,
        *SEARCH_COMMANDS,
        *HITS_COMMANDS,
        *PANE_COMMANDS,
        *ACTOR_LIST_COMMANDS,
        *ACTOR_COMMANDS,
        *EVENT_COMMANDS,
        *READER_FIND_COMMANDS,
        *FIND_COMMANDS,
        *READER_SELECT_COMMANDS,
        *READER_LINK_COMMANDS,
        *LINK_COMMANDS,
        *READER_QUOTE_COMMANDS,
        *READER_NOTE_COMMANDS,
        *NOTES_COMMANDS,
        *EDITOR_COMMANDS,
        *QUOTE_COMMANDS,
        *VOICE_COMMANDS,
        *COMPARE_COMMANDS,
        *RESULT_COMMANDS,
    )
    return tuple(sorted(held, key=lambda command: order[command.context]))
