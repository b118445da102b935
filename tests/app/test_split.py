"""Two articles side by side."""

import pytest
from acting import settle, still
from fake import harbour

from dossier.tui.app import DossierApp


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_an_article_is_kept_beside_the_next_and_each_scrolls_by_itself(size):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        kept = app.main.reader.article.id
        await pilot.press("|")
        await settle(pilot)
        await pilot.press("}")
        await settle(pilot)
        first, second = app.main.side.readers
        assert (second.article.id, first.article.id == kept) == (kept, False)
        assert first.size.width and second.size.width
        await pilot.press("j", "j")
        assert second.scroll_offset.y == 0
        await pilot.press("tab")
        assert second.has_focus
        await pilot.press("escape")
        assert first.has_focus
        await pilot.press("tab", "|")
        await settle(pilot)
        assert app.main.side.second is None
        assert first.has_focus


async def test_words_are_found_in_the_reader_that_has_the_focus():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "|")
        await settle(pilot)
        await pilot.press("tab", "/", *"union", "enter")
        await settle(pilot)
        first, second = app.main.side.readers
        assert second.marks.found and not first.marks.found
        number = second.match_number
        await pilot.press("n")
        assert second.match_number == number + 1


async def test_without_an_article_nothing_is_split():
    app = DossierApp(harbour(0), refresh=False)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("|")
        await settle(pilot)
        assert app.main.side.second is None


def test_split(snap_compare):
    app = DossierApp(harbour(), refresh=False)
    assert snap_compare(app, terminal_size=(160, 45), run_before=still("enter", "|", "pause", "}", "pause"))
