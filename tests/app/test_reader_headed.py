"""The line at the top of the reader that names the article while its heading is out of sight."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from dossier.tui.app import DossierApp
from dossier.tui.widgets.article_reader import ArticleReader
from tests.app.acting import settle, still
from tests.app.fake import FakeDossier, harbour


@pytest.fixture
def dossier() -> FakeDossier:
    """Articles that are longer than the screen."""
    found = harbour()
    found.texts = {name: "\n\n".join([text] * 6) for name, text in found.texts.items()}
    return found


async def opened(pilot: Pilot[int]) -> ArticleReader:
    """Go into the first article."""
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    return pilot.app.screen.query_one("#reader", ArticleReader)


def top(reader: ArticleReader) -> str:
    return reader.render_line(0).text.strip()


async def test_the_line_comes_when_the_last_line_of_the_heading_goes(dossier):
    async with DossierApp(dossier).run_test(size=(100, 24)) as pilot:
        reader = await opened(pilot)
        info, heading = reader.article.info, reader._layout.heading
        assert not reader.headed
        for _ in range(heading):
            assert not reader.headed
            await pilot.press("j")
        assert reader.headed
        assert top(reader).startswith(info.title[:15])
        assert top(reader).endswith(f" · {info.outlet} · {info.date}")
        first = reader._layout.lines[heading + 1]
        assert reader._layout.blocks[first.block].number == 1
        assert reader.seen.start == heading + 1  # nothing of the text is covered
        await pilot.press("k")
        assert not reader.headed


async def test_no_line_of_the_text_is_passed_over_by_paging(dossier):
    async with DossierApp(dossier).run_test(size=(100, 24)) as pilot:
        reader = await opened(pilot)
        for keys in (("space",) * 5, ("b",) * 5, ("g", "q", "space", "space")):
            for key in keys:
                before = reader.seen
                await pilot.press(key)
                assert reader.scroll_offset.y in (0, reader.max_scroll_y) or (
                    before.start <= reader.seen.stop and reader.seen.start <= before.stop
                )


async def test_a_long_title_leaves_room_for_outlet_and_date(dossier):
    from dataclasses import replace

    dossier.infos = tuple(replace(info, title="A long strike " * 20) for info in dossier.infos)
    async with DossierApp(dossier).run_test(size=(80, 24)) as pilot:
        reader = await opened(pilot)
        await pilot.press("space")
        assert "…" in top(reader)
        assert top(reader).endswith(reader.article.info.date)


async def test_where_one_was_is_come_back_to_under_the_line(dossier):
    async with DossierApp(dossier).run_test(size=(100, 24)) as pilot:
        reader = await opened(pilot)
        await pilot.press("space", "j")
        offset, y = reader.top_offset, reader.scroll_offset.y
        reader.have_at_top(offset)
        assert reader.top_offset == offset
        assert reader.scroll_offset.y in (y, y + 1)  # a blank line stands for the one after it
        await pilot.press("v", "k", "k", "k")
        assert reader._chosen_lines[1] in reader.seen
        await pilot.press("escape", "K", "K", "K")
        assert reader._layout.first[reader.paragraph] in reader.seen


async def test_both_readers_and_the_article_alone_have_it(dossier):
    async with DossierApp(dossier).run_test(size=(140, 30)) as pilot:
        reader = await opened(pilot)
        await pilot.press("space", "|")
        await settle(pilot)
        second = pilot.app.screen.query_one("#second", ArticleReader)
        assert second.headed and top(second) == top(reader)
        await pilot.press("Z")
        await settle(pilot)
        assert reader.headed and top(reader).startswith(reader.article.info.title[:20])


async def test_it_is_left_out_where_there_is_no_room(dossier):
    async with DossierApp(dossier).run_test(size=(60, 8)) as pilot:
        reader = await opened(pilot)
        await pilot.press("G")
        assert reader.headed
        await pilot.resize_terminal(60, 7)
        await settle(pilot)
        assert not reader.headed
        reader.say(reader.message)
        assert not reader.headed


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_headed(snap_compare, dossier, size):
    app = DossierApp(dossier, refresh=False)
    assert snap_compare(app, terminal_size=size, run_before=still("enter", "space"))


async def test_the_line_stays_while_the_article_is_read_again(dossier):
    async with DossierApp(dossier).run_test(size=(100, 24)) as pilot:
        reader = await opened(pilot)
        await pilot.press("space", "space")
        named = top(reader)
        reader.forget()
        reader.forget_drawn()  # as when the theme changes in the meantime
        assert reader.article is None
        assert top(reader) == named
        await settle(pilot)
        assert top(reader) == named
