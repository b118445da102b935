"""Taking articles, quotes, notes and the rest out of a dossier."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.cli.main import run
from dossier.errors import DossierError
from dossier.export.items import (
    SCHEMA,
    FileFormat,
    What,
    endings_of,
    format_named,
    formats_of,
    json_lines,
)
from dossier.model import Span
from dossier.session import Dossier
from dossier.storage.user_files import MAX_BYTES, write_lines
from tests.unit.dossiers import make_dossier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_dossier(tmp_path / "harbour")
    dossier = Dossier.open(folder)
    dossier.refresh()
    first = dossier.articles()[0].id
    dossier.notes.tag([first], "=cmd")
    dossier.notes.highlight(first, Span(0, 7), "who *else*?")
    dossier.close()
    return folder


def exported(capsys: pytest.CaptureFixture[str], folder: Path, *args: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run(["export", *args, "-d", str(folder)]) == status
    return capsys.readouterr().out


@pytest.mark.parametrize("what", [what for what in What if what is not What.COMPARISON])
def test_json_says_its_kind_and_schema(capsys, folder, what):
    query = ("--query", "cranes") if what is What.HITS else ()
    found = json.loads(exported(capsys, folder, str(what), "--format", "json", *query))
    assert (found["schema"], found["kind"]) == (1, str(what))
    assert found["items"]


@pytest.mark.parametrize("what", [what for what in What if what is not What.COMPARISON])
def test_every_format_of_every_kind_is_written(capsys, folder, tmp_path, what):
    query = ("--query", "cranes") if what is What.HITS else ()
    for form in formats_of(what):
        path = tmp_path / f"{what}.{form}"
        exported(capsys, folder, str(what), "--format", str(form), "-o", str(path), *query)
        assert path.read_text("utf-8").strip()


def test_articles_are_cited_unless_told_otherwise(capsys, folder):
    assert {item["type"] for item in json.loads(exported(capsys, folder, "articles"))} == {
        "article-newspaper"
    }


def test_the_ending_says_the_format_and_no_file_is_written_over(capsys, folder, tmp_path):
    path = tmp_path / "quotes.bib"
    exported(capsys, folder, "quotes", "-o", str(path))
    assert path.read_text("utf-8").startswith("@article{")
    path.write_text("mine", "utf-8")
    exported(capsys, folder, "quotes", "-o", str(path), status=2)
    assert path.read_text("utf-8") == "mine"
    exported(capsys, folder, "quotes", "-o", str(path), "--force")
    assert path.read_text("utf-8") != "mine"
    exported(capsys, folder, "quotes", "-o", str(tmp_path / "quotes.doc"), status=2)


def test_a_query_narrows_what_is_written(capsys, folder):
    assert len(json.loads(exported(capsys, folder, "articles", "--query", "bridge"))) == 1
    exported(capsys, folder, "articles", "--query", "unheardof", status=1)
    exported(capsys, folder, "hits", status=2)


def test_named_articles_alone_are_written(capsys, folder):
    quotes = json.loads(
        exported(capsys, folder, "quotes", "articles/2021-06-20-post.txt", "--format", "json")
    )
    assert {item["date"] for item in quotes["items"]} == {"2021-06-20"}


def test_no_cell_is_a_formula(capsys, folder):
    rows = list(csv.DictReader(io.StringIO(exported(capsys, folder, "notes", "--format", "csv"))))
    assert {row["tags"] for row in rows} == {"'=cmd"}


def test_html_runs_no_script_and_markdown_takes_nothing_for_a_mark(capsys, folder):
    page = exported(capsys, folder, "notes", "--format", "html")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert page.index("<th") < page.index("outlet</th>") < page.index("article</th>")
    assert r"who \*else\*?" in exported(capsys, folder, "notes", "--format", "md")


def test_a_comparison_is_exported(capsys, folder):
    names = ("articles/2021-05-03-ledger.md", "articles/2021-05-03-post.md")
    found = json.loads(exported(capsys, folder, "comparison", *names))
    assert found["kind"] == "comparison"
    assert len(found["items"][0]["articles"]) == 2
    exported(capsys, folder, "comparison", status=2)
    exported(capsys, folder, "comparison", *names, "--format", "ris", status=2)


def test_endings_name_formats() -> None:
    assert format_named("A.CSL.JSON") is FileFormat.CSL_JSON
    assert format_named("a.json") is FileFormat.JSON
    assert format_named("a") is None
    assert ".bib" not in endings_of(What.ACTORS)


@pytest.mark.parametrize("items", [[], [{"a": "two\nlines “é”", "b": [1, {"c": []}]}, {}, {"a": None}]])
def test_json_is_written_line_by_line_as_it_would_be_whole(items: list[object]) -> None:
    whole = {"schema": SCHEMA, "kind": "quotes", "items": items}
    assert "\n".join(json_lines(What.QUOTES, items)) == json.dumps(whole, ensure_ascii=False, indent=2)


def test_an_export_may_be_of_any_size(tmp_path: Path) -> None:
    write_lines(tmp_path / "all.csv", ("x" * 999 for _ in range(MAX_BYTES // 1000 + 1)))
    assert (tmp_path / "all.csv").stat().st_size > MAX_BYTES


def test_an_export_that_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield "first"
        raise DossierError("It cannot be read on.")

    (tmp_path / "all.csv").write_text("before", "utf-8")
    with pytest.raises(DossierError):
        write_lines(tmp_path / "all.csv", lines())
    assert [file.read_text("utf-8") for file in tmp_path.iterdir()] == ["before"]
