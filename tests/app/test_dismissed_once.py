"""Two keys typed at once do not leave two screens."""

from __future__ import annotations

from acting import settle
from fake import harbour

from dossier.tui.app import DossierApp
from dossier.tui.widgets.prompt import Prompt


async def test_a_screen_that_has_gone_is_not_dismissed_again():
    app = DossierApp(harbour(), refresh=False)
    answers = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        prompt = Prompt("A name")
        app.push_screen(prompt, answers.append)
        await settle(pilot)
        prompt.dismiss("one")
        prompt.dismiss("two")
        await settle(pilot)
        assert answers == ["one"]
        assert app.screen is app.main
