"""The pane of quotes: orders, the passage, corrections, and share of voice."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from dossier.model import ArticleQuote, Quote, QuoteType, QuoteVerdict, Span
from dossier.tui.app import DossierApp
from dossier.tui.panes.carried import CarriedPane
from dossier.tui.panes.ordering import Said
from dossier.tui.panes.pane import Matches
from dossier.tui.panes.quotes import QuotesPane
from dossier.tui.panes.voice import VoiceScreen, as_text, bar
from dossier.tui.quoting import speaker_of
from dossier.tui.searching.quotes import Row as SearchedQuote
from dossier.tui.searching.quotes import quote_line
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


# -- the filter of many rows


class Held:
    """Lets the threads that look for words wait until they are released."""

    def __init__(self, monkeypatch):
        self.go = {}
        looked = Matches.of
        monkeypatch.setattr("dossier.tui.panes.pane.MANY", 1)
        monkeypatch.setattr(Matches, "of", lambda loaded, words: self._of(looked, loaded, words))

    def _of(self, looked, loaded, words):
        found = looked(loaded, words)
        if threading.current_thread() is not threading.main_thread():
            assert self.go.setdefault(words, threading.Event()).wait(5)
        return found

    def release(self, words):
        self.go.setdefault(words, threading.Event()).set()


def texts_shown(pane):
    return [line.said.quote.quote.text for line in pane._list.rows]


async def test_many_quotes_are_filtered_in_a_thread(dossier, monkeypatch):
    held = Held(monkeypatch)
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        every = len(pane._list.rows)
        word = pane._list.rows[-1].said.quote.quote.text.split()[0].casefold()
        await pilot.press("f")
        pane.query_one(".words", Input).value = word
        await pilot.pause()
        assert len(pane._list.rows) == every
        held.release(word)
        await settle(pilot)
        assert 0 < len(pane._list.rows) < every
        assert len(pane._list.rows) == sum(pane.loaded.matching(word))


async def test_what_was_typed_last_stands_though_its_thread_is_the_first_to_end(dossier, monkeypatch):
    held = Held(monkeypatch)
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        words = pane._list.rows[0].said.quote.quote.text.casefold()
        first, last = words[:2].strip(), words
        await pilot.press("f")
        box = pane.query_one(".words", Input)
        box.value = first
        await pilot.pause()
        box.value = last
        await pilot.pause()
        held.release(last)
        await pilot.pause(0.1)
        shown = texts_shown(pane)
        held.release(first)
        await settle(pilot)
        assert texts_shown(pane) == shown
        assert len(shown) < len(pane.loaded.rows)


async def test_enter_shows_the_rows_at_once_and_the_next_key_is_meant_for_them(dossier, monkeypatch):
    held = Held(monkeypatch)
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        words = pane._list.rows[-1].said.quote.quote.text.casefold()
        await pilot.press("f")
        pane.query_one(".words", Input).value = words
        await pilot.pause()
        assert len(pane._list.rows) == len(pane.loaded.rows)
        await pilot.press("enter")
        assert pane._list.has_focus
        assert pane._list.row.said.quote.quote.text.casefold() == words
        held.release(words)
        await settle(pilot)
        assert {text.casefold() for text in texts_shown(pane)} == {words}


async def test_rows_that_were_read_meanwhile_are_filtered_anew(dossier, monkeypatch):
    held = Held(monkeypatch)
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        words = pane._list.rows[0].said.quote.quote.text.casefold()
        await pilot.press("f")
        pane.query_one(".words", Input).value = words
        await pilot.pause()
        pane.take(pane.read())
        held.release(words)
        await settle(pilot)
        assert {text.casefold() for text in texts_shown(pane)} == {words}
        assert pane._matches.loaded is pane.loaded


async def test_keys_typed_while_quotes_are_read_hold_when_they_are_there(dossier):
    dossier.hold, dossier.slow = threading.Event(), "quotes"
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("4")
        await pilot.pause()
        pane = pilot.app.screen.query_one(QuotesPane)
        await pilot.press("s", "S", "f", *"feld")
        assert len(pane._list.rows) == 0
        dossier.hold.set()
        await settle(pilot)
        assert {line.said.speaker for line in pane._list.rows} == {"Jonas Feld"}
        outlets = [line.said.info.outlet for line in pane._list.rows if line.opens]
        assert outlets == sorted(outlets, key=lambda outlet: outlet or "", reverse=True)


async def test_the_cursor_stays_on_its_quote_while_the_filter_comes_and_goes(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "G")
        last = pane._list.row.said
        await press(pilot, "f", *last.quote.quote.text.split()[0].casefold())
        assert pane._list.row.said is last
        await press(pilot, "escape")
        assert pane._list.row.said is last
        assert pane._list.cursor == len(pane.loaded.rows) - 1


async def test_the_detail_of_the_same_quote_is_fetched_once_until_quotes_are_read_anew(dossier, monkeypatch):
    fetched = []
    fetch = QuotesPane.fetch
    monkeypatch.setattr(
        QuotesPane, "fetch", lambda pane, row: fetched.append(pane.key_of(row)) or fetch(pane, row)
    )
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        await press(pilot, "G")
        del fetched[:]
        lines = list(pane._passages.rows)
        await press(pilot, "f", *pane._list.row.said.quote.quote.text.split()[0].casefold())
        await press(pilot, "escape")
        assert fetched == []
        assert pane._passages.rows == lines
        await press(pilot, "k")
        await press(pilot, "j")
        assert len(fetched) == 2
        pane.load()
        await settle(pilot)
        assert len(fetched) == 3


async def test_the_reader_stays_where_it_is_while_the_cursor_stays_on_its_quote(dossier):
    async with DossierApp(dossier).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        shown = []
        pane._preview = shown.append
        await press(pilot, "j")
        assert len(shown) == 1
        await press(pilot, "f", *pane._list.row.said.quote.quote.text.split()[0].casefold())
        await press(pilot, "escape")
        assert len(shown) == 1
        await press(pilot, "l", "h")
        await press(pilot, "k", "j")
        assert pane.passage_of(pane._list.row) == shown[-1]
        seen = len(shown)
        pane.load()
        await settle(pilot)
        assert len(shown) == seen + 1


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


def guess(name="Jonas Feld", *, rule="last-named", confidence=0.33):
    quote = Quote(
        start=0,
        end=9,
        text="“We wait”",
        type=QuoteType.DIRECT,
        rule=rule,
        confidence=confidence,
        speaker=name,
    )
    return ArticleQuote("a00001", 2, quote, "jonas", name)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (guess(), "? Jonas Feld"),
        (guess(confidence=0.9), "? Jonas Feld"),  # the rule is a guess
        (guess(rule="marks", confidence=0.4), "? Jonas Feld"),
        (guess(rule="marks", confidence=0.5), "Jonas Feld"),
        (guess(confidence=0.2), "Jonas Feld"),  # hardly a quote, as its own sign says
    ],
)
def test_a_speaker_who_is_a_guess_has_a_sign(found, said):
    assert speaker_of(found).plain == said
    line = quote_line(SearchedQuote(Said(found, found.speaker, None), ()), 60).plain
    assert line.startswith(f"{said} ")


def test_a_speaker_that_the_user_named_is_no_guess():
    found = guess()
    quote = replace(found.quote, verdict=QuoteVerdict.SPEAKER)
    assert not quote.guessed
    assert not replace(found.quote, speaker=None).guessed


async def test_guesses_are_told_in_the_list_also_within_a_group_of_a_speaker(dossier):
    made = dossier.article_quotes

    def article_quotes(name):
        return [
            replace(one, quote=replace(one.quote, rule="last-named", confidence=0.33))
            if one.quote.start
            else one
            for one in made(name)
        ]

    dossier.article_quotes = article_quotes
    async with DossierApp(dossier, refresh=False).run_test(size=(120, 40)) as pilot:
        pane = await opened(pilot)
        lines = [(row.said.quote, pane.draw(row, 100, False, False).plain) for row in pane._list.rows]
        assert {one.quote.guessed for one, _ in lines} == {True, False}
        assert all(line.startswith("?") == one.quote.guessed for one, line in lines)


async def test_the_detail_begins_with_the_words_then_who_and_how_it_is_known(dossier):
    async with DossierApp(dossier).run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        row = pane._list.rows[0]
        quote, info = row.said.quote.quote, row.said.info
        lines = [line.content.plain for line in pane.detail(row, pane.fetch(row), 400)]
        assert lines[0] == quote.text
        assert lines[1].startswith(f"{row.said.speaker} · ")
        assert lines[2].startswith("named by ")
        assert "sure" in lines[3]
        assert info.title in lines[5]
