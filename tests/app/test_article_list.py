from dataclasses import replace

import pytest
from acting import settle
from fake import harbour
from textual.widgets import Input, Static

from dossier.model import ArticleInfo
from dossier.tui.app import DossierApp
from dossier.tui.background import SCREENFUL
from dossier.tui.choosing import Order
from dossier.tui.overview import first_overview, screenful
from dossier.tui.reading import source_line
from dossier.tui.widgets.article_list import columns_for


def start():
    return DossierApp(harbour(), refresh=False)


def shown(app, selector):
    return str(app.main.query_one(selector, Static).content)


async def test_a_long_list_shows_its_first_articles_before_the_rest_is_read():
    dossier, seen = harbour(300), []
    articles = dossier.articles

    def noted(limit=None):
        seen.append(limit)
        return articles(limit)

    dossier.articles = noted
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert seen[:2] == [SCREENFUL, None]
        assert len(app.main.articles.listing.rows) == 300
        assert not app.main.overview.partial


def test_nothing_is_summed_up_from_the_first_articles_of_many():
    overview = screenful(harbour(30).articles(10))
    assert overview.partial
    assert len(overview.articles) == 10
    assert overview.phrases == ()


async def test_space_marks_up_to_six_articles_and_goes_on():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*["space"] * 8)
        listing = app.main.articles.listing
        assert len(listing.marked) == 6
        assert listing.cursor == 6
        assert "6 articles marked" in shown(app, "#shown")
        await pilot.press("u")
        assert listing.marked == []


async def test_a_second_space_takes_the_mark_away():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("space", "k", "m")
        assert app.main.articles.listing.marked == []


async def test_s_goes_through_the_orders_and_capital_s_turns_them():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        seen = []
        for _ in Order:
            await pilot.press("s")
            seen.append(listing.order)
        assert seen == [Order.OUTLET, Order.TITLE, Order.EVENT, Order.DATE]
        await pilot.press("S")
        dates = [info.date for info in listing.rows if info.date]
        assert dates == sorted(dates, reverse=True)
        assert "date↑" in shown(app, "#heading")


async def test_sorting_keeps_the_cursor_on_its_article():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j")
        name = app.main.articles.listing.row.id
        await pilot.press("s", "s")
        assert app.main.articles.listing.row.id == name


async def test_f_filters_as_one_types_and_escape_shows_all_again():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f", *"lantern", "enter")
        listing = app.main.articles.listing
        assert {info.outlet for info in listing.rows} == {"The Lantern"}
        assert listing.has_focus
        assert "with “lantern”" in shown(app, "#shown")
        await pilot.press("escape")
        assert len(listing.rows) == 24
        assert app.main.query_one("#filter", Input).value == ""


async def test_what_the_filter_looks_through_is_put_together_before_one_types():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert not app.main.articles.listing._chooser._texts
        await pilot.press("f")
        await settle(pilot)
        assert len(app.main.articles.listing._chooser._texts) == len(app.main.overview.articles)


async def test_other_articles_have_columns_of_their_own():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        width = listing.line_width - 1
        before = listing.columns(width)
        await pilot.press("s")
        assert listing.columns(width) is before
        years = [replace(info, date=f"{2000 + place}-01-01") for place, info in enumerate(listing.rows[:3])]
        listing.show_overview(first_overview(years))
        assert listing.columns(width).date > before.date


async def test_a_filter_that_finds_nothing_says_so():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f", *"zzz", "enter", "j", "enter")
        assert "No article matches" in app.main.articles.listing.render_line(0).text


async def test_e_shows_the_reports_of_one_event_and_all_again():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        listing = app.main.articles.listing
        await pilot.press("e")
        assert [app.main.overview.letter(info.id) for info in listing.rows] == ["A", "A", "A"]
        assert "event A" in shown(app, "#shown")
        await pilot.press("e")
        assert len(listing.rows) == 24


async def test_an_outlet_that_is_not_known_is_said_in_words():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        place = next(i for i, info in enumerate(app.main.articles.listing.rows) if info.outlet is None)
        assert "not known" in app.main.articles.listing.render_line(place).text


def test_columns_never_need_more_than_the_width():
    overview = first_overview(harbour().infos)
    for width in range(120):
        columns = columns_for(width, overview)
        parts = [size for size in (columns.date, columns.outlet, columns.event) if size]
        assert columns.title >= 0
        assert width < 10 or 2 + sum(parts) + len(parts) + columns.title <= width


async def test_y_copies_where_an_article_was_published():
    app = start()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        assert app.clipboard == source_line(app.main.articles.listing.rows[0])


@pytest.mark.parametrize("width", [56, 58, 64])
def test_half_of_a_wide_screen_leaves_titles_half_of_the_list(width):
    held = [
        ArticleInfo(id="a", path="a", title="a", outlet="The Evening Harbour Telegraph", date="2024-01-02")
    ]
    assert columns_for(width, first_overview(held)).title >= width // 2
