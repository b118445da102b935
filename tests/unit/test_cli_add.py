"""``dossier add`` as a command, and what ``read`` and ``doctor`` say of what it brought in."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dossier.cli.main import run

PAGE = """<!DOCTYPE html><html><head><title>Ferry is late | Harbour Post</title>
<link rel="canonical" href="https://harbour.example/ferry"></head><body><article><h1>Ferry is late</h1>
<figure><figcaption>The ferry at night.</figcaption></figure>
<p>The ferry left the north pier two hours late, and nobody could say why it did so on that day.</p>
<p>{}</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "pier" / "articles").mkdir(parents=True)
    return str(tmp_path / "pier")


def put(tmp_path: Path, name: str, content: str) -> str:
    """Write a file, and return where it is."""
    (tmp_path / name).write_text(content, "utf-8")
    return str(tmp_path / name)


def test_each_line_says_where_the_values_came_from(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = put(tmp_path, "a.html", PAGE.format("It came back at night, and a council member was on board."))
    assert run(["add", "-d", folder, page]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Harbour Post, not known: Ferry is late  [outlet: page metadata (")
    assert said.err == "Articles: 1 added.\n"  # no bar where nobody watches
    assert run(["add", "-d", folder, page]) == 0
    said = capsys.readouterr()
    assert "(there already: undated-harbour-post-ferry-is-late)" in said.out
    assert said.err == "Articles: 0 added, 1 there already.\n"


def test_a_later_version_can_be_read_beside_the_first(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, text in enumerate(("Twelve people were on board.", "Fourteen people were on board.")):
        assert run(["add", "-q", "-d", folder, put(tmp_path, f"{number}.html", PAGE.format(text))]) == 0
    capsys.readouterr()
    assert run(["read", "-d", folder, "undated-harbour-post-ferry-is-late-2"]) == 0
    shown = capsys.readouterr().out
    assert "2 of 2 at this address" in shown
    compared = shown[shown.index("dossier compare ") :].splitlines()[0].split()[1:]
    assert run([*compared, "-d", folder]) == 0
    shown = capsys.readouterr().out
    assert "Twelve people" in shown
    assert "Fourteen people" in shown


def test_what_was_taken_out_is_printed_on_request(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["add", "-d", folder, put(tmp_path, "a.html", PAGE.format("It came back at night, with the mayor."))])
    capsys.readouterr()
    assert run(["read", "-d", folder, "undated"]) == 0
    assert "at night." not in capsys.readouterr().out
    assert run(["read", "--all", "-d", folder, "undated"]) == 0
    assert "Taken out of the text:\n- The ferry at night.\n" in capsys.readouterr().out
    assert run(["read", "--all", "--format", "json", "-d", folder, "undated"]) == 0
    assert json.loads(capsys.readouterr().out)["taken out"] == ["The ferry at night."]


def test_what_is_refused_is_said_with_the_reason(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    names = [put(tmp_path, name, "%PDF-1.4\n") for name in ("a.pdf", "b.pdf", "c.pdf")]
    assert run(["add", "-d", folder, *names, put(tmp_path, "d.xyz", "x")]) == 1
    said = capsys.readouterr().err
    assert "Refused: " in said
    assert "is of no kind that can be read." in said
    assert "3 PDF files not read: install dossier[pdf].\n" in said


def test_doctor_lists_what_is_not_known_and_corrects_it(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["add", "-d", folder, put(tmp_path, "a.html", PAGE.format("It came back at night, with the mayor."))])
    capsys.readouterr()
    assert run(["doctor", "-d", folder]) == 0
    assert "Date not known of 1: undated-harbour-post-ferry-is-late." in capsys.readouterr().out
    assert run(["doctor", "-d", folder, "undated", "--set", "date=5 June 2019"]) == 0
    assert "Date not known" not in capsys.readouterr().out
    assert run(["read", "-d", folder, "undated"]) == 0
    assert "date:     2019-06-05  [user]" in capsys.readouterr().out


def test_a_value_for_every_article_and_wrong_ones(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = put(tmp_path, "a.txt", "The ferry left late.\n\nNobody could say why.\n")
    assert run(["add", "-d", folder, text, "--set", "color=blue"]) == 2
    assert "sets nothing; write FIELD=VALUE" in capsys.readouterr().err
    assert run(["add", "-d", folder, text, "--set", "outlet=Harbour Post", "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["outcome"], record["outlet"], record["provenance"]["outlet"]) == (
        "added",
        "Harbour Post",
        "user",
    )
