"""Files: which are found, and what is refused."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from dossier.articles.files import MAX_BYTES, Unreadable, read_bytes
from dossier.articles.scan import FoundFile, scan
from dossier.model import Skipped


def found(root: Path) -> list[str]:
    return [entry.relative for entry in scan(root) if isinstance(entry, FoundFile)]


def skipped(root: Path) -> dict[str, str]:
    return {entry.path: entry.reason for entry in scan(root) if isinstance(entry, Skipped)}


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.md", "b/z.txt", "a.html", "b/a.HTM"):
        (tmp_path / name).write_text("x")
    assert found(tmp_path) == ["a.html", "b/a.HTM", "b/z.txt", "c.md"]


def test_a_found_file_carries_what_tells_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("four")
    (entry,) = scan(tmp_path)
    status = path.stat()
    assert entry == FoundFile(path, "a.txt", 4, status.st_mtime_ns, status.st_ino)


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x")
    (tmp_path / ".a.txt").write_text("x")
    assert list(scan(tmp_path)) == []


def test_other_kinds_of_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert skipped(tmp_path) == {"photo.jpg": "is not a kind of file that can be read"}


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text("x")
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert found(tmp_path) == ["inner/a.txt"]
    assert "cannot be read" in skipped(tmp_path)["self"]


def test_links_that_leave_the_dossier_are_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "a.txt").write_text("secret")
    (root / "folder").symlink_to(outside)
    (root / "file.txt").symlink_to(outside / "a.txt")
    assert set(skipped(root).values()) == {"is a link out of the dossier"}
    for path in (root / "file.txt", root / "folder" / "a.txt", root / ".." / "outside" / "a.txt"):
        with pytest.raises(Unreadable, match="is a link out of the dossier"):
            read_bytes(path, root)


def test_a_link_inside_the_dossier_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_bytes(tmp_path / "b.txt", tmp_path) == b"text"


def test_a_linked_folder_inside_the_dossier_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("text")
    (tmp_path / "linked").symlink_to("real")
    assert read_bytes(tmp_path / "linked" / "a.txt", tmp_path) == b"text"


def test_the_dossier_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("text")
    (tmp_path / "linked").symlink_to("real")
    root = tmp_path / "linked"
    assert read_bytes(root / "a.txt", root) == b"text"
    assert found(root) == ["a.txt"]


def test_path_and_dossier_may_be_given_in_different_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("text")
    monkeypatch.chdir(tmp_path)
    assert read_bytes(tmp_path / "a.txt", Path()) == b"text"
    assert read_bytes(Path("a.txt"), tmp_path) == b"text"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    with pytest.raises(Unreadable, match="cannot be read: too many levels of"):
        read_bytes(tmp_path / "a.txt", tmp_path)


def test_a_folder_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("x")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert skipped(tmp_path) == {"closed": "cannot be read: permission denied"}
    assert found(tmp_path) == ["open.txt"]


def test_a_name_is_shown_inert(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("x")
    assert found(tmp_path) == ["a\N{REPLACEMENT CHARACTER}[31m.txt"]


def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        for name in ("pipe.txt", "socket.txt"):
            with pytest.raises(Unreadable, match="is not a regular file"):
                read_bytes(tmp_path / name, tmp_path)
    assert set(skipped(tmp_path).values()) == {"is not a regular file"}


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(Unreadable, match="is larger than 20 MB"):
        read_bytes(path, tmp_path)


def test_a_removed_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="was removed"):
        read_bytes(tmp_path / "gone.txt", tmp_path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is not a regular file"):
        read_bytes(tmp_path, tmp_path)
