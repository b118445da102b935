"""How the reader shows its text, zen mode, and going back through what was read."""

import pytest
from acting import settle, still
from fake import FakeReading, harbour

from dossier.tui.app import DossierApp


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


def lines(reader):
    return [reader.render_line(y).text for y in range(reader.size.height)]


async def test_numbers_of_paragraphs_are_shown_and_hidden(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        first = next(line for line in lines(app.main.reader) if "The port stood still" in line)
        assert first.split()[0] == "1"
        await pilot.press("#")
        first = next(line for line in lines(app.main.reader) if "The port stood still" in line)
        assert first.split()[0] != "1"


async def test_the_width_of_the_text_goes_round_and_is_remembered():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "z")
        await settle(pilot)
        widths = []
        for _ in range(4):
            await pilot.press("=")
            widths.append(app.main.reader._layout.width)
        assert widths[0] == 100 and widths[1] > 140 and widths[2:] == [66, 76]
        await pilot.press("=", "#")
        await settle(pilot)
    assert (dossier.reading.left["widest"], dossier.reading.left["numbered"]) == (100, False)
    again = DossierApp(dossier, refresh=False)
    async with again.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        assert (again.main.reader.widest, again.main.reader.numbered) == (100, False)


async def test_a_look_that_cannot_be_is_not_taken():
    dossier = harbour()
    dossier.reading = FakeReading(left={"opened": True, "widest": -3, "numbered": "no"})
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert (app.main.reader.widest, app.main.reader.numbered) == (76, True)


async def test_zen_shows_only_the_text_and_escape_shows_all_again(app):
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("Z")
        await settle(pilot)
        assert app.main.reader.size.width == 120 and app.main.reader.size.height == 40
        assert app.main.reader.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.reader.size.width < 120 and app.main.reader.has_focus


async def test_back_and_forward_go_through_what_was_read(app):
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*("j" * 14))
        first, offset = app.main.reader.article.id, app.main.reader.top_offset
        assert offset
        await pilot.press("}")
        await settle(pilot)
        second = app.main.reader.article.id
        await pilot.press("<")
        await settle(pilot)
        assert (app.main.reader.article.id, app.main.reader.top_offset) == (first, offset)
        await pilot.press(">")
        await settle(pilot)
        assert app.main.reader.article.id == second
        await pilot.press(">")
        await settle(pilot)
        assert app.main.reader.article.id == second


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_zen(snap_compare, size):
    app = DossierApp(harbour(), refresh=False)
    assert snap_compare(app, terminal_size=size, run_before=still("Z", "pause", "#"))
