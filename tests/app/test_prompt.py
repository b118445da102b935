"""The box that asks for a line of text."""

import pytest
from textual.app import App
from textual.widgets import Static

from dossier.tui.look.themes import DARK
from dossier.tui.widgets.prompt import Prompt

SIZES = [(80, 24), (40, 10)]


class Host(App):
    """An app that shows one prompt and keeps the answers."""

    def __init__(self, prompt):
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.prompt, self.answers = prompt, []

    def on_mount(self):
        self.push_screen(self.prompt, self.answers.append)


def told(app):
    return str(app.prompt.query_one("#wrong", Static).content)


def no_slash(typed):
    return "A name has no slash." if "/" in typed else None


async def test_what_is_typed_replaces_what_stood_there():
    app = Host(Prompt("What is it called?", "strike"))
    async with app.run_test() as pilot:
        await pilot.press(*" port ", "enter")
        await pilot.pause()
        assert app.answers == ["port"]


async def test_enter_alone_takes_what_stands_there():
    app = Host(Prompt("What is it called?", "strike"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == ["strike"]


async def test_escape_gives_nothing():
    app = Host(Prompt("What is it called?", "strike"))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_what_is_wrong_is_said_as_one_types_and_enter_waits_for_better():
    app = Host(Prompt("What is it called?", check=no_slash))
    async with app.run_test() as pilot:
        assert told(app) == "enter takes it · esc leaves all as it is"
        await pilot.press(*"a/", "enter")
        assert (told(app), app.answers) == ("A name has no slash.", [])
        await pilot.press("backspace")
        assert told(app) == "enter takes it · esc leaves all as it is"
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == ["a"]


@pytest.mark.parametrize(("allowed", "answers"), [(False, []), (True, [""])])
async def test_an_empty_answer(allowed, answers):
    app = Host(Prompt("What is it called?", check=no_slash, allow_empty=allowed))
    async with app.run_test() as pilot:
        await pilot.press("space", "enter")
        await pilot.pause()
        assert app.answers == answers
        if not allowed:
            assert told(app) == "Type something first; esc leaves all as it is."


@pytest.mark.parametrize("size", SIZES)
async def test_a_title_of_a_stranger_is_text(size):
    app = Host(Prompt("[/nope] \x1b[31m called? " + "on and on " * 9, "[@click=app.quit]x"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "[/nope]" in str(app.prompt.query_one("#question", Static).content)
        assert app.prompt.query_one("#answer").region.bottom < size[1]
