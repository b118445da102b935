"""The digests that this repository, itself a dossier, holds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dossier.articles.outlets import Outlets
from dossier.articles.read import read_article
from dossier.model import Article, Source

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 1, 1)
# The report that each digests, and the outlet, agency and date that it must give.
DIGESTS = {
    "2019-06-26-voa-erdogan-seeks-trump-meeting": ("000", "Voice of America", None, "2019-06-26"),
    "2019-07-01-erdogan-expects-delivery-within-ten-days": ("001", None, "Reuters", "2019-07-01"),
    "2019-06-20-erdogan-counts-on-trump": ("002", None, "AFP", "2019-06-20"),
    "2019-11-12-bloomberg-erdogan-trump-white-house": ("003", "Bloomberg", None, "2019-11-12"),
    "2019-04-29-trump-erdogan-working-group": ("004", None, "News Agencies", "2019-04-29"),
}
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_TOKEN = re.compile(r"[^\W_]+")


def digest(name: str) -> Article:
    path = ROOT / "articles" / f"{name}.md"
    return read_article(path, root=ROOT, known=Outlets.load(), article_id=name, today=TODAY)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words; quoted words break a run."""
    found: set[tuple[str, ...]] = set()
    for part in _QUOTED.sub("\0", text.replace("’", "'")).split("\0"):
        words = [word.lower() for word in _TOKEN.findall(part)]
        found |= {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


def report(seeds: Path, number: str) -> str:
    (path,) = seeds.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_is_read_with_its_metadata(name: str) -> None:
    info = digest(name).info
    assert info.digest
    assert info.warnings == ()
    assert (info.outlet, info.agency, info.date) == DIGESTS[name][1:]
    assert info.provenance["date"].source is Source.FRONT_MATTER
    assert info.provenance["date"].note


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_is_short_and_in_paragraphs(name: str) -> None:
    article = digest(name)
    assert 250 <= article.info.words <= 450
    assert 6 <= len(article.paragraphs) <= 12


def test_two_digests_share_the_background_that_their_reports_share() -> None:
    first, second = (
        {sentence for sentence in re.split(r"(?<=\.)\s+", digest(name).text) if len(sentence) > 80}
        for name in (
            "2019-07-01-erdogan-expects-delivery-within-ten-days",
            "2019-06-20-erdogan-counts-on-trump",
        )
    )
    assert len(first & second) == 4


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_is_in_its_own_words(seeds: Path, name: str) -> None:
    shared = runs(digest(name).text, 8) & runs(report(seeds, DIGESTS[name][0]), 8)
    assert shared == set()


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_quotes_its_report_exactly(seeds: Path, name: str) -> None:
    plain = " ".join(report(seeds, DIGESTS[name][0]).translate({0x2019: "'", 0xA0: " "}).split())
    quoted = [
        match.group()[1:-1].replace("’", "'").strip(" ,.'") for match in _QUOTED.finditer(digest(name).text)
    ]
    assert len([words for words in quoted if " " in words]) >= 3
    assert [words for words in quoted if words not in plain] == []
