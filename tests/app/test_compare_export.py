"""Writing a comparison to a file from its screen."""

import json

import pytest
from acting import settle
from compare_samples import Reports, host
from textual.widgets import Static

from dossier.errors import DossierError
from dossier.tui.asking.file_names import free_name, problem_with, would_replace
from dossier.tui.compare.exporting import FORMATS, format_of


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def exporting(*keys, dossier=None):
    app = host(3, dossier)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("E")
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        return str(app.compare.query_one("#compare-said", Static).content)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("side.html", "<html"),
        ("side.md", "| "),
        ("side.csv", "relation,"),
        ("side.txt", "12,000"),
        ("side.json", "{"),
    ],
)
async def test_the_ending_says_the_format(folder, name, holds):
    said = await exporting(*name, "enter")
    text = (folder / name).read_text("utf-8")
    assert said == f"Written to {folder / name}."
    assert holds in text
    assert "14,500" in text
    if name.endswith("json"):
        assert json.loads(text)


async def test_a_page_is_offered_under_a_name_that_is_free(folder):
    (folder / "comparison.html").write_text("mine")
    assert free_name("comparison", ".html") == "comparison-2.html"
    await exporting("enter")
    assert (folder / "comparison.html").read_text() == "mine"
    assert "<html" in (folder / "comparison-2.html").read_text("utf-8")


async def test_escape_writes_nothing(folder):
    await exporting("escape")
    assert not list(folder.iterdir())


def test_what_is_wrong_with_a_name_is_said(folder):
    def problem(typed):
        return problem_with(typed, FORMATS, format_of)

    (folder / "held.md").write_text("mine")
    assert problem("side.html") is None
    assert problem("side.doc") == "End the name in .html, .md, .csv, .txt, .json: that says the format."
    assert problem("held.md") is None
    assert would_replace("side.html") is None
    assert (
        would_replace("held.md") == f"There is a file {folder / 'held.md'}: enter once more writes over it."
    )
    (folder / "folder.md").mkdir()
    assert problem("folder.md") == "There is a folder of this name; choose another."
    assert problem("nowhere/side.md") == "There is no folder nowhere; make it first."
    assert problem("~nobody-of-this-name/side.md") == "No file can have this name."


async def test_what_fails_is_said(folder):
    reports = Reports()

    def refuse(path, lines):
        raise DossierError(f"{path.name} cannot be written: no space left.")

    reports.write_file = refuse
    said = await exporting("enter", dossier=reports)
    assert said == "It was not written: comparison.html cannot be written: no space left."
    assert not list(folder.iterdir())
