"""Saying what is known better of an article than its file says."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, Static

from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.widgets.prompt import Prompt
from tests.app.acting import settle


async def test_a_date_is_stated_by_one_key_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.md").write_text("---\ntitle: Ferry\n---\nThe ferry left.\n", "utf-8")
    dossier = Dossier.open(tmp_path)
    dossier.refresh()
    async with DossierApp(dossier).run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")  # the screen that opens a dossier for the first time
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Prompt)
        box = pilot.app.screen.query_one(Input)
        assert box.value == "date: "
        box.value = "date: soon"
        await pilot.press("enter")
        await settle(pilot)
        assert "no date" in str(pilot.app.screen.query_one("#wrong", Static).render())
        box.value = "date: 5 June 2019"
        await pilot.press("enter")
        await settle(pilot)
        assert dossier.articles()[0].date == "2019-06-05"
        await pilot.press("U")
        await settle(pilot)
        assert dossier.articles()[0].date is None
    dossier.close()


async def test_what_is_known_and_what_was_taken_out_is_shown(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for day in (5, 6):
        (tmp_path / "articles" / f"ferry-{day}.md").write_text(
            f"---\ntitle: Ferry\nurl: https://pier.example/ferry\ndate: 2019-06-0{day}\n---\n"
            f"The ferry left at {day} in the morning.\n\nAdvertisement\n\nNobody was on board.\n",
            "utf-8",
        )
    dossier = Dossier.open(tmp_path)
    dossier.refresh()
    async with DossierApp(dossier).run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        await pilot.pause()
        shown = str(pilot.app.screen.query_one("#about > Static", Static).render())
        assert "date      2019-06-0" in shown
        assert "  front matter\n" in shown
        assert "of 2 at this address" in shown
        assert "Taken out of the text\n• Advertisement" in shown
        await pilot.press("pagedown", "down", "up", "pageup", "escape")
        await settle(pilot)
        assert not isinstance(pilot.app.screen, Prompt)
    dossier.close()
