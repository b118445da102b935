"""The keys of the comparison screen."""

from __future__ import annotations

from dossier.tui.keys.command import Command

COMPARE_COMMANDS: tuple[Command, ...] = (
    Command("open", ("enter",), "Open the article at the passage, or unfold the rows.", "compare", "open"),
    Command("back", ("escape", "q"), "Leave the comparison.", "compare", "back"),
    Command("down", ("j", "down"), "Go to the next row.", "compare"),
    Command("up", ("k", "up"), "Go to the row before.", "compare"),
    Command("page_down", ("space", "pagedown", "ctrl+d", "ctrl+f"), "Go down one page.", "compare"),
    Command("page_up", ("pageup", "ctrl+u", "ctrl+b"), "Go up one page.", "compare"),
    Command("first", ("g", "home"), "Go to the first row.", "compare"),
    Command("last", ("G", "end"), "Go to the last row.", "compare"),
    Command(
        "next_difference",
        ("n",),
        "Go to the next row that gives other values, or with the words found.",
        "compare",
        "next ≠ ≈",
    ),
    Command(
        "previous_difference",
        ("N",),
        "Go to the row before that gives other values or has them.",
        "compare",
    ),
    Command("find", ("/",), "Find words in the passages; n and N then go through them.", "compare", "find"),
    Command("next_shared", ("m",), "Go to the next row with a counterpart.", "compare"),
    Command("previous_shared", ("M",), "Go to the row before with a counterpart.", "compare"),
    Command("next_copied", ("equals_sign",), "Go to the next row that is the same word for word.", "compare"),
    Command("previous_copied", ("plus",), "Go to the row before that is the same word for word.", "compare"),
    Command("next_lone", ("full_stop",), "Go to the next row that only one article has.", "compare"),
    Command("previous_lone", ("comma",), "Go to the row before that only one article has.", "compare"),
    Command(
        "next_column",
        ("right_square_bracket", "l", "right"),
        "Go to the next outlet, at the same row.",
        "compare",
        "outlet",
    ),
    Command(
        "previous_column",
        ("left_square_bracket", "h", "left"),
        "Go to the outlet before, at the same row.",
        "compare",
    ),
    Command(
        "claims", ("t",), "Show the table of claims by outlets; enter goes to the row.", "compare", "table"
    ),
    Command(
        "wording", ("w",), "Show what outlets call the same; enter goes to the row.", "compare", "wording"
    ),
    Command("carried", ("e",), "Show who else prints the quote of the passage, whole or cut.", "compare"),
    Command("layout", ("v",), "Change between columns, interleaved and one at a time.", "compare", "layout"),
    Command("differences", ("d",), "List what differs: facts, words too, or nothing.", "compare", "list ≠"),
    Command(
        "emphasis",
        ("u",),
        "Underline what was copied, or the words that differ, or nothing.",
        "compare",
        "underline",
    ),
    Command("fold_shared", ("f",), "Fold or unfold the rows that all share.", "compare", "fold ="),
    Command("fold_lone", ("o",), "Fold or unfold the passages only in one.", "compare", "fold •"),
    Command("pack", ("p",), "Set passages without counterpart side by side, or each apart.", "compare"),
    Command("move_right", ("s",), "Swap the column with the one to the right.", "compare", "swap"),
    Command("move_left", ("S",), "Swap the column with the one to the left.", "compare"),
    Command("base", ("b",), "Make the column the base, and compare anew.", "compare", "base"),
    Command("hide", ("x",), "Hide the column.", "compare", "hide"),
    Command("show_all", ("X",), "Show the hidden columns again.", "compare"),
    Command("export", ("E",), "Write the comparison to a page, a table or a text.", "compare", "export"),
    Command("copy", ("y",), "Copy the row with its sources.", "compare", "copy"),
)
