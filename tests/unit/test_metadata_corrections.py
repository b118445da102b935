"""What the user knows of an article better than its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.model import ArticleInfo
from dossier.session import Dossier

TODAY = date(2020, 1, 1)
TEXT = "The ferry left the north pier two hours late.\n\nNobody could say why it had.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "pier" / "articles"
    articles.mkdir(parents=True)
    (articles / "ferry.md").write_text(f"---\ntitle: Ferry\noutlet: Wrong Post\n---\n{TEXT}", "utf-8")
    return tmp_path / "pier"


@pytest.fixture
def dossier(folder: Path):
    opened = Dossier.open(folder)
    opened.refresh()
    yield opened
    opened.close()


def info(dossier: Dossier) -> ArticleInfo:
    (found,) = dossier.articles()
    return found


def test_what_is_stated_wins_and_says_so(dossier: Dossier, folder: Path) -> None:
    before = (folder / "articles" / "ferry.md").read_bytes()
    dossier.metadata.state(["ferry"], "outlet", "bbc", TODAY)
    dossier.metadata.state(["ferry"], "date", "5 June 2019", TODAY)
    assert (info(dossier).outlet, info(dossier).date) == ("BBC News", "2019-06-05")
    assert str(info(dossier).provenance["date"]) == "user"
    assert [found.article for found in dossier.search("date:2019-06 outlet:bbc").articles] == ["ferry"]
    assert (folder / "articles" / "ferry.md").read_bytes() == before


def test_it_is_undone_and_redone(dossier: Dossier) -> None:
    dossier.metadata.state(["ferry"], "date", "2019-06-05", TODAY)
    assert dossier.undo_stack.undo() == "date of ferry: 2019-06-05"
    assert info(dossier).date is None
    dossier.undo_stack.redo()
    assert info(dossier).date == "2019-06-05"


def test_an_empty_value_means_not_known(dossier: Dossier) -> None:
    dossier.metadata.state(["ferry"], "outlet", "", TODAY)
    assert info(dossier).outlet is None
    assert [found.article for found in dossier.search("-outlet:*").articles] == ["ferry"]


def test_it_outlives_a_rebuild_a_change_and_a_new_name(dossier: Dossier, folder: Path) -> None:
    dossier.metadata.state(["ferry"], "outlet", "Harbour Post", TODAY)
    dossier.refresh(rebuild=True)
    assert info(dossier).outlet == "Harbour Post"
    (folder / "articles" / "ferry.md").rename(folder / "articles" / "boat.md")
    dossier.refresh()
    assert (info(dossier).id, info(dossier).outlet) == ("boat", "Harbour Post")
    assert dossier.metadata.problems() == ()


def test_a_change_of_the_file_by_hand_is_noticed(dossier: Dossier, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "metadata.yaml").write_text("- article: ferry\n  author: Ann Lee\n", "utf-8")
    dossier.refresh()
    assert info(dossier).author == "Ann Lee"
    (folder / "notes" / "metadata.yaml").unlink()
    dossier.refresh()
    assert info(dossier).author is None


def test_what_cannot_be_a_value_is_refused(dossier: Dossier) -> None:
    for field, text, complaint in (
        ("date", "soon", "no date"),
        ("date", "2030-01-01", "future"),
        ("words", "3", "no field"),
        ("title", " ", "always"),
    ):
        with pytest.raises(DossierError, match=complaint):
            dossier.metadata.state(["ferry"], field, text, TODAY)
    assert not (dossier.folder / "notes").exists()


def test_a_broken_file_and_articles_that_are_gone_are_said(dossier: Dossier, folder: Path) -> None:
    dossier.metadata.state(["ferry"], "author", "Ann Lee", TODAY)
    (folder / "articles" / "ferry.md").unlink()
    assert dossier.refresh().problems == ()
    assert "“ferry”" in dossier.metadata.problems()[0]
    (folder / "notes" / "metadata.yaml").write_text("- [", "utf-8")
    assert "line 1" in dossier.refresh().problems[0]


def test_an_entry_that_names_no_article_in_words_is_said(dossier: Dossier, folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "metadata.yaml").write_text("- article: [a]\n  content: {b: c}\n", "utf-8")
    assert "line 1 is about “['a']”, which is not here any more" in dossier.metadata.problems()[0]


def test_what_was_stated_holds_while_the_file_is_broken(dossier: Dossier, folder: Path) -> None:
    dossier.metadata.state(["ferry"], "author", "Ann Lee", TODAY)
    notes = folder / "notes" / "metadata.yaml"
    whole = notes.read_text("utf-8")
    notes.write_text(f"{whole}- [", "utf-8")
    article = folder / "articles" / "ferry.md"
    article.write_text(article.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert dossier.refresh().changed == 1
    assert info(dossier).author == "Ann Lee"
    notes.write_text(whole, "utf-8")
    assert dossier.refresh().changed == 0
    assert info(dossier).author == "Ann Lee"
