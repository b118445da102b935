"""What strangers write stays text, in its place, on every screen."""

from dataclasses import replace

import pytest
from acting import settle
from fake import hostile

from dossier.tui.app import DossierApp
from dossier.tui.screens.palette import Palette

KEYS = {
    "articles": ("j", "j", "space", "s", "s", "s", "e"),
    "reader": ("j", "enter", "J", "G", "y"),
    "hits": ("/", *"nope", "enter", "j", "enter", "n"),
    "events": ("2", "j", "enter"),
    "actors": ("3", "j", "l"),
    "quotes": ("4", "j", "j"),
    "skipped": ("5", "j"),
    "compare": ("j", "space", "space", "c"),
    "help": ("?", "/", "[", "b", "]"),
    "palette": ("ctrl+p", "[", "/"),
}


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (160, 45)], ids=["40x10", "80x24", "160x45"])
@pytest.mark.parametrize("place", KEYS)
async def test_no_place_breaks(place, size):
    app = DossierApp(hostile(), refresh=False)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in KEYS[place]:
            await pilot.press(key)
        await settle(pilot)
        assert app.is_running
        assert app.return_code is None
        lines = app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in lines} == {size[0]}
        text = "\n".join(strip.text for strip in lines)
        assert "\x1b" not in text
        clickable = [
            segment.style.meta["@click"]
            for strip in lines
            for segment in strip
            if segment.style and "@click" in segment.style.meta
        ]
        assert clickable == []


async def test_a_title_that_looks_like_markup_is_shown_as_it_is():
    app = DossierApp(hostile(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "[/nope] closing" in app.main.articles.listing.render_line(0).text


async def test_the_palette_runs_what_it_names_and_not_what_a_title_says():
    app = DossierApp(hostile(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"press")
        await settle(pilot)
        assert isinstance(app.screen, Palette)
        assert app.screen.listing.row.name.startswith("[@click=app.quit]")
        await pilot.press("enter")
        await settle(pilot)
        assert app.is_running
        assert app.main.reader.article.id == "h1"


async def test_an_exceptions_message_is_made_inert():
    app = DossierApp(replace(hostile(), fails="article"), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = "".join(app.main.reader.render_line(y).text for y in range(5))
        assert "cannot read [/nope]" in text
        assert "\x1b" not in text
