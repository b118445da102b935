"""Every kind of file: recognised, split into just its articles, written once, and nothing else touched."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.importing.kinds import kinds
from dossier.importing.run import Outcome
from tests.unit.import_samples import MANY, NEEDED, ONE
from tests.unit.importing import Desk

COUNT = 40
_NETWORK = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "webbrowser.",
)
_heard: list[tuple[str, tuple[object, ...]]] = []
_listening = False


def _hook(event: str, values: tuple[object, ...]) -> None:
    if _listening:
        _heard.append((event, values))


sys.addaudithook(_hook)


@contextmanager
def listening() -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """Give what the interpreter reports of files, connections and processes meanwhile."""
    global _listening  # noqa: PLW0603 -- a hook can never be taken away, only told to be quiet
    _heard.clear()
    _listening = True
    try:
        yield _heard
    finally:
        _listening = False


def is_there(kind: str) -> bool:
    """Tell whether what reading a kind needs is installed."""
    return kind not in NEEDED or importlib.util.find_spec(NEEDED[kind]) is not None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def put_all(desk: Desk) -> int:
    """Put a file of every kind into the inbox, and return how many articles they hold."""
    number = 0
    for samples, count in ((MANY, 3), (ONE, 1)):
        for kind, (name, make) in samples.items():
            if is_there(kind):
                desk.put(f"{kind}/{name}", make(count))
                number += count
    return number


def test_there_is_a_sample_of_every_kind() -> None:
    assert MANY.keys() | ONE.keys() == {kind.name for kind in kinds()}


@pytest.mark.parametrize("kind", MANY)
def test_an_export_of_forty_gives_forty(desk: Desk, kind: str) -> None:
    if not is_there(kind):
        pytest.skip(f"{NEEDED[kind]} is not installed")
    name, make = MANY[kind]
    results = desk.add(desk.put(name, make(COUNT)))
    assert [(result.outcome, result.kind) for result in results] == [(Outcome.ADDED, kind)] * COUNT
    assert len(desk.files()) == COUNT


@pytest.mark.parametrize("kind", ONE)
def test_a_file_of_one_gives_one(desk: Desk, kind: str) -> None:
    if not is_there(kind):
        pytest.skip(f"{NEEDED[kind]} is not installed")
    name, make = ONE[kind]
    results = desk.add(desk.put(name, make(1)))
    assert [(result.outcome, result.kind) for result in results] == [(Outcome.ADDED, kind)]


def test_what_is_there_is_not_written_twice_even_without_the_cache(desk: Desk, private_cache: Path) -> None:
    put_all(desk)
    desk.add()
    files = desk.files()
    for folder in private_cache.iterdir():
        shutil.rmtree(folder)
    assert {result.outcome for result in desk.add()} == {Outcome.DOUBLE}
    assert desk.files() == files


def test_nothing_is_fetched_and_nothing_written_elsewhere(desk: Desk, private_cache: Path) -> None:
    put_all(desk)
    desk.add()  # what is loaded at the first use is loaded
    shutil.rmtree(desk.folder / "articles")
    (desk.folder / "articles").mkdir()
    with listening() as heard:
        desk.add(keep_originals=True)
    assert not [event for event, _ in heard if event.startswith(_NETWORK)]
    written = [
        Path(os.fsdecode(values[0]))  # type: ignore[arg-type]
        for event, values in heard
        if event == "open" and isinstance(values[0], str | bytes) and is_for_writing(values)
    ]
    allowed = (desk.folder, private_cache)
    assert written
    assert not [path for path in written if not any(path.is_relative_to(folder) for folder in allowed)]


def is_for_writing(values: tuple[object, ...]) -> bool:
    """Tell whether a file is opened to be written, from what the interpreter reports of it."""
    _, mode, flags = values
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
