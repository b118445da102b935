"""Writing what a pane shows into a file, with the key E."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.panes.pane import Pane
from dossier.tui.widgets.prompt import Prompt
from tests.app.acting import settle
from tests.unit.dossiers import make_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    held = Dossier.open(make_dossier(tmp_path / "harbour"))
    held.reading.leave_at({"opened": True})
    held.refresh()
    yield held
    held.close()


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def exported(pilot: Pilot[int], file: Path) -> tuple[str, list[dict[str, Any]]]:
    """Return the question that E asks, and the items of the file that it writes."""
    await press(pilot, "E")
    prompt = pilot.app.screen
    assert isinstance(prompt, Prompt)
    asked = str(prompt.query_one("#question").render())
    prompt.query_one(Input).value = str(file)
    await press(pilot, "enter")
    return asked, json.loads(file.read_text("utf-8"))["items"]


@pytest.mark.parametrize(
    ("key", "words", "what", "names"),
    [
        ("2", "bridge", "events", ["Minister opens new railway bridge"]),
        ("3", "olsen", "actors", ["Marta Olsen"]),
        ("4", "olsen", "quotes", ["“We will not lift another box under those cranes,”"]),
    ],
)
async def test_the_rows_that_the_filter_leaves_are_exported(
    dossier: Dossier, tmp_path: Path, key: str, words: str, what: str, names: list[str]
) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        asked, items = await exported(pilot, tmp_path / "all.json")
        assert f"all {what}" in asked
        assert len(items) > len(names)
        await press(pilot, "f")
        pane = pilot.app.main.left.pane
        assert isinstance(pane, Pane)
        pane.query_one(".words", Input).value = words
        await press(pilot, "enter")
        asked, items = await exported(pilot, tmp_path / "some.json")
        assert f"the {what} shown" in asked
        assert [item.get("name") or item.get("text") or item.get("title") for item in items] == names


async def test_marked_rows_go_before_those_shown(dossier: Dossier, tmp_path: Path) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "m")
        asked, items = await exported(pilot, tmp_path / "marked.json")
        assert "the marked events" in asked
        assert len(items) == 1


@pytest.mark.parametrize(
    ("query", "keys", "what", "number"),
    [
        ("cranes", (), "hits", 9),
        ("cranes", ("u",), "quotes", 4),
        ("cranes", ("e",), "events", 1),
        ("date:2021-06", (), "articles", 1),
    ],
)
async def test_what_the_search_lists_is_exported(
    dossier: Dossier, tmp_path: Path, query: str, keys: tuple[str, ...], what: str, number: int
) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        pilot.app.main.search.value = query
        await settle(pilot)
        await press(pilot, "enter", *keys)
        asked, items = await exported(pilot, tmp_path / "found.json")
        assert f"the {what} that the search finds" in asked
        assert len(items) == number


@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
@pytest.mark.parametrize("sorting", [(), ("s",), ("s", "S")])
async def test_rows_are_written_in_the_order_of_the_screen(
    dossier: Dossier, tmp_path: Path, pane: str, sorting: tuple[str, ...]
) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, pane, *sorting)
        left = pilot.app.main.left
        held = left.pane
        listed = held.naming()() if isinstance(held, Pane) else left.articles.listing.in_order()
        _, items = await exported(pilot, tmp_path / "all.json")
        assert [named(item) for item in items] == list(listed)
        assert len(items) > 1


def named(item: dict[str, Any]) -> object:
    return item["id"] if "id" in item else (item["article"], item["start"])


@pytest.mark.parametrize("keys", [("s",), ("s", "S"), ("w", "s"), ("u", "s", "S")])
async def test_what_a_search_lists_is_written_in_its_order(
    dossier: Dossier, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        pilot.app.main.search.value = "cranes"
        await settle(pilot)
        await press(pilot, "enter", *keys)
        hits = pilot.app.main.left.hits
        listed = [name for name in hits.naming()() if isinstance(name, tuple)]
        _, items = await exported(pilot, tmp_path / "found.json")
        assert [named(item) for item in items] == listed
        assert len(listed) > 2


async def test_quotes_are_written_with_the_title_of_their_article(dossier: Dossier, tmp_path: Path) -> None:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        _, items = await exported(pilot, tmp_path / "all.json")
        titles = {info.id: info.title for info in dossier.articles()}
        assert all(item["title"] == titles[item["article"]] for item in items)


async def test_another_file_is_written_over_only_after_a_second_enter(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text("mine")
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "E")
        prompt = pilot.app.screen
        assert f"A bare name goes into {tmp_path}." in str(prompt.query_one("#question").render())
        prompt.query_one(Input).value = "mine.csv"
        await press(pilot, "enter")
        assert (tmp_path / "mine.csv").read_text() == "mine"
        assert "enter once more writes over it" in str(prompt.query_one("#wrong").render())
        await press(pilot, "enter")
        assert (tmp_path / "mine.csv").read_text("utf-8").startswith("article,outlet,date,title,")


async def test_the_format_of_the_last_file_is_offered_again(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for offered in ("quotes.html", "quotes-2.csv"):
        async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            await press(pilot, "4", "E")
            box = pilot.app.screen.query_one(Input)
            assert box.value == offered
            box.value = "quotes.csv"
            await press(pilot, "enter", "enter")
