from __future__ import annotations

import random

from dossier.analysis.actors import ActorIndex, find_actors, merge_actors
from dossier.analysis.actors.groups import Group
from dossier.analysis.actors.merge import fullest_name
from dossier.model import Actor, ActorKind, ArticleActors

TEXTS = {
    "a": "Finnish Foreign Minister Aino Korhonen met James Mwangi. Korhonen said little.",
    "b": "Ms. Korhonen and Mr. Mwangi spoke again. Korhonen praised the United States.",
    "c": "James Mwangi told the World Health Organization (WHO) about the U.S. offer.",
    "d": "The WHO welcomed it. The US has agreed, Aino Maria Korhonen said.",
}


def articles() -> list[tuple[str, ArticleActors]]:
    return [(name, find_actors(text)) for name, text in TEXTS.items()]


def named(index: ActorIndex, name: str) -> Actor:
    return next(actor for actor in index.actors if actor.name == name)


def test_one_person_is_one_actor_across_articles() -> None:
    actor = named(merge_actors(articles()), "Aino Maria Korhonen")
    assert actor.id == "aino-maria-korhonen"
    assert actor.articles == ("a", "b", "d")
    assert set(actor.aliases) == {"Aino Korhonen", "Korhonen"}


def test_one_country_is_one_actor() -> None:
    actor = named(merge_actors(articles()), "United States")
    assert actor.kind is ActorKind.GOVERNMENT
    assert set(actor.aliases) == {"US", "U.S."}


def test_an_acronym_joins_across_articles() -> None:
    assert named(merge_actors(articles()), "World Health Organization").articles == ("c", "d")


def test_an_acronym_explained_in_one_article_is_known_in_the_others() -> None:
    pair = [
        ("a", find_actors("The Nordic Forest Authority (SKOG) opened an office.")),
        ("b", find_actors("Twenty people now work for SKOG in Oslo.")),
    ]
    assert named(merge_actors(pair), "Nordic Forest Authority").articles == ("a", "b")


def test_roles_name_their_articles() -> None:
    roles = named(merge_actors(articles()), "Aino Maria Korhonen").roles
    assert [(role.text, role.articles) for role in roles] == [("Finnish Foreign Minister", ("a",))]


def test_every_entity_has_an_actor() -> None:
    index = merge_actors(articles())
    ids = {actor.id for actor in index.actors}
    assert len(ids) == len(index.actors)
    for name, actors in articles():
        assert all(index.of[name, at] in ids for at in range(len(actors.entities)))


def test_the_order_of_articles_does_not_matter() -> None:
    expected = merge_actors(articles())
    shuffled = articles()
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)  # noqa: S311 -- an order, no secret
        assert merge_actors(shuffled) == expected


def test_the_most_mentioned_comes_first() -> None:
    counts = [actor.mentions for actor in merge_actors(articles()).actors]
    assert counts == sorted(counts, reverse=True)


def test_the_users_aliases_win() -> None:
    index = merge_actors(articles(), aliases={"The Foreign Ministry": ["aino korhonen", "WHO"]})
    actor = named(index, "The Foreign Ministry")
    assert {"a", "b", "c", "d"} == set(actor.articles)


def test_bearers_of_one_surname_stay_apart() -> None:
    pair = [
        ("a", find_actors("Aino Korhonen spoke. Korhonen left.")),
        ("b", find_actors("Pekka Korhonen spoke. Korhonen left.")),
    ]
    assert {actor.name for actor in merge_actors(pair).actors} == {"Aino Korhonen", "Pekka Korhonen"}


def test_an_empty_dossier_has_no_actors() -> None:
    assert merge_actors([]) == ActorIndex((), {})


def test_a_person_has_the_full_name_that_most_articles_print() -> None:
    texts = ["Anna Roe spoke. Roe said no."] * 3 + ["Crafty Old Anna Roe spoke.", "Roe spoke to Paul Lund."]
    index = merge_actors((str(at), find_actors(text)) for at, text in enumerate(texts))
    assert named(index, "Anna Roe").mentions >= 6


def test_a_body_has_its_longest_name_unless_hardly_anyone_prints_it() -> None:
    printed = {"WHO": 20, "World Health Organization": 4, "World Health Organization Organization": 1}
    assert fullest_name(Group[str](full_names=printed), person=False) == "World Health Organization"
