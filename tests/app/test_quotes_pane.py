"""The pane of quotes: orders, the passage, corrections, and share of voice."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from dossier.model import QuoteVerdict, Span
from dossier.tui.app import DossierApp
from dossier.tui.panes.carried import CarriedPane
from dossier.tui.panes.quotes import QuotesPane
from dossier.tui.panes.voice import VoiceScreen, as_text, bar
from dossier.tui.widgets.article_reader import ArticleReader
from dossier.tui.widgets.prompt import Prompt
from tests.app.acting import settle
from tests.app.fake import FakeDossier, harbour


@pytest.fixture
def dossier() -> FakeDossier:
    return harbour()


async def opened(pilot: Pilot[int]) -> QuotesPane:
    await settle(pilot)
    await pilot.press("4")
    await settle(pilot)
    return pilot.app.screen.query_one(QuotesPane)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_quotes_are_grouped_by_article_too(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "s", "s", "s")
        lines = pane._list.rows
        assert [line.opens for line in lines] == [
            not place or lines[place - 1].said.quote.article != line.said.quote.article
            for place, line in enumerate(lines)
        ]


async def test_the_detail_shows_the_passage_and_what_decided(dossier):
    async with DossierApp(dossier).run_test(size=(160, 45)) as pilot:
        pane = await opened(pilot)
        text = " ".join(passage.content.plain for passage in pane._passages.rows)
        found = pane._list.row.said.quote
        paragraph = dossier.texts[found.article].split("\n\n")[found.paragraph - 1]
        assert paragraph in " ".join(text.split())
        assert "rule marks · sure 0.90" in text
        assert f"named by {found.quote.mention.text}" in text


async def test_w_opens_the_words_that_name_the_speaker(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        mention = pane._list.row.said.quote.quote.mention
        await press(pilot, "w")
        reader = pilot.app.screen.query_one(ArticleReader)
        assert reader.has_focus
        assert (reader.marks.current.start, reader.marks.current.end) == (mention.start, mention.end)


async def test_a_speaker_is_asked_for_and_kept(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        found = pane._list.row.said.quote
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, Prompt)
        pilot.app.screen.query_one(Input).value = "nobody"
        await press(pilot, "enter")
        decided = dossier.quote_corrections.said[found.article, found.quote.start]
        assert decided == (QuoteVerdict.SPEAKER, None)


async def test_what_is_no_quote_leaves_the_list_until_that_is_undone(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        before = len(pane.loaded.rows)
        await press(pilot, "d")
        assert len(pane.loaded.rows) == before - 1
        await press(pilot, "U")
        assert len(pane.loaded.rows) == before


async def test_scare_quotes_stay_in_the_list(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        before = len(pane.loaded.rows)
        await press(pilot, "D")
        assert sum(row.doubtful for row in pane.loaded.rows) == 1
        assert len(pane.loaded.rows) == before


async def test_y_copies_the_quote_with_its_source(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "y")
        words, source = pilot.app.clipboard.splitlines()
        found, info = pane._list.row.said.quote, pane._list.row.said.info
        assert words == found.quote.text
        assert source == (
            f"— {pane._list.row.said.speaker}; {info.outlet or 'outlet not known'}, “{info.title}”, "
            f"{info.date or 'date not known'}, paragraph {found.paragraph} ({info.path})"
        )


# -- share of voice


async def test_the_share_of_voice_leads_back_to_what_somebody_said(dossier):
    async with DossierApp(dossier).run_test(size=(160, 45)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "v")
        screen = pilot.app.screen
        assert isinstance(screen, VoiceScreen)
        rows = screen.query_one("#voices").rows
        total = dossier.share_of_voice().total
        assert sum(row.total.words for row in rows) == total.words
        assert f"{total.words:,} words" in str(screen.query_one(".title", Static).render())
        speaker = screen.query_one("#voices").row.speaker
        await press(pilot, "enter")
        assert pane.words == speaker
        assert {line.said.speaker for line in pane._list.rows} == {speaker}


async def test_the_share_of_voice_is_of_the_rows_that_the_filter_leaves(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        pane.query_one(".words", Input).value = "Lantern"
        await press(pilot, "v")
        assert set(pilot.app.screen._found.outlets) == {"The Lantern"}
        await press(pilot, "v")
        assert isinstance(pilot.app.screen.query_one(QuotesPane), QuotesPane)


async def test_the_share_of_voice_is_sorted_moved_and_copied(dossier):
    async with DossierApp(dossier).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        screen = pilot.app.screen
        heading = screen.query_one(".heading", Static)
        first = str(heading.render())
        await press(pilot, "l")
        assert str(heading.render()) != first
        await press(pilot, "h", "h")
        assert str(heading.render()) == first
        await press(pilot, "s", "s")
        speakers = [row.speaker for row in screen.query_one("#voices").rows]
        assert speakers == sorted(speakers)
        await press(pilot, "y")
        assert pilot.app.clipboard == as_text(dossier.share_of_voice())
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, VoiceScreen)


async def test_a_share_that_cannot_be_counted_is_said(dossier):
    dossier.fails = "share_of_voice"
    async with DossierApp(dossier).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "v")
        listing = pilot.app.screen.query_one("#voices")
        assert "cannot be counted" in listing.render_line(0).text
        assert "\x1b" not in listing.render_line(0).text


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "    "), (1, "████"), (0.5, "██  "), (0.0001, "▏   "), (0.28, "█▏  "), (7, "████")],
)
def test_a_bar_is_as_long_as_the_share(share, shown):
    assert bar(share, 4) == shown


async def test_e_shows_who_else_prints_the_quote_and_leads_back(dossier):
    app = DossierApp(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "j", "e")
        carried = app.screen.query_one(CarriedPane)
        quote = pane._list.row.said.quote
        assert (carried._article, carried._passage) == (
            quote.article,
            Span(quote.quote.start, quote.quote.end),
        )
        await press(pilot, "escape")
        assert pane._list.has_focus
