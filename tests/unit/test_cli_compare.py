"""``dossier compare`` in all its forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.main import run
from dossier.model import ArticleInfo
from dossier.views.events import of_each_outlet

PAIR = ["compare", "2021-05-03-l", "2021-05-03-p"]


@pytest.fixture
def harbour(tmp_path: Path) -> str:
    return str(make_dossier(tmp_path / "harbour"))


def said(capsys: pytest.CaptureFixture[str], harbour: str, *arguments: str) -> str:
    assert run([*arguments, "-d", harbour]) == 0
    return capsys.readouterr().out


def event_of_two(capsys: pytest.CaptureFixture[str], harbour: str) -> str:
    lines = said(capsys, harbour, "events", "--format", "jsonl").splitlines()
    return str(next(event["id"] for event in map(json.loads, lines) if len(event["articles"]) == 2))


def test_text_names_the_articles_and_shows_what_is_shared(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, harbour, *PAIR)
    assert text.startswith("A  2021-05-03  Morning Ledger (Reuters)")
    assert "verbatim" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_text_says_how_values_differ(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "differs, number: A 14 / B 16" in said(capsys, harbour, *PAIR)


def test_an_event_is_compared(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    event = event_of_two(capsys, harbour)
    record = json.loads(said(capsys, harbour, "compare", "--event", event, "--format", "json"))
    assert len(record["articles"]) == 2
    assert {"relation", "cells", "similarity", "differences", "certain", "moved", "verdict"} <= set(
        record["rows"][0]
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["2021-06", "--event", "e"],
        ["--event", "e", "--queries", "a", "b"],
        ["2021-06", "--queries", "a", "b"],
    ],
)
def test_articles_an_event_or_queries_are_named_not_several(
    arguments: list[str], harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *arguments, "-d", harbour]) == 2
    assert "not both" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "md", "html"])
@pytest.mark.parametrize("view", [[], ["--matrix"], ["--worksheet"], ["--wording"]])
def test_every_view_has_every_form(
    form: str, view: list[str], harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, harbour, *PAIR, *view, "--format", form)
    if form == "html":
        assert text.startswith("<!DOCTYPE html>")
    elif form == "json":
        json.loads(text)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "html"])
def test_two_searches_are_compared(form: str, harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, harbour, "compare", "--queries", "dockers", "bridge", "--format", form)
    assert "dockers" in text
    if form == "json":
        record = json.loads(text)
        assert (len(record["only_first"]), len(record["only_second"]), record["both"]) == (2, 1, [])
        assert sorted(record["sides"]) == [1, 1, 2]


def test_searches_that_find_nothing_end_with_1(harbour: str) -> None:
    assert run(["compare", "--queries", "zebra", "walrus", "-d", harbour]) == 1


def test_the_worksheet_has_the_aspects(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {
        row[0]: row[1:]
        for row in csv.reader(io.StringIO(said(capsys, harbour, *PAIR, "--worksheet", "--format", "csv")))
    }
    assert rows["agency"] == ["Reuters", "AFP"]
    assert "Marta Olsen" in rows["who is quoted"][0]
    assert "Piet Lund" in rows["names only here"][1]
    assert all(share.endswith("%") and share != "0%" for share in rows["text shared"])


def test_a_file_is_written_whole_and_never_over_another(
    harbour: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.html"
    order = [*PAIR, "--format", "html", "-o", str(file)]
    assert said(capsys, harbour, *order) == ""
    assert file.read_text("utf-8").endswith("</html>\n")
    file.write_text("mine", "utf-8")
    assert run([*order, "-d", harbour]) == 2
    assert "--force" in capsys.readouterr().err
    assert file.read_text("utf-8") == "mine"
    said(capsys, harbour, *order, "--force")
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("where", [".", "nowhere/out.html"])
def test_a_place_that_cannot_be_written_is_said(
    where: str, harbour: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*PAIR, "-o", str(tmp_path / where), "-d", harbour]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_stranger_s_text_is_no_markup_and_no_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hostile" / "articles"
    folder.mkdir(parents=True)
    evil = '=HYPERLINK("http://x") <script>alert(1)</script> & "quoted" </style> said the mayor of Loden.'
    for name, outlet in (("a", "<b>Post</b>"), ("b", "@SUM(1)")):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: <img src=x onerror=alert(1)>\noutlet: '{outlet}'\n---\n\n{evil}\n\nBy {name}.\n",
            "utf-8",
        )
    for view in ([], ["--matrix"], ["--worksheet"]):
        arguments = ["compare", "a", "b", *view, "-d", str(folder.parent)]
        assert run([*arguments, "--format", "html"]) == 0
        page = capsys.readouterr().out
        for tag in ("<script", "<img", "<b>", "onerror=alert(1)>", "</style> said"):
            assert tag not in page
        assert run([*arguments, "--format", "csv"]) == 0
        for row in csv.reader(io.StringIO(capsys.readouterr().out)):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_of_many_reports_those_of_different_outlets_come_first() -> None:
    outlets = {"a": "Post", "b": "Post", "c": None, "d": "Herald", "e": None}
    infos = {
        name: ArticleInfo(id=name, path=name, title="", outlet=outlet) for name, outlet in outlets.items()
    }
    assert of_each_outlet(tuple(outlets), infos) == ("a", "c", "d", "e", "b")
