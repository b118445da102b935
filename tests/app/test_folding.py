"""Copies folded under the article that they are copies of."""

from dataclasses import replace

import pytest
from acting import settle, still
from fake import harbour
from textual.widgets import Static

from dossier.model import ArticleInfo, CopyKind, WireCopy
from dossier.tui.app import DossierApp
from dossier.tui.folding import Folds, folded, folds


def info(name, date=None, words=100):
    return ArticleInfo(id=name, path=name, title=name, date=date, words=words)


ROWS = (info("a", "2024-03-01"), info("b", "2024-03-02"), info("c", "2024-03-03"), info("d"))
BY_ID = {one.id: one for one in ROWS}


def ids(rows):
    return [one.id for one in rows]


def test_copies_are_folded_under_the_likely_source():
    held = folds([WireCopy(("a", "b", "c"), 0.9, source="b")], BY_ID)
    assert held.copies == {"b": ("a", "c")}
    assert held.heads == {"a": "b", "c": "b"}


def test_without_a_source_the_earliest_is_the_head():
    assert folds([WireCopy(("d", "c", "b"), 0.9)], BY_ID).copies == {"b": ("c", "d")}


def test_copies_of_copies_have_one_head():
    held = folds([WireCopy(("a", "b"), 0.95), WireCopy(("b", "c"), 0.9), WireCopy(("c", "d"), 0.8)], BY_ID)
    assert held.copies == {"a": ("b", "c", "d")}


@pytest.mark.parametrize(
    "copy",
    [
        WireCopy(("a", "b"), 0.6),
        WireCopy(("a", "b"), 0.9, kind=CopyKind.SHARED_QUOTE),
        WireCopy(("a", "gone"), 0.9),
    ],
    ids=["a part", "a quote", "one is gone"],
)
def test_what_is_no_whole_copy_is_not_folded(copy):
    assert not folds([copy], BY_ID)


def test_a_report_with_much_of_its_own_stays():
    held = folds([WireCopy(("a", "long"), 1.0)], {**BY_ID, "long": info("long", "2024-03-09", 900)})
    assert not held


def test_two_sources_make_no_circle():
    held = folds([WireCopy(("a", "b"), 0.9, source="a"), WireCopy(("b", "a"), 0.8, source="b")], BY_ID)
    assert held.heads == {"b": "a"}


def test_folded_rows_are_left_out_and_stand_below_their_head_when_opened():
    held = Folds({"c": "a"}, {"a": ("c",)})
    assert ids(folded(ROWS, held, ())) == ["a", "b", "d"]
    assert ids(folded(ROWS, held, {"a"})) == ["a", "c", "b", "d"]
    assert ids(folded(ROWS, held, None)) == ["a", "c", "b", "d"]


def test_a_copy_is_shown_where_its_head_is_not():
    assert ids(folded(ROWS[1:], Folds({"c": "a"}, {"a": ("c",)}), ())) == ["b", "c", "d"]


# -- in the list


def copied():
    """A dossier in which the first three articles are the same report."""
    dossier = harbour()
    names = tuple(one.id for one in dossier.infos[:3])
    return replace(dossier, all_copies=(WireCopy(names, 0.93, source=names[1]),)), names


def told(app):
    return str(app.main.query_one("#summary", Static).content)


async def test_copies_are_folded_counted_and_opened_by_a_key():
    dossier, (first, head, last) = copied()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        assert ids(listing.rows)[0] == head
        assert len(listing.rows) == len(dossier.infos) - 2
        assert "+2 " in listing.render_line(0).text
        assert "3 with copied text, 2 of them folded" in told(app).replace("\n", " ")
        await pilot.press("o")
        assert ids(listing.rows)[:3] == [head, first, last]
        assert "└ wire copy 93%" in listing.render_line(1).text
        await pilot.press("j", "o")
        assert ids(listing.rows)[:2] == [head, dossier.infos[3].id]
        assert listing.row.id == head


async def test_all_copies_are_opened_and_folded():
    dossier, _ = copied()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        await pilot.press("O")
        assert len(listing.rows) == len(dossier.infos)
        await pilot.press("o")
        assert len(listing.rows) == len(dossier.infos) - 2
        await pilot.press("o", "O")
        assert len(listing.rows) == len(dossier.infos) - 2


async def test_an_article_without_copies_says_so():
    dossier, _ = copied()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("G", "o")
        await pilot.pause()
        assert "No copy of this article is folded." in [note.message for note in app._notifications]


async def test_a_filter_that_only_a_copy_matches_shows_it():
    dossier, (first, _, _) = copied()
    title = "A headline of its own"
    dossier.infos = tuple(replace(one, title=title) if one.id == first else one for one in dossier.infos)
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f", *"headline")
        await settle(pilot)
        assert ids(app.main.articles.listing.rows) == [first]


async def test_a_folded_article_that_is_opened_elsewhere_is_unfolded_and_marks_stay():
    dossier, (first, head, last) = copied()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        await pilot.press("o", "j", "m", "o")
        assert listing.marked == [first]
        assert listing.find(last)
        assert listing.row.id == last
        assert head in listing.unfolded


async def test_the_next_article_passes_over_folded_copies():
    dossier, (_, head, _) = copied()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("}")
        await settle(pilot)
        assert app.main.reader.wanted.article == dossier.infos[3].id
        await pilot.press("{")
        await settle(pilot)
        assert app.main.reader.wanted.article == head


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_unfolded_copies(snap_compare, size):
    app = DossierApp(copied()[0], refresh=False)
    assert snap_compare(app, terminal_size=size, run_before=still("o", "j"))
