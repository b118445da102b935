"""Data is never run: not from an index, a header or a setting; and no process or socket is begun."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from world import answers, small_dossier

from dossier.config import parse_config
from dossier.session import Dossier
from dossier.storage.journal import Journal
from dossier.storage.locations import cache_folder


class Poison:
    """When unpickled makes a file, as a program that does harm would."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.proof,)


NAMES = (
    "MAIN_1.toc",
    "_MAIN_1.toc",
    "MAIN_abc.seg",
    "MAIN_abc.pst",
    "00000001.segment",
    "manifest.json",
    "index.pickle",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "dossier", 4)


def poison(place: Path, proof: Path) -> None:
    """Write an index whose table of contents, segment and postings are programs."""
    place.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (place / name).write_bytes(pickle.dumps(Poison(proof)))


def right(folder: Path) -> None:
    dossier = Dossier.open(folder)
    dossier.refresh()
    assert dossier.search("crane").total == 4

    dossier.close()


@pytest.mark.parametrize("where", ["", "index", ".dossier", "articles", "notes", ".cache/index"])
def test_an_index_in_the_dossier_is_not_looked_at(folder: Path, tmp_path: Path, where: str) -> None:
    poison(folder / where, tmp_path / "proof")
    right(folder)
    assert not (tmp_path / "proof").exists()


@pytest.mark.parametrize("linked", [False, True])
def test_a_poisoned_index_in_the_cache_is_built_anew(folder: Path, tmp_path: Path, linked: bool) -> None:
    index = cache_folder(folder) / "index"
    right(folder)
    if linked:
        poison(tmp_path / "elsewhere", tmp_path / "proof")
        shutil.rmtree(index)
        index.symlink_to(tmp_path / "elsewhere")
    else:
        poison(index, tmp_path / "proof")
    right(folder)
    assert not (tmp_path / "proof").exists()
    if linked:
        assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == sorted(NAMES)


def test_a_poisoned_catalogue_is_built_anew(folder: Path, tmp_path: Path) -> None:
    right(folder)
    for path in cache_folder(folder).iterdir():
        if path.is_file():
            path.write_bytes(pickle.dumps(Poison(tmp_path / "proof")))
    right(folder)
    assert not (tmp_path / "proof").exists()


def test_a_cache_that_is_a_link_or_open_to_others_is_not_used(folder: Path, tmp_path: Path) -> None:
    cache = cache_folder(folder)
    cache.chmod(0o777)
    assert cache_folder(folder).stat().st_mode & 0o077 == 0
    shutil.rmtree(cache)
    poison(tmp_path / "elsewhere", tmp_path / "proof")
    cache.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Exception, match="is not a folder of its own"):
        Dossier.open(folder)
    assert not (tmp_path / "proof").exists()


TAGS = (
    "!!python/object/apply:pathlib.Path.touch [{proof}]",
    "!!python/object/new:pathlib.Path [{proof}]",
    "!!python/name:os.system",
    "!!python/module:antigravity",
    "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch {proof}']",
    "&a [*a]",
    "{{<<: {{title: x}}}}",
)


@pytest.mark.parametrize("tag", TAGS)
def test_a_yaml_tag_makes_nothing(folder: Path, tmp_path: Path, tag: str) -> None:
    proof = tmp_path / "proof"
    value = tag.format(proof=proof)
    (folder / "articles" / "tagged.md").write_text(f"---\ntitle: {value}\n---\nThe port closed.\n", "utf-8")
    config = parse_config(f"name: {value}\naliases: {value}\n")
    assert config.problems
    (folder / "notes" / "articles").mkdir(parents=True)
    (folder / "notes" / "articles" / "x.yaml").write_text(f"article: {value}\nnote: {value}\n", "utf-8")
    (folder / "notes" / "kept.yaml").write_text(f"- hide: {value}\n", "utf-8")
    with pytest.raises(Exception, match=r"kept\.yaml") if "*a" in value else no_error():
        Journal(folder / "notes" / "kept.yaml", "").entries()
    dossier = Dossier.open(folder)
    dossier.refresh()
    assert len(dossier.articles()) == 5
    dossier.close()
    assert not proof.exists()


class no_error:  # noqa: N801 -- reads like contextlib.nullcontext
    """Nothing is expected."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


SESSION = """
import sys
from pathlib import Path
events = []
NEVER = ("subprocess.Popen", "os.system", "os.exec",
         "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
         "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
         "webbrowser.open", "urllib.Request", "ftplib.connect", "http.client.connect", "pickle.find_class",
         "code.__new__", "marshal.loads")
importing = 0
def hook(name, arguments):
    if name in NEVER:
        frame, names = sys._getframe(1), []
        while frame is not None:
            names.append(frame.f_code.co_filename)
            frame = frame.f_back
        # Python reads its own compiled files so, and makes named tuples.
        if name in ("marshal.loads", "code.__new__") and any("importlib" in one for one in names):
            return
        events.append((name, str(arguments)[:100], names[:4]))
sys.addaudithook(hook)
import asyncio
from dossier.cli.main import run
from dossier.session import Dossier
from dossier.tui.app import DossierApp
folder = sys.argv[1]
dossier = Dossier.open(Path(folder))
dossier.refresh()
ids = [info.id for info in dossier.articles()]
for query in ("crane", "said:cranes", "/cr.ne/", "crnae~"):
    dossier.search(query)
dossier.compare(ids[:3])
async def session():
    app = DossierApp(dossier)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause(0.3)
        keys = "j enter J y escape 2 j enter escape escape 3 j l y escape 4 j y 5 1 space j space c"
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause(0.03)
        await pilot.press("slash", *"crane", "enter")
        await pilot.pause(0.2)
asyncio.run(session())
dossier.close()
for command in ("articles", "quotes", "actors", "events", "doctor", "paths", "keys", "index"):
    run([command, *([] if command == "keys" else ["-d", folder])])
run(["read", "-d", folder, ids[0]]); run(["search", "-d", folder, "crane"])
run(["compare", "-d", folder, *ids[:2]])
print("EVENTS", events)
"""


def test_a_whole_session_begins_no_process_and_no_socket(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(folder)], capture_output=True, text=True, check=True
    )
    # Python's event loop makes a pair of sockets for itself, which lead to nobody: that is no event here.
    assert done.stdout.splitlines()[-1] == "EVENTS []"


def test_answers_are_the_same_with_poison_about(folder: Path, tmp_path: Path) -> None:
    dossier = Dossier.open(folder)
    dossier.refresh()
    before = answers(dossier)
    dossier.close()
    poison(cache_folder(folder) / "index", tmp_path / "proof")
    dossier = Dossier.open(folder)
    dossier.refresh()
    assert answers(dossier) == before
    dossier.close()
