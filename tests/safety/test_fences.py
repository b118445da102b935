"""Nothing outside the dossier is read, and nothing is written but its notes, the cache and exports."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from world import small_dossier

from dossier.cli.main import run
from dossier.config import load_config
from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.journal import Journal
from dossier.tui.app import DossierApp

HIDDEN = "Zanzibar is a secret of this machine."


def hashes(folder: Path) -> Mapping[str, tuple[str, int, int]]:
    """Return what every file below a folder holds, with its time and mode."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (
            hashlib.sha256(content).hexdigest(),
            status.st_mtime_ns,
            status.st_mode,
        )
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text(HIDDEN)
    return small_dossier(tmp_path / "dossier", 4)


def found(folder: Path) -> str:
    dossier = Dossier.open(folder)
    dossier.refresh()
    texts = [dossier.article(info.id).text for info in dossier.articles()]
    said = [str(dossier.articles()), str(dossier.skipped()), str(dossier.search("Zanzibar"))]
    dossier.close()
    return "\n".join([*texts, *said])


@pytest.mark.parametrize(
    "link", ["file", "folder", "chain", "inside out", "relative", "articles", "config", "notes", "dots"]
)
def test_a_link_out_of_the_dossier_is_not_followed(folder: Path, link: str) -> None:
    outside, articles = folder.parent / "outside", folder / "articles"
    match link:
        case "file":
            (articles / "x.txt").symlink_to(outside / "secret.txt")
        case "folder":
            (articles / "x").symlink_to(outside)
        case "chain":
            (articles / "y.txt").symlink_to(outside / "secret.txt")
            (articles / "x.txt").symlink_to("y.txt")
        case "inside out":
            (articles / "x").symlink_to(folder)
            (articles / "y.txt").symlink_to("x/../outside/secret.txt")
        case "relative":
            (articles / "x.txt").symlink_to("../../outside/secret.txt")
        case "articles":
            articles.rename(folder / "kept")
            articles.symlink_to(outside)
        case "config":
            (outside / "config.yaml").write_text(f"name: {HIDDEN}\n")
            (folder / "config.yaml").symlink_to(outside / "config.yaml")
        case "notes":
            (folder / "notes").symlink_to(outside)
        case "dots":
            (folder / "config.yaml").write_text("articles: ../outside\n")
    assert "Zanzibar is" not in found(folder)
    assert hashes(outside)["secret.txt"][0] == hashlib.sha256(HIDDEN.encode()).hexdigest()


@pytest.mark.parametrize("name", ["../outside", "/etc", "a/../../outside", "..", "~", "\0", "./../outside"])
def test_a_setting_cannot_lead_out(folder: Path, name: str) -> None:
    (folder / "config.yaml").write_text(f'articles: "{name}"\n'.replace("\0", "\\0"), "utf-8")
    assert "Zanzibar is" not in found(folder)
    assert ".." not in load_config(folder).articles
    assert not load_config(folder).articles.startswith("/")


def test_a_header_cannot_lead_out(folder: Path) -> None:
    outside = folder.parent / "outside" / "secret.txt"
    names = ("path", "file", "include", "source", "image", "url", "id", "title", "outlet")
    header = "\n".join(
        f"{name}: '{where}'" for name in names for where in (f"file://{outside}", "../../outside/secret.txt")
    )
    (folder / "articles" / "x.md").write_text(f"---\n{header}\n---\n![[{outside}]] ![x]({outside}) closed.\n")
    (folder / "articles" / "y.html").write_text(
        f"<html><head><link rel=import href='{outside}'><!--#include file='{outside}'--></head>"
        f"<body><p>The port closed.<iframe src='file://{outside}'></iframe></p></body></html>"
    )
    assert "Zanzibar is" not in found(folder)


def test_a_name_of_an_article_cannot_lead_out(folder: Path) -> None:
    dossier = Dossier.open(folder)
    dossier.refresh()
    for name in (
        "../outside/secret.txt",
        str(folder.parent / "outside/secret.txt"),
        "/etc/passwd",
        "articles/../../outside/secret.txt",
        "..",
        "",
    ):
        with pytest.raises(DossierError):
            dossier.resolve(name)
    dossier.close()


async def _work(folder: Path) -> None:
    dossier = Dossier.open(folder)
    app = DossierApp(dossier)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause(0.3)
        for key in [
            "j",
            "enter",
            "J",
            "y",
            "escape",
            "m",
            "j",
            "m",
            "c",
            "j",
            "y",
            "escape",
            "2",
            "j",
            "3",
            "j",
            "l",
            "4",
            "j",
            "5",
            "1",
            "R",
            "U",
            "ctrl+r",
        ]:
            await pilot.press(key)
            await pilot.pause(0.03)
        await app.workers.wait_for_complete()
    dossier.close()


def test_the_articles_are_the_same_before_and_after(
    folder: Path, private_cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = folder.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home))
    monkeypatch.chdir(home)
    before = hashes(folder)
    outside = hashes(folder.parent / "outside")
    asyncio.run(_work(folder))
    where = ["-d", str(folder)]
    for command in (
        ["articles"],
        ["quotes"],
        ["actors"],
        ["events"],
        ["doctor"],
        ["index", "--rebuild"],
        ["search", "crane"],
    ):
        run([command[0], *where, *command[1:]])
    capsys.readouterr()
    after = hashes(folder)
    assert {name: kept for name, kept in after.items() if not name.startswith("notes")} == before
    Journal(folder / "notes" / "kept.yaml", "Kept.").append({"hide": "x"})
    assert {name: kept for name, kept in hashes(folder).items() if not name.startswith("notes")} == before
    assert hashes(folder.parent / "outside") == outside
    assert not list(home.iterdir())
    for path in private_cache.rglob("*"):
        assert path.lstat().st_mode & 0o077 == 0 or (
            path.is_file() and path.parent.lstat().st_mode & 0o077 == 0
        )
    assert {path.name for path in folder.iterdir()} == {"articles", "notes"}


def test_a_file_that_becomes_a_link_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between listing and opening, a file, and then its folder, are put in another's place."""
    real = os.open
    outside = folder.parent / "outside"
    inner = folder / "articles" / "inner"
    inner.mkdir()
    (inner / "secret.txt").write_text("The port closed.\n")
    swapped = []

    def swapping(path: object, flags: int, *args: int, **options: int) -> int:
        if str(path) == "inner" and not swapped:
            swapped.append(path)
            inner.rename(folder / "away")
            inner.symlink_to(outside)
        return real(path, flags, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", swapping)
    assert "Zanzibar is" not in found(folder)
    assert swapped
