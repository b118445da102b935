"""How the panes look, at two sizes."""

import threading
from dataclasses import replace

import pytest
from acting import still
from fake import harbour, hostile
from test_panes import Host

from dossier.model import QuoteType
from dossier.tui.panes.actors import ActorsPane
from dossier.tui.panes.events import EventsPane
from dossier.tui.panes.quotes import QuotesPane

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
def test_actors(snap_compare, size):
    assert snap_compare(Host(ActorsPane(harbour(60))), terminal_size=size, run_before=still("j"))


@SIZES
@pytest.mark.parametrize("keys", [("v",), ("v", "v")], ids=["company", "labels"])
def test_views_of_an_actor(snap_compare, size, keys):
    app = Host(ActorsPane(harbour(60)))
    assert snap_compare(app, terminal_size=size, run_before=still("space", *keys))


@SIZES
def test_quotes(snap_compare, size):
    assert snap_compare(Host(QuotesPane(varied())), terminal_size=size, run_before=still("j"))


@SIZES
def test_events(snap_compare, size):
    assert snap_compare(Host(EventsPane(harbour(61))), terminal_size=size, run_before=still("enter", "j"))


@SIZES
def test_the_grid(snap_compare, size):
    assert snap_compare(Host(EventsPane(harbour(61))), terminal_size=size, run_before=still("x", "j"))


@SIZES
@pytest.mark.parametrize("kind", [ActorsPane, QuotesPane, EventsPane], ids=["actors", "quotes", "events"])
def test_hostile(snap_compare, kind, size):
    assert snap_compare(Host(kind(hostile())), terminal_size=size, run_before=still("enter", "l"))


def test_filtered(snap_compare):
    app = Host(ActorsPane(harbour(60)))
    assert snap_compare(app, terminal_size=(80, 24), run_before=still("f", *"jon"))


def test_empty(snap_compare):
    assert snap_compare(Host(QuotesPane(harbour(0))), terminal_size=(80, 24), run_before=still())


def test_loading(snap_compare):
    held = threading.Event()
    dossier = replace(harbour(6), hold=held, slow="events", gives_up=True)

    async def act(pilot):
        await pilot.pause(0.1)

    try:
        assert snap_compare(Host(EventsPane(dossier)), terminal_size=(80, 24), run_before=act)
    finally:
        held.set()


def varied():
    """A dossier with quotes of every type, some of them hardly quotes."""
    dossier = harbour(24)
    kinds = (QuoteType.DIRECT, QuoteType.MIXED, QuoteType.INDIRECT)
    held = dossier.quotes()
    quotes = [
        replace(
            found,
            quote=replace(
                found.quote,
                type=kinds[place % 3],
                rule="scare" if place % 5 == 0 else "marks",
                confidence=0.2 if place % 5 == 0 else 0.9,
                speaker=None if place % 5 == 0 else found.quote.speaker,
            ),
            actor=None if place % 5 == 0 else found.actor,
            actor_name=None if place % 5 == 0 else found.actor_name,
        )
        for place, found in enumerate(held)
    ]
    dossier.quotes = lambda **_: quotes
    return dossier
