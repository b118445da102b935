"""Quotes in the reader: from one to the next, who spoke, and corrections of both."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from dossier.model import ArticleQuote, NamedSpan, Quote, QuoteType, QuoteVerdict
from dossier.tui.app import DossierApp
from dossier.tui.quoting import copied, passage_of, told
from dossier.tui.widgets.article_reader import ArticleReader
from dossier.tui.widgets.prompt import Prompt
from dossier.tui.widgets.status_line import StatusLine
from tests.app.acting import settle
from tests.app.fake import FakeDossier, harbour

SIZE = (100, 30)


@pytest.fixture
def dossier() -> FakeDossier:
    return harbour()


async def opened(pilot: Pilot[int]) -> ArticleReader:
    """Go into the first article."""
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    return pilot.app.screen.query_one(ArticleReader)


def last_line(reader: ArticleReader) -> str:
    """Return what the reader tells of its current quote."""
    return " ".join(reader.render_line(reader.size.height - back).text.strip() for back in (2, 1))


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_q_goes_from_quote_to_quote_and_the_lowest_line_tells_of_it(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        assert reader.quote is None
        await press(pilot, "q")
        quotes = dossier.article_quotes(reader.article.id)
        assert reader.quote == quotes[0]
        assert last_line(reader) == "“ 1/2 · Mira Holt · direct · “said” rule marks · sure 0.90"
        await press(pilot, "q")
        assert reader.quote == quotes[1]
        await press(pilot, "q")  # no further one
        assert reader.quote == quotes[1]
        await press(pilot, "Q")
        assert reader.quote == quotes[0]
        await press(pilot, "Q")
        assert reader.quote == quotes[0]
        await press(pilot, "escape")
        assert pilot.app.screen.left.pane.query_one("#articles").has_focus


def test_the_speaker_is_named_as_everywhere_in_the_dossier():
    mention = NamedSpan(20, 28, "Ms. Holt")
    quote = Quote(
        start=0,
        end=9,
        text="“We wait”",
        type=QuoteType.DIRECT,
        rule="marks",
        confidence=0.9,
        speaker="Holt",
        mention=mention,
    )
    found = ArticleQuote("a", 3, quote, "holt", "Mira Holt")
    assert [part.plain for part in told(found, 1, 2)][:2] == ["“ 1/2", "Mira Holt (“Ms. Holt”)"]
    named = replace(found, actor_name="Holt")  # which the words that name the speaker hold
    assert [part.plain for part in told(named, 1, 2)][1] == "Holt"
    assert copied(found, None) == "“We wait”\n— Mira Holt; a, paragraph 3"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (QuoteType.DIRECT, ""),
        (QuoteType.MIXED, " (partly indirect speech)"),
        (QuoteType.INDIRECT, " (indirect speech)"),
    ],
)
def test_a_copied_quote_says_where_its_words_are_not_the_speakers_own(dossier, kind, told):
    found = dossier.article_quotes("a00000")[0]
    found = replace(found, quote=replace(found.quote, type=kind))
    info = dossier.infos[0]
    assert copied(found, info).splitlines()[1].startswith(f"— Mira Holt{told}; {info.outlet}")
    assert passage_of(found, info).manner == told.strip(" ()")


async def test_q_begins_at_what_is_in_sight(dossier):
    dossier.texts = {name: "\n\n".join([text] * 12) for name, text in dossier.texts.items()}
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "space", "space", "space", "q")
        assert 0 < reader.top_offset <= reader.quote.quote.start


async def test_q_leaves_where_nobody_reads(dossier):
    app = DossierApp(dossier)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_an_article_without_quotes_says_so(dossier):
    dossier.texts = dict.fromkeys(dossier.texts, "Nothing was said at the port.")
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "Q", "w", "a", "d", "D")
        assert reader.quote is None
        assert not isinstance(pilot.app.screen, Prompt)


async def test_w_goes_to_the_words_that_name_the_speaker_and_back(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "w")
        mention = reader.quote.quote.mention
        assert (reader.marks.current.start, reader.marks.current.end) == (mention.start, mention.end)
        await press(pilot, "w")
        assert reader.marks.current is None


async def test_y_copies_the_current_quote_with_speaker_and_source(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "y")
        words, source = pilot.app.clipboard.splitlines()
        assert words == reader.quote.quote.text
        assert source.startswith("— Mira Holt; ")
        info = reader.article.info
        for part in (f"“{info.title}”", f"paragraph {reader.quote.paragraph}", info.path):
            assert part in source


async def test_a_speaker_is_asked_for_and_kept(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "a")
        assert isinstance(pilot.app.screen, Prompt)
        box = pilot.app.screen.query_one(Input)
        assert box.value == "Mira Holt"
        box.value = "J"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Prompt)  # several are meant
        box.value = "Jonas Feld"
        await press(pilot, "enter")
        assert reader.quote.quote.speaker == "Jonas Feld"
        assert "Jonas Feld · direct · “said” corrected by you" in last_line(reader)
        assert "said by Jonas Feld" in str(pilot.app.screen.query_one(StatusLine).render())
        await press(pilot, "U")
        assert reader.quote.quote.speaker == "Mira Holt"


async def test_esc_asks_for_no_speaker(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "a", "escape")
        assert reader.has_focus
        assert not dossier.quote_corrections.said


@pytest.mark.parametrize(
    ("keys", "verdicts"),
    [
        ("dd", [QuoteVerdict.NOT_A_QUOTE, None]),
        ("DDD", [QuoteVerdict.SCARE_QUOTE, QuoteVerdict.TITLE, None]),
        ("dD", [QuoteVerdict.NOT_A_QUOTE, QuoteVerdict.SCARE_QUOTE]),
    ],
)
async def test_a_false_quote_is_called_one_and_taken_back(dossier, keys, verdicts):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q")
        for key, verdict in zip(keys, verdicts, strict=True):
            await press(pilot, key)
            assert reader.quote.quote.verdict is verdict
            if verdict is not None:
                assert f" · {verdict}" in last_line(reader)


async def test_what_is_no_quote_is_not_marked(dossier):
    async with DossierApp(dossier).run_test(size=SIZE) as pilot:
        reader = await opened(pilot)
        await press(pilot, "q", "d")
        first = reader.marks.quotes[0]
        assert (first.sign, first.style) == ("×", "")
