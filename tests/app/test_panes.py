"""The panes of actors, quotes and events under their keys."""

import re
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from fake import harbour, hostile
from textual.app import App
from textual.widgets import Static

from dossier.tui.compare.messages import OpenPassage
from dossier.tui.look.themes import DARK
from dossier.tui.messages import ArticleChosen, Correct
from dossier.tui.panes.actors import ActorsPane
from dossier.tui.panes.events import EventsPane
from dossier.tui.panes.messages import ActorChosen, ClaimsAsked, CompareAsked
from dossier.tui.panes.quotes import QuotesPane

PANES = (ActorsPane, QuotesPane, EventsPane)


class Host(App):
    """An app of one pane that keeps the messages that reach it."""

    CSS = "Pane { height: 1fr; }"

    def __init__(self, pane):
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.pane, self.received, self.previewed = pane, [], []

    def compose(self):
        yield self.pane

    def on_mount(self):
        self.pane._list.focus()

    def on_actor_chosen(self, message: ActorChosen):
        self.received.append(message)

    def on_open_passage(self, message: OpenPassage):
        self.received.append(message)

    def on_article_chosen(self, message: ArticleChosen):
        self.previewed.append(message)

    def on_claims_asked(self, message: ClaimsAsked):
        self.received.append(message)

    def on_correct(self, message: Correct):
        self.told = message.work()

    def on_compare_asked(self, message: CompareAsked):
        self.received.append(message)


@asynccontextmanager
async def showing(kind, *keys, dossier=None, size=(80, 24)):
    app = Host(kind(dossier or harbour(60)))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press(*keys)
        await settled(app, pilot)
        yield app, app.pane, pilot


async def settled(app, pilot):
    """Wait for the rows, and then for the detail of the row under the cursor."""
    for _ in range(2):
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)


def lines(listing):
    return [listing.render_line(y).text.rstrip() for y in range(listing.size.height)]


def summary(pane):
    return str(pane.query_one(".summary", Static).content)


def heading(pane):
    return str(pane.query_one(".heading", Static).content)


# -- any pane


@pytest.mark.parametrize("kind", PANES)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (12, 4)])
async def test_no_size_and_no_stranger_breaks_a_pane(kind, size):
    async with showing(
        kind, "j", "enter", "l", "s", "S", "f", "[", "enter", dossier=hostile(), size=size
    ) as (
        app,
        _,
        _pilot,
    ):
        assert app.is_running


@pytest.mark.parametrize("kind", PANES)
async def test_nothing_is_said_plainly(kind):
    empty = replace(harbour(0), all_actors=(), all_events=())
    async with showing(kind, "j", "enter", "y", "l", "s", dossier=empty) as (app, pane, _pilot):
        assert summary(pane).endswith("was found in these articles.")
        assert lines(pane._list)[0] == " There is nothing here."
        assert not app.received


@pytest.mark.parametrize(("kind", "method"), zip(PANES, ("actors", "quotes", "events"), strict=True))
async def test_an_error_is_said_plainly(kind, method):
    dossier = harbour(6)
    dossier.fails = method
    async with showing(kind, dossier=dossier) as (_, pane, _pilot):
        assert lines(pane._list)[0].startswith(
            " This cannot be read: cannot read [/nope] \ufffd[31m the cache"
        )


async def test_the_filter_narrows_as_one_types_and_escape_leaves_it():
    async with showing(ActorsPane, "f", "h", "o", "l", "t") as (_, pane, pilot):
        assert [actor.id for actor in pane._list.rows] == ["mira"]
        await pilot.press("enter")
        assert pane._list.has_focus
        await pilot.press("escape")
        assert len(pane._list.rows) == 3
        assert not pane.has_class("-filtering")


async def test_a_filter_that_finds_nothing_says_so():
    async with showing(ActorsPane, "f", *"zzz") as (_, pane, _pilot):
        assert lines(pane._list)[0] == " No row has these words. esc shows all again."


async def test_sorting_goes_through_the_columns_and_turns_round():
    async with showing(ActorsPane) as (_, pane, pilot):
        assert "mentions↓" in heading(pane)
        await pilot.press(*"ssssss")
        assert "name↓" in heading(pane)
        assert [actor.id for actor in pane._list.rows] == ["port", "jonas", "mira"]
        await pilot.press("S")
        assert "name↑" in heading(pane)
        assert [actor.id for actor in pane._list.rows] == ["mira", "jonas", "port"]


async def test_the_cursor_stays_on_its_row_when_the_rows_are_read_again():
    async with showing(ActorsPane, "j") as (app, pane, pilot):
        app.pane.dossier.all_actors = tuple(reversed(pane.dossier.all_actors[1:]))
        pane.load()
        await settled(app, pilot)
        assert pane._list.row.id == "jonas"


async def test_the_detail_goes_beside_the_list_where_there_is_room():
    async with showing(ActorsPane, size=(120, 30)) as (_, pane, pilot):
        assert pane._passages.region.x > pane._list.region.x
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert pane._passages.region.y > pane._list.region.y


async def test_a_detail_that_was_made_for_another_width_is_made_again():
    async with showing(EventsPane) as (app, pane, pilot):
        row, passages = pane._list.row, pane._passages
        narrow = pane.detail(row, pane.fetch(row), 20)
        assert [each.content.plain for each in narrow] != [each.content.plain for each in passages.rows]
        shown = passages.rows
        pane._take_detail((row, 20, narrow))
        assert passages.rows is shown
        pane._detailed = ()
        await settled(app, pilot)
        assert passages.rows is not shown
        assert list(passages.rows) == list(shown)


# -- actors


@pytest.mark.parametrize(("size", "wide"), [((80, 24), False), ((160, 45), True)])
async def test_where_the_detail_goes_is_known_before_the_first_layout(monkeypatch, size, wide):
    found = []
    monkeypatch.setattr(
        ActorsPane, "load", lambda pane: found.append((pane.size.width, pane.has_class("-wide")))
    )
    async with showing(ActorsPane, size=size):
        assert found == [(0, wide)]


async def test_an_actor_is_chosen():
    async with showing(ActorsPane, "j", "enter") as (app, _, _pilot):
        assert [message.actor_id for message in app.received] == ["jonas"]


async def test_an_actor_has_aliases_roles_quotes_and_mentions():
    async with showing(ActorsPane, size=(80, 40)) as (_, pane, _pilot):
        text = [passage.content.plain for passage in pane._passages.rows]
        assert text[0] == "Mira Holt · person"
        assert [line.rstrip() for line in text[2:4]] == ["also Holt", "union leader 3"]
        assert any(line.startswith("Said (") for line in text)
        assert any(line.startswith("Mentions (") for line in text)


async def test_a_mention_opens_its_passage():
    async with showing(ActorsPane, "l", "G", "enter") as (app, pane, _pilot):
        (message,) = app.received
        text = pane.dossier.article(message.article).text
        assert text[message.start : message.end] == "Mira Holt"


async def test_escape_leaves_the_detail():
    async with showing(ActorsPane, "l") as (_, pane, pilot):
        assert pane._passages.has_focus
        await pilot.press("escape")
        assert pane._list.has_focus


async def test_actors_are_counted_by_kind():
    async with showing(ActorsPane) as (_, pane, _pilot):
        assert summary(pane) == "3 actors: ○ 2 people · □ 1 organisation"


# -- quotes


async def test_a_quote_opens_its_passage():
    async with showing(QuotesPane, "enter") as (app, pane, _pilot):
        (message,) = app.received
        assert pane.dossier.article(message.article).text[message.start : message.end].startswith("“")


async def test_quotes_are_grouped_by_what_they_are_sorted_by():
    async with showing(QuotesPane) as (_, pane, pilot):
        opens = [line.said.speaker for line in pane._list.rows if line.opens]
        assert opens == ["Jonas Feld", "Mira Holt"]
        await pilot.press("s")
        opens = [line.said.info.outlet for line in pane._list.rows if line.opens]
        assert opens == [*sorted(opens[:-1]), None]


async def test_a_copied_quote_names_speaker_and_source():
    async with showing(QuotesPane, "y") as (app, _, _pilot):
        assert "\n— Jonas Feld; " in app.clipboard
        assert "articles/report-" in app.clipboard


async def test_quotes_are_filtered_by_what_was_said():
    async with showing(QuotesPane, "f", *"march waiting") as (_, pane, _pilot):
        assert {line.said.speaker for line in pane._list.rows} == {"Mira Holt"}


# -- events


async def test_an_event_opens_and_closes():
    async with showing(EventsPane, "enter") as (_, pane, pilot):
        event = pane._list.rows[0].event
        assert [row.article for row in pane._list.rows[1:4]] == list(event.articles)
        await pilot.press("enter")
        assert pane._list.rows[1].event is not event


async def test_an_article_of_an_event_is_opened():
    async with showing(EventsPane, "enter", "j", "enter") as (app, pane, _pilot):
        (message,) = app.received
        assert message.article == pane._list.rows[0].event.articles[0]


async def test_the_reports_of_an_event_are_compared():
    async with showing(EventsPane, "c") as (app, pane, pilot):
        assert app.received[0].article_ids == pane._list.rows[0].event.articles
        await pilot.press("enter", "j", "j", "c")
        assert app.received[1].article_ids[0] == pane._list.rows[0].event.articles[1]


async def test_events_of_one_article_are_hidden_and_shown():
    async with showing(EventsPane, dossier=harbour(61)) as (_, pane, pilot):
        every = len(pane._list.rows)
        await pilot.press("o")
        hidden = sum(len(event.articles) == 1 for event in pane.loaded.rows)
        assert hidden
        assert len(pane._list.rows) == every - hidden
        assert summary(pane).endswith("(hidden)")


async def test_of_one_report_the_screen_is_asked_what_there_is_to_compare_it_with():
    async with showing(EventsPane, "G", "c", dossier=harbour(61)) as (app, _, _pilot):
        assert [len(message.article_ids) for message in app.received] == [1]


async def test_the_grid_shows_events_by_outlets():
    async with showing(EventsPane, "x") as (_, pane, pilot):
        assert heading(pane).startswith(" HP  CR  ET  NC  TL  ?   time ")
        assert lines(pane._list)[0].startswith("▌●   ●   ·   ·   ·   ●   ●·")
        await pilot.press("enter")
        assert pane._passages.has_focus
        await pilot.press("h", "x")
        assert "reports↓" in heading(pane)


# -- beside the pane


async def test_the_quote_under_the_cursor_is_shown_beside_the_pane():
    async with showing(QuotesPane, "j") as (app, pane, _pilot):
        message = app.previewed[-1]
        quote = pane._list.row.said.quote
        assert (message.article, message.passage.start) == (quote.article, quote.quote.start)
        assert not message.enter


async def test_a_line_of_the_detail_is_shown_beside_the_pane():
    async with showing(ActorsPane, "l", "G") as (app, _, _pilot):
        text = app.pane.dossier.article(app.previewed[-1].article).text
        passage = app.previewed[-1].passage
        assert text[passage.start : passage.end] == "Mira Holt"


async def test_a_pane_without_the_focus_shows_nothing_beside_it():
    async with showing(QuotesPane) as (app, pane, pilot):
        before = len(app.previewed)
        app.screen.set_focus(None)
        pane.load()
        await settled(app, pilot)
        assert len(app.previewed) == before


@pytest.mark.parametrize(("kind", "said"), [(ActorsPane, "1 actor: "), (QuotesPane, "1 quote: ")])
async def test_one_of_a_kind_is_counted_as_one(kind, said):
    dossier = harbour(6)
    with_quote = next(info for info in dossier.infos if len(dossier.article_quotes(info.id)) == 1)
    dossier = replace(dossier, infos=(with_quote,), all_actors=dossier.all_actors[:1])
    async with showing(kind, dossier=dossier) as (_, pane, _pilot):
        assert summary(pane).startswith(said)


# -- what became of a row


async def test_the_cursor_stays_on_the_actor_that_others_were_merged_into():
    async with showing(ActorsPane, "j", "j") as (app, pane, pilot):
        row = pane._list.row
        merged = replace(row, id="merged", name="The union", aliases=(*row.aliases, row.name))
        others = tuple(actor for actor in pane.dossier.all_actors if actor.id != row.id)
        pane.dossier = replace(pane.dossier, all_actors=(*others, merged))
        pane.load()
        await settled(app, pilot)
        assert pane._list.row.id == "merged"


async def test_the_cursor_stays_where_an_actor_was_that_is_hidden_now():
    async with showing(ActorsPane, "j") as (app, pane, pilot):
        gone, following = pane._list.rows[1:3]
        others = tuple(actor for actor in pane.dossier.all_actors if actor.id != gone.id)
        pane.dossier = replace(pane.dossier, all_actors=others)
        pane.load()
        await settled(app, pilot)
        assert pane._list.row.id == following.id


async def test_the_cursor_stays_on_the_event_that_has_its_articles():
    async with showing(EventsPane, "j", "j") as (app, pane, pilot):
        row = pane._list.row.event
        first = pane._list.rows[0].event
        merged = replace(first, id="merged", articles=(*first.articles, *row.articles))
        others = tuple(e for e in pane.dossier.all_events if e.id not in (row.id, first.id))
        pane.dossier = replace(pane.dossier, all_events=(*others, merged))
        pane.load()
        await settled(app, pilot)
        assert pane._list.row.event.id == "merged"


async def test_the_first_report_of_an_event_is_shown_beside_it():
    async with showing(EventsPane, "j") as (app, pane, _pilot):
        assert app.previewed[-1].article == pane._list.row.event.articles[0]


async def test_events_of_one_report_alone_are_said_to_be_hidden():
    single = tuple(replace(event, articles=event.articles[:1]) for event in harbour(60).all_events)
    async with showing(EventsPane, "o", dossier=replace(harbour(60), all_events=single)) as (_, pane, _pilot):
        assert lines(pane._list)[0] == " No event has several reports. o shows those of one."


async def test_the_summary_counts_the_quotes_that_the_filter_leaves():
    async with showing(QuotesPane, "f", *"march waiting") as (_, pane, _pilot):
        shown = [line.said for line in pane._list.rows]
        assert 0 < len(shown) < len(pane.loaded.rows)
        told = summary(pane)
        assert told.startswith(f"{len(shown)} of {len(pane.loaded.rows)} quotes: ")
        told = re.findall(r"(\d+) (?:direct|mixed|indirect|hardly)", told)
        assert sum(map(int, told)) == len(shown)
