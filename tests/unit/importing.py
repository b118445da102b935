"""Bringing files into a dossier, for tests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from dossier.importing.items import Item, items_of
from dossier.importing.run import Result
from dossier.session import Dossier


class Desk:
    """A dossier, and a folder of files to bring into it."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.folder = folder / "pier"
        (self.folder / "articles").mkdir(parents=True)

    def put(self, name: str, content: str | bytes) -> Path:
        """Put a file into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def add(self, *paths: Path, limit: int | None = None, **options: object) -> list[Result]:
        """Bring files in, by default all of the inbox; with a limit, stop after so many articles."""
        dossier = Dossier.open(self.folder)
        try:
            dossier.refresh()
            items = (item for path in (paths or (self.inbox,)) for item in items_of(path))
            results: Iterator[Result] = dossier.bring_in(items, **options)  # type: ignore[arg-type]
            if limit is None:
                return list(results)
            return [next(results) for _ in range(limit)]
        finally:
            dossier.close()

    def one(self, name: str, content: str | bytes) -> Result:
        """Bring one file in that holds one article."""
        (result,) = self.add(self.put(name, content))
        return result

    def texts(self) -> dict[str, str]:
        """Return the texts of the dossier's articles by title, as they are read from the files."""
        dossier = Dossier.open(self.folder)
        dossier.refresh()
        found = {info.title: dossier.article(info.id).text for info in dossier.articles()}
        dossier.close()
        return found

    def files(self) -> list[str]:
        """Return the names of the files of articles."""
        return sorted(path.name for path in (self.folder / "articles").iterdir())


def item_of(name: str, data: bytes) -> Item:
    """Return a file that is held in memory."""
    return Item(name, lambda: io.BytesIO(data), len(data))
