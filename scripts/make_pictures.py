#!/usr/bin/env python3
"""Make the README's pictures: the app draws itself, on the dossier that ships with it.

python scripts/make_pictures.py [docs]
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.compare.row_screen import SAID_FOR

ROOT = Path(__file__).resolve().parent.parent
SIZE = (132, 40)
PICTURES = {
    "main": ["down", "down"],
    "search": ["slash", *"sanctions", "enter", "w", "s"],
    "compare": ["down", "m", "down", "m", "c", "o"],
}


async def draw(dossier: Dossier, keys: list[str]) -> str:
    """Return the screen after some keys, as SVG."""
    app = DossierApp(dossier, refresh=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause(SAID_FOR + 0.5)  # what is said of a key stands in the place of the others
        return app.export_screenshot(title=dossier.name)


def main() -> None:
    """Write one SVG for each picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as cache:
        os.environ["DOSSIER_CACHE"] = cache
        dossier = Dossier.open(ROOT)
        dossier.refresh()
        for name, keys in PICTURES.items():
            (folder / f"{name}.svg").write_text(asyncio.run(draw(dossier, keys)), encoding="utf-8")
        dossier.close()


if __name__ == "__main__":
    main()
