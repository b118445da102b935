"""What is current in the reader stays in sight: the paragraph, the quote, the highlight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from dossier.model import NamedSpan
from dossier.tui.app import DossierApp
from dossier.tui.reading import Block, lay_out
from dossier.tui.text import plain
from dossier.tui.widgets.article_reader import ArticleReader
from tests.app.acting import settle
from tests.app.fake import FakeDossier, harbour

SIZE = (100, 24)


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
    return pilot.app.screen.query_one(ArticleReader)


def seen(reader: ArticleReader) -> set[int]:
    """Return the paragraphs in sight."""
    return {reader._layout.lines[line].block for line in reader.seen if line < len(reader._layout.lines)}


LAYOUT = lay_out(
    [Block(plain(text), number, 10 * number, gap=True) for number, text in enumerate("habcd")], 9
)


@pytest.mark.parametrize(
    ("block", "lines", "nearest"),
    [
        (2, range(3, 6), 2),  # in sight
        (1, range(3, 8), 2),  # scrolled away above
        (4, range(2, 6), 2),  # and below
        (3, range(1, 2), 3),  # nothing but a blank line is seen
        (9, range(2, 6), 2),  # of another layout
    ],
)
def test_the_nearest_paragraph_in_sight(block, lines, nearest):
    assert LAYOUT.nearest(block, lines) == nearest


def test_a_paragraph_that_begins_in_sight_is_nearer_than_the_end_of_one():
    layout = lay_out([Block(plain("h"), gap=True), *(Block(plain("a b c"), 1, 0, gap=True),) * 3], 1)
    assert layout.nearest(3, range(3, 8)) == 2
    assert layout.nearest(3, range(3, 5)) == 1  # there is no other


async def test_the_current_paragraph_follows_the_scroll_and_back(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        first = reader.paragraph
        for key in ("space", "space", "j", "j", "j", "G", "b", "k", "b", "b", "b", "b"):
            await pilot.press(key)
            assert reader.paragraph in seen(reader), key
        assert reader.paragraph != first
        await pilot.press("g")
        assert reader.paragraph == first
        await pilot.press("G")
        assert reader.paragraph == len(reader._layout.blocks) - 1


async def test_the_bar_is_drawn_at_the_paragraph_that_became_the_current_one(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await pilot.press("space", "space")
        lines = reader._layout.lines
        barred = {
            lines[reader.scroll_offset.y + y].block
            for y in range(reader.size.height)
            if "▎" in reader.render_line(y).text
        }
        assert barred == {reader.paragraph}


async def test_y_copies_what_is_seen_and_not_the_quote_that_was_scrolled_away(dossier):
    app = DossierApp(dossier)
    async with app.run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await pilot.press("q")
        quote = reader.quote
        await pilot.press("j")
        assert reader.quote == quote  # still in sight
        await pilot.press("space", "space", "y")
        await pilot.pause()
        assert reader.quote is None and reader.marks.quote is None
        block = reader._layout.blocks[reader.paragraph]
        assert app.clipboard.startswith(block.content.plain)


async def test_h_highlights_what_is_seen(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await pilot.press("space", "space")
        top = reader.scroll_offset.y
        block = reader._layout.blocks[reader.paragraph]
        await pilot.press("H")
        assert reader.scroll_offset.y == top
        assert reader._current.start == block.start


async def test_w_stays_at_the_words_that_name_the_speaker_where_the_quote_is_far(dossier):
    text = (
        "“We wait for an answer,” said the union.\n\n" + "Nothing moved. " * 60 + "\n\n" + "Ships lay. " * 60
    )
    dossier.texts = dict.fromkeys(dossier.texts, text + "\n\nMira Holt went home.")
    async with DossierApp(dossier).run_test(size=(100, 16)) as pilot:
        reader = await opened(pilot)
        at = reader.article.text.index("Mira Holt")
        found = reader.quotes[0]
        reader.quotes = [
            replace(found, quote=replace(found.quote, mention=NamedSpan(at, at + 9, "Mira Holt")))
        ]
        await pilot.press("q", "w")
        await pilot.pause()
        assert reader.quote is reader.quotes[0]
        assert reader.paragraph in seen(reader)
        assert not reader._layout.shows(found.quote.start, found.quote.end, reader.seen)
        await pilot.press("w")
        assert reader.quote is reader.quotes[0]
        assert reader._layout.shows(found.quote.start, found.quote.end, reader.seen)
        await pilot.press("space", "space")
        assert reader.quote is None
