"""The command line: shapes, exit status, and one sentence where something is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.event_names import named
from dossier.cli.main import run
from dossier.cli.table import only_opens
from dossier.model import Event


@pytest.fixture
def harbour(tmp_path: Path) -> str:
    return str(make_dossier(tmp_path / "harbour"))


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in out(capsys).splitlines()]


def test_articles_as_text(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["articles", "-d", harbour]) == 0
    lines = out(capsys).splitlines()
    assert len(lines) == 3
    assert "Morning Ledger" in lines[0]
    assert "(Reuters)" in lines[0]
    assert "not known" in lines[2]


@pytest.mark.parametrize("named", [["-d", "{}"], ["--dossier", "{}"], ["--dossier={}"]])
def test_the_dossier_may_be_named_before_the_command(
    harbour: str, named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*(word.format(harbour) for word in named), "articles", "--format", "jsonl"]) == 0
    assert len(records(capsys)) == 3


ARTICLE = {"id", "path", "title", "outlet", "agency", "author", "date", "url", "language", "words"}
HIT = {"article", "outlet", "date", "title", "paragraph", "start", "end", "left", "match", "right", "score"}
QUOTE = {
    "article",
    "outlet",
    "date",
    "paragraph",
    "start",
    "end",
    "text",
    "type",
    "cue",
    "speaker",
    "mention",
}
ACTOR = {"id", "name", "kind", "aliases", "roles", "mentions", "articles", "quotes"}
EVENT = {"id", "title", "from", "to", "articles", "outlets", "agencies"}


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (["articles"], ARTICLE | {"provenance", "warnings"}),
        (["search", "brackmouth"], HIT),
        (["quotes"], QUOTE | {"rule", "confidence"}),
        (["actors"], ACTOR),
        (["events"], EVENT),
        (["compare", "2021-05-03-l", "2021-05-03-p"], {"articles", "rows", "wire"}),
        (["read", "2021-06"], ARTICLE | {"text"}),
    ],
    ids=["articles", "search", "quotes", "actors", "events", "compare", "read"],
)
def test_json_lines_have_the_keys_of_the_contract(
    harbour: str, capsys: pytest.CaptureFixture[str], command: list[str], keys: set[str]
) -> None:
    assert run([*command, "-d", harbour, "--format", "jsonl"]) == 0
    found = records(capsys)
    assert found
    assert all(keys <= set(record) for record in found)


def test_offsets_are_those_of_the_text_that_read_gives(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["read", "2021-05-03-post", "-d", harbour, "--format", "json"])
    text = json.loads(out(capsys))["text"]
    run(["search", "harbour director", "-d", harbour, "--format", "jsonl"])
    hits = [hit for hit in records(capsys) if hit["article"] == "2021-05-03-post" and hit["paragraph"]]
    assert hits
    for hit in hits:
        assert text[hit["start"] : hit["end"]] == hit["match"]  # type: ignore[misc]  # numbers, by the contract
    run(["quotes", "--article", "2021-05-03-post", "-d", harbour, "--format", "jsonl"])
    for quote in records(capsys):
        assert text[quote["start"] : quote["end"]] == quote["text"]  # type: ignore[misc]  # as above


def test_csv_has_a_header(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["articles", "-d", harbour, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(out(capsys))))
    assert [row["outlet"] for row in rows] == ["Morning Ledger", "Northern Post", ""]


def test_quotes_of_one_speaker(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", "--speaker", "lund", "-d", harbour, "--format", "jsonl"]) == 0
    assert {quote["speaker"] for quote in records(capsys)} == {"Piet Lund"}


def test_quotes_that_hold_a_word(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", "lift", "-d", harbour, "--format", "jsonl"]) == 0
    assert [quote["speaker"] for quote in records(capsys)] == ["Marta Olsen"]


@pytest.mark.parametrize(
    ("options", "speakers"),
    [
        (["--outlet", "ledger"], {"Marta Olsen", "dockers' union"}),
        (["--date", "2021-06"], {"Ada Brandt"}),
        (["--after", "2021-05-03"], {"Ada Brandt"}),
        (["--before", "2021-06", "--type", "direct"], {"Marta Olsen", "Piet Lund"}),
        (["--type", "indirect"], {"dockers' union"}),
        (["--about", "cranes safe"], {"Piet Lund"}),
        (["--cue", "say", "--type", "direct"], {"Marta Olsen", "Piet Lund", "Ada Brandt"}),
        (["--cue", "shout"], set()),
        (["--min-confidence", "0.95"], {"Marta Olsen"}),
        (["said:cranes", "--speaker", "lund"], {"Piet Lund"}),
        (["about:bridge"], {"Ada Brandt"}),
    ],
    ids=lambda value: " ".join(sorted(value) if isinstance(value, set) else value),
)
def test_quotes_are_filtered(
    harbour: str, capsys: pytest.CaptureFixture[str], options: list[str], speakers: set[str]
) -> None:
    assert run(["quotes", *options, "-d", harbour, "--format", "jsonl"]) == (0 if speakers else 1)
    assert {quote["speaker"] for quote in records(capsys)} == speakers


def test_a_date_that_is_none_is_refused(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", "--after", "Monday", "-d", harbour]) == 2
    assert "Monday" in capsys.readouterr().err


def test_the_share_of_voice(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", "--share", "--type", "direct", "-d", harbour, "--format", "jsonl"]) == 0
    rows = records(capsys)
    whole = [row for row in rows if row["outlet"] == "*"]
    assert {row["speaker"] for row in whole} == {"Marta Olsen", "Piet Lund", "Ada Brandt"}
    assert sum(row["words"] for row in whole) == 9 + 9 + 9  # type: ignore[misc]  # numbers, by the contract
    assert sum(row["share"] for row in whole) == pytest.approx(1, abs=0.001)  # type: ignore[misc]  # as above
    (olsen,) = [row for row in rows if row["outlet"] == "Morning Ledger"]
    assert (olsen["speaker"], olsen["share"], olsen["articles"]) == ("Marta Olsen", 1.0, 1)


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_the_share_of_voice_in_every_format(
    harbour: str, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run(["quotes", "--share", "-d", harbour, "--format", form]) == 0
    told = out(capsys)
    assert "Marta Olsen" in told
    assert ("█" in told) == (form == "text")


def test_one_actor_with_mentions_and_quotes(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "piet", "lund", "-d", harbour]) == 0
    text = out(capsys)
    assert "[Piet Lund]" in text
    assert "said, 2021-05-03-post" in text


def test_a_concordance_sets_the_hits_below_each_other(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["search", "cranes", "--kwic", "-d", harbour])
    places = {line.index("[") for line in out(capsys).splitlines()}
    assert len(places) == 1


def test_nothing_found_says_why_and_ends_with_1(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "harbour elephants", "-d", harbour]) == 1
    said = capsys.readouterr().err
    assert "Read as:" in said
    assert "elephants: 0 articles" in said


def test_index_says_what_changed(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "-d", harbour]) == 0
    assert out(capsys).startswith("3 added, 0 changed")
    run(["index", "-d", harbour, "--format", "json"])
    assert json.loads(out(capsys))["unchanged"] == 3


def test_no_refresh_reads_what_is_known(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["articles", "-d", harbour, "--no-refresh"]) == 1
    run(["index", "-d", harbour])
    capsys.readouterr()
    assert run(["articles", "-d", harbour, "--no-refresh"]) == 0


def test_init_makes_a_dossier_and_never_overwrites_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert run(["init", str(folder)]) == 0
    config = (folder / "config.yaml").read_text()
    assert run(["init", str(folder)]) == 2
    assert (folder / "config.yaml").read_text() == config
    assert "already" in capsys.readouterr().err
    assert run(["articles", "-d", str(folder)]) == 1


def test_init_leaves_articles_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "may" / "ferry.txt"
    report.parent.mkdir()
    report.write_text("The ferry stays in port.\n\nIts crew is on strike, the mayor said.\n")
    assert run(["index", "-d", str(tmp_path)]) == 0
    assert run(["init", str(tmp_path)]) == 0
    assert "stay there" in out(capsys)
    assert not (tmp_path / "articles").exists()
    assert run(["index", "-d", str(tmp_path)]) == 0
    assert "0 added, 1 changed, 0 renamed, 0 removed" in out(capsys)  # the settings are new


def test_doctor_names_what_is_not_known(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(harbour) / "articles" / "empty.txt").touch()
    (Path(harbour) / "config.yaml").write_text("nmae: x\n")
    assert run(["doctor", "-d", harbour]) == 1
    text = out(capsys)
    assert "did you mean “name”?" in text
    assert "articles/empty.txt is empty" in text
    assert "Outlet not known of 1: 2021-06-20-post" in text


@pytest.mark.parametrize("name", ["actors", "events", "metadata", "quotes", "searches"])
def test_doctor_names_every_file_of_decisions_that_cannot_be_read(
    harbour: str, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (Path(harbour) / "notes").mkdir()
    (Path(harbour) / "notes" / f"{name}.yaml").write_text("- [")
    assert run(["doctor", "-d", harbour]) == 1
    assert f"notes/{name}.yaml line 1" in out(capsys)


def test_doctor_takes_what_is_known_better(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "2021-06-20-post", "--set", "outlet=Harbour Post", "-d", harbour]) == 0
    assert "Outlet not known" not in out(capsys)
    assert run(["doctor", "2021-06-20-post", "--set", "date=soon", "-d", harbour]) == 2
    assert run(["doctor", "2021-06-20-post", "-d", harbour]) == 2


def test_paths(harbour: str, capsys: pytest.CaptureFixture[str], private_cache: Path) -> None:
    assert run(["paths", "-d", harbour, "--format", "json"]) == 0
    assert json.loads(out(capsys))["cache"].startswith(str(private_cache))


def test_keys_lists_the_apps_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["keys"]) == 0
    assert "Search the articles." in out(capsys)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["serach", "x"], "did you mean “search”?"),
        (["read", "nothing"], "There is no article “nothing”"),
        (["articles", "-d", "nowhere"], "There is no folder nowhere"),
        (["articles", "--format", "xml"], "'xml' is not one of"),
        (["analyse", "nowhere.jsonl"], "No such file"),
    ],
    ids=["command", "article", "folder", "format", "file"],
)
def test_wrong_use_is_one_sentence_and_ends_with_2(
    harbour: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(harbour)
    assert run(args) == 2
    captured = capsys.readouterr()
    assert not captured.out
    assert sentence in captured.err
    assert len(captured.err.splitlines()) == 1


def test_a_query_taken_for_an_option_says_what_to_do(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "-strike", "cranes", "-d", harbour]) == 2
    assert "Put -- before" in capsys.readouterr().err
    assert run(["search", "-d", harbour, "--", "cranes", "-strike"]) == 0
    assert "Northern Post" not in out(capsys)


def test_the_app_needs_a_terminal(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([harbour]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_a_hostile_title_reaches_no_output_as_control(
    harbour: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '---\ntitle: "x\\x1b]0;owned\\x07y"\noutlet: "a\\u202eb"\n---\n\nWords with \x1b[31m in them.\n'
    (Path(harbour) / "articles" / "bad\x1b[2J.md").write_text(text)
    for command in (["articles"], ["read", "bad"], ["doctor"], ["search", "words"], ["index"]):
        run([*command, "-d", harbour])
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    assert "\u202e" not in captured.out


LINE = {
    "id": "1",
    "text": "“We will see,” said Marta Olsen, the president of Brackmouth. She left on Monday.",
}


def test_analyse_reads_and_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps(LINE) + "\n\n" + json.dumps({**LINE, "id": "2"}) + "\n")
    assert run(["analyse", str(file)]) == 0
    first, second = records(capsys)
    assert first["text"] == LINE["text"]
    assert first["quotes"][0]["speaker"] == "Marta Olsen"  # type: ignore[index]  # a list, by the contract
    assert {mention["type"] for mention in first["mentions"]} >= {"PER"}  # type: ignore[attr-defined]  # as above
    assert first["event_id"] == second["event_id"]


@pytest.mark.parametrize("only", ["quotes", "mentions", "events"])
def test_analyse_only_one_thing(tmp_path: Path, capsys: pytest.CaptureFixture[str], only: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps(LINE))
    run(["analyse", "--only", only, str(file)])
    assert set(records(capsys)[0]) == {"id", "text", "event_id" if only == "events" else only}


def test_analyse_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "The harbour cranes failed their inspection in the autumn, according to the dockers' union."
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": "1", "a": f"First. {sentence}", "b": f"{sentence} Then more."}))
    assert run(["analyse", "--reuse", str(file)]) == 0
    (start, end, _, _) = records(capsys)[0]["spans"][0]  # type: ignore[index]  # a list, by the contract
    assert "failed their inspection" in f"First. {sentence}"[start:end]
    docs = [
        {"id": name, "sentences": [sentence, other]}
        for name, other in (("a", "Rain fell."), ("b", "Ships left."))
    ]
    file.write_text(json.dumps({"id": "1", "docs": docs}))
    assert run(["analyse", "--align", str(file)]) == 0
    assert records(capsys)[0]["pairs"][0][:4] == [0, 0, 1, 0]  # type: ignore[index]  # as above


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"id": "1"}'], ids=["text", "list", "no text"])
def test_a_bad_line_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(line)
    assert run(["analyse", str(file)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_paths_of_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["paths", "-d", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_paths_names_the_folder_that_the_articles_are_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "config.yaml").write_text("articles: clippings\n")
    assert run(["paths", "-d", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(out(capsys))["articles"].endswith("clippings")


@pytest.mark.parametrize("command", ["paths", "articles"])
def test_a_loop_of_links_is_no_dossier(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert run([command, "-d", str(tmp_path / "one")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_loop_of_links_is_no_article(harbour: str, capsys: pytest.CaptureFixture[str]) -> None:
    loop = Path(harbour) / "articles" / "loop.md"
    loop.symlink_to("loop.md")
    assert run(["read", "articles/loop.md", "-d", harbour]) == 2
    assert "There is no article" in capsys.readouterr().err


def test_a_name_longer_than_files_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["x" * 5000]) == 2
    assert "neither a command nor a folder" in capsys.readouterr().err


def test_a_current_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["articles"]) == 2
    assert "The current folder is gone" in capsys.readouterr().err


def _piped(harbour: str, stdout: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", "dossier", "articles", "-d", harbour],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def test_a_reader_that_has_gone_is_no_failure(harbour: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = _piped(harbour, writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_one_sentence(harbour: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _piped(harbour, full.fileno())
    assert done.returncode == 2
    assert done.stderr == "This cannot be done: no space left on device.\n"


def test_a_closed_output_is_no_failure(harbour: str) -> None:
    done = subprocess.run(  # noqa: S603 -- our own command
        ["/bin/sh", "-c", 'exec "$0" -m dossier articles -d "$1" >&-', sys.executable, harbour],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("options", "line", "message"),
    [
        ([], {**LINE, "title": 5}, "“title”, a text"),
        ([], {**LINE, "date": 2021}, "“date”, a text"),
        ([], {**LINE, "source": ["Ledger"]}, "“source”, a text"),
        (["--align"], {"id": "1", "docs": ["a"]}, "object with an id"),
        (["--align"], {"id": "1", "docs": [{"id": "a", "sentences": None}]}, "“sentences”, a list"),
        (["--align"], {"id": "1", "docs": [{"id": "a", "sentences": [5]}]}, "list of texts"),
        (["--align", "--only", "quotes"], LINE, "do not go together"),
    ],
)
def test_analyse_refuses_what_does_not_fit(
    tmp_path: Path,
    options: list[str],
    line: dict[str, object],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps(line))
    assert run(["analyse", *options, str(file)]) == 2
    assert message in capsys.readouterr().err


def test_analyse_refuses_what_is_nested_without_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(_nested(100_000))
    assert run(["analyse", str(file)]) == 2
    assert "is not JSON" in capsys.readouterr().err
    file.write_text(_nested(900))  # which the JSON reader follows, and other code may not
    assert run(["analyse", str(file)]) in (0, 2)


def _nested(depth: int) -> str:
    return f'{{"id": "1", "text": "Rain.", "x": {"[" * depth}{"]" * depth}}}'


def test_an_event_is_named_by_its_whole_id_or_a_beginning() -> None:
    events = [Event(id=id_, title="", first=None, last=None, articles=()) for id_ in ("e-1", "e-10", "f")]
    assert [event.id for event in named(events, "e-1")] == ["e-1"]
    assert [event.id for event in named(events, "e")] == ["e-1", "e-10"]
    assert named(events, "g") == []


@pytest.mark.parametrize("command", [["actors"], ["quotes", "--speaker"]])
def test_a_name_that_is_no_text_names_nobody(
    harbour: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "Olsen\udcff", "-d", harbour]) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["./nowhere"], "There is no folder nowhere"),
        (["-d", "./nowhere"], "There is no folder nowhere"),
        (["-d", ".", "."], "Name the dossier once"),
        (["-d", "."], "The app needs a terminal"),
    ],
)
def test_opening_the_app_says_first_what_is_wrong_with_its_folder(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert message in capsys.readouterr().err


def test_analyse_leaves_out_marked_words_that_nobody_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'The so-called "experts" left. "We will be back on Monday," Marta Olsen said.'
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n", "utf-8")
    assert run(["analyse", str(tmp_path / "in.jsonl"), "--only", "quotes"]) == 0
    (found,) = records(capsys)
    assert [quote["speaker"] for quote in found["quotes"]] == ["Marta Olsen"]


def test_a_folder_to_open_needs_no_command_line_library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour").mkdir()
    (tmp_path / "quotes").mkdir()
    for args in ([], ["harbour"], ["--fresh", "harbour"], [str(tmp_path)]):
        assert only_opens(args), args
    for args in (["quotes"], ["attic"], ["-d", "harbour"], ["harbour", "quotes"], ["--help"], ["--fresh=1"]):
        assert not only_opens(args), args
