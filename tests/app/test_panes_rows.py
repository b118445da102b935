"""The rows of the panes, without a screen."""

from dataclasses import replace
from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Actor, ActorKind, ArticleInfo, ArticleQuote, Event, Quote, QuoteType
from dossier.quotes.listing import QuoteListing
from dossier.quotes.table import QuoteTable
from dossier.tui.keys.command import Command
from dossier.tui.keys.panes import EVENT_COMMANDS, PANE_COMMANDS
from dossier.tui.panes.event_detail import silent_outlets
from dossier.tui.panes.event_orders import load
from dossier.tui.panes.events import to_compare
from dossier.tui.panes.grid import codes_of, grid_heading, grid_line, grid_of, legend
from dossier.tui.panes.ordering import (
    ActorOrder,
    EventOrder,
    Said,
    actor_text,
    event_text,
    folded,
    matching,
    said,
    sorted_actors,
    sorted_events,
)
from dossier.tui.panes.variants import variants

INFOS = {
    name: ArticleInfo(id=name, path=name, title=name, outlet=outlet, date=date)
    for name, outlet, date in (
        ("a", "Tide", "2024-03-02"),
        ("b", "Lantern", "2024-03-01"),
        ("c", None, None),
        ("d", "Tide", "2024-03-03"),
    )
}
ACTORS = (
    Actor(id="1", name="Žofie Malá", kind=ActorKind.PERSON, mentions=3, articles=("a",), quotes=9),
    Actor(id="2", name="Anders Bo", kind=ActorKind.PERSON, mentions=7, articles=("a",), quotes=1),
    Actor(id="3", name="harbour office", kind=ActorKind.ORGANISATION, mentions=7, articles=("a", "b")),
)
EVENTS = (
    Event(
        id="1",
        title="Walkout",
        first="2024-03-02",
        last="2024-03-02",
        articles=("a", "d", "b"),
        outlets=("Lantern", "Tide"),
    ),
    Event(id="2", title="Appeal", first=None, last=None, articles=("c",)),
    Event(
        id="3",
        title="Gale",
        first="2024-03-01",
        last="2024-03-03",
        articles=("a", "d"),
        outlets=("Tide",),
        agencies=("Coast Wire",),
    ),
)


def quote(article, start=0, *, speaker=None, actor=None, rule="marks", confidence=0.9, text="we wait"):
    found = Quote(
        start=start,
        end=start + 7,
        text=text,
        type=QuoteType.DIRECT,
        rule=rule,
        confidence=confidence,
        speaker=speaker,
    )
    return ArticleQuote(article, 1, found, actor, "Žofie Malá" if actor else None)


def ids(found):
    return [row.id for row in found]


def test_actors_are_sorted_by_what_is_counted_the_most_first():
    assert ids(sorted_actors(ACTORS, ActorOrder.MENTIONS)) == ["2", "3", "1"]
    assert ids(sorted_actors(ACTORS, ActorOrder.ARTICLES)) == ["3", "2", "1"]
    assert ids(sorted_actors(ACTORS, ActorOrder.QUOTES)) == ["1", "2", "3"]


def test_names_are_sorted_without_case_and_accents():
    assert ids(sorted_actors(ACTORS, ActorOrder.NAME)) == ["2", "3", "1"]
    assert ids(sorted_actors(ACTORS, ActorOrder.NAME, backwards=True)) == ["1", "3", "2"]


def test_a_quote_takes_the_name_of_its_actor_before_that_in_the_article():
    first, second = said([quote("a", speaker="Malá", actor="1"), quote("a", speaker="a clerk")], INFOS)
    assert (first.speaker, second.speaker) == ("Žofie Malá", "a clerk")


def test_scare_quotes_and_unsure_ones_are_doubtful():
    assert Said(quote("a", rule="scare", confidence=0.2), None, None).doubtful
    assert Said(quote("a", confidence=0.1), None, None).doubtful
    assert not Said(quote("a"), None, None).doubtful


def test_events_with_the_most_reports_come_first():
    assert ids(sorted_events(EVENTS, EventOrder.REPORTS)) == ["1", "3", "2"]


def test_events_without_a_date_come_last():
    assert ids(sorted_events(EVENTS, EventOrder.DATE)) == ["3", "1", "2"]
    assert ids(sorted_events(EVENTS, EventOrder.TITLE)) == ["2", "3", "1"]


def test_the_filter_wants_every_word_in_any_order_and_spelling():
    texts = [folded(actor_text(actor)) for actor in ACTORS]
    assert ids(compress(ACTORS, matching(texts, "MALA zof"))) == ["1"]
    assert ids(compress(ACTORS, matching(texts, "organisation"))) == ["3"]
    assert ids(compress(ACTORS, matching(texts, " "))) == ["1", "2", "3"]


def test_the_filter_looks_at_what_the_row_shows():
    assert "coast wire" in folded(event_text(EVENTS[2]))


def test_a_comparison_takes_one_report_of_each_outlet_first():
    assert to_compare(EVENTS[0], INFOS) == ("a", "b", "d")
    assert to_compare(EVENTS[0], INFOS, "d") == ("d", "b", "a")


@given(st.lists(st.text(max_size=3), min_size=1, unique=True), st.integers(0, 20))
def test_a_comparison_takes_at_most_six(names, place):
    event = Event(id="e", title="", first=None, last=None, articles=tuple(names))
    base = names[place % len(names)]
    chosen = to_compare(event, {}, base)
    assert chosen[0] == base
    assert len(chosen) == len(set(chosen)) == min(6, len(names))


def test_outlets_without_a_report_are_named_where_several_have_one():
    outlets = load(EVENTS, INFOS).outlets
    assert silent_outlets(EVENTS[2], outlets) == ("Lantern",)
    assert silent_outlets(EVENTS[0], outlets) == ()
    assert silent_outlets(EVENTS[1], outlets) == ()


def test_no_key_is_given_twice():
    keys = [key for command in (*PANE_COMMANDS, *EVENT_COMMANDS) for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(isinstance(command, Command) and command.context == "panes" for command in PANE_COMMANDS)


# -- the grid of events and outlets


def test_outlets_with_the_most_events_come_first_and_unknown_ones_last():
    grid = grid_of(EVENTS, INFOS)
    assert grid.outlets == ("Tide", "Lantern", None)
    assert [grid.code(outlet) for outlet in grid.outlets] == ["TID", "LAN", "?"]


def test_codes_are_initials_and_no_two_are_the_same():
    codes = codes_of(["Harbour Post", "High Park", "HP", "The Lantern", "?"])
    assert list(codes.values()) == ["HP", "HIG", "3", "TL", "5"]


@given(st.lists(st.text(max_size=4), unique=True, max_size=40))
def test_codes_of_any_names_are_different(names):
    outlets = [name for name in names if name]
    codes = codes_of(outlets)
    assert len(set(codes.values())) == len(outlets)


def test_the_grid_shows_who_reported_and_who_did_not():
    grid = grid_of(EVENTS, INFOS)
    line = grid_line(EVENTS[2], grid, INFOS, 60, cursor=False).plain
    assert line.startswith("●2  ·   ·   ●─")
    assert line.endswith(" 2024-03-01 Gale")
    assert grid_line(EVENTS[2], grid, INFOS, 40, cursor=False).plain == "●2  ·   ·   2024-03-01 Gale"
    assert grid_heading(grid, 40).plain == "TID LAN ?   date       event"


def test_outlets_without_room_are_counted():
    assert grid_heading(grid_of(EVENTS, INFOS), 16).plain.endswith("(+1 outlet)")


def test_the_legend_names_every_outlet():
    lines = [line.plain for line in legend(EVENTS[2], grid_of(EVENTS, INFOS), INFOS)]
    assert lines == ["●2  TID Tide  2 reports", "·   LAN Lantern  no report found"]


# -- the same words elsewhere

FIRST = "nobody will drive over the bridge before we know why it cracked"


def variants_of(first, *others):
    listing = QuoteListing(QuoteTable.of([first, *others]), INFOS)
    return variants(Said(first, first.speaker, None), listing)


def test_words_that_another_outlet_prints_are_found():
    (found,) = variants_of(
        quote("a", text=FIRST), quote("b", text=FIRST[:-22]), quote("c", text="we want more ferries")
    )
    assert found.said.quote.article == "b"
    assert (found.other, found.cut) == ((), 5)


def test_words_that_another_outlet_adds_are_marked():
    text = FIRST.replace("the bridge", "the old river bridge")
    (found,) = variants_of(quote("a", text=FIRST), quote("b", text=text))
    assert [text[span.start : span.end] for span in found.other] == ["old river"]
    assert found.cut == 0


def test_another_speaker_said_something_else():
    found = variants_of(
        quote("a", text=FIRST, speaker="Ida Voss"), quote("b", text=FIRST, speaker="Jon Reed")
    )
    assert found == ()


def test_the_same_article_is_not_elsewhere():
    assert variants_of(quote("a", text=FIRST), quote("a", 90, text=FIRST)) == ()


def test_the_most_alike_come_first():
    found = variants_of(quote("a", text=FIRST), quote("b", text=FIRST[:-22]), quote("d", text=FIRST))
    assert [variant.said.quote.article for variant in found] == ["d", "b"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_words_break_it(one, other):
    for variant in variants_of(quote("a", text=one), quote("b", text=other)):
        assert all(0 <= span.start < span.end <= len(other) for span in variant.other)


@pytest.mark.parametrize("backwards", [False, True])
def test_what_has_no_date_comes_last_in_either_direction(backwards):
    undated = replace(EVENTS[0], id="none", first=None, last=None)
    events = [undated, *(event for event in EVENTS if event.first)]
    assert ids(sorted_events(events, EventOrder.DATE, backwards=backwards))[-1] == "none"
    dated = [replace(actor, first=f"202{place}", last=f"202{place}") for place, actor in enumerate(ACTORS)]
    nowhere = replace(ACTORS[0], id="none")
    for order in (ActorOrder.FIRST, ActorOrder.LAST):
        assert ids(sorted_actors([nowhere, *dated], order, backwards=backwards))[-1] == "none"
