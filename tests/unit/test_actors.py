from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.actors import find_actors
from dossier.model import ActorKind, ArticleActors, Entity, MentionType

STORY = (
    "Finnish Foreign Minister Aino Korhonen met Kenyan President James Mwangi in Geneva on Tuesday.\n\n"
    "Korhonen said Finland would send two aircraft. Nairobi has asked for four, Mr. Mwangi told Reuters.\n\n"
    "The World Health Organization (WHO) said it would pay. The WHO wants an answer from the U.S. by May."
)


def named(actors: ArticleActors, name: str) -> Entity:
    return next(entity for entity in actors.entities if entity.name == name)


def texts(actors: ArticleActors, kind: MentionType | None = None) -> list[str]:
    return [m.text for m in actors.mentions if kind is None or m.type is kind]


def test_offsets_are_into_the_text_in_order() -> None:
    actors = find_actors(STORY, title="Korhonen meets Mwangi")
    assert [m.start for m in actors.mentions] == sorted(m.start for m in actors.mentions)
    assert all(STORY[m.start : m.end] == m.text for m in actors.mentions)


def test_people_are_found_without_their_titles() -> None:
    assert texts(find_actors(STORY), MentionType.PERSON) == [
        "Aino Korhonen",
        "James Mwangi",
        "Korhonen",
        "Mwangi",
    ]


def test_a_surname_joins_the_full_name() -> None:
    person = named(find_actors(STORY), "Aino Korhonen")
    assert person.kind is ActorKind.PERSON
    assert person.aliases == ("Korhonen",)


def test_roles_are_kept_as_printed() -> None:
    actors = find_actors(STORY)
    assert named(actors, "Aino Korhonen").roles == ("Finnish Foreign Minister",)
    assert named(actors, "James Mwangi").roles == ("Kenyan President",)


def test_an_apposition_gives_a_role() -> None:
    actors = find_actors("Aino Korhonen, a retired judge from Turku, spoke first. Later Korhonen left.")
    assert "retired judge from Turku" in named(actors, "Aino Korhonen").roles


def test_an_acronym_joins_its_organisation() -> None:
    assert "WHO" in named(find_actors(STORY), "World Health Organization").aliases


def test_brackets_explain_an_acronym_that_the_words_do_not() -> None:
    actors = find_actors("The Nordic Forest Authority (SKOG) opened an office. SKOG will hire ten people.")
    assert named(actors, "Nordic Forest Authority").aliases == ("SKOG",)


def test_a_capital_that_acts_is_the_government() -> None:
    country = named(find_actors(STORY), "Kenya")
    assert country.kind is ActorKind.GOVERNMENT
    assert country.aliases == ("Nairobi",)


def test_a_capital_that_is_a_place_stays_a_city() -> None:
    actors = find_actors("The two sides met in Nairobi, where they signed the paper.")
    assert named(actors, "Nairobi").kind is ActorKind.PLACE


def test_us_is_a_country_and_us_is_a_pronoun() -> None:
    actors = find_actors("The US gave us the report. It told us that the U.S. would pay.")
    assert texts(actors) == ["US", "U.S."]
    assert [entity.name for entity in actors.entities] == ["United States"]


def test_a_pronoun_is_never_listed() -> None:
    lines = [
        f'{word} said so. {word} Went Home. "{word}," said {word}.'
        for word in ("He", "She", "They", "It", "We")
    ]
    listed = set(texts(find_actors("\n".join(lines))))
    assert not listed & {"He", "She", "They", "It", "We"}


def test_products_and_pronouns_are_no_actors() -> None:
    actors = find_actors("He said the T-72 and the S-300 were old. She bought an F-16 from Sweden.")
    assert texts(actors) == ["Sweden"]


def test_an_agency_glued_to_a_caption_is_apart() -> None:
    actors = find_actors("Aino Korhonen and James MwangiReuters\n\nMwangi spoke.")
    assert "James Mwangi" in texts(actors)
    assert "Reuters" in texts(actors)


def test_the_title_is_evidence_but_is_not_listed() -> None:
    actors = find_actors("The report names Korhonen.", title="Minister Aino Korhonen resigns")
    assert texts(actors) == ["Korhonen"]
    assert actors.mentions[0].type is MentionType.PERSON


def test_empty_text_has_no_actors() -> None:
    assert find_actors("") == ArticleActors()


@given(st.text(alphabet="ABab .,-'’&\n\"1\u0130é", max_size=200))
def test_any_text_is_read(text: str) -> None:
    actors = find_actors(text, title=text[:10])
    assert all(text[m.start : m.end] == m.text for m in actors.mentions)
    assert all(0 <= m.entity < len(actors.entities) for m in actors.mentions)


def test_time_is_linear_in_odd_text() -> None:
    begin = time.process_time()
    for piece in ("A-led-", "A.", "Aa Bb of ", "Mr. Aa of the ", "' ", "A b, the president, ", "Xa Y"):
        find_actors(piece * (60_000 // len(piece)))
    assert time.process_time() - begin < 30


def test_what_is_only_written_like_a_name_is_no_actor() -> None:
    text = "Sen. John Carver, R-Ohio, said Medicare and the GDP grew. Obamacare stays, CEOs said."
    assert [entity.name for entity in find_actors(text).entities] == ["John Carver"]
