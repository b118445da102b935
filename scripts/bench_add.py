"""Time how fast files are brought in: plain articles, and saved pages, with the standard library alone.

    python scripts/bench_add.py [COUNT]

The articles are made up by make_articles.py; what is timed is reading, settling and writing, in CPU seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from unittest import mock

from dossier.articles.markdown import read_markdown
from dossier.importing.items import items_of
from dossier.importing.run import Outcome
from dossier.session import Dossier

COUNT = 1000


def main() -> None:
    """Print articles a CPU second for each form."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = Path(__file__).with_name("make_articles.py")
        command = [sys.executable, str(script), str(count), str(folder / "made")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own script
        sources = sorted((folder / "made").rglob("*.md"))
        for form, write in (("plain", plain), ("page", page)):
            inbox = folder / form
            inbox.mkdir()
            for source in sources:
                write(source, inbox)
            print(f"{form}: {len(sources) / timed(folder, inbox):,.0f} articles a CPU second")


def plain(source: Path, inbox: Path) -> None:
    """Write an article as plain text."""
    blocks = read_markdown(source.read_text("utf-8")).blocks
    (inbox / f"{source.stem}.txt").write_text("\n\n".join(blocks), "utf-8")


def page(source: Path, inbox: Path) -> None:
    """Write an article as a page with the navigation and scripts that pages have around it."""
    draft = read_markdown(source.read_text("utf-8"))
    head = f"<title>{escape(draft.values['title'].text)} | News</title><script>{'var a=1;' * 2000}</script>"
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(200))
    body = "".join(f"<p>{escape(block)}</p>" for block in draft.blocks)
    content = f"<nav><ul>{menu}</ul></nav><article>{body}</article>"
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{content}</body></html>"
    (inbox / f"{source.stem}.html").write_text(text, "utf-8")


def timed(folder: Path, inbox: Path) -> float:
    """Return the CPU seconds that bringing an inbox in takes."""
    target = folder / f"{inbox.name}-dossier"
    (target / "articles").mkdir(parents=True)
    environment = {"DOSSIER_CACHE": str(folder / "cache")}
    with mock.patch.dict("os.environ", environment), mock.patch.dict(sys.modules, {"trafilatura": None}):
        dossier = Dossier.open(target)
        started = time.process_time()
        brought = sum(result.outcome is Outcome.ADDED for result in dossier.bring_in(items_of(inbox)))
        seconds = time.process_time() - started
        dossier.close()
    if brought != len(list(inbox.iterdir())):
        raise SystemExit(f"only {brought} articles were brought in")
    return seconds


if __name__ == "__main__":
    main()
