"""What somebody who has read no manual is told on the way: where one is, how to go on, and how to go back."""

from dataclasses import replace

import pytest
from acting import settle
from fake import harbour
from textual.widgets import Static

from dossier.config import Config
from dossier.tui.app import DossierApp
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.widgets.key_line import KeyLine


@pytest.fixture
def app():
    return DossierApp(harbour(), refresh=False)


def footer(app):
    return app.screen.query_one(KeyLine).render().plain


def top_right(app):
    return app.main.query_one("#name", Static).render().plain


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
async def test_five_minutes(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "enter open" in footer(app) and "/ search" in footer(app)
        await press(pilot, "/", *"mediator", "enter")
        assert "enter open" in footer(app) and "q back" in footer(app)
        await press(pilot, "enter")
        assert "n next hit" in footer(app) and "esc back" in footer(app)
        assert top_right(app).startswith("hit 1 of ")
        await press(pilot, "escape", "escape")
        assert "hit" not in top_right(app)
        await press(pilot, "4")  # find a quote, and who said it
        assert "y copy" in footer(app)
        await press(pilot, "enter")
        assert "q quote" in footer(app) and "w who" in footer(app)
        lowest = " ".join(app.main.reader.render_line(app.main.reader.size.height - up).text for up in (2, 1))
        assert "Jonas Feld" in lowest
        await press(pilot, "y")  # copy it with its source
        assert "Jonas Feld; " in app.clipboard and "2024" in app.clipboard
        await press(pilot, "escape", "1")  # compare two outlets
        assert "c compare" in footer(app)
        await press(pilot, "c")
        assert isinstance(app.screen, CompareScreen)
        assert "v layout" in footer(app) and "esc back" in footer(app)
        await press(pilot, "escape")
        assert app.screen is app.main


async def test_at_80_columns_the_top_line_says_what_is_read(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert top_right(app) == "Harbour strike"
        await press(pilot, "enter")
        assert top_right(app) == "Harbour Post · 2024-03-01"
        await press(pilot, "escape")
        assert top_right(app) == "Harbour strike"


@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
async def test_a_filter_names_the_way_back(app, pane):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, pane)
        assert footer(app).count(" back") == 1
        await press(pilot, "f", "a")
        assert "esc back" in footer(app)


async def test_without_hits_no_next_one_is_offered(app):
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "next hit" not in footer(app)


async def test_the_help_says_a_row_in_full_that_it_cuts(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "?")
        listing = app.screen.query_one("#keys")
        place = next(
            at for at, row in enumerate(listing.rows) if getattr(row, "id", "") == "reader.highlight"
        )
        listing.cursor = place
        await settle(pilot)
        assert listing.rows[place].help in app.screen.query_one("#whole", Static).render().plain
        marks = app.screen.query_one("#marks", Static)
        assert marks.size.height == marks.virtual_size.height
        assert "╌ shared" in marks.render().plain


async def test_the_footer_writes_keys_of_the_users_own_like_the_others():
    app = DossierApp(harbour(), refresh=False, keys={"main.search": "ctrl+k"})
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        assert "ctrl+k search" in footer(app)
        asked = "ctrl+k  search: words, “a phrase”, speaker:, outlet:, date:"
        assert app.screen.search.placeholder == asked


@pytest.mark.parametrize(("keys", "row"), [((), 0), (("j", "k"), 5)])
async def test_while_the_list_grows_the_cursor_stays_on_the_first_row_until_somebody_moves_it(keys, row):
    dossier = harbour(24)
    few = replace(dossier, infos=dossier.infos[5:])
    app = DossierApp(few, refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        few.infos = dossier.infos
        app.main.background.list_articles()
        await settle(pilot)
        listing = app.main.articles.listing
        assert listing.cursor == row
        assert app.main.reader.wanted.article == listing.row.id


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (Config(problems=("config.yaml line 2: a value is not closed; the file was not read.",)), "line 2"),
        (Config(articles="reports"), "names the folder reports, which is not there"),
    ],
)
async def test_an_empty_list_names_what_in_the_settings_is_the_cause(config, said, tmp_path):
    dossier = replace(harbour(0), all_events=(), all_actors=(), config=config, folder=tmp_path)
    app = DossierApp(dossier)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert said in app.main.articles.listing.empty.plain
        await pilot.press("R")
        await settle(pilot)
        assert said in app.main.articles.listing.empty.plain
        (tmp_path / "reports").mkdir()
        await pilot.press("R")
        await settle(pilot)
        assert (said in app.main.articles.listing.empty.plain) == bool(config.problems)
