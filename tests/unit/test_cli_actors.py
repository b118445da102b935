"""``dossier actors``: filters, views, and corrections from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.main import run


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    return str(make_dossier(tmp_path / "harbour"))


def listed(capsys: pytest.CaptureFixture[str], harbour: str, *arguments: str) -> list[dict[str, object]]:
    capsys.readouterr()
    run(["actors", *arguments, "-d", harbour, "--format", "jsonl"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def names(capsys: pytest.CaptureFixture[str], harbour: str, *arguments: str) -> set[object]:
    return {record["name"] for record in listed(capsys, harbour, *arguments)}


def test_the_list_is_filtered(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    people = names(capsys, harbour, "--kind", "person")
    assert people == {"Marta Olsen", "Piet Lund", "Ada Brandt"}
    assert names(capsys, harbour, "--kind", "person", "--outlet", "northern post") == {"Piet Lund"}
    assert names(capsys, harbour, "--kind", "person", "--min-mentions", "2") == {"Ada Brandt"}


def test_an_actor_says_when_and_where_it_is_named(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    (record,) = listed(capsys, harbour, "Piet Lund")
    assert record["outlets"] == ["Northern Post"]
    assert record["first"] == record["last"] == "2021-05-03"
    assert record["dates"] == {"2021-05-03": 1}
    assert record["stands_for"] is None


def test_who_is_named_beside(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = {record["name"]: record for record in listed(capsys, harbour, "Piet Lund", "--with")}
    assert found["Brackmouth"]["articles"] == 1
    assert found["Brackmouth"]["paragraphs"] == 0
    assert run(["actors", "Piet Lund", "--with", "-d", harbour]) == 0
    assert "Brackmouth" in capsys.readouterr().out


def test_what_which_outlet_calls_it(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, harbour, "Ada Brandt", "--labels")
    assert {(record["text"], record["kind"]) for record in found} == {
        ("Ada Brandt", "name"),
        ("Brandt", "name"),
        ("Transport Minister", "role"),
    }
    assert run(["actors", "Ada Brandt", "--labels", "-d", harbour]) == 0
    assert "not known 1" in capsys.readouterr().out


def test_a_view_needs_a_name(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "--with", "-d", harbour]) == 2
    assert "Name an actor" in capsys.readouterr().err


def test_corrections_are_made_and_told(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (
        (["merge", "Piet Lund", "Olsen"], "Merged Marta Olsen into Piet Lund."),
        (["split", "Piet Lund", "--alias", "Marta Olsen"], "Took Marta Olsen out of Piet Lund."),
        (["rename", "Piet Lund", "Pieter Lund"], "Renamed Piet Lund to Pieter Lund."),
        (["retype", "Pieter Lund", "organisation"], "Made Pieter Lund an organisation."),
        (["hide", "Ada Brandt"], "Hid Ada Brandt."),
    ):
        assert run(["actors", *arguments, "-d", harbour]) == 0
        assert capsys.readouterr().out == f"{told}\n"
    found = names(capsys, harbour)
    assert {"Pieter Lund", "Marta Olsen"} <= found
    assert "Ada Brandt" not in found
    assert "Ada Brandt" in names(capsys, harbour, "--hidden")
    assert names(capsys, harbour, "--kind", "organisation") >= {"Pieter Lund"}
    assert run(["actors", "unhide", "Ada Brandt", "-d", harbour]) == 0
    assert "Ada Brandt" in names(capsys, harbour)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rename", "Nobody", "Somebody"], "No actor is called “Nobody”"),
        (["merge", "Piet Lund"], "two actors or more"),
        (["split", "Piet Lund"], "Say which names"),
        (["split", "Piet Lund", "--in", "nowhere", "--as", "x"], "no article “nowhere”"),
    ],
)
def test_what_cannot_be_corrected_is_said(
    harbour: str, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(["actors", *arguments, "-d", harbour]) == 2
    assert told in capsys.readouterr().err


def test_a_correction_of_nobody_is_for_the_doctor(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["actors", "rename", "Ada Brandt", "The minister", "-d", harbour])
    (Path(harbour) / "articles" / "2021-06-20-post.txt").unlink()
    capsys.readouterr()
    run(["doctor", "-d", harbour])
    assert "nobody is called “Ada Brandt” now" in capsys.readouterr().out


def test_help_says_how_to_correct(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "--help"]) == 0
    assert "dossier actors merge NAME NAME..." in capsys.readouterr().out
