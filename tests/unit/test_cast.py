"""Actors merged article by article are those of all articles merged at once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dossier.analysis.actors import find_actors, merge_actors
from dossier.cast import merging
from dossier.model import ArticleActors
from dossier.storage.actor_store import ActorStore
from dossier.storage.database import Database
from dossier.storage.findings import Findings

SENTENCES = (
    "Finnish Foreign Minister Aino Korhonen met James Mwangi.",
    "Korhonen said little.",
    "Pekka Korhonen won the race in Turku.",
    "The World Health Organization (WHO) welcomed it.",
    "The WHO sent a team to Kenya.",
    "Ms. Korhonen praised the United States.",
    "The US has agreed, Aino Maria Korhonen said.",
    "The Kremlin said that Russia would reply.",
    "Mr. Mwangi wrote to the Nordic Forest Authority (SKOG).",
    "SKOG hired Jim Mwangi.",
    "The White House declined, Oslo said.",
)
ALIASES: Mapping[str, list[str]] = {"The Forest Office": ["SKOG"]}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    held = Database(tmp_path)
    yield held
    held.close()


def put(database: Database, name: str, actors: ArticleActors) -> None:
    connection = database.connection
    if not connection.execute("SELECT 1 FROM article WHERE id = ?", (name,)).fetchone():
        connection.execute(
            "INSERT INTO article (id, file, path, title, words, digest, tags, provenance, warnings)"
            " VALUES (?, ?, ?, '', 0, 0, '[]', '{}', '[]')",
            (name, name.encode(), name),
        )
    Findings(database).put(name, [], actors, b"")


def drop(database: Database, name: str) -> None:
    connection = database.connection
    connection.execute("DELETE FROM finding WHERE n = (SELECT n FROM article WHERE id = ?)", (name,))
    connection.execute("DELETE FROM article WHERE id = ?", (name,))


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_changes_gives_what_a_merge_of_all_gives(database: Database, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- an order, no secret
    held: dict[str, ArticleActors] = {}
    for _ in range(25):
        name = f"a{chance.randrange(9)}"
        with database.transaction() as connection:
            if name in held and chance.random() < 0.4:
                del held[name]
                drop(database, name)
            else:
                held[name] = find_actors(" ".join(chance.sample(SENTENCES, 3)))
                put(database, name, held[name])
            merging.merge(connection, ALIASES)
        expected = merge_actors(held.items(), aliases=ALIASES)
        assert tuple(ActorStore(database).actors()) == expected.actors
        for article, actors in held.items():
            cast = ActorStore(database).cast_of(article)
            assert cast == {at: expected.of[article, at] for at in range(len(actors.entities))}


def test_nothing_new_is_nothing_to_do(database: Database) -> None:
    with database.transaction() as connection:
        put(database, "a", find_actors(SENTENCES[0]))
        assert merging.is_due(connection)
        merging.merge(connection, {})
        assert not merging.is_due(connection)
        drop(database, "a")
        assert merging.is_due(connection)
        merging.merge(connection, {})
    assert ActorStore(database).actors() == []


def test_a_country_is_searched_with_the_seats_that_stand_for_it(database: Database) -> None:
    with database.transaction() as connection:
        put(database, "a", find_actors("The White House declined. The United States had asked."))
        merging.merge(connection, {})
    store = ActorStore(database)
    (seat,) = [actor for one in store.ids_meant("United States") if (actor := store.actor(one)).stands_for]
    assert seat.name == "White House"
