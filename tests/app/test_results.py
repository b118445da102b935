"""Two searches compared, from the main screen."""

from dataclasses import replace

import pytest
from acting import settle, still
from fake import harbour

from dossier.model import Comparison, Contrast, ResultComparison
from dossier.tui.app import DossierApp
from dossier.tui.compare.pane_screen import PaneScreen
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.widgets.status_line import StatusLine

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def searched(**changes):
    """An app over a dossier that compares any two searches in the same way, and what it was asked."""
    dossier, asked = harbour(), []
    ids = [info.id for info in dossier.infos]

    def compare_results(first, second):
        asked.append((first, second))
        return replace(
            ResultComparison(
                queries=(first, second),
                totals=(3, 2),
                only_first=tuple(ids[:2]),
                both=(ids[2],),
                only_second=(ids[3],),
                shared_events=dossier.all_events[:1],
                terms=(Contrast("ferry", 1, 4, -2.5),),
                comparison=Comparison((ids[0], ids[3]), ()),
                sides=(1, 2),
            ),
            **changes,
        )

    dossier.compare_results = compare_results
    return DossierApp(dossier, refresh=False), asked


async def search(pilot, words):
    await pilot.press("/")
    pilot.app.main.search.value = words
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    await pilot.press("C")
    await settle(pilot)


def told(app):
    return str(app.main.query_one(StatusLine).render())


async def test_one_search_is_kept_and_the_next_compared_with_it():
    app, asked = searched()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await search(pilot, "port")
        assert "Kept “port”" in told(app)
        await search(pilot, "mayor")
        assert asked == [("port", "mayor")]
        assert isinstance(app.screen, PaneScreen)
        pane = app.screen.pane
        assert pane.summary().startswith("1 “port”: 3 articles · 2 “mayor”: 2 articles · 1 in both")
        assert [row.part for row in pane._list.rows] == [
            *("only in 1", "only in 1", "in both", "only in 2", "event in both", "word"),
        ]
        assert "   1 · 4    ferry" in pane._list.render_line(5).text


async def test_without_a_search_it_is_said_what_to_do():
    app, asked = searched()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("C")
        assert told(app).startswith("Search for something first")
        assert not asked


async def compared(pilot):
    await settle(pilot)
    await search(pilot, "port")
    await search(pilot, "mayor")


async def test_an_article_is_opened_and_all_screens_left():
    app, _ = searched()
    async with app.run_test(size=(120, 40)) as pilot:
        await compared(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.reader.wanted.article == app.dossier.infos[1].id


async def test_articles_of_both_are_laid_side_by_side():
    app, _ = searched()
    async with app.run_test(size=(120, 40)) as pilot:
        await compared(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, CompareScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, PaneScreen)


async def test_searches_that_find_nothing_say_so():
    app, _ = searched(
        totals=(0, 0), only_first=(), both=(), only_second=(), shared_events=(), terms=(), comparison=None
    )
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await compared(pilot)
        assert app.screen.pane.summary() == "Neither search finds an article."
        await pilot.press("c")
        await pilot.pause()
        assert [note.message for note in app._notifications] == [
            "There are no two articles to lay side by side."
        ]


async def test_rows_are_sorted_by_name_and_copied():
    app, _ = searched()
    async with app.run_test(size=(120, 40)) as pilot:
        await compared(pilot)
        await pilot.press("s", "y")
        names = [row.text for row in app.screen.pane._list.rows]
        assert names == sorted(names, key=str.casefold)
        await pilot.press("S", "y")
        assert app.clipboard


@SIZES
def test_two_searches(snap_compare, size):
    async def act(pilot):
        await compared(pilot)
        await still("j")(pilot)

    assert snap_compare(searched()[0], terminal_size=size, run_before=act)
