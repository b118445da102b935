"""The table of all quotes says what the catalogue says of each, whatever the user corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.language.words import fold, word_count
from dossier.model import ArticleQuote, QuoteVerdict
from dossier.quotes.form import TYPES
from dossier.session import Dossier

LEDGER, POST = "2021-05-03-ledger", "2021-05-03-post"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    opened = Dossier.open(make_dossier(tmp_path / "harbour"))
    opened.refresh()
    yield opened
    opened.close()


def holding(dossier: Dossier, words: str) -> ArticleQuote:
    (found,) = [one for one in dossier.quotes() if words in one.quote.text]
    return found


def check(dossier: Dossier) -> None:
    """Compare the columns with the quotes that are read one by one."""
    expected = list(dossier.quotes())
    table = dossier.quote_table()
    assert list(table.quotes()) == expected
    held = table.columns
    for place, one in enumerate(expected):
        quote, cue = one.quote, one.quote.cue
        assert table.quote(place) == one
        assert (table.article_of(place), table.speaker_of(place)) == (one.article, one.speaker)
        assert table.named.actors[held.speaker[place]] == one.actor
        assert (held.start[place], held.end[place], held.group[place]) == (
            quote.start,
            quote.end,
            quote.group,
        )
        assert table.named.cues[held.cue[place]] == (cue.text if cue else None)
        assert table.named.rules[held.rule[place]] == quote.rule
        assert TYPES[held.type[place]] is quote.type
        assert held.confidence[place] / 1000 == quote.confidence
        assert held.words[place] == word_count(quote.text)
        assert table.texts.text(place) == fold(quote.text)
        assert bool(table.doubtful[place]) == quote.doubtful


def test_the_table_says_what_the_quotes_say(dossier: Dossier) -> None:
    assert len(dossier.quote_table()) == dossier.sizes()["quotes"] > 3
    check(dossier)


def test_a_dossier_without_quotes_has_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    with closing(Dossier.open(tmp_path)) as empty:
        assert len(empty.quote_table()) == 0
        (tmp_path / "articles" / "a.txt").write_text("The ferry left at noon.\n", "utf-8")
        empty.refresh()
        assert len(empty.quote_table()) == 0
        assert empty.share_of_voice().voices == ()
        (tmp_path / "articles" / "b.txt").write_text("“It left too early,” a bystander said.\n", "utf-8")
        empty.refresh()
        check(empty)


def test_a_speaker_that_the_user_gave_is_in_the_table(dossier: Dossier) -> None:
    for name in ("Olsen", "a passer-by", "nobody"):
        found = holding(dossier, "This bridge")
        dossier.quote_corrections.speaker(found.article, found.quote, name)
        check(dossier)
    dossier.undo_stack.undo()
    check(dossier)


@pytest.mark.parametrize("verdict", [QuoteVerdict.SCARE_QUOTE, QuoteVerdict.TITLE])
def test_what_is_hardly_a_quote_is_in_the_table(dossier: Dossier, verdict: QuoteVerdict) -> None:
    found = holding(dossier, "another box")
    dossier.quote_corrections.dismiss(found.article, found.quote, verdict)
    assert dossier.quote_table().doubtful.sum() == 1
    check(dossier)


def test_what_is_no_quote_leaves_the_table_until_that_is_undone(dossier: Dossier) -> None:
    every = len(dossier.quote_table())
    found = holding(dossier, "another box")
    dossier.quote_corrections.dismiss(found.article, found.quote)
    assert len(dossier.quote_table()) == every - 1
    check(dossier)
    dossier.undo_stack.undo()
    assert len(dossier.quote_table()) == every
    check(dossier)


def test_an_actor_that_is_parted_renamed_or_hidden_changes_in_the_table(dossier: Dossier) -> None:
    (olsen,) = dossier.actors_named("Olsen")
    dossier.actor_corrections.rename(olsen.id, "Marta Olsen-Lind")
    check(dossier)
    (brandt,) = dossier.actors_named("Ada Brandt")
    dossier.actor_corrections.split(brandt.id, names=["Brandt"])
    assert holding(dossier, "This bridge").actor != brandt.id
    check(dossier)
    (lund,) = dossier.actors_named("Lund")
    dossier.actor_corrections.hide([lund.id])
    check(dossier)


def test_articles_that_come_change_and_go_are_followed(dossier: Dossier) -> None:
    file = dossier.folder / "articles" / f"{POST}.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Nobody has shown me", "No report has told me"), "utf-8")
    dossier.refresh()
    check(dossier)
    file.unlink()
    dossier.refresh()
    assert {one.article for one in dossier.quote_table().quotes()} == {LEDGER, "2021-06-20-post"}
    check(dossier)
    file.write_text(text, "utf-8")
    dossier.refresh()
    check(dossier)


def test_quotes_that_will_be_asked_for_are_got_at_once(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, expected = dossier.quote_table(), list(dossier.quotes())
    table.hold(range(len(table)))
    monkeypatch.setattr(dossier._findings, "quotes_at", lambda _: pytest.fail("asked again"))
    assert all(table.holds(place) for place in range(len(table)))
    assert [table.quote(place) for place in range(len(table))] == expected


def test_what_cannot_be_read_is_told_by_what_the_table_knows(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    table, expected = dossier.quote_table(), dossier.quotes()[0]
    monkeypatch.setattr(dossier._findings, "quotes_at", fail)
    assert table.quote(0).speaker == expected.speaker
    with pytest.raises(sqlite3.Error):
        list(table.quotes())


def test_the_table_is_read_once_while_somebody_uses_it(dossier: Dossier) -> None:
    table = dossier.quote_table()
    assert dossier.quote_table() is table


def test_a_quote_that_is_gone_is_told_by_what_the_table_knows(dossier: Dossier) -> None:
    table, expected = dossier.quote_table(), dossier.quotes()[0]
    (dossier.folder / "articles" / f"{expected.article}.md").unlink()
    dossier.refresh()
    found = table.quote(0)
    assert (found.article, found.speaker, found.quote.start) == (
        expected.article,
        expected.speaker,
        expected.quote.start,
    )
    assert found.quote.text == fold(expected.quote.text)
    assert expected not in list(table.quotes())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE quote_columns SET data = substr(data, 2)",
        "UPDATE quote_columns SET words = words || words",
        "DELETE FROM quote_text",
    ],
)
def test_damage_is_told(dossier: Dossier, damage: str) -> None:
    with dossier._database.transaction() as connection:
        connection.execute(damage)
    with pytest.raises(sqlite3.DatabaseError):
        dossier.quote_table()
