"""A refresh groups what changed as it would group everything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dossier.model import Event
from dossier.session import Dossier
from dossier.storage.database import Database

PLACES = ("Arlen", "Brock", "Cobley", "Dunmere", "Eastry", "Farrow", "Gorran", "Hexby", "Ilford", "Jarrow")
THINGS = (
    "bridge",
    "school",
    "harbour",
    "museum",
    "tram",
    "market",
    "library",
    "theatre",
    "reservoir",
    "mill",
)


def write(folder: Path, number: int) -> None:
    """Write one of the reports: every third number is about the same happening on the same day."""
    rng = random.Random(number // 3)  # noqa: S311 -- only makes texts up
    place, thing, day = rng.choice(PLACES), rng.choice(THINGS), rng.randint(1, 28)
    own = random.Random(number)  # noqa: S311 -- only makes texts up
    sentences = [
        f"The council of {place} closed the old {thing} after cracks were found in its foundations.",
        f"Engineers from {place} said the {thing} would stay shut for {rng.randint(2, 90)} weeks.",
        f"Neighbours of the {thing} had complained to councillor {rng.choice(PLACES)}son for years.",
        f"Repairs to the {thing} will cost {rng.randint(2, 400)} million crowns.",
    ]
    own.shuffle(sentences)
    (folder / f"r{number:03}.md").write_text(
        f"---\ntitle: {place} closes its {thing}\noutlet: Paper {number % 4}\ndate: 2022-03-{day:02}\n---\n\n"
        + "\n\n".join(sentences[:3])
        + f"\n\nReported by desk {number}.\n",
        "utf-8",
    )


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "town" / "articles").mkdir(parents=True)
    for number in range(60):
        write(tmp_path / "town" / "articles", number)
    opened = Dossier.open(tmp_path / "town")
    opened.refresh()
    yield opened
    opened.close()


def changes(dossier: Dossier) -> int:
    """Return how many articles were grouped by themselves since everything was."""
    database = Database(dossier.cache)
    try:
        return int(database.connection.execute("SELECT changes FROM scope").fetchone()[0])
    finally:
        database.close()


def without_stories(dossier: Dossier) -> list[tuple[object, ...]]:
    def shown(event: Event) -> tuple[object, ...]:
        return event.id, event.first, event.articles, event.outlets, event.title

    return [shown(event) for event in dossier.events()]


def test_an_article_that_comes_is_grouped_with_its_event(dossier: Dossier) -> None:
    articles = dossier.folder / "articles"
    (articles / "r004.md").unlink()
    dossier.refresh()
    write(articles, 4)
    dossier.refresh()
    event = dossier.event_of("r004")
    assert event is not None
    assert set(event.articles) == {"r003", "r004", "r005"}
    assert changes(dossier) == 2
    before = without_stories(dossier)
    dossier.refresh(rebuild=True)
    assert (changes(dossier), without_stories(dossier)) == (0, before)


def test_what_goes_leaves_no_event_behind(dossier: Dossier) -> None:
    articles = dossier.folder / "articles"
    for number in (0, 1, 2):
        (articles / f"r{number:03}.md").unlink()
        dossier.refresh()
    held = {article for event in dossier.events() for article in event.articles}
    assert held == {info.id for info in dossier.articles()}


def test_a_new_outlet_or_date_shows_in_the_event(dossier: Dossier) -> None:
    path = dossier.folder / "articles" / "r006.md"
    path.write_text(path.read_text("utf-8").replace("outlet: Paper 2", "outlet: The Sun"), "utf-8")
    dossier.refresh()
    event = dossier.event_of("r006")
    assert event is not None
    assert "The Sun" in event.outlets
    assert changes(dossier) == 1


def test_a_new_event_joins_the_story_it_continues(dossier: Dossier) -> None:
    old = dossier.event_of("r009")
    assert old is not None
    text = (dossier.folder / "articles" / "r009.md").read_text("utf-8")
    later = text.replace("closed the old", "will tear down the old").replace("stay shut", "be missed")
    (dossier.folder / "articles" / "s.md").write_text(later.replace("2022-03-", "2022-04-"), "utf-8")
    dossier.refresh()
    new, old = dossier.event_of("s"), dossier.event_of("r009")
    assert new is not None
    assert old is not None
    assert new.id != old.id
    assert new.story == old.story
    assert new.story is not None


def test_many_changes_are_grouped_all_at_once(dossier: Dossier) -> None:
    for number in range(60, 72):
        write(dossier.folder / "articles", number)
    dossier.refresh()
    assert changes(dossier) == 0


def estimate(dossier: Dossier, article_id: str) -> tuple[str | None, str]:
    info = dossier.article(article_id).info
    origin = info.provenance.get("date_estimate")
    return info.date_estimate, str(origin or "")


def test_an_undated_report_gets_a_likely_day_from_those_of_its_event(dossier: Dossier) -> None:
    path = dossier.folder / "articles" / "r004.md"
    lines = path.read_text("utf-8").splitlines()
    day = date.fromisoformat(next(line for line in lines if line.startswith("date:"))[6:])
    kept = [line for line in lines if not line.startswith("date:")]
    path.write_text("\n".join(kept).replace("The council", f"On {day:%A} the council"), "utf-8")
    dossier.refresh()
    assert dossier.article("r004").info.date is None
    told = f"text rule ('{day:%A}', by 2 other reports of the event, of {day})"
    assert estimate(dossier, "r004") == (day.isoformat(), told)
    assert "r004" not in {hit.article.id for hit in dossier.search(f"date:{day}").hits}
    for other in ("r003", "r005"):
        (dossier.folder / "articles" / f"{other}.md").unlink()
    dossier.refresh()
    assert estimate(dossier, "r004") == (None, "")
