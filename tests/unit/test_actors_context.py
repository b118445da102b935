"""Roles and metonyms: what the words around a name say of it."""

from __future__ import annotations

import pytest

from dossier.analysis.actors import find_actors, merge_actors
from dossier.analysis.actors.metonyms import is_visited, stands_for_government
from dossier.model import ActorKind


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Oslo says the offer stands.", True),
        ("The talks with Oslo broke down.", True),
        ("They rejected Oslo's offer.", True),
        ("Despite calls from Oslo to wait, they went.", True),
        ("Their view is that of Oslo, he wrote.", True),
        ("She lives in Oslo.", False),
        ("He flew from Oslo at noon.", False),
        ("Oslo's streets were empty.", False),
        ("OSLO (News) - It rained.", False),
        ("Near Oslo, snow fell.", False),
    ],
)
def test_capitals_that_act(text: str, acts: bool) -> None:
    start = text.lower().index("oslo")
    assert stands_for_government(text, start, start + 4) is acts


def test_a_seat_of_government_may_be_visited() -> None:
    text = "They met at the White House."
    assert is_visited(text, text.index("White"))


def test_a_seat_of_government_that_acts_is_the_government() -> None:
    actors = find_actors("The Kremlin said that Russia would reply.")
    assert [e.kind for e in actors.entities if e.name == "Kremlin"] == [ActorKind.GOVERNMENT]
    (actor,) = merge_actors([("a", actors)]).actors
    assert (actor.name, actor.aliases) == ("Russia", ("Kremlin",))


def test_a_seat_that_is_a_body_of_its_own_stands_beside_its_government() -> None:
    actors = find_actors("Downing Street said that Britain would reply. They met at Downing Street.")
    merged = merge_actors([("a", actors)]).actors
    street = next(actor for actor in merged if actor.name == "Downing Street")
    assert (street.kind, street.mentions, street.stands_for) == (
        ActorKind.ORGANISATION,
        2,
        "United Kingdom",
    )
    assert {actor.name for actor in merged} == {"Downing Street", "United Kingdom"}


def test_the_user_may_keep_a_seat_of_government_apart() -> None:
    actors = find_actors("The Kremlin said that Russia would reply.")
    merged = merge_actors([("a", actors)], aliases={"Kremlin": []})
    assert {actor.name for actor in merged.actors} == {"Kremlin", "Russia"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "On Monday acting Finnish Interior Minister Aino Korhonen spoke.",
            ("acting Finnish Interior Minister",),
        ),
        ("Finland's President Aino Korhonen spoke.", ("Finland's President",)),
        ("He met his Finnish counterpart, Aino Korhonen, twice.", ("Finnish counterpart",)),
        ("Mr. Lind and Aino Korhonen spoke.", ()),
        ("Ms. Aino Korhonen spoke.", ()),
        ("They met the brother of former prosecutor Aino Korhonen.", ("former prosecutor",)),
        ("The Secretary of Defense Aino Korhonen spoke.", ("Secretary of Defense",)),
        ("The report was read by Aino Korhonen, the committee's chairwoman.", ("committee's chairwoman",)),
        ("Chancellor Petra Lind and Finnish leader Aino Korhonen spoke.", ("Finnish leader",)),
    ],
)
def test_roles_as_printed(text: str, roles: tuple[str, ...]) -> None:
    entity = next(e for e in find_actors(text).entities if e.name == "Aino Korhonen")
    assert entity.roles == roles
