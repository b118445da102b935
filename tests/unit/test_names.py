"""Names in the catalogue by how they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model import Actor, ActorKind, Event
from dossier.storage.codec import encode_actor
from dossier.storage.database import Database
from dossier.storage.event_store import EventStore, StoredEvent
from dossier.storage.findings import Findings
from dossier.storage.names import Names


@pytest.fixture
def names(tmp_path: Path) -> Names:
    database = Database(tmp_path)
    actors = [
        Actor(id="a", name="Ann Poe", kind=ActorKind.PERSON, aliases=("Lady Poe",), mentions=9, quotes=1),
        Actor(id="b", name="Poet Society", kind=ActorKind.ORGANISATION, mentions=5, quotes=4),
        Actor(id="c", name="Ānna Zed", kind=ActorKind.PERSON, mentions=2),
    ]
    events = [
        Event(id="e", title="Weir opened", first="2020-01-01", last=None, articles=("x",)),
        Event(id="f", title="Old weir closed", first=None, last=None, articles=("x", "y")),
    ]
    with database.transaction() as connection:
        Findings(database).put_actors(actors, {})
        for actor in actors:  # their quotes are counted from those of the articles, of which there are none
            connection.execute("UPDATE actor SET data = ? WHERE id = ?", (encode_actor(actor), actor.id))
        EventStore(database).put_events(StoredEvent(event, (), False) for event in events)
        for number, (day, tags) in enumerate(
            (("2019-06-20", '["dam"]'), ("2019-07", "[]"), ("2020", '["dam"]'))
        ):
            connection.execute(
                "INSERT INTO article (id, file, path, title, date, words, digest, tags, provenance, warnings)"
                " VALUES (?, ?, '', '', ?, 1, 0, ?, '', '')",
                (f"n{number}", str(number).encode(), day, tags),
            )
    return Names(database)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("po", ["a", "b"]), ("anna", ["c"]), ("lady", ["a"]), ("oe", []), ("", ["a", "b", "c"])],
)
def test_actors_are_found_by_the_beginning_of_any_word(names: Names, typed: str, found: list[str]) -> None:
    assert [actor.id for actor in names.actors(typed, 8)] == found


def test_actors_can_be_of_a_kind_or_speak(names: Names) -> None:
    assert [actor.id for actor in names.actors("po", 8, kinds=("organisation",))] == ["b"]
    assert [actor.id for actor in names.actors("", 8, speaking=True)] == ["b", "a"]


def test_events_are_found_by_the_words_of_their_title(names: Names) -> None:
    assert [event.id for event in names.events("weir", 8)] == ["f", "e"]
    assert [event.id for event in names.events("op we", 8)] == ["e"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [("2019", 2), ("2020", 1)]),
        ("2019", [("2019-06", 1), ("2019-07", 1)]),
        ("2019-06", [("2019-06-20", 1)]),
        ("2019-06-20", []),
        ("x%_", []),
    ],
)
def test_dates_go_from_years_to_days(names: Names, typed: str, found: list[tuple[str, int]]) -> None:
    assert names.dates(typed, 8) == found


def test_tags_are_counted(names: Names) -> None:
    assert names.tags() == [("dam", 2)]
