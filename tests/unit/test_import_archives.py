"""Archives, and the names of what they hold."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from dossier.importing import items
from dossier.importing.run import Outcome
from tests.unit.documents import packed
from tests.unit.importing import Desk

TEXT = "Title: Ferry {n} is late\nDate: 2019-06-04\n\nThe ferry {n} left the north pier two hours late.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def files_outside(desk: Desk) -> set[str]:
    """Return the files beside the dossier and the inbox."""
    root = desk.folder.parent
    return {str(path) for path in root.rglob("*") if desk.folder not in path.parents and path.is_file()}


def test_names_that_lead_elsewhere_write_nothing_there(desk: Desk) -> None:
    names = ("../../up.txt", "/srv/abs.txt", "C:\\dir\\win.txt", "..", "a\x1b[31m.txt")
    parts = {name: TEXT.format(n=n) for n, name in enumerate(names)}
    path = desk.put("a.zip", packed(parts))
    before = files_outside(desk)
    results = desk.add(path, keep_originals=True)
    assert {result.outcome for result in results} == {Outcome.ADDED}
    assert len(results) == len(names)
    assert files_outside(desk) == before
    kept = sorted(path.name for path in (desk.folder / "originals").iterdir())
    assert len(kept) == len(names)
    assert all(name.isprintable() and not name.startswith(".") for name in kept)


def test_links_are_not_followed(desk: Desk) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hosts")
    (result,) = desk.add(desk.put("a.zip", data.getvalue()))
    assert (result.outcome, result.reason) == (Outcome.REFUSED, "is a link")
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("x.txt")
            member.type, member.linkname = kind, "/etc/hosts"
            tar.addfile(member)
    reasons = [result.reason for result in desk.add(desk.put("a.tar", data.getvalue()))]
    assert reasons == ["is a link", "is a link", "is not a regular file", "is not a regular file"]


def test_a_tar_that_unpacks_to_far_more_is_refused(desk: Desk) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as tar:
        member = tarfile.TarInfo("bomb.txt")
        member.size = 10_000_000
        tar.addfile(member, io.BytesIO(b"0" * member.size))
    (result,) = desk.add(desk.put("a.tar.gz", data.getvalue()))
    assert result.reason == "unpacks to more than 200 times its size"


def test_an_archive_in_an_archive_is_refused(desk: Desk) -> None:
    inner = packed({"a.txt": TEXT.format(n=1)})
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("inner.zip", inner)
    (result,) = desk.add(desk.put("a.zip", data.getvalue()))
    assert result.reason == "is an archive inside an archive; unpack it first"


def test_what_is_called_alike_is_kept_apart(desk: Desk) -> None:
    for n in (1, 2):
        desk.put(f"{n}/index.txt", TEXT.format(n=n))
    results = desk.add(keep_originals=True)
    originals = desk.folder / "originals"
    assert sorted(path.name for path in originals.iterdir()) == ["index-2.txt", "index.txt"]
    for result, name in zip(results, ("index.txt", "index-2.txt"), strict=True):
        assert f"original: originals/{name}\n" in (desk.folder / result.path).read_text("utf-8")
    desk.add(keep_originals=True)
    assert len(list(originals.iterdir())) == 2


def test_a_very_long_name_can_be_kept(desk: Desk) -> None:
    path = desk.put(f"{'é' * 120}.txt", TEXT.format(n=1))
    assert [result.outcome for result in desk.add(path, keep_originals=True)] == [Outcome.ADDED]


@pytest.mark.parametrize("name", ["Late!.md", "What? Late!.md", "a!b.md"])
def test_an_exclamation_mark_in_a_name_is_no_archive(desk: Desk, name: str) -> None:
    result = desk.one(name, "# Ferry is late\n\nThe *ferry* left the north pier two hours late.\n")
    assert result.kind == "Markdown"
    assert f"imported from: {name}\n" in (desk.folder / result.path).read_text("utf-8")


def test_the_member_of_an_archive_is_named(desk: Desk) -> None:
    (result,) = desk.add(desk.put("a.zip", packed({"x/b.txt": TEXT.format(n=1)})))
    assert "imported from: a.zip!x/b.txt\n" in (desk.folder / result.path).read_text("utf-8")


def test_a_damaged_file_does_not_end_its_archive(desk: Desk) -> None:
    data = bytearray(packed({f"{n}.txt": TEXT.format(n=n) * 20 for n in range(3)}))
    begin = data.index(b"1.txt") + 8
    data[begin : begin + 8] = b"\xff" * 8
    results = desk.add(desk.put("a.zip", bytes(data)))
    assert [result.outcome for result in results] == [Outcome.ADDED, Outcome.REFUSED, Outcome.ADDED]
    assert results[1].reason == "is a damaged or locked file"


def test_a_pipe_that_gives_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "MAX_WHOLE", 3)
    assert items.standard_input(io.BytesIO(b"four")) == items.Refused(
        "-", "is larger than 0 MB; save it as a file"
    )
