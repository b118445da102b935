"""The app: themes, keys, refreshing, the palette, the help, and ending."""

import asyncio
import signal
import threading
from dataclasses import replace

import pytest
from acting import settle
from fake import FakeDossier, harbour
from textual.widgets import Input, Static

from dossier.config import Config
from dossier.model import RefreshReport, Skipped, WireCopy
from dossier.tui.app import DossierApp
from dossier.tui.background import report_sentence
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.going.finding import Entry, Finder, Kind
from dossier.tui.panes.events import EventsPane
from dossier.tui.screens.help import HelpScreen, rows_for
from dossier.tui.screens.palette import Palette
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.status_line import progress_line, time_left
from dossier.tui.widgets.tab_line import TabLine

WIDE = (120, 40)


def notes(app):
    return [note.message for note in app._notifications]


async def test_the_theme_comes_from_config_and_changes_by_key():
    app = DossierApp(replace(harbour(), config=Config(theme="light")), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        assert app.theme == "dossier-light"
        await pilot.press("ctrl+t")
        assert app.theme == "dossier-dark"


async def test_what_is_wrong_in_config_is_said():
    config = Config(theme="neon", keys={"fly": ("x",)}, problems=("line 3: [/nope] is no setting",))
    app = DossierApp(replace(harbour(), config=config), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert app.theme == "dossier-dark"
        assert notes(app) == [
            "line 3: [/nope] is no setting",
            "theme: “neon” is no theme; dark, light, terminal and terminal-light are, and Textual’s own.",
            "keys: “fly” is no command; ? lists them.",
        ]


@pytest.mark.parametrize("theme", ["dark", "light", "terminal", "terminal-light", "nord", "textual-ansi"])
async def test_every_theme_draws(theme):
    app = DossierApp(harbour(), theme=theme, refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port", "enter", "j", "enter", "?")
        await settle(pilot)
        assert app.is_running


async def test_without_colour_nothing_is_lost(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("space")
        text = app.main.articles.listing.render_line(0).text
        assert app.no_color
        assert "◆" in text and "A=" in text


async def test_a_users_key_replaces_the_keys_of_a_command():
    app = DossierApp(harbour(), keys={"articles.mark": ["x"], "main.zoom": "Z"}, refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("m")
        assert app.main.articles.listing.marked == []
        await pilot.press("x", "Z")
        assert len(app.main.articles.listing.marked) == 1
        assert app.main.has_class("-zoom-left")


async def test_help_lists_the_keys_as_they_are_bound():
    app = DossierApp(harbour(), keys={"zoom": "Z"}, refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("?", "/", *"whole screen", "enter")
        assert isinstance(app.screen, HelpScreen)
        listing = app.screen.query_one("#keys")
        lines = [listing.render_line(y).text.split() for y in range(2)]
        assert lines[1][0] == "Z"
        await pilot.press("q", "q")
        assert app.screen is app.main


def test_help_finds_keys_by_what_they_do():
    rows = rows_for("word for word nothing does this")
    assert rows == []
    assert rows_for("COMPARE marked")[0] == "Main screen"


async def test_the_palette_runs_commands():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"skipped")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.left.shown == "skipped"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("theme", "app.theme"),
        ("export", "main.export"),
        ("zoom", "main.zoom"),
        ("config", "app.settings"),
        ("settings", "app.settings"),
        ("star", "main.star"),
        ("tag", "articles.tag"),
        ("copy", "reader.copy"),
        ("citation", "main.cite_as"),
        ("merge", "actors.merge"),
    ],
)
async def test_the_palette_finds_every_command_and_help_too(typed, found):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *typed)
        await settle(pilot)
        assert found in [entry.target for entry in app.screen.listing.rows]
        assert found in [row.id for row in rows_for(typed) if not isinstance(row, str)]


async def test_the_palette_leads_to_the_pane_of_a_command_and_names_its_key():
    app = DossierApp(harbour(), refresh=False, keys={"actors.merge": "f9"})
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"actors: merge", "enter")
        await settle(pilot)
        assert app.main.left.shown == "actors"
        assert app.main.status.render().plain.startswith("f9 does that (actors): Make one actor")


async def test_the_app_says_where_its_settings_are(tmp_path):
    app = DossierApp(replace(harbour(), folder=tmp_path), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        (said,) = notes(app)
        assert str(tmp_path / "config.yaml") in said
        assert "none yet" in said


async def test_the_palette_goes_to_an_actors_articles_and_n_through_the_mentions():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"mira")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        listing = app.main.articles.listing
        assert listing.choice.label == "naming Mira Holt; n goes to the next place"
        assert len(listing.rows) == 9
        await pilot.press("n")
        await settle(pilot)
        current, article = app.main.reader.marks.current, app.main.reader.article
        assert article.text[current.start : current.end] == "Mira Holt"
        await pilot.press("escape")
        assert app.main.places.spans == {}


async def test_the_palette_finds_articles_where_actors_cannot_be_read():
    app = DossierApp(replace(harbour(), fails="actors"), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"lighthouse")
        await settle(pilot)
        assert app.screen.listing.row.kind is not None
        assert notes(app) == ["Actors cannot be listed: cannot read [/nope] \ufffd[31m the cache"]


async def test_choosing_an_actor_in_its_pane_lists_the_articles_that_name_it():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.left.shown == "articles"
        assert app.main.articles.listing.choice.label == "naming Mira Holt; n goes to the next place"
        assert app.main.places.name == "mention"


async def test_the_palette_goes_to_an_events_reports():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"reports walk")
        await settle(pilot)
        assert isinstance(app.screen, Palette)
        assert app.screen.listing.row.kind is Kind.EVENT
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.articles.listing.choice.label.startswith("event A")


def test_the_best_name_comes_first():
    names = ["At the port", "Transport", "Port strike", "Report"]
    entries = [Entry(Kind.ARTICLE, name, "detail", name) for name in names]
    assert [entry.name for entry in Finder(entries).found("port")] == [
        "Port strike",
        "At the port",
        "Transport",
        "Report",
    ]
    assert Finder(entries).found("detail strike")[0].name == "Port strike"
    assert Finder(entries).found("port", cancelled=lambda: True) == []


async def test_c_compares_the_marked_articles_in_the_order_of_marking():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "space", "g", "space", "c")
        await settle(pilot)
        marked = app.main.articles.listing.marked
        assert isinstance(app.screen, CompareScreen)
        assert app.screen._asked == tuple(marked)
        assert marked[0] == app.main.articles.listing.rows[2].id
        await pilot.press("q")
        await settle(pilot)
        assert app.screen is app.main


async def test_c_without_marks_compares_the_reports_of_the_event():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("j", "c")
        await settle(pilot)
        second = app.main.articles.listing.rows[1].id
        assert app.screen._asked[0] == second
        assert set(app.screen._asked) == {"a00000", "a00001", "a00002"}


async def test_c_on_an_only_report_says_below_the_list_how_to_compare():
    app = DossierApp(replace(harbour(5), all_events=(), all_copies=()), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.status.display
        assert "Mark two articles with space, then press c" in app.main.status.render().plain


async def test_c_with_one_mark_compares_it_with_the_article_under_the_cursor():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("m", "G", "c")
        await settle(pilot)
        rows = app.main.articles.listing.rows
        assert app.screen._asked == (rows[0].id, rows[-1].id)


async def test_c_compares_an_only_report_with_the_article_that_has_its_words():
    copies = (WireCopy(("a00001", "a00004"), 0.3), WireCopy(("a00001", "a00003"), 0.6))
    app = DossierApp(replace(harbour(5), all_events=(), all_copies=copies), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.main.articles.listing.find("a00001")
        await pilot.press("c")
        await settle(pilot)
        assert app.screen._asked == ("a00001", "a00003", "a00004")


async def test_c_in_another_pane_means_the_article_that_is_shown():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        wanted = app.main.reader.wanted.article
        assert wanted != app.main.articles.listing.row.id
        await pilot.press("c")
        await settle(pilot)
        assert app.screen._asked[0] == wanted


async def test_the_number_of_events_is_that_of_their_pane():
    dossier = harbour()
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert f"events {len(dossier.all_events)}" in app.main.query_one(TabLine).render().plain
        assert len(app.main.query_one(EventsPane)._list.rows) == len(dossier.all_events)


async def test_nothing_is_counted_before_anything_is_read():
    held = threading.Event()
    app = DossierApp(replace(harbour(0), hold=held, slow="refresh"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause(0.4)
        assert "0" not in app.main.query_one(TabLine).render().plain
        assert "0" not in str(app.main.query_one("#summary", Static).content)
        assert "No articles yet" not in app.main.articles.listing.render_line(0).text
        held.set()
        await settle(pilot)


async def test_y_on_a_hit_copies_it_with_its_source():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("/", *"port", "enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert app.clipboard.endswith("articles/report-000.txt")
        await pilot.press("j", "y")
        await settle(pilot)
        assert "port" in app.clipboard.partition("\n")[0]
        assert ".txt)" in app.clipboard


async def test_eighty_columns_name_the_keys_for_search_and_comparison():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = app.main.query_one(KeyLine).render().plain
        assert all(key in text for key in ("enter open", "/ search", "c compare", "space mark", "? keys"))


async def test_a_refresh_shows_how_far_it_is_while_the_list_is_used():
    held = threading.Event()
    app = DossierApp(replace(harbour(), hold=held, slow="refresh"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause(0.4)
        assert "Reading articles" in app.main.status.render().plain
        assert "3 of 24" in app.main.status.render().plain
        await pilot.press("j")
        assert app.main.articles.listing.cursor == 1
        held.set()
        await settle(pilot)
        assert not app.main.status.display


async def test_what_a_refresh_brings_is_listed():
    class Growing(FakeDossier):
        def refresh(self, **_):
            self.infos = harbour(5).infos
            return RefreshReport(added=5)

    app = DossierApp(Growing())
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert len(app.main.articles.listing.rows) == 5
        assert app.main.status.render().plain == "Articles: 5 added."


async def test_articles_appear_while_a_first_refresh_reads_on(monkeypatch):
    monkeypatch.setattr("dossier.tui.screens.main.LIST_AGAIN", 0)
    held = threading.Event()

    class Filling(FakeDossier):
        def refresh(self, *, progress, cancelled, **_):
            progress("Reading articles", 1, 9)
            while not held.wait(0.01) and not cancelled():
                progress("Reading articles", 9, 9)
            return RefreshReport(added=5)

    dossier = Filling()
    app = DossierApp(dossier)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause(0.3)
        assert "appear here as they are read" in app.main.articles.listing.render_line(0).text
        dossier.infos = harbour(5).infos
        await pilot.pause(0.5)
        assert len(app.main.articles.listing.rows) == 5
        held.set()
        await settle(pilot)


async def test_a_refresh_that_fails_says_why():
    app = DossierApp(replace(harbour(), fails="refresh"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert app.main.status.render().plain.startswith("Reading the folder failed: cannot read [/nope]")
        assert "\x1b" not in app.main.status.render().plain


async def test_quitting_cancels_a_refresh():
    held = threading.Event()
    app = DossierApp(replace(harbour(), hold=held, slow="refresh"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause(0.3)
        await pilot.press("q")
    assert not held.is_set()
    assert app.return_code == 0


async def test_the_list_follows_when_another_window_has_read_the_folder():
    whole = harbour()
    dossier = replace(whole, infos=())
    read = threading.Event()  # by the other window

    def refresh(**_: object) -> RefreshReport:
        if not read.is_set():
            return RefreshReport(busy=True)
        dossier.infos = whole.infos
        return RefreshReport(unchanged=len(whole.infos))

    dossier.refresh = refresh
    app = DossierApp(dossier)
    async with app.run_test(size=WIDE) as pilot:
        while "Another dossier" not in app.screen.status.render().plain:
            await pilot.pause(0.05)
        read.set()
        await settle(pilot)
        assert len(app.screen.overview.articles) == len(whole.infos)


def test_a_refresh_is_summed_up_in_a_sentence():
    assert report_sentence(RefreshReport(unchanged=9)) == ""
    assert report_sentence(RefreshReport(added=1200, removed=1)) == "Articles: 1,200 added, 1 removed."


def test_progress_gives_rate_and_time_left_once_they_are_known():
    assert progress_line("Reading", 10, 100, 1).plain.endswith("10 of 100")
    assert progress_line("Reading", 50, 100, 10).plain.endswith("50 of 100 · 5 a second · 10 s left")
    assert progress_line("Reading", 1, 100, 10).plain.endswith("6 a minute · 16 min left")
    assert progress_line("Reading", 0, 0, 0).plain
    assert [time_left(seconds) for seconds in (0.2, 80, 200, 9000)] == ["1 s", "80 s", "3 min", "2 h"]


async def test_zoom_gives_the_focused_pane_the_screen_and_takes_it_back():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("z")
        await settle(pilot)
        assert app.main.reader.size.width == 0
        await pilot.press("z", "enter", "z")
        await settle(pilot)
        assert app.main.reader.size.width == 120
        await pilot.press("escape")
        await settle(pilot)
        assert 0 < app.main.reader.size.width < 120


@pytest.mark.parametrize(
    ("key", "pane"), [("2", "events"), ("3", "actors"), ("4", "quotes"), ("5", "skipped")]
)
async def test_a_number_shows_its_pane_and_escape_the_articles(key, pane):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert app.main.left.shown == pane
        assert app.main.left.pane in app.focused.ancestors_with_self
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.left.shown == "articles"


async def test_skipped_files_are_listed_with_the_reason():
    dossier = replace(harbour(), all_skipped=(Skipped("articles/scan.pdf", "no text in it"),))
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("5")
        await settle(pilot)
        text = app.main.left.pane.render_line(0).text
        assert "articles/scan.pdf" in text and "no text in it" in text


async def test_y_puts_the_paragraph_with_its_source_on_the_clipboard():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "y")
        await settle(pilot)
        assert app.clipboard.endswith("paragraph 1 (articles/report-000.txt)")


async def test_the_search_box_takes_letters_that_are_keys_elsewhere():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("/", "q", "1", "?", "/", "z")
        assert app.main.query_one("#search", Input).value == "q1?/z"


async def test_a_click_on_a_panes_name_shows_it():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        line = app.main.query_one(TabLine)
        await pilot.click(line, offset=(line.render().plain.index("quotes") + 2, 0))
        await settle(pilot)
        assert app.main.left.shown == "quotes"


async def test_a_click_on_a_key_presses_it():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        line = app.main.query_one(KeyLine)
        await pilot.click(line, offset=(line.render().plain.index("keys") + 1, 0))
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)


async def test_a_narrow_key_line_keeps_the_way_out_and_the_list_of_keys():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(24, 12)) as pilot:
        await settle(pilot)
        text = app.main.query_one(KeyLine).render().plain
        assert "q back" in text and "? keys" in text


async def test_ending_by_a_signal_gives_the_code_that_shells_expect(monkeypatch):
    handlers = {}
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "add_signal_handler", lambda number, act: handlers.update({number: act}))
        app._end_on_signals()
        handlers[signal.SIGTERM]()
        await pilot.pause()
    assert app.return_code == 128 + signal.SIGTERM


async def test_garbage_is_looked_for_with_a_word_on_whether_threads_work():
    async with (app := DossierApp(harbour())).run_test() as pilot:
        await settle(pilot)
        working = []
        app.garbage.collect_if_quiet = lambda **values: working.append(values["working"])
        go_on = threading.Event()
        worker = app.run_worker(go_on.wait, thread=True)
        app._collect_if_quiet()
        go_on.set()
        await worker.wait()
        app._collect_if_quiet()
        assert working == [True, False]
