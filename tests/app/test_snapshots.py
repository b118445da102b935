"""How the main screen looks, at two sizes."""

import threading
from dataclasses import replace

import pytest
from acting import still
from fake import FakeDossier, harbour, hostile

from dossier.tui.app import DossierApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def app(dossier, **options):
    return DossierApp(dossier, refresh=False, **options)


@SIZES
def test_articles(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("j", "space", "j", "space"))


@SIZES
def test_reader(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("j", "enter", "J"))


@SIZES
def test_a_quote_of_the_reader(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("enter", "q", "q"))


@SIZES
def test_share_of_voice(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("4", "v", "j"))


@SIZES
def test_hits(snap_compare, size):
    keys = ("/", *"mediator", "enter", "j", "j")
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still(*keys))


def test_a_query_that_finds_nothing_says_why(snap_compare):
    keys = ("/", *"(portt")
    assert snap_compare(app(harbour()), terminal_size=(120, 40), run_before=still(*keys))


@SIZES
def test_help(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("?", "/", *"page", "enter"))


@SIZES
def test_palette(snap_compare, size):
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("ctrl+p", *"str"))


@SIZES
def test_empty(snap_compare, size):
    assert snap_compare(app(FakeDossier(name="Empty")), terminal_size=size, run_before=still())


@SIZES
def test_loading(snap_compare, size):
    held = threading.Event()

    async def act(pilot):
        await pilot.pause(0.2)

    try:
        dossier = replace(harbour(), hold=held, slow="articles", gives_up=True)
        assert snap_compare(app(dossier), terminal_size=size, run_before=act)
    finally:
        held.set()


def test_what_fails_is_said(snap_compare):
    assert snap_compare(
        app(replace(harbour(), fails="article")), terminal_size=(120, 40), run_before=still("j")
    )


@SIZES
def test_hostile_articles(snap_compare, size):
    assert snap_compare(app(hostile()), terminal_size=size, run_before=still("j"))


def test_hostile_reader(snap_compare):
    assert snap_compare(app(hostile()), terminal_size=(80, 24), run_before=still("j", "enter"))


def test_light(snap_compare):
    keys = ("/", *"port", "enter", "j", "enter")
    assert snap_compare(app(harbour(), theme="light"), terminal_size=(120, 40), run_before=still(*keys))


def test_very_small(snap_compare):
    assert snap_compare(app(harbour()), terminal_size=(40, 10), run_before=still())
