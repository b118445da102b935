"""What brings files in: sound ones of each kind, damaged, through a whole import into a folder."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dossier.articles.read import read_article
from dossier.importing.items import items_of
from dossier.importing.ledger import Ledger
from dossier.importing.run import Import, Outcome, Result
from dossier.model import Article
from fuzz.made_up import bytes_of, damaged
from fuzz.readers import TODAY, check_article, check_inert, known
from fuzz.samples import FILES, PACKAGES, packed

_OTHERS = list(FILES.values())


class _Kept(Ledger):
    """Remembers the articles that an import adds."""

    def __init__(self, cache: Path) -> None:
        """Begin with none."""
        super().__init__(cache)
        self.articles: list[Article] = []

    def add(self, article: Article, path: Path, relative: str) -> None:
        """Remember an article."""
        super().add(article, path, relative)
        self.articles.append(article)


def fuzz_importers(chance: random.Random) -> None:
    """Bring in a damaged file; what is added is inert, and can be read again."""
    name = chance.choice(list(FILES))
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        inbox, dossier = Path(place, "inbox"), Path(place, "dossier")
        inbox.mkdir()
        dossier.mkdir()
        (inbox / name).write_bytes(_content(name, chance))
        with closing(_Kept(dossier)) as ledger:
            work = Import(
                dossier=dossier,
                folder=dossier / "articles",
                known=known(),
                ledger=ledger,
                today=TODAY,
                given={},
                keep_originals=chance.random() < 0.2,
            )
            results = list(work.run(items_of(inbox / name)))
        added = [result for result in results if result.outcome in (Outcome.ADDED, Outcome.VERSION)]
        for result, article in zip(added, ledger.articles, strict=True):
            _check_kept(dossier, result, article)
        for result in results:
            _check_told(result)
        if {path.name for path in Path(place).iterdir()} != {"inbox", "dossier"} or len(
            list(inbox.iterdir())
        ) != 1:
            raise AssertionError("something was written elsewhere")


def _content(name: str, chance: random.Random) -> bytes:
    """Return a damaged file, or one of anything; of a package most often the parts are damaged."""
    if chance.random() < 0.05:
        return bytes_of(chance)
    parts: Mapping[str, bytes] = PACKAGES.get(name, {})
    if not parts or chance.random() < 0.2:
        return damaged(FILES[name], chance, _OTHERS)
    part = chance.choice(list(parts))
    return packed({**parts, part: damaged(parts[part], chance, _OTHERS)})


def _check_kept(dossier: Path, result: Result, article: Article) -> None:
    check_article(article)
    path = (dossier / result.path).resolve()
    if not path.is_relative_to(dossier / "articles"):
        raise AssertionError(f"written elsewhere: {path}")
    again = read_article(path, root=dossier, known=known(), article_id="a", today=TODAY)
    check_article(again)


def _check_told(result: Result) -> None:
    if result.outcome is Outcome.REFUSED and not result.reason:
        raise AssertionError(f"refused without a reason: {result}")
    for shown in (result.origin, result.reason, result.path, result.other):
        check_inert(shown)
