"""Help for the pane one is in, and keys that clash."""

import pytest
from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.keys.bindings import keymap
from dossier.tui.keys.clashes import TOGETHER
from dossier.tui.keys.commands import CONTEXTS, all_commands
from dossier.tui.screens.help import rows_for


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), "Article list"),
        (("enter",), "Reader"),
        (("2",), "Events"),
        (("3",), "Actors"),
        (("4",), "Quotes"),
    ],
)
async def test_help_begins_with_the_keys_of_the_focused_pane(keys, first):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("?")
        await settle(pilot)
        assert app.screen.query_one("#keys").rows[0] == first


def test_every_context_is_still_listed_once():
    headings = [row for row in rows_for("", active=["reader", "app"]) if isinstance(row, str) and row]
    assert headings[:2] == ["Reader", "Everywhere"]
    assert sorted(headings) == sorted(CONTEXTS[name] for name in {each.context for each in all_commands()})


def test_a_key_given_to_two_commands_of_one_place_is_said():
    assert keymap({"articles.sort": "f"})[1] == [
        "keys: “f” is given to both articles.filter and articles.sort; only one of them hears it."
        if _before("articles.filter", "articles.sort")
        else "keys: “f” is given to both articles.sort and articles.filter; only one of them hears it."
    ]


def test_a_key_that_hides_another_one_is_said():
    said = keymap({"reader.copy": "z"})[1]
    assert said == ["keys: “z” means reader.copy where that is active, so main.zoom does not hear it there."]


def test_keys_as_they_ship_and_keys_apart_are_no_clash():
    assert keymap({"main.compare": "f9"})[1] == []
    assert keymap({"compare.copy": "f9", "main.compare": "f9"})[1] == []


def test_every_context_stands_with_those_that_are_active_with_it():
    assert {name for names in TOGETHER for name in names} >= {each.context for each in all_commands()}


def _before(first, second):
    ids = [command.id for command in all_commands()]
    return ids.index(first) < ids.index(second)


async def test_the_palette_names_the_keys_as_they_are_bound():
    app = DossierApp(harbour(), refresh=False, keys={"main.zen": "f9"})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        details = {entry.target: entry.detail for entry in app.screen.listing.rows}
        assert details["main.zen"].endswith("(f9)")
        assert details["main.about"].endswith("(f2)")
