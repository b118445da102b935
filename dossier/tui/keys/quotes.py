"""The keys for quotes, in the reader and in the pane of quotes."""

from __future__ import annotations

from dossier.tui.keys.command import Command

READER_QUOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "next_quote",
        ("q",),
        "Go to the next quote, and tell who said it and how one knows.",
        "reader",
        "quote",
    ),
    Command("previous_quote", ("Q",), "Go to the quote before.", "reader"),
    Command("who", ("w",), "Go to the words that name the speaker, and back to the quote.", "reader", "who"),
    Command("attribute", ("a",), "Say who spoke the quote: an actor, another name, or nobody.", "reader"),
    Command("dismiss", ("d",), "Say that the quote is none; once more takes that back.", "reader"),
    Command(
        "unquote",
        ("D",),
        "Say that the quote is scare quotes; once more, a title; then take that back.",
        "reader",
    ),
)
QUOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "voice", ("v",), "Show who is quoted how often and at what length, by outlet.", "quotes", "share"
    ),
    Command("carried", ("e",), "Show who else prints the quote, whole or cut.", "quotes", "elsewhere"),
    Command("who", ("w",), "Show the words that name the speaker in the article.", "quotes"),
    Command("attribute", ("a",), "Say who spoke: an actor, another name, or nobody.", "quotes", "speaker"),
    Command(
        "dismiss",
        ("d",),
        "Say that this is no quote; in the reader, d takes that back.",
        "quotes",
        "no quote",
    ),
    Command(
        "unquote",
        ("D",),
        "Say that these are scare quotes; once more, a title; then take that back.",
        "quotes",
    ),
)
VOICE_COMMANDS: tuple[Command, ...] = (
    Command("outlet_right", ("l", "right", "]"), "Show the next outlet.", "voice", "next outlet"),
    Command("outlet_left", ("h", "left", "["), "Show the outlet before.", "voice"),
    Command("sort", ("s",), "Sort by words, quotes or speaker.", "voice", "sort"),
    Command("copy", ("y",), "Copy the table, with tabs between its columns.", "voice", "copy"),
    Command("close", ("escape", "q", "v"), "Go back to the quotes.", "voice", "back"),
)
