"""Bringing in what anybody made: bounded work, nothing raised, nothing said that a file says, nothing fetched."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from extent import tries
from hostile_imports import COSTLY_IMPORTS

from dossier.articles.markdown import read_markdown
from dossier.articles.outlets import Outlets
from dossier.importing.items import items_of
from dossier.importing.ledger import Ledger
from dossier.importing.markdown_text import body_of
from dossier.importing.run import Import, Outcome, Result

TODAY = date(2026, 1, 1)


def brought_in(place: Path, name: str, content: bytes) -> list[Result]:
    """Bring a file in, and return what became of it."""
    (place / name).write_bytes(content)
    dossier = place / "dossier"
    dossier.mkdir()
    with closing(Ledger(dossier)) as ledger:
        work = Import(dossier, dossier / "articles", Outlets.load(), ledger, TODAY, {})
        return list(work.run(items_of(place / name)))


@pytest.mark.parametrize("name", list(COSTLY_IMPORTS)[:: tries(1, 6)])
def test_a_costly_file_is_read_or_refused_in_time(tmp_path: Path, name: str) -> None:
    content = COSTLY_IMPORTS[name]()
    began = time.process_time()
    results = brought_in(tmp_path, name, content)
    spent = time.process_time() - began
    assert results
    assert all(result.reason for result in results if result.outcome is Outcome.REFUSED)
    # Twice what is promised at most, and more where others work: what is not bounded takes minutes.
    assert spent < 10.0


MAIL = b"From: Pier <a@b.example>\nSubject: Ferry\n"
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"


def test_what_a_library_trips_over_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    assert brought_in(tmp_path / "w", "a.warc", WARC)[-1].reason == "is a damaged web archive"
    package = bytearray(COSTLY_IMPORTS["wide.docx"]())
    package[100:140] = bytes(40)
    assert "damaged" in brought_in(tmp_path, "a.docx", bytes(package))[0].reason


def test_a_part_that_a_book_names_is_told_as_text(tmp_path: Path) -> None:
    container = '<container><rootfiles><rootfile full-path="\u202e\u009bzqx"/></rootfiles></container>'
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
    (result,) = brought_in(tmp_path, "a.epub", (tmp_path / "a.epub").read_bytes())
    assert result.reason == "holds no ��zqx"


def test_libraries_say_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What they say of a file repeats what stands in it."""
    for name, content in {
        "a.warc": WARC.replace(b"abc", b"abc\x1b]0;zqx\x07 HTTP") * 2,
        "a.pdf": b"%PDF-1.4\n\x1b]0;zqx\x07 1 0 obj zqx\nstartxref\n7\n%%EOF",
    }.items():
        (tmp_path / name[-3:]).mkdir()
        brought_in(tmp_path / name[-3:], name, content)
    said = capfd.readouterr()
    assert not said.out
    assert not said.err


def test_an_item_of_a_list_is_read_back_as_it_was() -> None:
    lines = ("• One pier", "- two", "1. three", "# four", "\\five * _six_ [7](8) <b> &amp;")
    assert read_markdown(body_of(lines)).blocks == lines


HOOK = """
import io, os, sys
place, outside = sys.argv[1:]
events = []
NEVER = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
         "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
         "webbrowser.open", "urllib.Request", "http.client.connect", "pickle.find_class")
WRITES = ("os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil.move")
allowed = (place + "/dossier", place + "/cache")
def hook(name, arguments):
    if name in NEVER:
        frame, files = sys._getframe(1), []
        while frame is not None:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        # The library of the extra html asks its own machine, when it is loaded, whether there is IPv6.
        if not any("urllib3" in file for file in files):
            events.append((name, str(arguments)[:200]))
    elif name == "open" and isinstance(arguments[0], str):
        path, mode, flags = arguments
        path = os.path.realpath(path)
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else False
        if path.startswith(outside) or (writes and not path.startswith((*allowed, "/dev/null"))):
            events.append((name, path))
    elif name in WRITES:
        path = os.path.realpath(os.fsdecode(arguments[1 if name in ("os.link", "os.symlink") else 0]))
        if not path.startswith(allowed):
            events.append((name, path))
sys.dont_write_bytecode = True
sys.addaudithook(hook)
from dossier.cli.main import run
run(["add", "-d", place + "/dossier", "--keep-originals", place + "/inbox"])
run(["add", "-d", place + "/dossier", "--format", "jsonl", place + "/inbox/page.html"])
print("EVENTS", events)
"""


def test_nothing_is_fetched_and_nothing_touched_elsewhere(tmp_path: Path) -> None:
    remote = "https://192.0.2.1/zqx"
    text = "The ferry left the north pier two hours late on Tuesday, and nobody could say why it had."
    page = (
        f'<!DOCTYPE html><html><head><base href="{remote}"><link rel="stylesheet" href="{remote}.css">'
        f'<meta http-equiv="refresh" content="0;url={remote}"><script src="{remote}.js"></script></head><body><article>'
        f'<h1>Late</h1><p>{text}</p><img src="{remote}.png"><iframe src="file:///etc/passwd"></iframe>'
        f'<object data="{remote}"></object><p>{text}</p></article></body></html>'
    )
    feed = (
        f'<?xml version="1.0"?><?xml-stylesheet href="{remote}"?><!DOCTYPE rss PUBLIC "a" "{remote}.dtd"><rss><channel>'
        f"<item><title>Late</title><link>{remote}</link><description>&lt;img src='{remote}'&gt; {text} one</description>"
        f'<enclosure url="{remote}"/></item></channel></rss>'
    )
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Zanzibar is a secret of this machine.")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    mail = MAIL.decode() + f"Content-Type: text/html\n\n{page.replace('two hours', 'three hours')}"
    records = "TY  - NEWS\nTI  - A\nL1  - ../outside/secret.txt\nER  - \n"
    for name, content in {
        "page.html": page,
        "feed.xml": feed,
        "mail.eml": mail,
        "mails.mbox": f"From a@b.example Wed Jun  5 08:00:00 2019\n{mail.replace('three', 'four')}\n",
        "page.mhtml": mail.replace("three", "five"),
        "records.ris": records,
        "rows.jsonl": f'{{"title": "A", "text": "{text} rows", "url": "{remote}"}}\n',
        "entity.xml": f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file://{outside}/secret.txt">]><rss>&a;</rss>',
    }.items():
        (inbox / name).write_text(content, "utf-8")
    (inbox / "link.txt").symlink_to(outside / "secret.txt")
    (tmp_path / "dossier" / "articles").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", HOOK, str(tmp_path), str(outside)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DOSSIER_CACHE": str(tmp_path / "cache")},
    )
    lines = done.stdout.splitlines()
    assert lines[-1] == "EVENTS []"
    assert sum("Late" in line for line in lines) >= 4
    kept = "".join(path.read_text("utf-8") for path in (tmp_path / "dossier" / "articles").glob("*.md"))
    assert "three hours" in kept
    assert "five hours" in kept
    assert "Zanzibar" not in kept
