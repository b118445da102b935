"""``dossier search`` in its views and batches, and ``dossier searches``."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.main import run
from dossier.cli.query import _parted
from dossier.cli.search_batch import Line, batch_lines


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(folder / "cache"))
        dossier = str(make_dossier(folder / "harbour"))
        run(["index", "-d", dossier])
        yield dossier


@pytest.fixture(autouse=True)
def quiet(harbour: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(Path(harbour).parent / "cache"))
    capsys.readouterr()


def searched(harbour: str, capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, object]]:
    run(["search", "-d", harbour, "--no-refresh", "--format", "jsonl", *args])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_word_with_a_minus_after_the_first_is_left_out(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "cranes", "-strike", "-d", harbour, "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert "Read as: cranes AND NOT strike" in captured.err
    assert "2021-05-03-post" not in captured.out


@pytest.mark.parametrize(
    ("args", "parted"),
    [
        (["a", "-sb"], ["--", "a", "-sb"]),
        (["a", "-d", "f", "-x"], ["-d", "f", "--", "a", "-x"]),
        (["a", "-dollars"], ["--", "a", "-dollars"]),
        (["-x", "a"], ["-x", "--", "a"]),
        (["-df", "a"], ["-df", "--", "a"]),
        (["a", "--kwic", "--limit=3"], ["--kwic", "--limit=3", "--", "a"]),
        (["--", "-a", "-d"], ["--", "-a", "-d"]),
        (["-"], ["--", "-"]),
        (["a", "-d"], ["-d", "--", "a"]),
    ],
)
def test_words_are_parted_from_options(args: list[str], parted: list[str]) -> None:
    assert _parted(args, {"-d": True, "--limit": True, "--kwic": False}) == parted


def test_a_concordance_is_sorted_by_its_neighbours(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    hits = searched(harbour, capsys, "cranes", "--view", "kwic", "--sort", "right")
    rights = [found[0].lower() for hit in hits if (found := re.findall(r"\w+", str(hit["right"])))]
    assert len(rights) > 2
    assert rights == sorted(rights)


def test_neighbours_need_a_concordance(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "cranes", "--sort", "left", "-d", harbour]) == 2
    assert "add --view kwic" in capsys.readouterr().err


def test_quotes_are_those_that_hold_a_hit(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = searched(harbour, capsys, "cranes", "--view", "quotes")
    assert said
    assert all("cranes" in str(quote["text"]) for quote in said)
    assert {quote["speaker"] for quote in searched(harbour, capsys, "speaker:lund", "--view", "quotes")} == {
        "Piet Lund"
    }


def test_events_say_which_reports_match(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = searched(harbour, capsys, "cranes", "--view", "events")
    assert sum(len(list(event["matching"])) for event in found) == 2  # type: ignore[call-overload]


def test_counts_can_be_searched_for(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = searched(harbour, capsys, "brackmouth OR orle", "--view", "counts")
    assert {count["kind"] for count in found} >= {"outlet"}
    for count in found:
        if count["articles"]:
            query = f"(brackmouth OR orle) {count['condition']}"
            run(["search", "--count", "-d", harbour, "--no-refresh", "--", query])
            assert capsys.readouterr().out.strip() == str(count["articles"]), query


@pytest.mark.parametrize("view", ["list", "kwic", "quotes", "events", "counts"])
@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_every_view_has_every_form(
    harbour: str, capsys: pytest.CaptureFixture[str], view: str, form: str
) -> None:
    assert run(["search", "cranes", "--view", view, "--format", form, "-d", harbour, "--no-refresh"]) == 0
    assert capsys.readouterr().out.strip()
    assert run(["search", "walrus", "--view", view, "--format", form, "-d", harbour, "--no-refresh"]) == 1


def test_only_the_number_of_articles(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "cranes", "--count", "-d", harbour]) == 0
    assert capsys.readouterr().out == "2\n"
    assert run(["search", "walrus", "--count", "-d", harbour]) == 1


def test_a_batch_goes_on_where_one_fails(
    harbour: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("# ours\n\nFailed cranes\tcranes\n( \nwalrus\ntitle:bridge\n", "utf-8")
    assert run(["search", "--batch", str(file), "-d", harbour, "--format", "json"]) == 0
    captured = capsys.readouterr()
    found = [(each["search"], each["reading"], each["articles"]) for each in json.loads(captured.out)]
    assert found == [
        ("Failed cranes", "cranes", 2),
        ("walrus", "walrus", 0),
        ("title:bridge", "title:bridge", 1),
    ]
    assert "Line 4 (() failed: nothing in it can be searched" in captured.err


def test_a_batch_as_lines_of_hits_names_the_search(
    harbour: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(b"one\tcranes\ntwo\tbridge\n")

    monkeypatch.setattr("sys.stdin", Stdin())
    hits = searched(harbour, capsys, "--batch", "-")
    assert {hit["search"] for hit in hits} == {"one", "two"}
    assert all(hit["match"] for hit in hits)


def test_a_batch_that_finds_nothing_or_cannot_be_read(
    harbour: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("walrus\n", "utf-8")
    assert run(["search", "--batch", str(file), "--count", "-d", harbour]) == 1
    assert capsys.readouterr().out.split()[:3] == ["walrus", "0", "articles"]
    file.write_bytes(b"\xff\xfe\n")
    assert run(["search", "--batch", str(file), "-d", harbour]) == 2
    file.write_text("# nothing\n", "utf-8")
    assert run(["search", "--batch", str(file), "-d", harbour]) == 2
    assert run(["search", "--batch", str(tmp_path / "none"), "-d", harbour]) == 2
    assert "cannot be read: no such file" in capsys.readouterr().err


def test_lines_of_a_batch() -> None:
    assert list(batch_lines("a b\n #x\n\nn\tq\tr\n\tz\nm\t\n")) == [
        Line(1, "a b", "a b"),
        Line(4, "n", "q r"),
        Line(5, "z", "z"),
    ]


def test_searches_are_kept_listed_asked_and_removed(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["searches", "-d", harbour]) == 1
    assert run(["searches", "--add", "Safety", "cranes", "-strike", "-d", harbour]) == 0
    capsys.readouterr()
    assert run(["searches", "-d", harbour, "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "Safety", "query": "cranes -strike"}
    assert run(["search", "--saved", "safety", "--count", "-d", harbour]) == 0
    assert capsys.readouterr().out == "1\n"
    assert run(["search", "--saved", "safety", "walrus", "--count", "-d", harbour]) == 1
    assert run(["search", "--saved", "other", "-d", harbour]) == 2
    assert "there are Safety" in capsys.readouterr().err
    assert run(["searches", "--remove", "SAFETY", "-d", harbour]) == 0
    assert run(["searches", "--remove", "SAFETY", "-d", harbour]) == 2


@pytest.mark.parametrize("args", [["searches", "x"], ["searches", "--add", "x"], ["search"]])
def test_wrong_use_is_said(harbour: str, args: list[str]) -> None:
    assert run([*args, "-d", harbour]) == 2
