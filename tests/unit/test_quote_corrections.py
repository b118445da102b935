"""What the user says of quotes: kept in a plain file, bound to the words, seen everywhere, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.cli.main import run
from dossier.errors import DossierError
from dossier.model import ArticleQuote, Quote, QuoteVerdict
from dossier.session import Dossier

LEDGER, POST = "2021-05-03-ledger", "2021-05-03-post"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    opened = Dossier.open(make_dossier(tmp_path / "harbour"))
    opened.refresh()
    yield opened
    opened.close()


def holding(dossier: Dossier, article: str, words: str) -> ArticleQuote:
    (found,) = [quote for quote in dossier.article_quotes(article) if words in quote.quote.text]
    return found


def give(dossier: Dossier, words: str, name: str, article: str = POST) -> str:
    return dossier.quote_corrections.speaker(article, holding(dossier, article, words).quote, name)


def said(dossier: Dossier, name: str) -> int:
    (actor,) = dossier.actors_named(name)
    return actor.quotes


def file_of(dossier: Dossier) -> Path:
    return dossier.folder / "notes" / "quotes.yaml"


def article_file(dossier: Dossier, name: str) -> Path:
    return dossier.folder / "articles" / name


def test_a_speaker_is_an_actor_under_its_full_name_everywhere(dossier: Dossier) -> None:
    before = said(dossier, "Lund")
    told = give(dossier, "The cranes are safe", "olsen")
    found = holding(dossier, POST, "The cranes are safe")
    (olsen,) = dossier.actors_named("Olsen")
    assert told == "“The cranes are safe,” was said by Marta Olsen."
    assert (found.quote.speaker, found.actor) == ("Marta Olsen", olsen.id)
    assert (found.quote.rule, found.quote.confidence, found.quote.verdict) == (
        "user",
        1.0,
        QuoteVerdict.SPEAKER,
    )
    assert found in dossier.quotes(actor=olsen.id)
    assert len(dossier.quotes(actor=olsen.id)) == said(dossier, "Olsen")
    assert said(dossier, "Lund") == before - 2
    assert dossier.search("speaker:Olsen AND said:cranes").total == 2


def test_the_fragments_of_a_quotation_have_one_speaker(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    assert holding(dossier, POST, "Nobody has shown").quote.speaker == "Marta Olsen"


@pytest.mark.parametrize("name", ["nobody", "Nobody", ""])
def test_nobody_known_said_it(dossier: Dossier, name: str) -> None:
    give(dossier, "The cranes are safe", name)
    found = holding(dossier, POST, "The cranes are safe")
    assert (found.quote.speaker, found.actor, found.quote.confidence) == (None, None, 1.0)


def test_a_speaker_need_not_be_an_actor(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Ursula   Vane")
    found = holding(dossier, POST, "The cranes are safe")
    assert (found.quote.speaker, found.actor) == ("Ursula Vane", None)


def test_words_that_are_no_quote_are_found_nowhere_but_in_the_article(dossier: Dossier) -> None:
    quote = holding(dossier, LEDGER, "under those cranes").quote
    dossier.quote_corrections.dismiss(LEDGER, quote)
    assert quote.text not in [found.quote.text for found in dossier.quotes()]
    assert quote.text not in [found.quote.text for found in dossier.quotes(article=LEDGER)]
    assert holding(dossier, LEDGER, "under those cranes").quote.verdict is QuoteVerdict.NOT_A_QUOTE
    assert dossier.search("said:lift").total == 0
    assert said(dossier, "Olsen") == len(dossier.quotes(actor=dossier.actors_named("Olsen")[0].id))


@pytest.mark.parametrize("verdict", [QuoteVerdict.SCARE_QUOTE, QuoteVerdict.TITLE])
def test_scare_quotes_and_titles_stay_as_what_nobody_said(dossier: Dossier, verdict: QuoteVerdict) -> None:
    quote = holding(dossier, LEDGER, "under those cranes").quote
    dossier.quote_corrections.dismiss(LEDGER, quote, verdict)
    (found,) = [found for found in dossier.quotes() if found.quote.text == quote.text]
    assert (found.quote.speaker, found.quote.confidence, found.quote.verdict) == (None, 0.0, verdict)


def test_a_decision_is_undone_and_redone(dossier: Dossier) -> None:
    first = holding(dossier, POST, "The cranes are safe")
    give(dossier, "The cranes are safe", "Olsen")
    assert dossier.undo_stack.undo() == "gave “The cranes are safe,” to Marta Olsen"
    assert holding(dossier, POST, "The cranes are safe") == first
    dossier.undo_stack.redo()
    assert holding(dossier, POST, "The cranes are safe").quote.speaker == "Marta Olsen"


def test_all_that_was_said_of_a_quote_is_taken_back_at_once(dossier: Dossier) -> None:
    first = holding(dossier, POST, "The cranes are safe")
    give(dossier, "The cranes are safe", "Olsen")
    dossier.quote_corrections.dismiss(POST, first.quote)
    dossier.quote_corrections.take_back(POST, first.quote)
    assert holding(dossier, POST, "The cranes are safe") == first
    dossier.undo_stack.undo()
    assert holding(dossier, POST, "The cranes are safe").quote.verdict is QuoteVerdict.NOT_A_QUOTE
    with pytest.raises(DossierError, match="You said nothing of"):
        dossier.quote_corrections.take_back(LEDGER, holding(dossier, LEDGER, "those cranes").quote)


def test_a_name_that_several_have_is_refused(dossier: Dossier) -> None:
    article_file(dossier, "new.txt").write_text(
        "Two sisters speak\n\n“We agree on that,” said Berta Kron. “So do we all,” said Clara Kron.\n"
    )
    dossier.refresh()
    with pytest.raises(DossierError, match=r"“Kron” may be .* Kron.*; write more of the name"):
        give(dossier, "The cranes are safe", "Kron")
    assert not file_of(dossier).exists()


# -- what happens to the files


def test_a_decision_outlives_the_catalogue(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    dossier.refresh(rebuild=True)
    assert holding(dossier, POST, "The cranes are safe").quote.speaker == "Marta Olsen"
    assert said(dossier, "Olsen") == len(dossier.quotes(actor=dossier.actors_named("Olsen")[0].id))


def test_a_decision_follows_a_renamed_file(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    article_file(dossier, "2021-05-03-post.md").rename(article_file(dossier, "2021-05-04-other.md"))
    dossier.refresh()
    assert holding(dossier, "2021-05-04-other", "The cranes are safe").quote.speaker == "Marta Olsen"
    assert dossier.quote_corrections.problems() == ()


def test_a_decision_finds_its_words_in_a_changed_article(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    file = article_file(dossier, "2021-05-03-post.md")
    text = file.read_text("utf-8").replace("A strike", "In short: a great strike")
    file.write_text(
        text.replace("“The cranes are safe,” harbour", "“All the cranes are safe,” harbour"), "utf-8"
    )
    dossier.refresh()
    assert holding(dossier, POST, "cranes are safe").quote.speaker == "Marta Olsen"


def test_of_equal_words_the_ones_meant_are_corrected(dossier: Dossier) -> None:
    article_file(dossier, "new.txt").write_text(
        "The council meets\n\n“No,” said Berta Kron. The room went silent.\n\n“No,” said Ada Lind later.\n"
    )
    dossier.refresh()
    second = dossier.article_quotes("new")[1].quote
    dossier.quote_corrections.speaker("new", second, "Marta Olsen")
    assert [quote.quote.speaker for quote in dossier.article_quotes("new")] == ["Berta Kron", "Marta Olsen"]


def test_what_finds_no_quote_is_kept_and_told(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    kept = file_of(dossier).read_text("utf-8")
    file = article_file(dossier, "2021-05-03-post.md")
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("“The cranes are safe")], "utf-8")
    dossier.refresh()
    (problem,) = dossier.quote_corrections.problems()
    assert problem.startswith(
        "notes/quotes.yaml line 4: no quote of 2021-05-03-post has these words any more"
    )
    run(["doctor", "-d", str(dossier.folder)])
    assert problem in capsys.readouterr().out
    file.write_text(text, "utf-8")
    dossier.refresh()
    assert dossier.quote_corrections.problems() == ()
    assert holding(dossier, POST, "The cranes are safe").quote.speaker == "Marta Olsen"
    assert file_of(dossier).read_text("utf-8") == kept


def test_an_article_that_is_gone_is_told(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    article_file(dossier, "2021-05-03-post.md").unlink()
    dossier.refresh()
    assert "2021-05-03-post is not here any more" in dossier.quote_corrections.problems()[0]


def test_the_file_may_be_edited_by_hand(dossier: Dossier) -> None:
    file_of(dossier).parent.mkdir()
    file_of(dossier).write_text(
        f"# mine\n- article: {POST}\n  words: the cranes are safe\n  speaker: Ursula Vane\n"
        f"- article: {LEDGER}\n  words: We will not lift another box under those cranes\n  this is: title\n"
        "- article: 3\n  this is: [odd]\n",
        "utf-8",
    )
    dossier.refresh()
    assert holding(dossier, POST, "The cranes are safe").quote.speaker == "Ursula Vane"
    assert holding(dossier, LEDGER, "under those cranes").quote.verdict is QuoteVerdict.TITLE
    assert [problem.split(":")[0] for problem in dossier.quote_corrections.problems()] == [
        "notes/quotes.yaml line 8"
    ]


def test_a_file_that_cannot_be_read_is_left_and_told(dossier: Dossier) -> None:
    give(dossier, "The cranes are safe", "Olsen")
    file_of(dossier).write_text("not: a list\n", "utf-8")
    assert any("notes/quotes.yaml" in problem for problem in dossier.refresh().problems)
    assert "notes/quotes.yaml" in dossier.quote_corrections.problems()[0]
    with pytest.raises(DossierError, match=r"quotes\.yaml"):
        give(dossier, "The cranes are safe", "Lund")
    assert file_of(dossier).read_text("utf-8") == "not: a list\n"


def test_a_quote_of_an_article_that_is_gone_is_not_corrected(dossier: Dossier) -> None:
    quote = Quote(start=0, end=1, text="a", type=dossier.quotes()[0].quote.type, rule="x", confidence=1)
    with pytest.raises(DossierError, match="no article"):
        dossier.quote_corrections.dismiss("gone", quote)
