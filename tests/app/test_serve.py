"""``dossier serve`` as a browser sees it."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import browser
from tests.unit.dossiers import make_dossier

pytest.importorskip("textual_serve")

HEAR = """
window.heard = "";
const Plain = WebSocket;
window.WebSocket = class extends Plain {
  constructor(...args) {
    super(...args);
    const decoder = new TextDecoder();
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") window.heard += decoder.decode(event.data, {stream: true});
    });
  }
};
"""  # the terminal draws on a canvas, so what is sent to it is heard on the way


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address that a running ``dossier serve`` printed."""
    folder = make_dossier(tmp_path / "harbour")
    (folder / "config.yaml").write_text("name: Harbour <i>strike\n", encoding="utf-8")
    port = browser.free_port()
    command = [sys.executable, "-m", "dossier", "serve", "-d", str(folder), "--port", str(port)]
    said = tmp_path / "said"
    with said.open("wb") as log:
        served = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603 -- this program
    try:
        found = browser.wait_for(lambda: re.search(r"http://\S+", said.read_text("utf-8")), "the address")
        browser.wait_for(lambda: answer(found.group()) == 200, "the page")
        yield found.group()
    finally:
        served.terminate()
        served.wait(browser.PATIENCE)


def answer(address: str, **headers: str) -> int:
    """Return the status of an answer."""
    try:
        asked = urllib.request.Request(address, headers=headers)  # noqa: S310 -- http, as fixed above
        with urllib.request.urlopen(asked, timeout=10) as got:  # noqa: S310
            return int(got.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_only_the_printed_address_is_answered(address: str) -> None:
    parts = urlsplit(address)
    plain = f"http://{parts.netloc}"
    assert answer(plain) == 403
    assert answer(f"{plain}/?key=guess") == 403
    assert answer(f"{plain}/static/js/textual.js") == 403
    assert answer(address, Origin="https://elsewhere.example") == 403
    assert answer(address, Host=f"elsewhere.example:{parts.port}") == 403
    assert answer(f"{plain}/ws?{parts.query}", Origin="https://elsewhere.example") == 403
    with pytest.raises(urllib.error.URLError):  # another address of this machine
        answer(address.replace("127.0.0.1", "127.0.0.2"))


@pytest.mark.skipif(not browser.is_here(), reason="needs Chromium and its driver")
def test_the_app_draws_in_a_browser_and_hears_keys(address: str, tmp_path: Path) -> None:
    with browser.browser(tmp_path / "profile") as window:
        window.run_first(HEAR)
        window.open(address)
        browser.wait_for(lambda: "Harbour <i>strike" in window.run("return window.heard"), "the app")
        assert window.run("return document.title") == "Harbour <i>strike"
        browser.wait_for(lambda: "Any key goes on" in window.run("return window.heard"), "the first screen")
        first = window.picture()
        window.press("\ue00c")  # escape
        browser.wait_for(lambda: "Dockers walk out" in window.run("return window.heard"), "the list")
        window.press("4")
        browser.wait_for(lambda: "direct quote" in window.run("return window.heard"), "the quotes")
        assert window.picture() != first
        asked = window.run("return performance.getEntriesByType('resource').map((each) => each.name)")
        assert {urlsplit(each).netloc for each in asked} == {urlsplit(address).netloc}
