"""A browser is started only for a web address that was shown whole and confirmed."""

from __future__ import annotations

import asyncio
import webbrowser
from pathlib import Path

import pytest
from textual.widgets import Static

from dossier.model import Article, ArticleInfo
from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.links import caution, links
from dossier.tui.screens.links import LinksScreen

LONG = "https://port.example/" + "a-long-way/" * 20 + "end"
TEXT = (
    f"See {LONG} or https://port.example@zqx.example/login, and javascript:alert(1), file:///etc/passwd, data:text/html,x,"
    " ftp://zqx.example, https://good.example\\@zqx.example/, http://a\x1b]0;zqx\x07b.example/."
)


def shown(app: DossierApp, name: str) -> str:
    """Return what a part of the screen of addresses says."""
    return str(app.screen.query_one(name, Static).visual)


def test_an_address_is_shown_whole_and_opened_when_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(f"The port closed on Monday.\n\n{TEXT}\n", "utf-8")
    dossier = Dossier.open(tmp_path)
    dossier.refresh()
    dossier.reading.leave_at({"opened": True})  # without the first screen of all

    async def session() -> None:
        app = DossierApp(dossier, refresh=False)
        async with app.run_test(size=(80, 30)) as pilot:

            async def until(done: object) -> None:
                for _ in range(3000):
                    if done():  # type: ignore[operator]
                        return
                    await pilot.pause(0.01)
                raise AssertionError("it did not come to that")

            await until(lambda: app.main.articles.listing.row is not None)
            await app.workers.wait_for_complete()
            await pilot.press("enter")
            await until(lambda: app.main.reader.article is not None)
            await pilot.press("L")
            await until(lambda: isinstance(app.screen, LinksScreen))
            assert shown(app, "#whole") == LONG
            await pilot.press("enter")
            await pilot.pause(0.05)
            assert "once more" in shown(app, "#what")
            assert opened == []
            await pilot.press("j")
            await until(lambda: "zqx.example" in shown(app, "#whole"))
            assert shown(app, "#caution").endswith("this leads to zqx.example.")
            await pilot.press("j", "k", "k")  # the question is asked anew for each
            await until(lambda: shown(app, "#whole") == LONG)
            await pilot.press("enter")
            await pilot.pause(0.05)
            assert opened == []
            await pilot.press("enter")
            await until(lambda: bool(opened))

    asyncio.run(session())
    dossier.close()
    assert opened == [LONG]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>",
        "https://",
        "https:///x",
        "http://[bad",
        "https://good.example\\@zqx.example/",
        "https://a\x1b]0;zqx\x07.example/",
        "https://a\u202e.example/",
        "https://a .example/",
        "--new-window https://a.example",
        " ",
    ],
)
def test_what_is_no_web_address_or_reads_in_two_ways_is_not_offered(address: str) -> None:
    assert links(Article(ArticleInfo(id="a", path="a.txt", title="t", url=address), "")) == ()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://port.example@zqx.example/", "zqx.example"),
        ("https://port.example:80@zqx.example:443/", "zqx.example"),
        ("https://pоrt.example/", "xn--prt-sed.example"),
        ("https://пример.example/", "xn--e1afmkfd.example"),
        ("https://💩" + "a" * 70 + ".example/", ".example"),
    ],
)
def test_a_host_that_is_not_what_it_seems_is_told(address: str, host: str) -> None:
    assert caution(address).endswith(f"{host}.")
    assert caution(address).isascii()


def test_of_an_ordinary_address_nothing_is_told() -> None:
    assert caution("https://port.example/a?b=пример@c") == ""
