"""Stories, the line of time and corrections in the pane of events."""

from dataclasses import replace

import pytest
from acting import settle, still
from fake import harbour
from test_panes import Host, lines, showing, summary

from dossier.model import ArticleInfo, Event
from dossier.tui.app import DossierApp
from dossier.tui.compare.pane_screen import PaneScreen
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.panes.event_orders import load
from dossier.tui.panes.event_timeline import Axis, axis_of, day_of, days_of, density, marks, tick, timeline
from dossier.tui.panes.events import EventsPane, to_compare
from dossier.tui.panes.messages import ClaimsAsked
from dossier.tui.panes.ordering import EventOrder, in_stories, sorted_events

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def told():
    """A dossier in which three of the events are one story."""
    dossier = harbour(61)
    first, second, third, *others = dossier.all_events
    story = tuple(replace(event, story="strike") for event in (first, second, third))
    return replace(dossier, all_events=(*story, *others))


def event(name, first=None, story=None, reports=1, **values):
    articles = tuple(f"{name}{n}" for n in range(reports))
    return Event(id=name, title=name, first=first, last=first, articles=articles, story=story, **values)


async def test_the_detail_names_articles_that_may_report_the_event_too():
    dossier = harbour(61)
    first, other = dossier.all_events[0], dossier.all_events[1].articles[0]
    dossier = replace(dossier, near={first.id: (other,)})
    async with showing(EventsPane, dossier=dossier, size=(80, 60)) as (_, pane, pilot):
        while pane._list.row.event.id != first.id:
            await pilot.press("j")
        await settle(pilot)
        rows = pane._passages.rows
        text = [passage.content.plain for passage in rows]
        place = text.index("Near in days and words, in other events")
        assert rows[place + 1].article == other
        assert place < next(at for at, line in enumerate(text) if line.startswith("no report found"))


@pytest.mark.parametrize("opened", [True, False])
async def test_what_is_marked_is_compared_not_the_event_under_the_cursor(opened):
    keys = ("enter", "j", "m", "m", "c") if opened else ("m", "j", "c")
    async with showing(EventsPane, *keys, dossier=harbour(61)) as (app, pane, _):
        (asked,) = app.received
        first = pane.lines()[0].event.articles
        assert asked.article_ids == (
            first[:2] if opened else to_compare(pane.lines()[0].event, pane.loaded.infos)
        )
        assert pane._list.cursor > 1


async def test_an_article_marked_alone_is_compared_with_the_one_under_the_cursor():
    async with showing(EventsPane, "enter", "j", "m", "j", "c", dossier=harbour(61)) as (app, pane, _):
        (asked,) = app.received
        articles = pane.lines()[0].event.articles
        assert asked.article_ids == (articles[0], articles[2])


# -- stories


def test_events_of_a_story_stand_together_the_largest_story_first():
    events = [event("a"), event("b", "2024-02", "s"), event("c", "2024-01", "s"), event("d", story="t")]
    assert [[one.id for one in story] for story in in_stories(events)] == [["c", "b"], ["a"], ["d"]]


def test_pinned_events_come_first_in_every_order():
    events = [event("a", "2024-01", reports=3), event("b", "2024-02", pinned=True), event("c", "2024-03")]
    for order in EventOrder:
        assert sorted_events(events, order)[0].id == "b"
        assert sorted_events(events, order, backwards=True)[0].id == "b"


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("chosen", [None, [1, 0, 1, 1]], ids=["all", "some"])
def test_orders_worked_out_once_are_those_of_sorting(chosen, backwards):
    rows = (
        event("a", "2024-01", "s", reports=3),
        event("b", "2024-02", pinned=True),
        event("c", "2024-01", "s"),
        event("d", reports=2, pinned=True),
    )
    loaded = load(rows, {})
    left = rows if chosen is None else tuple(row for row, is_in in zip(rows, chosen, strict=True) if is_in)
    for order in EventOrder:
        expected = sorted_events(left, order, backwards=backwards)
        assert loaded.in_order(order, backwards=backwards, chosen=chosen) == expected
    stories = in_stories(left)
    assert list(loaded.by_story(backwards=backwards, chosen=chosen)) == stories[:: -1 if backwards else 1]
    assert (loaded.several, loaded.linked) == (2, 1)


async def test_the_cursor_stays_on_its_event_in_another_order():
    async with showing(EventsPane, "j", "j", dossier=told()) as (_, pane, pilot):
        named = pane._list.row.event.id
        await pilot.press("o", "o")
        assert pane._list.row.event.id == named
        pane.backward = True
        pane.rearrange()
        assert pane._list.row.event.id == named


async def test_stories_have_a_heading_and_fold():
    async with showing(EventsPane, "s", "s", "s", dossier=told()) as (_, pane, pilot):
        assert pane.order is EventOrder.STORY
        assert lines(pane._list)[0].startswith("▌▾ story of 3 events, ")
        assert [row.event.id for row in pane._list.rows[:4]] == ["e0", "e0", "e1", "e2"]
        await pilot.press("enter")
        assert lines(pane._list)[0].startswith("▌▸ story of 3 events, ")
        assert not pane._list.rows[1].story
        assert pane._list.rows[1].event.id not in ("e0", "e1", "e2")


async def test_the_articles_of_a_story_are_compared_and_its_claims_shown():
    async with showing(EventsPane, "s", "s", "s", "c", "t", dossier=told()) as (app, pane, _pilot):
        compared, asked = app.received
        assert len(compared.article_ids) == 6
        assert set(asked.event.articles) == {name for one in pane.loaded.rows[:3] for name in one.articles}


async def test_the_detail_names_the_events_of_the_story():
    async with showing(EventsPane, "j", dossier=told(), size=(80, 60)) as (_, pane, _pilot):
        text = [passage.content.plain for passage in pane._passages.rows]
        assert "In a story of 3 events" in text
        assert any(line.startswith("story") and "◆" in line and "●" in line for line in text)
        assert "1 story" in summary(pane)


# -- the line of time


def test_days_are_taken_from_dates_of_any_length():
    assert day_of("2024-03-02") - day_of("2024-03") == 1
    assert day_of("2024") == day_of("2024-01-01")
    assert [day_of(text) for text in (None, "", "last week", "2024-13", "2024-02-30")] == [None] * 5


def test_the_axis_goes_from_the_first_to_the_last_day():
    axis = axis_of(["2024-01-11", None, "2024-01-01", "2024-01-05"])
    assert axis.last - axis.first == 10
    assert [axis.place(axis.first + day, 11) for day in (0, 5, 10, 99)] == [0, 5, 10, 10]
    assert axis_of([None]) is None


def test_bars_are_as_high_as_their_share():
    assert density({1: 1, 10: 4}, Axis(1, 10), 5) == "▂···█"


def test_the_events_of_a_story_are_joined_and_one_is_marked():
    assert marks([1, 9], 5, Axis(1, 11), 11) == "●───◆───●  "
    assert marks([], None, Axis(1, 11), 5) == "     "


def test_an_event_is_a_sign_or_a_stroke_on_its_days():
    axis = Axis(day_of("2024-01-01"), day_of("2024-01-11"))
    assert tick(event("a", "2024-01-06"), axis, 11).plain == "·····●·····"
    long = replace(event("a", "2024-01-06"), last="2024-01-08")
    assert tick(long, axis, 11).plain == "·····●──···"
    assert tick(event("a"), axis, 5).plain == "     "


def test_articles_are_counted_by_their_day():
    dates = ("2024-01-02", "2024-01-02", "2024-01", None)
    infos = {str(n): ArticleInfo(id=str(n), path="", title="", date=date) for n, date in enumerate(dates)}
    assert days_of(infos) == {day_of("2024-01-02"): 2, day_of("2024-01-01"): 1}


def test_without_dates_there_is_no_line_of_time():
    assert timeline(event("a"), (), {}, 80) == []


# -- corrections


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        (("p",), ("pin", "e0", True)),
        (("m", "M", "enter"), ("merge", "e1", "e0")),
        (("m", "m", "M", "enter"), ("merge", "e2", "e0", "e1")),
        (("enter", "j", "A"), ("split", "e0", "a00000")),
        (("enter", "j", "m", "m", "A"), ("split", "e0", "a00000", "a00001")),
        (("r", *"Walkout", "enter"), ("name", "e0", "Walkout")),
        (("r", "backspace", "enter"), ("name", "e0", "")),
    ],
    ids=["pin", "merge two", "merge three", "one apart", "two apart", "name", "no name"],
)
async def test_keys_correct_events(keys, asked):
    async with showing(EventsPane, *keys) as (_, pane, _pilot):
        assert pane.dossier.event_corrections.asked == [asked]
        assert not pane.marked


async def test_merged_events_can_be_named_in_the_same_breath_or_left_apart():
    async with showing(EventsPane, "m", "M") as (app, pane, pilot):
        first, second = (line.event for line in pane.lines()[:2])
        asked = str(app.screen.query_one("#question").render())
        assert asked == f"Merge “{first.title}” and “{second.title}”: under which name?"
        await pilot.press("escape")
        assert pane.dossier.event_corrections.asked == []
        assert pane.marked
        await pilot.press("M", *"Walkout", "enter")
        await settle(pilot)
        assert [name for name, *_ in pane.dossier.event_corrections.asked] == ["merge", "name"]


async def test_marked_articles_are_moved_to_the_event_under_the_cursor():
    async with showing(EventsPane, "enter", "j", "m", "j", "j", "j", "M") as (app, pane, _pilot):
        target = pane._list.row.event.id
        assert target != "e0"
        assert pane.dossier.event_corrections.asked == [("move", "a00000", target)]
        assert app.told == "Moved."


@pytest.mark.parametrize("key", ["M", "A"])
async def test_what_to_mark_first_is_said(key):
    async with showing(EventsPane, key) as (app, pane, _pilot):
        assert "with m first" in next(iter(app._notifications)).message
        assert not pane.dossier.event_corrections.asked


async def test_marks_are_shown_counted_and_taken_away():
    async with showing(EventsPane, "m", "m") as (_, pane, pilot):
        assert lines(pane._list)[0].startswith(" ◆▸")
        assert summary(pane).endswith("2 marked")
        await pilot.press("m", "k", "m", "u")
        assert not pane.marked


async def test_a_name_that_is_left_alone_changes_nothing():
    async with showing(EventsPane, "r", "escape") as (_, pane, _pilot):
        assert not pane.dossier.event_corrections.asked


async def test_what_the_user_named_and_pinned_is_shown_as_his():
    dossier = harbour(61)
    first, *others = dossier.all_events
    mine = replace(first, title="The walkout", name_by_user=True, pinned=True)
    dossier.all_events = (*others, mine)
    async with showing(EventsPane, dossier=dossier, size=(120, 30)) as (_, pane, _pilot):
        assert "▲ The walkout  your name" in lines(pane._list)[0]
        assert "pinned by you" in pane._passages.rows[1].content.plain


@SIZES
def test_stories(snap_compare, size):
    app = Host(EventsPane(told()))
    assert snap_compare(app, terminal_size=size, run_before=still("s", "s", "s", "j", "m", "m"))


# -- claims of an event, on the main screen


async def test_the_claims_of_an_event_lead_to_the_passages(monkeypatch):
    from compare_samples import Reports

    reports = Reports()
    dossier = harbour(61)
    monkeypatch.setattr(dossier, "claims", lambda _: reports.claims(["tide", "lantern"]), raising=False)
    monkeypatch.setattr(dossier, "compare", reports.compare)
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.main.post_message(ClaimsAsked(dossier.all_events[0]))
        await settle(pilot)
        assert isinstance(app.screen, PaneScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert reports.asked[-1] == ("tide", "lantern")
