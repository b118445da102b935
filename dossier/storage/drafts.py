"""Notes that were being written when the app ended: kept until they are written or dropped."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.articles.sanitize import sanitize
from dossier.errors import DossierError
from dossier.storage.user_files import one_writer, read_user_file, remove_user_file, write_user_file

_MOST = 50  # the oldest are let go
_LONGEST = 100_000  # characters


class Drafts:
    """Texts by what each is about, in ``notes/drafts.json``, which is there only while there are any."""

    def __init__(self, path: Path) -> None:
        """Name the file, which need not exist."""
        self._path = path

    def of(self, about: str) -> str | None:
        """Return the text that was begun; None where none was, or the file cannot be read."""
        return self._read().get(about)

    def keep(self, about: str, text: str) -> None:
        """Keep a text in place of the one begun before.

        Raises:
            DossierError: if the disk refuses.
        """
        with one_writer(self._path.parent):
            held = self._read()
            held.pop(about, None)
            held[about] = sanitize(text)[:_LONGEST]
            self._write(dict(list(held.items())[-_MOST:]))

    def drop(self, about: str) -> None:
        """Let a text go, if there is one.

        Raises:
            DossierError: if the disk refuses.
        """
        if about in self._read():
            with one_writer(self._path.parent):
                held = self._read()
                held.pop(about, None)
                self._write(held)

    def _write(self, held: dict[str, str]) -> None:
        if held:
            write_user_file(self._path, json.dumps(held, ensure_ascii=False, indent=0) + "\n")
        else:
            remove_user_file(self._path)

    def _read(self) -> dict[str, str]:
        try:
            held = json.loads(read_user_file(self._path) or "{}")
        except (DossierError, ValueError, RecursionError):
            return {}
        if not isinstance(held, dict):
            return {}
        return {str(about): sanitize(text) for about, text in held.items() if isinstance(text, str)}
