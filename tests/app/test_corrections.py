"""Corrections from the screens: made in a thread, told, taken back, taken again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from dossier.errors import DossierError
from dossier.tui.app import DossierApp
from dossier.tui.keys.now import key
from dossier.tui.messages import Correct
from dossier.tui.widgets.status_line import StatusLine
from tests.app.acting import settle
from tests.app.fake import FakeDossier, harbour


def told(pilot: Pilot[int]) -> str:
    return str(pilot.app.screen.query_one(StatusLine).render())


@pytest.fixture
def dossier() -> FakeDossier:
    return harbour()


async def test_a_correction_is_told_undone_and_redone(dossier):
    held = []

    def hide() -> str:
        held.append("gate")
        dossier.undo_stack.did("hid gate", held.clear, lambda: held.append("gate"))
        return "The gate is hidden."

    async with DossierApp(dossier).run_test() as pilot:
        await settle(pilot)
        pilot.app.main.left.post_message(Correct(hide))
        await settle(pilot)
        assert (held, told(pilot)) == (["gate"], "The gate is hidden. U takes that back.")
        await pilot.press("U")
        await settle(pilot)
        assert (held, told(pilot)) == ([], "Taken back: hid gate.")
        await pilot.press("U")
        await settle(pilot)
        assert told(pilot) == "There is nothing to undo."
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert (held, told(pilot)) == (["gate"], "Taken again: hid gate.")


async def test_what_is_told_names_the_keys_of_the_users_own(dossier):
    def hide() -> str:
        dossier.undo_stack.did("hid gate", lambda: None, lambda: None)
        return "The gate is hidden."

    async with DossierApp(dossier, keys={"main.undo": "f9"}).run_test() as pilot:
        await settle(pilot)
        pilot.app.main.left.post_message(Correct(hide))
        await settle(pilot)
        assert told(pilot) == "The gate is hidden. f9 takes that back."
    assert key("main.undo") == "U"


async def test_what_changes_nothing_is_not_to_be_taken_back(dossier):
    async with DossierApp(dossier).run_test() as pilot:
        await settle(pilot)
        pilot.app.main.left.post_message(Correct(lambda: "Kept the search “strike”."))
        await settle(pilot)
        assert told(pilot) == "Kept the search “strike”."


async def test_a_correction_that_cannot_be_kept_is_said(dossier):
    def hide() -> str:
        raise DossierError("notes/actors.yaml cannot be written: no space left on device.")

    async with DossierApp(dossier).run_test() as pilot:
        await settle(pilot)
        pilot.app.main.left.post_message(Correct(hide))
        await settle(pilot)
        assert "no space left" in told(pilot)
