"""What the user says of actors: kept by name, applied after every refresh, undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.errors import DossierError
from dossier.model import Actor, ActorKind, ActorName
from dossier.session import Dossier

MORE = {
    "2021-05-04-post.md": (
        "---\ntitle: Lund defends the cranes\noutlet: Northern Post\ndate: 2021-05-04\n---\n\n"
        "Harbour director Piet Lund met Marta Olsen on Tuesday. “Safety comes first,” Lund said.\n\n"
        "Ministers in Oslo asked the Harbour Board (HB) for a report. The HB declined.\n"
    ),
    "2021-05-05-ledger.md": (
        "---\ntitle: A second Lund speaks\noutlet: Morning Ledger\ndate: 2021-05-05\n---\n\n"
        "Piet Lund, a teacher, wrote a letter. “I am no director,” Lund said.\n"
    ),
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    folder = make_dossier(tmp_path / "harbour")
    for name, text in MORE.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    opened = Dossier.open(folder)
    opened.refresh()
    yield opened
    opened.close()


def named(dossier: Dossier, name: str) -> Actor:
    (actor,) = (actor for actor in dossier.actors() if actor.name == name)
    return actor


def names(dossier: Dossier) -> set[str]:
    return {actor.name for actor in dossier.actors()}


def agrees(dossier: Dossier) -> None:
    """Counts, mentions, quotes and searches say the same of every actor."""
    assert dossier.actor_names() == [
        ActorName(actor.id, actor.name, actor.kind, len(actor.articles)) for actor in dossier.actors()
    ]
    for actor in dossier.actors():
        mentions = dossier.actor_mentions(actor.id)
        assert len(mentions) == actor.mentions, actor.name
        assert {mention.article for mention in mentions} == set(actor.articles), actor.name
        assert len(dossier.quotes(actor=actor.id)) == actor.quotes, actor.name
        printed = {" ".join(mention.match.split()) for mention in mentions}
        assert printed <= {actor.name, *actor.aliases}, actor.name
    ids = {actor.id for actor in dossier.actors()}
    assert {quote.actor for quote in dossier.quotes() if quote.actor} <= ids


def found(dossier: Dossier, query: str) -> set[str]:
    return {each.article for each in dossier.search(query).articles}


def test_actors_are_merged_under_another_name_in_one_step(dossier: Dossier) -> None:
    lund, olsen = named(dossier, "Piet Lund"), named(dossier, "Marta Olsen")
    said = dossier.actor_corrections.merge([lund.id, olsen.id], "The management")
    assert said == "Merged Marta Olsen into Piet Lund as The management."
    assert named(dossier, "The management").mentions == lund.mentions + olsen.mentions
    agrees(dossier)
    dossier.undo_stack.undo()
    assert (named(dossier, "Piet Lund"), named(dossier, "Marta Olsen")) == (lund, olsen)


def test_merged_actors_are_one_everywhere(dossier: Dossier) -> None:
    lund, olsen = named(dossier, "Piet Lund"), named(dossier, "Marta Olsen")
    said = dossier.actor_corrections.merge([lund.id, olsen.id])
    assert said == "Merged Marta Olsen into Piet Lund."
    both = named(dossier, "Piet Lund")
    assert both.id == lund.id
    assert both.mentions == lund.mentions + olsen.mentions
    assert both.quotes == lund.quotes + olsen.quotes
    assert "Marta Olsen" in both.aliases
    assert set(both.articles) == found(dossier, 'actor:"Marta Olsen"') == found(dossier, "actor:lund")
    assert found(dossier, "speaker:olsen") == found(dossier, "speaker:lund")
    agrees(dossier)
    dossier.undo_stack.undo()
    assert named(dossier, "Piet Lund") == lund
    assert named(dossier, "Marta Olsen") == olsen
    dossier.undo_stack.redo()
    assert named(dossier, "Piet Lund") == both


def test_the_file_says_what_was_done_in_plain_lines(dossier: Dossier) -> None:
    dossier.actor_corrections.merge([named(dossier, "Piet Lund").id, named(dossier, "Marta Olsen").id])
    dossier.actor_corrections.rename(named(dossier, "Piet Lund").id, "The director")
    text = (dossier.folder / "notes" / "actors.yaml").read_text("utf-8")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert body == "- merge:\n  - Piet Lund\n  - Marta Olsen\n- rename: Piet Lund\n  to: The director\n"
    dossier.undo_stack.undo()
    assert "rename: Piet" not in (dossier.folder / "notes" / "actors.yaml").read_text("utf-8")


def test_an_alias_taken_out_is_an_actor_of_its_own(dossier: Dossier) -> None:
    before = named(dossier, "Piet Lund")
    dossier.actor_corrections.split(before.id, names=["Lund"])
    lund, alone = named(dossier, "Piet Lund"), named(dossier, "Lund")
    assert lund.mentions + alone.mentions == before.mentions
    assert lund.quotes + alone.quotes == before.quotes
    assert "Lund" not in lund.aliases
    assert found(dossier, 'actor:"Lund"') == set(alone.articles)
    agrees(dossier)
    dossier.undo_stack.undo()
    assert named(dossier, "Piet Lund") == before


def test_the_mentions_of_an_article_are_somebody_else(dossier: Dossier) -> None:
    before = named(dossier, "Piet Lund")
    dossier.actor_corrections.split(before.id, articles=["2021-05-05-ledger"], into="Piet Lund (teacher)")
    teacher = named(dossier, "Piet Lund (teacher)")
    assert teacher.articles == ("2021-05-05-ledger",)
    assert set(named(dossier, "Piet Lund").articles) == set(before.articles) - {"2021-05-05-ledger"}
    assert found(dossier, 'actor:"Piet Lund (teacher)"') == {"2021-05-05-ledger"}
    agrees(dossier)
    dossier.actor_corrections.split(teacher.id, names=["Lund"], into="Teacher Lund")
    assert named(dossier, "Teacher Lund").quotes == 1
    agrees(dossier)
    dossier.undo_stack.undo()
    dossier.undo_stack.undo()
    assert named(dossier, "Piet Lund") == before


def test_a_renamed_actor_is_found_under_both_names(dossier: Dossier) -> None:
    lund = named(dossier, "Piet Lund")
    dossier.actor_corrections.rename(lund.id, "Pieter A. Lund")
    renamed = named(dossier, "Pieter A. Lund")
    assert (renamed.id, renamed.mentions) == (lund.id, lund.mentions)
    assert "Piet Lund" in renamed.aliases
    for query in ('actor:"Pieter A. Lund"', 'actor:"Piet Lund"', 'person:"Pieter A. Lund"'):
        assert found(dossier, query) == set(lund.articles)


def test_a_retyped_actor_is_searched_as_what_it_is(dossier: Dossier) -> None:
    lund = named(dossier, "Piet Lund")
    dossier.actor_corrections.retype(lund.id, ActorKind.ORGANISATION)
    assert named(dossier, "Piet Lund").kind is ActorKind.ORGANISATION
    assert not found(dossier, 'person:"Piet Lund"')
    assert found(dossier, 'org:"Piet Lund"') == set(lund.articles)


def test_a_hidden_actor_is_listed_on_request_only(dossier: Dossier) -> None:
    lund = named(dossier, "Piet Lund")
    dossier.actor_corrections.hide([lund.id])
    assert "Piet Lund" not in names(dossier)
    assert not found(dossier, 'actor:"Piet Lund"')
    assert [actor.name for actor in dossier.actors(hidden=True) if actor.hidden] == ["Piet Lund"]
    assert lund.id not in {quote.actor for quote in dossier.quotes()}
    dossier.actor_corrections.unhide([lund.id])
    assert named(dossier, "Piet Lund") == lund


def test_corrections_survive_everything_being_read_again(dossier: Dossier) -> None:
    dossier.actor_corrections.merge([named(dossier, "Piet Lund").id, named(dossier, "Marta Olsen").id])
    dossier.actor_corrections.split(named(dossier, "Piet Lund").id, names=["Lund"])
    dossier.actor_corrections.rename(named(dossier, "Lund").id, "Some Lund")
    before = dossier.actors()
    dossier.refresh(rebuild=True)
    assert dossier.actors() == before
    shutil.rmtree(dossier.cache)
    with_new_cache = Dossier.open(dossier.folder)
    with_new_cache.refresh()
    assert with_new_cache.actors() == before
    with_new_cache.close()


def test_corrections_survive_renamed_files(dossier: Dossier) -> None:
    lund = named(dossier, "Piet Lund")
    dossier.actor_corrections.split(lund.id, articles=["2021-05-05-ledger"], into="Teacher")
    dossier.actor_corrections.merge([named(dossier, "Piet Lund").id, named(dossier, "Marta Olsen").id])
    folder = dossier.folder / "articles"
    (folder / "2021-05-05-ledger.md").rename(folder / "letter.md")
    (folder / "2021-05-03-post.md").rename(folder / "strike.md")
    assert dossier.refresh().renamed == 2
    assert named(dossier, "Teacher").articles == ("letter",)
    assert {"strike", "2021-05-03-ledger"} < set(named(dossier, "Piet Lund").articles)
    agrees(dossier)


def test_corrections_hold_for_new_articles(dossier: Dossier) -> None:
    dossier.actor_corrections.merge([named(dossier, "Piet Lund").id, named(dossier, "Marta Olsen").id])
    dossier.actor_corrections.split(named(dossier, "Piet Lund").id, names=["Lund"])
    new = dossier.folder / "articles" / "2021-05-09-post.md"
    new.write_text("---\ntitle: Olsen and Lund\n---\n\nMarta Olsen wrote to Piet Lund. “No,” Lund said.\n")
    dossier.refresh()
    assert "2021-05-09-post" in named(dossier, "Piet Lund").articles
    assert "2021-05-09-post" in named(dossier, "Lund").articles
    agrees(dossier)


def test_a_correction_of_nobody_is_kept_and_reported(dossier: Dossier) -> None:
    dossier.actor_corrections.rename(named(dossier, "Ada Brandt").id, "The minister")
    gone = dossier.folder / "articles" / "2021-06-20-post.txt"
    text = gone.read_text("utf-8")
    gone.unlink()
    dossier.refresh()
    (problem,) = dossier.actor_corrections.problems()
    assert problem.endswith("nobody is called “Ada Brandt” now; the line is kept.")
    assert problem in dossier.problems()
    gone.write_text(text, "utf-8")
    dossier.refresh()
    assert not dossier.actor_corrections.problems()
    assert named(dossier, "The minister")


def test_hand_edits_are_noticed_at_the_next_refresh(dossier: Dossier) -> None:
    file = dossier.folder / "notes" / "actors.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("- {rename: lund, to: Director Lund}\n- {paint: x}\n- {retype: Oslo, to: ship}\n")
    dossier.refresh()
    assert named(dossier, "Director Lund")
    first, second = dossier.actor_corrections.problems()
    assert "line 2: begins with none of" in first
    assert "line 3: “retype” takes “to”, one of person" in second
    file.unlink()
    dossier.refresh()
    assert named(dossier, "Piet Lund")
    assert not dossier.actor_corrections.problems()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"names": ["Olaf"]}, "No article calls Piet Lund “Olaf”"),
        ({"names": ["Piet Lund", "Lund"]}, "rename it instead"),
        ({"articles": ["2021-05-03-ledger"], "into": "x"}, "does not name Piet Lund"),
        ({"articles": ["2021-05-03-post"]}, "Give a name"),
        ({}, "Say which names"),
    ],
)
def test_a_split_that_cannot_be_is_refused(
    dossier: Dossier, arguments: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(DossierError, match=message):
        dossier.actor_corrections.split(named(dossier, "Piet Lund").id, **arguments)  # type: ignore[arg-type]


def test_other_corrections_that_cannot_be_are_refused(dossier: Dossier) -> None:
    lund = named(dossier, "Piet Lund")
    with pytest.raises(DossierError, match="two actors"):
        dossier.actor_corrections.merge([lund.id, lund.id])
    with pytest.raises(DossierError, match="A name has"):
        dossier.actor_corrections.rename(lund.id, " \n ")
    with pytest.raises(DossierError, match="no actor “nobody”"):
        dossier.actor_corrections.hide(["nobody"])
    assert not (dossier.folder / "notes" / "actors.yaml").exists()
