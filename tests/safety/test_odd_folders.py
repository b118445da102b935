"""Every kind of odd file is named with a reason, and none stops the others or the program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from world import answers, small_dossier

from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.journal import Journal
from dossier.storage.locations import cache_folder

ODD: dict[str, Callable[[Path], object]] = {
    "a newline in the name": lambda at: (at / "x\ny.txt").write_text("The port.\n"),
    "a tab and an escape in the name": lambda at: (at / "x\t\x1b[31m.txt").write_text("The port.\n"),
    "a name that is no UTF-8": lambda at: (at / os.fsdecode(b"x\xff\xfe.txt")).write_text("The port.\n"),
    "a name of 255 bytes": lambda at: (at / ("x" * 251 + ".txt")).write_text("The port.\n"),
    "a name of spaces": lambda at: (at / "   .txt").write_text("The port.\n"),
    "a name that begins with a minus": lambda at: (at / "--rebuild.txt").write_text("The port.\n"),
    "names that differ in case": lambda at: [(at / f"{n}.txt").write_text("The port.\n") for n in ("Aa", "aA", "AA")],
    "names that are composed otherwise": lambda at: [
        (at / f"{n}.txt").write_text("The port.\n") for n in ("caf\u00e9", "cafe\u0301")
    ],
    "the same text twice": lambda at: [(at / f"t{n}.txt").write_text("The port.\n") for n in range(2)],
    "a hard link": lambda at: os.link(next(at.glob("*.md")), at / "hard.md"),
    "a link to a file here": lambda at: (at / "soft.md").symlink_to(next(at.glob("*.md")).name),
    "a link to itself": lambda at: (at / "self.txt").symlink_to("self.txt"),
    "links in a circle": lambda at: [(at / "p.txt").symlink_to("q.txt"), (at / "q.txt").symlink_to("p.txt")],
    "a folder linked to its parent": lambda at: (at / "up").symlink_to(".."),
    "a link to nothing": lambda at: (at / "gone.txt").symlink_to("nothing"),
    "a link out": lambda at: (at / "out.txt").symlink_to("/etc/hostname"),
    "a link to a device": lambda at: (at / "zero.txt").symlink_to("/dev/zero"),
    "a pipe": lambda at: os.mkfifo(at / "pipe.txt"),
    "a socket": lambda at: bound(at / "s.txt"),
    "a folder named like an article": lambda at: (at / "folder.txt").mkdir(),
    "a hundred folders, one in the other": lambda at: (at / "/".join(["d"] * 100)).mkdir(parents=True),
    "a file of a gigabyte": lambda at: sized(at / "large.txt", 1 << 30),
    "a page of 19 MB of nothing": lambda at: sized(at / "zeros.html", 19_000_000),
    "an empty file": lambda at: (at / "empty.txt").touch(),
    "nothing but spaces": lambda at: (at / "blank.md").write_text(" \n\t\n" * 50),
    "nothing but a header": lambda at: (at / "header.md").write_text("---\ntitle: x\n---\n"),
    "a picture with the wrong suffix": lambda at: (at / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90)),
    "bytes of chance": lambda at: (at / "chance.txt").write_bytes(bytes(range(256)) * 20),
    "cut in a character": lambda at: (at / "cut.txt").write_bytes("Der Hafen in Köln schlö".encode()[:-1]),
    "UTF-16 cut in half": lambda at: (at / "half.txt").write_bytes("The port closed.".encode("utf-16")[:-1]),
    "no suffix": lambda at: (at / "article").write_text("The port.\n"),
    "an unknown suffix": lambda at: (at / "article.docx").write_bytes(b"PK\x03\x04"),
    "a file of the future": lambda at: dated(at / "future.txt", 4_000_000_000),
    "a file before time began": lambda at: dated(at / "past.txt", -5),
    "a file that nobody may read": lambda at: closed(at / "closed.txt"),
}  # fmt: skip


def bound(path: Path) -> None:
    """Make a socket in a folder whose path may be longer than sockets allow."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def sized(path: Path, size: int) -> None:
    path.touch()
    os.truncate(path, size)


def dated(path: Path, when: int) -> None:
    path.write_text("The port closed.\n")
    os.utime(path, (when, when))


def closed(path: Path) -> None:
    path.write_text("The port closed.\n")
    path.chmod(0)


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_file_is_read_or_named(tmp_path: Path, kind: str) -> None:
    folder = small_dossier(tmp_path / "dossier", 2)
    ODD[kind](folder / "articles")
    dossier = Dossier.open(folder)
    report = dossier.refresh()
    known = dossier.articles()
    assert len(known) >= 2
    new = {path.name for path in (folder / "articles").iterdir()} - {Path(info.path).name for info in known}
    assert len(known) + len(report.skipped) >= 3 or new <= {"up", "folder.txt", "d"}
    for skipped in report.skipped:
        assert skipped.reason
        assert skipped.path.isprintable()
    for info in known:
        assert dossier.article(info.id).text
        assert info.path.isprintable()
    again = dossier.refresh()
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert again.skipped == report.skipped
    dossier.close()


def test_an_empty_folder(tmp_path: Path) -> None:
    dossier = Dossier.open(tmp_path)
    assert dossier.refresh().added == 0
    assert not dossier.search("port").total
    assert not dossier.events()
    dossier.close()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "dossier", 2)
    for path in (folder / "articles", folder):
        path.chmod(0o555)
    dossier = Dossier.open(folder)
    assert dossier.refresh().added == 2
    if os.getuid():
        with pytest.raises(DossierError, match="cannot be written"):
            Journal(folder / "notes" / "kept.yaml", "").append({"hide": "x"})
    dossier.close()
    for path in (folder, folder / "articles"):
        path.chmod(0o755)


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """A folder in which files come, change and go all the time."""
    folder = small_dossier(tmp_path / "dossier", 6)
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path = folder / "articles" / f"busy-{number % 5}.txt"
            if number % 3:
                path.write_text(f"The port closed for the {number}th time.\n" * (number % 40 + 1))
            else:
                path.unlink(missing_ok=True)
            (folder / "articles" / f"m{number % 2}").mkdir(exist_ok=True)
            if number % 4 == 0:
                (folder / "articles" / f"m{number % 2}").rmdir()

    thread = threading.Thread(target=change)
    thread.start()
    yield folder
    stop.set()
    thread.join()


def test_files_that_change_and_vanish_while_they_are_read(busy: Path) -> None:
    dossier = Dossier.open(busy)
    for _ in range(6):
        report = dossier.refresh()
        assert len([info for info in dossier.articles() if "busy" not in info.id]) == 6
        assert all(skipped.reason for skipped in report.skipped)
    dossier.close()


def test_two_at_once_both_read_and_one_writes(tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "dossier", 8)
    code = (
        "import sys; from pathlib import Path; from dossier.session import Dossier\n"
        "for _ in range(4):\n"
        "    one = Dossier.open(Path(sys.argv[1])); report = one.refresh(rebuild=True)\n"
        "    one.search('crane'); one.articles(); one.events(); one.close()\n"
    )
    dossier = Dossier.open(folder)
    dossier.refresh()
    right = answers(dossier)
    others = [
        subprocess.Popen([sys.executable, "-c", code, str(folder)], stderr=subprocess.PIPE) for _ in range(2)
    ]
    while any(other.poll() is None for other in others):
        dossier.refresh()
        assert dossier.search("crane").total == 8
        assert len(dossier.articles()) == 8
    for other in others:
        assert (other.returncode, other.communicate()[1]) == (0, b"")
    dossier.refresh()
    assert answers(dossier) == right
    dossier.close()
    assert cache_folder(folder).is_dir()
