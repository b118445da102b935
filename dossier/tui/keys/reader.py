"""The keys for reading an article: finding words in it, how it is shown, what it was read for."""

from __future__ import annotations

from dossier.tui.keys.command import Command

READER_FIND_COMMANDS: tuple[Command, ...] = (
    Command("find", ("/",), "Find words in the article; n and N then go through them.", "reader", "find"),
    Command("toggle_read", ("r",), "Take the article as read, or as unread.", "reader"),
    Command("numbers", ("#",), "Show the numbers of the paragraphs, or hide them.", "reader"),
    Command(
        "width", ("=",), "Make the text 66, 76 or 100 cells wide, or as wide as there is room.", "reader"
    ),
)
FIND_COMMANDS: tuple[Command, ...] = (
    Command("done", ("enter",), "Go to the article; n and N go from match to match.", "find", "read on"),
    Command("next", ("down", "ctrl+n"), "Go to the next match.", "find", "next"),
    Command("previous", ("up",), "Go to the match before.", "find"),
    Command("close", ("escape",), "Close the find line.", "find", "close"),
)
READER_SELECT_COMMANDS: tuple[Command, ...] = (
    Command(
        "begin_selection",
        ("v",),
        "Select lines: j and k extend it, J and K by paragraphs, y copies, esc ends it.",
        "reader",
    ),
)
READER_LINK_COMMANDS: tuple[Command, ...] = (
    Command("links", ("L",), "List the addresses in the article.", "reader"),
)
LINK_COMMANDS: tuple[Command, ...] = (
    Command("copy", ("y",), "Copy the address.", "links", "copy"),
    Command("close", ("escape", "q", "L"), "Take the question back, or go back.", "links", "back"),
)
