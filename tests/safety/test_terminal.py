"""Nothing that a stranger wrote reaches the terminal as control, on any screen or from any command."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import hostile
import pytest
from extent import tries
from terminal import Terminal, faults

World = tuple[Path, Path]

LISTS = ("j", "space", "j", "space", "s", "s", "s", "s", "S", "f", "zqx", "enter", "j", "y", "esc")
READING = ("enter", "J", "J", "y", "G", "}", "{", "y", "esc", "z", "z")
COMPARING = ("j", "space", "j", "space", "c", "j", "j", "d", "v", "v", "v", "n", "y", "/", "union", "enter",
             "f", "o", "p", "s", "b", "x", "X", "?", "esc", "enter", "esc", "esc")  # fmt: skip
SEARCHING = ("/", "closed zqx", "enter", "j", "enter", "n", "n", "N", "y", "esc", "esc", "esc",
             "/", "((", "\x1b[200~[@click=app.quit]x\x1b]0;zqx\x07\x9b31m\u202e\x1b[201~", "enter",
             "esc", "esc", "esc")  # fmt: skip
PANES = ("2", "j", "enter", "x", "x", "l", "y", "esc", "esc", "o", "3", "j", "l", "j", "y", "h", "enter", "n",
         "esc", "4", "j", "j", "s", "f", "wait", "enter", "y", "enter", "esc", "esc", "5", "j", "j", "y", "G",
         "1")  # fmt: skip
OTHER = ("?", "/", "zqx", "esc", "esc", "ctrl+p", "zqx", "down", "down", "enter", "esc", "esc", "ctrl+p",
         "[@click", "down", "enter", "ctrl+t", "U", "ctrl+r", "R", "z", "z")  # fmt: skip
READER = ("f", "plain", "enter", "enter", "q", "w", "w", "a", "zqx", "down", "esc", "Q", "d", "d", "D", "D", "D", "H", ")",
          "(", "W", "\x1b[200~\x1b]0;zqx\x07 [/nope] \u202e\x1b[201~", "ctrl+s", "t", "zqx[b]", "enter", "t", "-zqx[b]",
          "enter", "r", "#", "=", "=", "/", "zqx", "enter", "n", "N", "esc", "L", "j", "y", "esc", "v", "j", "J", "y",
          "i", "j", "tab", "esc", "|", "}", "|", "Z", "Z", "<", ">", "esc", "U", "U", "ctrl+r")  # fmt: skip
CORRECTING = ("2", "x", "j", "x", "l", "h", "t", "esc", "m", "j", "m", "M", "esc", "r", "zqx]", "enter", "p", "c", "t", "w",
              "e", "esc", "esc", "esc", "3", "v", "v", "v", "o", "m", "j", "M", "esc", "r", "zqx[b]", "enter", "t", "esc",
              "d", "H", "H", "x", "esc", "U", "U", "4", "e", "w", "a", "zqx", "esc", "d", "U", "v", "l", "s", "y", "esc",
              "6", "j", "e", "esc", "t", "zqx", "enter", "j", "d", "U", "y", "5", "j", "y")  # fmt: skip
VIEWS = ("/", "closed OR zqxbody", "enter", "w", "s", "y", "u", "y", "e", "y", "t", "y", "l", "C", "/", "harbour", "enter",
         "C", "j", "y", "c", "esc", "esc", "esc", "/", "up", "up", "down", "\x1b[1;3A", "\x1b[1;3A", "ctrl+s", "zqx]", "enter",
         "esc", "esc", "E", "/nope/[b]zqx.html", "enter", "esc", "E", "zqx\u202e.nope", "enter", "esc",
         "Y", "j", "enter", "y", "esc", "esc")  # fmt: skip
JUMPING = (";", "a", ";", "esc", "ctrl+p", "zqx", ";", "esc", "f2", "j", "esc", "?", ";", "esc", "esc", "j", "space", "j",
           "space", "c", ";", "a", ";", "esc", "E", "zqx[b].nope", "enter", "esc", "esc", "/", "is:starred", "enter",
           "esc", "/", "#zqx", "tab", "right", "enter", "esc", "/", "title:\"[@click\" NEAR/", "enter", "esc", "esc",
           *(f"\x1b[<35;{column};{line}M" for line in range(1, 24, 3) for column in (2, 20, 60)),
           *(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m" for line in range(2, 24, 4) for column in (5, 50)),
           "esc", "esc")  # fmt: skip
SESSIONS = {
    "lists": (*LISTS, *READING),
    "comparing": COMPARING,
    "searching": SEARCHING,
    "panes": PANES,
    "other": OTHER,
    "reader": READER,
    "correcting": CORRECTING,
    "views": VIEWS,
    "jumping": JUMPING,
}
SIZES = ((80, 24), (160, 45), (40, 12))


@pytest.mark.parametrize("size", SIZES[: tries(3, 1)])
@pytest.mark.parametrize("session", SESSIONS)
def test_the_app_writes_no_sequence_but_its_own(
    hostile_world: World, session: str, size: tuple[int, int]
) -> None:
    folder, cache = hostile_world
    with Terminal(
        ["-m", "dossier", folder], size=size, environment={"DOSSIER_CACHE": str(cache)}
    ) as terminal:
        terminal.open()
        for key in SESSIONS[session]:
            terminal.press(key, pause=0.08)
        terminal.settle()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0, terminal.text()[-4000:]
        assert hostile.MARK in terminal.text()
        assert faults(terminal.output) == []


COMMANDS = """
import sys
from dossier.cli.main import run
from dossier.session import Dossier
from pathlib import Path
folder, everything = sys.argv[1:]
dossier = Dossier.open(Path(folder))
dossier.refresh()
ids = [info.id for info in dossier.articles()]
names = [actor.name for actor in dossier.actors()][:5]
event = dossier.events()[0].id
dossier.close()
where = ["--no-refresh", "-d", folder]
commands = [["articles"], ["search", "closed"], ["search", "--kwic", "closed"], ["quotes"], ["actors"],
            ["events"], ["events", event], ["compare", *ids[:3]], ["quotes", everything],
            ["search", everything], ["actors", everything], ["read", everything], ["events", everything]]
commands += [["read", one] for one in ids] + [["actors", name] for name in names]
for command in commands:
    for form in ("text", "json", "jsonl", "csv", "md"):
        run([command[0], "--format", form, *where, "--", *command[1:]])
    run([*command[:1], *where, "--", *command[1:]])
out = ["-o", str(Path(folder).parent / "out.txt"), "--force"]
for what in ("articles", "hits", "quotes", "actors", "events", "notes"):
    for form in ("md", "html", "csv", "json", "csl-json", "biblatex", "bibtex", "ris", everything):
        run(["export", "--format", form, *where, "--", what])
        run(["export", "--format", form, *where, *out, "--", what])
for form in ("md", "html", "csv", "json"):
    run(["export", "--format", form, *where, "--", "comparison", *ids[:3]])
for style in ("plain", "markdown", "chicago", "csl-json", "biblatex", "bibtex", "ris", everything):
    run(["cite", "--style", style, *where, "--", *ids[:3], everything])
run(["cite", *where, "--query", everything]); run(["cite", *where, "-o", everything, "--", ids[0]])
for one in ids[:4]:
    run(["notes", "--star", "--tag", everything[:200], "--note", everything, *where, "--", one])
for form in ("text", "json", "jsonl", "csv", "md"):
    run(["notes", "--format", form, *where]); run(["notes", "--format", form, *where, "--", ids[0]])
run(["notes", "--untag", everything[:200], *where, "--", ids[0]]); run(["notes", *where, "--", everything])
run(["searches", *where]); run(["searches", *where, "--", everything])
inbox = Path(folder).parent / "inbox"
for form in ("text", "jsonl", "csv"):
    run(["add", "-d", folder, "--format", form, "--keep-originals", str(inbox)])
run(["add", "-d", folder, everything]); run(["add", "-d", folder, "--set", everything]); run(["add", "--formats"])
run(["add", "-d", folder, "--set", "outlet=" + everything, str(inbox / "rows.jsonl")])
run(["doctor", "-d", folder]); run(["index", "-d", folder]); run(["paths", "-d", folder])
run(["index", "--rebuild", "-d", folder]); run([everything]); run(["-d", everything, "articles"])
run(["articles", "-d", everything]); run(["init", folder]); run(["--" + everything])
run(["analyse", everything])
for command in ("articles", "quotes"):
    run([command, "--format", everything, "-d", folder]); run([command, "--" + everything, "-d", folder])
"""


def test_no_command_writes_a_sequence_but_its_own(hostile_world: World, tmp_path: Path) -> None:
    folder, _ = hostile_world
    script = tmp_path / "commands.py"
    script.write_text(COMMANDS, "utf-8")
    typed = hostile.everything().replace("\0", "")
    folder = shutil.copytree(folder, tmp_path / "dossier", symlinks=True)
    hostile.hostile_inbox(tmp_path / "inbox")
    arguments: Sequence[str | Path] = [script, folder, typed]
    with Terminal(
        arguments, size=(120, 40), environment={"DOSSIER_CACHE": str(tmp_path / "cache")}
    ) as terminal:
        assert terminal.wait(600) == 0, terminal.text()[-3000:]
        assert "Traceback" not in terminal.text()
        assert faults(terminal.output) == []


def test_a_folder_that_is_named_like_a_sequence(tmp_path: Path) -> None:
    folder = tmp_path / f"\x1b]0;{hostile.MARK}\x07\u202e[@click=app.quit]x"
    hostile.hostile_dossier(folder)
    (folder / "config.yaml").unlink()
    environment = {"DOSSIER_CACHE": str(tmp_path / os.fsdecode(b"cache \x9b31m\xff"))}
    with Terminal(["-m", "dossier", folder], environment=environment) as terminal:
        terminal.open()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert faults(terminal.output) == []
    with Terminal(["-m", "dossier", "doctor", "-d", folder], environment=environment) as terminal:
        terminal.wait()
        assert faults(terminal.output) == []
