"""The command table, and that every command in it does something."""

import subprocess
import sys
from collections import Counter

import pytest

from dossier.tui.keys.bindings import bindings_of, keymap
from dossier.tui.keys.command import Command
from dossier.tui.keys.commands import CONTEXTS, all_commands, label


def binders():
    """The classes that bind each context."""
    from dossier.tui.app import DossierApp
    from dossier.tui.compare.screen import CompareScreen
    from dossier.tui.panes.actor_list import ActorList
    from dossier.tui.panes.actors import ActorsPane
    from dossier.tui.panes.events import EventsPane
    from dossier.tui.panes.notes import NotesPane
    from dossier.tui.panes.quotes import QuotesPane
    from dossier.tui.panes.results import ResultsPane
    from dossier.tui.panes.voice import VoiceScreen
    from dossier.tui.screens.editor import NoteEditor
    from dossier.tui.screens.help import HelpScreen
    from dossier.tui.screens.links import LinksScreen
    from dossier.tui.screens.main import MainScreen
    from dossier.tui.screens.palette import Palette
    from dossier.tui.searching.box import SearchBox
    from dossier.tui.searching.pane import HitsPane
    from dossier.tui.widgets.article_list import ArticleList
    from dossier.tui.widgets.article_reader import ArticleReader
    from dossier.tui.widgets.find_line import FindLine
    from dossier.tui.widgets.noted_reader import NotedReader
    from dossier.tui.widgets.prompt import Prompt
    from dossier.tui.widgets.quoted_reader import QuotedReader
    from dossier.tui.widgets.reader import Reader
    from dossier.tui.widgets.virtual_list import VirtualList

    return {
        "app": [DossierApp], "main": [MainScreen], "search": [SearchBox], "hits": [HitsPane],
        "list": [VirtualList], "articles": [ArticleList],
        "reader": [Reader, QuotedReader, NotedReader, ArticleReader],
        "quotes": [QuotesPane], "voice": [VoiceScreen],
        "panes": [ActorsPane, EventsPane],
        "events": [EventsPane],
        "results": [ResultsPane], "actors": [ActorsPane, ActorList],
        "compare": [CompareScreen], "help": [HelpScreen], "palette": [Palette],
        "prompt": [Prompt], "find": [FindLine], "notes": [NotesPane], "editor": [NoteEditor],
        "links": [LinksScreen],
    }  # fmt: skip


def test_the_table_needs_no_textual():
    code = (
        "import sys, dossier.tui.keys.commands as c; c.all_commands();"
        "print([name for name in ('textual', 'rich') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.id)
def test_every_command_is_bound_and_answered(command):
    name = (command.action or command.name).partition("(")[0]
    classes = binders()[command.context]
    assert any(hasattr(cls, f"action_{name}") for cls in classes)
    bound = {
        binding.id for cls in classes for base in cls.__mro__ for binding in base.__dict__.get("BINDINGS", ())
    }
    assert command.id in bound
    assert command.help.endswith(".")
    assert command.keys


def test_no_key_means_two_things_in_one_place():
    for context in CONTEXTS:
        keys = Counter(
            key for command in all_commands() if command.context == context for key in command.keys
        )
        assert [key for key, number in keys.items() if number > 1] == []


def test_ids_are_unique():
    ids = Counter(command.id for command in all_commands())
    assert max(ids.values()) == 1


def test_a_users_keys_name_a_command_by_id_or_by_name():
    commands = [Command("copy", ("y",), "Copy.", "reader"), Command("copy", ("y",), "Copy.", "compare")]
    assert keymap({"copy": ["Y", "ctrl+y"]}, commands)[0] == {
        "reader.copy": "Y,ctrl+y",
        "compare.copy": "Y,ctrl+y",
    }
    assert keymap({"reader.copy": "Y"}, commands)[0] == {"reader.copy": "Y"}


def test_a_name_that_is_no_command_is_said():
    changed, problems = keymap({"fly": "x", "copy": ()}, [Command("copy", ("y",), "Copy.", "reader")])
    assert changed == {}
    assert problems == ["keys: “fly” is no command; ? lists them.", "keys: “copy” has no key."]


def test_only_commands_with_a_label_stand_in_the_footer():
    shown, hidden = bindings_of(
        [Command("a", ("x",), "Do.", "app", "do"), Command("b", ("z",), "Do.", "app")]
    )
    assert (shown.show, shown.description, hidden.show) == (True, "do", False)


def test_keys_are_shown_as_people_write_them():
    assert [label(key) for key in ("escape", "right_square_bracket", "ctrl+p", "j")] == [
        "esc",
        "]",
        "ctrl+p",
        "j",
    ]
