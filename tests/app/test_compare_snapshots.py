"""How the comparison looks, at three sizes."""

import threading
from dataclasses import replace

import pytest
from acting import still
from compare_samples import INFOS, Host, Reports, article, bridge, host

from dossier.model import Article, Cell, Comparison
from dossier.tui.look.themes import LIGHT

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)], ids=["80x24", "120x40", "160x45"])


@SIZES
def test_four_reports(snap_compare, size):
    assert snap_compare(host(4), terminal_size=size, run_before=still("j"))


@SIZES
def test_two_reports(snap_compare, size):
    assert snap_compare(host(2), terminal_size=size, run_before=still("n", "]"))


def test_columns_that_slide(snap_compare):
    assert snap_compare(host(4), terminal_size=(80, 24), run_before=still("v", "v", "]", "]"))


def test_one_at_a_time(snap_compare):
    assert snap_compare(host(4), terminal_size=(80, 24), run_before=still("v", "]", "j"))


def test_folded_with_words_listed(snap_compare):
    assert snap_compare(host(3), terminal_size=(120, 40), run_before=still("d", "o", "f", "G"))


def test_packed_with_words_found(snap_compare):
    keys = ("p", "/", *"bridge", "enter", "n")
    assert snap_compare(host(4), terminal_size=(160, 45), run_before=still(*keys))


def test_a_hidden_column(snap_compare):
    assert snap_compare(host(3), terminal_size=(120, 40), run_before=still("s", "x", "j"))


def test_a_low_and_narrow_screen(snap_compare):
    assert snap_compare(host(3), terminal_size=(40, 10), run_before=still("j"))


def test_light(snap_compare):
    app = host(3)
    app.register_theme(LIGHT)
    app.theme = LIGHT.name
    assert snap_compare(app, terminal_size=(120, 40), run_before=still("j"))


def test_what_alignment_is_not_sure_of(snap_compare):
    first, *others = bridge(3).rows
    rows = (replace(first, moved=(2,)), *(replace(row, certain=False) for row in others))
    reports = Reports(result=replace(bridge(3), rows=rows))
    assert snap_compare(host(3, reports), terminal_size=(120, 40), run_before=still())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_loading(snap_compare, size):
    held = threading.Event()

    async def act(pilot):
        await pilot.pause(0.1)

    try:
        assert snap_compare(host(3, Reports(hold=held)), terminal_size=size, run_before=act)
    finally:
        held.set()


def test_an_error(snap_compare):
    app = host(2, Reports(error=OSError("the cache is on [/nope] a disk that is gone")))
    assert snap_compare(app, terminal_size=(80, 24), run_before=still())


def test_one_article(snap_compare):
    assert snap_compare(host(1), terminal_size=(80, 24), run_before=still())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_hostile(snap_compare, size):
    assert snap_compare(Host(*hostile()), terminal_size=size, run_before=still("j"))


def hostile():
    """Reports that try to break out of their cells."""
    texts = (
        "[/nope] [@click=app.quit]press me[/] and [bold red]shout[/] \ufffd[31m $accent {curly} ${USER}",
        "漁港のストライキは二週目に入り、港の外で九隻の船が待っている。組合は三月に回答を求めたという。",
        "Boats 🚢🚢🚢 and a family 👩‍👩‍👧‍👦 on the quay ☂️ today. " + "Nospacesatall" * 20,
        "إضراب عمال الميناء يدخل أسبوعه الثاني، والمحادثات لم تبدأ بعد.",
    )
    infos = [
        replace(INFOS[0], id=f"h{place}", title=text, outlet=("[/b]Out[i]", None, "港 " * 20, "صحيفة")[place])
        for place, text in enumerate(texts)
    ]
    articles = {info.id: Article(info, text) for info, text in zip(infos, texts, strict=True)}
    cells = [Cell(info.id, 0, len(text), text) for info, text in zip(infos, texts, strict=True)]
    row = bridge().rows[0]
    rows = (
        replace(row, cells=tuple(cells), differences=()),
        replace(row, cells=(cells[0], None, cells[2], None), differences=row.differences),
    )
    return Reports(articles, result=Comparison(tuple(articles), rows)), list(articles)


def test_an_article_that_is_gone(snap_compare):
    reports = Reports({"tide": article(0)}, error=LookupError("There is no article “lantern” any more."))
    assert snap_compare(host(2, reports), terminal_size=(80, 24), run_before=still())
