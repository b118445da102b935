"""What imports remember: what is there already, and how far they came."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.importing.ledger import FILE_NAME
from dossier.importing.run import Outcome
from dossier.session import Dossier
from dossier.storage.lock import WriterLock
from tests.unit.importing import Desk

TEXT = "The ferry number {n} left the north pier two hours late, and nobody could say why."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def outcomes(desk: Desk) -> list[Outcome]:
    """Return what becomes of the inbox."""
    return [result.outcome for result in desk.add()]


def test_what_two_outlets_print_in_the_same_words_is_two_articles(desk: Desk) -> None:
    for name, outlet in (("a", "The Lantern"), ("b", "Harbour Post"), ("c", "The Lantern")):
        desk.put(f"{name}.md", f"---\ntitle: {name}\noutlet: {outlet}\n---\n\n{TEXT}\n")
    desk.put("d.txt", f"{TEXT}\n")
    assert outcomes(desk) == [Outcome.ADDED, Outcome.ADDED, Outcome.DOUBLE, Outcome.DOUBLE]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("b.txt", TEXT.encode("utf-16")),
        ("b.txt", TEXT.replace(" ", "\n  ").encode()),
        ("b.md", f"---\ntitle: Another\ndate: 2019-06-05\n---\n\n**{TEXT}**\n".encode()),
        ("b.html", f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()),
    ],
    ids=["encoding", "lines", "header", "page"],
)
def test_the_same_words_are_one_article_in_whatever_form(desk: Desk, name: str, data: bytes) -> None:
    desk.put("a.txt", TEXT)
    desk.put(name, data)
    assert outcomes(desk) == [Outcome.ADDED, Outcome.DOUBLE]


def test_what_was_put_in_removed_or_changed_by_hand_is_noticed(desk: Desk) -> None:
    desk.put("a.txt", TEXT)
    (result,) = desk.add()
    path = desk.folder / result.path
    path.write_text(f"{TEXT.format(n=1)}\n", "utf-8")
    (again,) = desk.add()
    assert again.outcome is Outcome.ADDED
    (desk.folder / again.path).unlink()
    path.rename(path.with_name("mine.md"))
    desk.put("b.txt", TEXT.format(n=1))
    assert outcomes(desk) == [Outcome.ADDED, Outcome.DOUBLE]


def test_a_folder_that_was_interrupted_goes_on_where_it_stopped(desk: Desk) -> None:
    for n in range(9):
        desk.put(f"{n}.txt", TEXT.format(n=n))
    desk.put("0.pdf", "not a PDF at all")
    desk.add(limit=6)
    assert outcomes(desk) == [Outcome.REFUSED, *[Outcome.RESUMED] * 5, *[Outcome.ADDED] * 4]
    assert len(desk.files()) == 9
    assert outcomes(desk).count(Outcome.DOUBLE) == 9  # it is at its end: nothing is passed over


def test_a_damaged_ledger_is_begun_anew(desk: Desk, private_cache: Path) -> None:
    desk.put("a.txt", TEXT)
    desk.add()
    (ledger,) = private_cache.rglob(FILE_NAME)
    ledger.write_bytes(b"no database" * 1000)
    assert outcomes(desk) == [Outcome.DOUBLE]


def test_two_imports_at_once_are_refused(desk: Desk) -> None:
    with closing(Dossier.open(desk.folder)) as dossier, WriterLock(dossier.cache, "import.lock") as held:
        assert held
        with pytest.raises(DossierError, match="at work"):
            list(dossier.bring_in(()))


def test_articles_beside_the_settings_stay_where_they_are(desk: Desk) -> None:
    (desk.folder / "articles").rmdir()
    (desk.folder / "old.txt").write_text(TEXT, "utf-8")
    result = desk.one("a.txt", TEXT.format(n=1))
    assert "/" not in result.path
    assert len(desk.texts()) == 2


def test_an_import_that_is_killed_loses_and_doubles_nothing(desk: Desk) -> None:
    rows = [{"text": TEXT.format(n=n), "title": f"Ferry {n}"} for n in range(3000)]
    source = desk.put("a.jsonl", "\n".join(map(json.dumps, rows)))
    command = [
        sys.executable,
        "-m",
        "dossier",
        "add",
        "-q",
        "--no-refresh",
        "-d",
        str(desk.folder),
        str(source),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own program
    folder = desk.folder / "articles"
    give_up = time.monotonic() + 60
    while sum(1 for _ in folder.iterdir()) < 700 and time.monotonic() < give_up and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    found = outcomes(desk)
    assert found[0] is Outcome.RESUMED
    assert len(desk.files()) == 3000
    assert not list(folder.glob(".import-*"))
