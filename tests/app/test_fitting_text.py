"""Text that has the screen laid out only where it needs another number of lines."""

from textual.app import App, ComposeResult
from textual.widgets import Static

from dossier.tui.text import plain
from dossier.tui.widgets.fitting_text import FittingText


class TextApp(App[None]):
    CSS = "FittingText { height: auto; max-height: 2; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        yield FittingText(plain("one"))
        yield Static("below")


async def after(pilot, *texts):
    """Return the height of the text, where what is below it stands, and how many layouts there were."""
    layouts = 0
    laid_out = pilot.app.screen._refresh_layout

    def counted(*args, **kwargs):
        nonlocal layouts
        layouts += 1
        laid_out(*args, **kwargs)

    pilot.app.screen._refresh_layout = counted
    for text in texts:
        pilot.app.query_one(FittingText).update(plain(text))
        await pilot.pause()
    return pilot.app.query_one(FittingText).size.height, pilot.app.query_one(Static).region.y, layouts


async def test_another_text_of_as_many_lines_moves_nothing():
    async with TextApp().run_test(size=(12, 8)) as pilot:
        await pilot.pause()
        assert (await after(pilot, "two", "three"))[2] == 0
        assert pilot.app.query_one(FittingText).render_line(0).text.strip() == "three"


async def test_a_longer_text_takes_the_lines_it_needs_and_a_shorter_one_gives_them_back():
    async with TextApp().run_test(size=(12, 8)) as pilot:
        await pilot.pause()
        height, _, layouts = await after(pilot, "two lines of it")
        assert height == 2
        assert layouts
        assert pilot.app.query(Static).last().region.y == 2
        assert (await after(pilot, "two"))[0] == 1
        assert pilot.app.query(Static).last().region.y == 1


async def test_a_text_that_is_cut_takes_no_layout():
    async with TextApp().run_test(size=(12, 8)) as pilot:
        await pilot.pause()
        await after(pilot, "words that need four lines of ten")
        assert (await after(pilot, "other words that need four lines too"))[::2] == (2, 0)
