"""Stars, tags, highlights and notes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.model import ArticleNotes, Highlight, Span
from dossier.session import Dossier
from dossier.storage.note_files import NoteFiles, StoredNotes, file_name

FERRY = (
    "---\ntitle: The ferry is late\n---\n"
    "The ferry left late on Monday.\n\nNobody at the pier said why it was late.\n"
)
TIDE = (
    "---\ntitle: The tide is high\ntags: [water]\n---\n"
    "The tide was high at the north pier, the keeper said.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "pier" / "articles"
    articles.mkdir(parents=True)
    (articles / "ferry.md").write_text(FERRY, "utf-8")
    (articles / "tide.md").write_text(TIDE, "utf-8")
    return tmp_path / "pier"


@pytest.fixture
def dossier(folder: Path):
    opened = Dossier.open(folder)
    opened.refresh()
    yield opened
    opened.close()


def passage(dossier: Dossier, article: str, words: str) -> Span:
    start = dossier.article(article).text.index(words)
    return Span(start, start + len(words))


def quotes(notes: ArticleNotes) -> list[str]:
    return [one.quote for one in notes.highlights]


def found(dossier: Dossier, query: str) -> set[str]:
    return {found.article for found in dossier.search(query).articles}


def test_nothing_is_written_until_there_is_something_to_write(dossier: Dossier) -> None:
    assert not dossier.notes.of("ferry")
    dossier.notes.star(["ferry"], on=False)
    assert not (dossier.folder / "notes").exists()


def test_stars_and_tags_on_many_articles_are_found_by_search(dossier: Dossier) -> None:
    dossier.notes.star(["ferry"])
    dossier.notes.tag(["ferry", "tide"], "#to check")
    assert found(dossier, "is:starred") == {"ferry"}
    assert found(dossier, "tag:to-check") == {"ferry", "tide"}
    assert found(dossier, "#to-check -is:starred") == {"tide"}
    assert found(dossier, "tag:water") == {"tide"}
    assert dossier.notes.tags() == [("to-check", 2)]


def test_a_note_is_found_by_its_words(dossier: Dossier) -> None:
    dossier.notes.write(["tide"], "Ask the keeper, again.\nHis number is in the book.")
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "late on Monday"), "which Monday?")
    assert found(dossier, "note:keeper") == {"tide"}
    assert found(dossier, "note:Monday") == {"ferry"}
    assert found(dossier, "has:note") == {"ferry", "tide"}


def test_what_was_read_is_found(dossier: Dossier) -> None:
    dossier.reading.set_read(["tide"])
    assert (found(dossier, "is:read"), found(dossier, "is:unread")) == ({"tide"}, {"ferry"})


def test_notes_outlive_the_program_and_its_cache(dossier: Dossier, folder: Path) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "late on Monday"), "which one?")
    dossier.notes.write(["ferry"], "First line.\n\n- and a list: with a colon")
    dossier.refresh(rebuild=True)
    again = Dossier.open(folder)
    notes = again.notes.of("ferry")
    again.close()
    assert notes.note == "First line.\n\n- and a list: with a colon"
    assert [(one.quote, one.note, one.loose) for one in notes.highlights] == [
        ("late on Monday", "which one?", False)
    ]


def test_the_file_is_plain_and_says_what_it_is_about(dossier: Dossier, folder: Path) -> None:
    dossier.notes.write(["ferry"], "One.\nTwo.")
    text = (folder / "notes" / "articles" / "ferry.yaml").read_text("utf-8")
    assert text.startswith("# Notes on “The ferry is late”.\n")
    assert "note: |-\n  One.\n  Two.\n" in text


def test_everything_is_undone_and_redone(dossier: Dossier, folder: Path) -> None:
    dossier.notes.star(["ferry", "tide"])
    made = dossier.notes.highlight("ferry", passage(dossier, "ferry", "the pier"))
    dossier.notes.annotate("ferry", made, "north?")
    dossier.notes.unmark("ferry", made)
    assert dossier.undo_stack.undo() == "took a highlight off ferry"
    assert dossier.notes.of("ferry").highlights[0].note == "north?"
    for _ in range(3):
        dossier.undo_stack.undo()
    assert list((folder / "notes" / "articles").glob("*.yaml")) == []
    for _ in range(3):
        dossier.undo_stack.redo()
    assert (dossier.notes.of("tide").starred, quotes(dossier.notes.of("ferry"))) == (True, ["the pier"])


def test_highlights_follow_their_words_when_the_article_changes(dossier: Dossier, folder: Path) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "Nobody at the pier said why"))
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "left late on Monday"), "when?")
    changed = FERRY.replace("The ferry left late on Monday.", "Some words come first.\n\nIt sank.")
    (folder / "articles" / "ferry.md").write_text(changed, "utf-8")
    dossier.refresh()
    first, second = dossier.notes.of("ferry").highlights
    text = dossier.article("ferry").text
    assert text[first.start : first.end] == "Nobody at the pier said why"
    assert (second.quote, second.note, second.loose) == ("left late on Monday", "when?", True)
    assert found(dossier, "note:when") == {"ferry"}


def test_a_loose_highlight_stays_when_others_are_made(dossier: Dossier, folder: Path) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "left late on Monday"), "when?")
    (folder / "articles" / "ferry.md").write_text("A new text about something else.\n", "utf-8")
    dossier.refresh()
    dossier.notes.highlight("ferry", Span(0, 10))
    (folder / "articles" / "ferry.md").write_text(FERRY, "utf-8")
    dossier.refresh()
    assert [(one.quote, one.loose) for one in dossier.notes.of("ferry").highlights] == [
        ("left late on Monday", False),
        ("A new text", True),
    ]


def test_several_tags_and_several_notes_are_each_one_step_of_undoing(dossier: Dossier) -> None:
    dossier.notes.tag(["ferry"], "old")
    dossier.notes.retag(["ferry", "tide"], ["sea", "Pier", "sea"], ["old"])
    assert dossier.notes.of("ferry").tags == ("sea", "Pier")
    dossier.notes.write_each({"ferry": "one", "tide": "two"})
    assert (dossier.notes.of("ferry").note, dossier.notes.of("tide").note) == ("one", "two")
    dossier.undo_stack.undo()
    assert (dossier.notes.of("ferry").note, dossier.notes.of("tide").note) == ("", "")
    dossier.undo_stack.undo()
    assert (dossier.notes.of("ferry").tags, dossier.notes.of("tide").tags) == (("old",), ())


def test_notes_follow_a_renamed_file(dossier: Dossier, folder: Path) -> None:
    dossier.notes.write(["ferry"], "kept")
    (folder / "articles" / "ferry.md").rename(folder / "articles" / "boat.md")
    dossier.refresh()
    assert dossier.notes.of("boat").note == "kept"
    assert found(dossier, "note:kept") == {"boat"}
    dossier.notes.star(["boat"])
    assert (dossier.notes.of("boat").note, dossier.notes.of("boat").starred) == ("kept", True)


def test_notes_follow_a_file_that_is_edited_and_then_renamed_and_edited_again(
    dossier: Dossier, folder: Path
) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "late on Monday"), "which?")
    file, renamed = (folder / "articles" / name for name in ("ferry.md", "boat.md"))
    for text in ("It rained.", "It rained again."):
        file.write_text(f"{FERRY}\n{text}\n", "utf-8")
        dossier.refresh()
        if file != renamed:
            file = file.rename(renamed)
            dossier.refresh()
        assert quotes(dossier.notes.of("boat")) == ["late on Monday"]
    assert not dossier.notes.of("boat").highlights[0].loose
    assert len(list((folder / "notes" / "articles").iterdir())) == 1


def test_another_text_under_the_name_of_an_article_does_not_take_its_notes(
    dossier: Dossier, folder: Path
) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "late on Monday"))
    file = folder / "articles" / "ferry.md"
    file.write_text("---\ntitle: Something else\n---\nNothing of it is here.\n", "utf-8")
    dossier.refresh()
    assert dossier.notes.of("ferry").highlights[0].loose
    file.unlink()
    (folder / "articles" / "back.md").write_text(FERRY, "utf-8")
    dossier.refresh()
    assert not dossier.notes.of("back").highlights[0].loose


def test_what_was_done_before_a_rename_is_undone_and_redone_after_it(dossier: Dossier, folder: Path) -> None:
    dossier.notes.write(["ferry"], "kept")
    dossier.notes.star(["ferry"])
    (folder / "articles" / "ferry.md").rename(folder / "articles" / "boat.md")
    dossier.refresh()
    dossier.undo_stack.undo()
    assert (dossier.notes.of("boat").note, dossier.notes.of("boat").starred) == ("kept", False)
    dossier.undo_stack.redo()
    assert (dossier.notes.of("boat").note, dossier.notes.of("boat").starred) == ("kept", True)


def test_notes_on_an_article_that_is_gone_are_kept_and_said(dossier: Dossier, folder: Path) -> None:
    dossier.notes.highlight("ferry", passage(dossier, "ferry", "the pier"), "where?")
    (folder / "articles" / "ferry.md").unlink()
    dossier.refresh()
    (lost,) = dossier.notes.all()
    assert (lost.article, lost.missing, lost.highlights[0].loose) == ("ferry", True, True)
    assert "“ferry”" in dossier.notes.problems()[0]
    assert found(dossier, "has:note") == set()


def test_a_broken_file_is_said_and_never_written_over(dossier: Dossier, folder: Path) -> None:
    dossier.notes.star(["ferry"])
    file = folder / "notes" / "articles" / "ferry.yaml"
    file.write_text("article: ferry\nnote: [", "utf-8")
    assert "line 2" in dossier.notes.problems()[0]
    with pytest.raises(DossierError, match="mend it"):
        dossier.notes.tag(["ferry"], "x")
    assert file.read_text("utf-8") == "article: ferry\nnote: ["


def test_keys_that_are_not_ours_stay(dossier: Dossier, folder: Path) -> None:
    dossier.notes.star(["ferry"])
    file = folder / "notes" / "articles" / "ferry.yaml"
    file.write_text(file.read_text("utf-8") + "project: piers\n", "utf-8")
    dossier.notes.star(["ferry"], on=False)
    assert yaml.safe_load(file.read_text("utf-8"))["project"] == "piers"


def test_two_files_on_one_article_become_one(dossier: Dossier, folder: Path) -> None:
    dossier.notes.write(["ferry"], "one")
    (folder / "notes" / "articles" / "other.yaml").write_text("article: ferry\nnote: two\n", "utf-8")
    dossier.notes.star(["ferry"])
    assert dossier.notes.of("ferry").note == "one\n\ntwo"
    assert len(list((folder / "notes" / "articles").glob("*.yaml"))) == 1


@pytest.mark.parametrize("tag", ["", "#", "x" * 61])
def test_a_tag_that_is_none_is_refused(dossier: Dossier, tag: str) -> None:
    with pytest.raises(DossierError, match="tag"):
        dossier.notes.tag(["ferry"], tag)


def test_a_passage_without_words_is_refused(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="no words"):
        dossier.notes.highlight("ferry", Span(900, 950))


@pytest.mark.parametrize("article", ["../../etc/passwd", "a/b", ".hidden", "x" * 300, "naïve", "nul"])
def test_names_of_files_stay_in_their_folder(article: str) -> None:
    name = file_name(article)
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name.encode()) < 250


any_text = st.text(max_size=30)


@settings(max_examples=40)
@given(st.builds(Highlight, st.integers(0, 99), st.just(0), any_text, any_text, any_text, any_text), any_text)
def test_any_words_are_kept(
    tmp_path_factory: pytest.TempPathFactory, highlight: Highlight, note: str
) -> None:
    from dossier.articles.sanitize import sanitize

    def clean(text: str) -> str:
        return sanitize(text).rstrip("\n")

    files = NoteFiles(tmp_path_factory.mktemp("any") / "notes")
    held = Highlight(
        highlight.start, 0, clean(highlight.quote), clean(highlight.note), clean(highlight.before), ""
    )
    files.put(StoredNotes(ArticleNotes(article="a", note=clean(note), highlights=(held,))), "a")
    (stored,) = files.all()
    assert stored.notes.note == clean(note)
    assert (stored.notes.highlights[0].quote, stored.notes.highlights[0].note) == (held.quote, held.note)
