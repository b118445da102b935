"""``dossier events`` and its corrections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.main import run

LEDGER = "event-2021-05-03-ledger"
BRIDGE = "event-2021-06-20-post"


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    made = str(make_dossier(tmp_path / "harbour"))
    assert run(["index", "-d", made]) == 0
    capsys.readouterr()
    return made


def listed(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, object]]:
    capsys.readouterr()
    run(["events", *args, "--format", "json"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_an_event_shows_its_copies(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", LEDGER, "-d", folder]) == 0
    out = capsys.readouterr().out
    assert "2 articles" in out
    assert "wire copy" in out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--outlet", "morning ledger"], [LEDGER]),
        (["--from", "2021-06"], [BRIDGE]),
        (["--to", "2021-05"], [LEDGER]),
        (["--min-articles", "2"], [LEDGER]),
        (["--pinned"], []),
    ],
)
def test_events_are_filtered(
    folder: str, capsys: pytest.CaptureFixture[str], options: list[str], expected: list[str]
) -> None:
    assert [event["id"] for event in listed(capsys, "-d", folder, *options)] == expected


def test_events_are_merged_named_and_pinned(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", "merge", LEDGER, BRIDGE, "-d", folder]) == 0
    assert run(["events", "name", LEDGER, "All", "at once", "-d", folder]) == 0
    assert run(["events", "pin", LEDGER, "-d", folder]) == 0
    (event,) = listed(capsys, "--pinned", "-d", folder)
    assert (event["title"], event["name_by_user"]) == ("All at once", True)
    assert run(["events", "unpin", LEDGER, "-d", folder]) == 0
    assert listed(capsys, "--pinned", "-d", folder) == []


def test_articles_are_split_off_and_moved(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", "split", LEDGER, "2021-05-03-post", "-d", folder]) == 0
    assert len(listed(capsys, "-d", folder)) == 3
    assert run(["events", "move", "2021-05-03-post", LEDGER, "-d", folder]) == 0
    assert len(listed(capsys, "-d", folder)) == 2


def test_what_is_meant_must_be_one_event(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", "pin", "event-", "-d", folder]) == 2
    assert "write more" in capsys.readouterr().err
    assert run(["events", "pin", "nothing", "-d", folder]) == 2
    assert run(["events", "nothing", "-d", folder]) == 1


def test_the_list_says_which_story_an_event_is_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "articles").mkdir()
    told = (
        "Miners of the Larkmoor colliery in Tindale {} over pay and safety, the union of Tindale miners said."
    )
    for day, act in ((2, "went on strike"), (28, "ended their strike")):
        text = f"---\ntitle: Larkmoor miners\ndate: 2022-03-{day:02}\n---\n\n{told.format(act)}\n"
        (tmp_path / "articles" / f"m{day}.md").write_text(text, "utf-8")
    assert run(["events", "-d", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("  one of 2 events of story-m2\n") == 2


def test_an_event_names_the_articles_near_to_it(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    (whole,) = listed(capsys, LEDGER, "-d", folder)
    first, second = whole["articles"]  # type: ignore[misc]  # a list of two
    assert whole["near"] == []
    assert run(["events", "split", LEDGER, second, "-d", folder]) == 0
    (event,) = listed(capsys, LEDGER, "-d", folder)
    assert event["articles"] == [first]
    assert event["near"] == [second]
    assert run(["events", LEDGER, "-d", folder]) == 0
    out = capsys.readouterr().out
    assert out.index("  near in days and words, in other events") < out.rindex(second)
