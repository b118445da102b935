"""Selecting by keys, and the addresses in an article."""

import webbrowser

import pytest
from acting import settle, still
from fake import harbour

from dossier.model import Article, ArticleInfo
from dossier.tui.app import DossierApp
from dossier.tui.links import links
from dossier.tui.screens.links import LinksScreen

ADDRESSES = "See https://port.example/a_(b), and (http://union.example/x). Not ftp://x.example or https://."


@pytest.fixture
def copied(monkeypatch):
    held = []
    monkeypatch.setattr(DossierApp, "copy_to_clipboard", lambda _, text: held.append(text))
    return held


async def test_v_selects_lines_and_y_copies_them(copied):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "v", "j", "y")
        await settle(pilot)
        text = app.main.reader.article.text
        words = copied[0].partition("\n")[0]
        assert words and text.startswith(words)
        assert not app.main.reader.selecting
        assert app.main.reader.text_selection is None


async def test_paragraphs_are_selected_whole_and_upwards_too(copied):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "v", "J", "J", "y")
        await settle(pilot)
        text = app.main.reader.article.text
        assert copied[0].startswith("\n\n".join(text.split("\n\n")[:3]))
        await pilot.press("v", "K", "y")
        await settle(pilot)
        assert copied[1].startswith(text.split("\n\n")[1])


async def test_escape_ends_the_selection_and_stays_in_the_article(copied):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "v", "j", "escape")
        await settle(pilot)
        reader = app.main.reader
        assert reader.has_focus and not reader.selecting and reader.text_selection is None
        await pilot.press("v", *("k" * 40), *("j" * 200))
        assert reader.selecting


def test_addresses_are_cut_from_the_sentence_and_listed_once():
    info = ArticleInfo(id="a", path="a.txt", title="t", url="https://post.example/1")
    text = f"{ADDRESSES} Again http://union.example/x, and https://post.example/1."
    assert links(Article(info, text)) == (
        "https://post.example/1",
        "https://port.example/a_(b)",
        "http://union.example/x",
    )


def test_nothing_but_web_addresses_is_offered():
    info = ArticleInfo(id="a", path="a.txt", title="t", url="file:///etc/passwd")
    assert links(Article(info, "javascript:alert(1) http://[bad")) == ()


async def test_an_address_is_opened_only_after_a_second_enter(monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    dossier = harbour()
    first = dossier.infos[0].id
    dossier.texts[first] += f"\n\n{ADDRESSES}"
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("L", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, LinksScreen) and opened == []
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert opened == []
        await pilot.press("enter")
        await settle(pilot)
        assert opened == ["http://union.example/x"]


async def test_an_article_without_addresses_says_so():
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "L")
        assert app.screen is app.main


def test_selection(snap_compare, monkeypatch):
    monkeypatch.setattr(DossierApp, "notify", lambda *_, **__: None)
    app = DossierApp(harbour(), refresh=False)
    assert snap_compare(app, terminal_size=(120, 40), run_before=still("enter", "v", "j", "j"))
