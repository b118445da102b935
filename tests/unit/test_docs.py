"""What the documents say is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.cli.group import cli
from dossier.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_names_every_command() -> None:
    listed = set(
        re.findall(r"`(?:dossier )?([a-z]+)(?: [^`]*)?`", README.split("## The commands")[1].split("## ")[0])
    )
    assert {name for name, command in cli.commands.items() if not command.hidden} <= listed


def test_the_list_of_keys_is_the_table_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    run(["keys", "--format", "md"])
    listed = capsys.readouterr().out
    assert (ROOT / "docs" / "keys.md").read_text("utf-8").endswith(listed), "run: dossier keys --format md"


def test_the_list_of_formats_is_that_of_the_kinds_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    run(["add", "--formats"])
    listed = capsys.readouterr().out
    assert listed in (ROOT / "docs" / "formats.md").read_text("utf-8"), "run: dossier add --formats"


@pytest.mark.parametrize("name", re.findall(r"\]\(([^):]+)\)", README))
def test_what_the_readme_points_to_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("picture", sorted(path.name for path in (ROOT / "docs").glob("*.svg")))
def test_a_picture_shows_nothing_of_the_machine_it_was_made_on(picture: str) -> None:
    text = (ROOT / "docs" / picture).read_text("utf-8")
    assert "/home/" not in text
    assert "/tmp/" not in text  # noqa: S108 -- looked for, not written to
