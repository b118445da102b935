"""The keys of what a search finds; those of any list are added to them."""

from __future__ import annotations

from dossier.tui.command import Command

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
)
