"""The keys of the panes of events, actors and quotes; those of any list are added to them.

What all three know is of the context ``panes``; what one knows alone is of a context of its own.
"""

from __future__ import annotations

from dossier.tui.keys.command import Command

PANE_COMMANDS: tuple[Command, ...] = (
    Command("filter", ("f",), "Show only rows with these words.", "panes", "filter"),
    Command("sort", ("s",), "Sort by the next column.", "panes", "sort"),
    Command("backwards", ("S",), "Turn the order round.", "panes"),
    Command("detail", ("l", "right"), "Go to the passages of the row.", "panes", "passages"),
    Command("list", ("h", "left"), "Go back to the list.", "panes"),
    Command("copy", ("y",), "Copy the row with its source.", "panes", "copy"),
    Command("leave_filter", ("escape",), "Show all rows again.", "panes", "back"),
)
ACTOR_LIST_COMMANDS: tuple[Command, ...] = (
    Command("mark", ("space", "m"), "Mark the actor, or take the mark away.", "actors", "mark"),
    Command("unmark", ("u",), "Take all marks away.", "actors"),
)
ACTOR_COMMANDS: tuple[Command, ...] = (
    Command(
        "view", ("v",), "Show the mentions, who is named beside, or who calls it what.", "actors", "view"
    ),
    Command("kind", ("o",), "Show one kind of actor only, the next one, then all.", "actors", "kind"),
    Command(
        "merge",
        ("M",),
        "Make one actor of those marked and this one, which keeps its name.",
        "actors",
        "merge",
    ),
    Command(
        "split",
        ("x",),
        "Take names, or at a mention those of its article, out of the actor.",
        "actors",
        "split",
    ),
    Command("rename", ("r",), "Give the actor another name.", "actors", "rename"),
    Command("retype", ("t",), "Say what the actor is: a person, an organisation and so on.", "actors"),
    Command("hide", ("d",), "Hide the marked actors or this one, or list hidden ones again.", "actors"),
    Command("hidden", ("H",), "Show hidden actors too, or no longer.", "actors"),
)
EVENT_COMMANDS: tuple[Command, ...] = (
    Command(
        "compare",
        ("c",),
        "Compare what is marked, else the reports of the event or story.",
        "events",
        "compare",
    ),
    Command("claims", ("t",), "Show the claims of the event or the story, by outlets.", "events", "table"),
    Command("single", ("o",), "Show or hide the events that one article reports.", "events", "single"),
    Command("matrix", ("x",), "Show which outlet reported which event, or the list.", "events", "grid"),
    Command(
        "mark",
        ("m",),
        "Mark the event or article to compare or correct, or take the mark away.",
        "events",
        "mark",
    ),
    Command("unmark", ("u",), "Take all marks away.", "events"),
    Command(
        "merge", ("M",), "Merge the marked events with this one, and move marked articles to it.", "events"
    ),
    Command("apart", ("A",), "Make the marked articles of the event, or this one, an event apart.", "events"),
    Command("rename", ("r",), "Give the event a name of yours; an empty one takes it away.", "events"),
    Command("pin", ("p",), "Keep the event at the top, or no longer.", "events"),
)
RESULT_COMMANDS: tuple[Command, ...] = (
    Command("compare", ("c",), "Lay the best articles of both searches side by side.", "results", "compare"),
)
