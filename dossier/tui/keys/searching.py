"""The keys of what a search finds; those of any list are added to them."""

from __future__ import annotations

from dossier.tui.keys.command import Command

HITS_COMMANDS: tuple[Command, ...] = (
    Command("list", ("l",), "List the hits article by article.", "hits", action="view('list')"),
    Command(
        "concordance",
        ("w",),
        "Show every hit in a line with the words around it.",
        "hits",
        action="view('concordance')",
    ),
    Command("quotes", ("u",), "Show the quotes that the search finds.", "hits", action="view('quotes')"),
    Command(
        "events", ("e",), "Show the events that the found articles report.", "hits", action="view('events')"
    ),
    Command(
        "counts",
        ("t",),
        "Count the found articles over time and by outlet; enter narrows the search to a row.",
        "hits",
        action="view('counts')",
    ),
    Command("next_view", ("v",), "Show what was found in the next way.", "hits", "view"),
    Command("sort", ("s",), "Sort in the next way: a concordance by its left, by its right.", "hits", "sort"),
    Command("backwards", ("S",), "Turn the order round.", "hits"),
    Command("copy", ("y",), "Copy the row with its source; of counts, all rows.", "hits", "copy"),
    Command("keep", ("ctrl+s",), "Keep the search under a name.", "hits", "keep"),
)
SEARCH_COMMANDS: tuple[Command, ...] = (
    Command("into_results", ("enter",), "Go to the hits.", "search", "to the hits", always=True),
    Command("take", ("tab",), "Take the suggestion.", "search", "take"),
    Command("take_at_end", ("right",), "At the end of the text, take the suggestion.", "search"),
    Command(
        "next_suggestion",
        ("down",),
        "Go to the next suggestion; where there is none, to the hits.",
        "search",
    ),
    Command(
        "previous_suggestion",
        ("up",),
        "Go to the suggestion before; where there is none, to the query asked before.",
        "search",
    ),
    Command("earlier", ("alt+up", "ctrl+up"), "Take the query asked before.", "search"),
    Command("later", ("alt+down", "ctrl+down"), "Take the query asked after it.", "search"),
    Command("keep", ("ctrl+s",), "Keep the search under a name.", "search", "keep"),
    Command(
        "clear",
        ("escape",),
        "Close the suggestions, then clear the search; where it is empty, leave it.",
        "search",
        "clear",
        always=True,
    ),
)
