"""Bringing files into an open dossier: what an import needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dossier.articles.files import Unreadable
from dossier.articles.outlets import Outlets
from dossier.articles.read import read_article
from dossier.articles.scan import FoundFile
from dossier.config import Config
from dossier.errors import DossierError
from dossier.importing.items import Item, Refused
from dossier.importing.ledger import Ledger
from dossier.importing.run import Import, Result
from dossier.model import Article, Cancelled, Progress
from dossier.refresh.changes import article_files
from dossier.storage.catalogue import Catalogue
from dossier.storage.locations import articles_folder
from dossier.storage.lock import WriterLock

_LOCK = "import.lock"


@dataclass(frozen=True, slots=True)
class Intake:
    """The dossier that files are brought into."""

    folder: Path
    config: Config
    cache: Path
    catalogue: Catalogue

    def run(
        self,
        items: Iterable[Item | Refused],
        *,
        given: Mapping[str, str],
        keep_originals: bool,
        progress: Progress,
        cancelled: Cancelled,
    ) -> Iterator[Result]:
        """Bring files in, and yield what becomes of each article; as `Dossier.bring_in`.

        Raises:
            DossierError: if another process is bringing files in.
        """
        with WriterLock(self.cache, _LOCK) as held, closing(Ledger(self.cache)) as ledger:
            if not held:
                raise DossierError("Another “dossier add” is at work on this dossier; wait for its end.")
            known = Outlets.load(self.config.outlets, self.config.agencies)
            today = date.today()  # noqa: DTZ011 -- the reader's calendar day, to refuse dates in the future
            target = self._target()
            reader = _Reader(self.folder, self.catalogue, known, today)
            ledger.learn(_files(target, self.folder), reader, progress)
            work = Import(
                dossier=self.folder,
                folder=target,
                known=known,
                ledger=ledger,
                today=today,
                given=given,
                keep_originals=keep_originals,
            )
            yield from work.run(items, cancelled=cancelled)

    def _target(self) -> Path:
        """Return the folder that articles are written into: that from which the dossier reads them.

        A folder made beside articles that lie in the dossier itself would take their place.
        """
        found = articles_folder(self.folder, self.config.articles)
        if found == self.folder and not any(_files(found, self.folder)):
            return self.folder / self.config.articles
        return found


class _Reader:
    """Returns the article in a file: from the catalogue where that has the file as it is, else by reading."""

    def __init__(self, root: Path, catalogue: Catalogue, known: Outlets, today: date) -> None:
        self._root, self._catalogue, self._known, self._today = root, catalogue, known, today

    def __call__(self, file: FoundFile) -> Article | None:
        article_id = self._ids.get((file.size, file.mtime_ns, file.inode))
        if article_id is not None:
            info, text = self._catalogue.info(article_id), self._catalogue.text(article_id)
            if info is not None and text is not None:
                return Article(info, text)
        try:
            return read_article(
                file.path, root=self._root, known=self._known, article_id=file.relative, today=self._today
            )
        except Unreadable:
            return None

    @cached_property
    def _ids(self) -> Mapping[tuple[int, int, int], str]:
        ids = self._catalogue.ids_by_file()
        states = self._catalogue.files().items()
        return {(s.size, s.modified, s.inode): ids[path] for path, s in states if path in ids}


def _files(folder: Path, dossier: Path) -> Iterator[FoundFile]:
    """Yield the files that can be articles; a dossier may have them beside its settings."""
    if folder.is_dir():
        yield from (found for found in article_files(folder, dossier) if isinstance(found, FoundFile))
