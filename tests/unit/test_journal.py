"""The user's decisions in a plain file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.storage import journal as journal_module
from dossier.storage.journal import Journal, Values

HEADING = "What the user decided.\nEdit it as you like."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "notes" / "actors.yaml", HEADING)


def said(journal: Journal) -> list[Values]:
    return [entry.values for entry in journal.entries()]


def test_no_file_is_no_decision(journal: Journal) -> None:
    assert journal.entries() == ()
    assert not journal.path.parent.exists()


def test_decisions_are_kept_in_order_below_a_heading(journal: Journal) -> None:
    journal.append({"merge": ["Anna Berg", "A. Berg"]})
    journal.append({"hide": "Harbour Gate"})
    assert said(Journal(journal.path, "")) == [{"merge": ["Anna Berg", "A. Berg"]}, {"hide": "Harbour Gate"}]
    assert journal.path.read_text("utf-8").startswith("# What the user decided.\n# Edit it as you like.\n- ")


def test_a_decision_is_taken_back(journal: Journal) -> None:
    for name in ("a", "b", "a"):
        journal.append({"hide": name})
    assert journal.remove({"hide": "a"})
    assert said(journal) == [{"hide": "a"}, {"hide": "b"}]
    assert not journal.remove({"hide": "c"})


def test_an_edited_file_keeps_its_comments(journal: Journal) -> None:
    journal.append({"hide": "a"})
    text = journal.path.read_text("utf-8")
    journal.path.write_text(text + "# by hand\n- hide: c\n  why: twice the same\n# end\n", "utf-8")
    assert said(journal)[1] == {"hide": "c", "why": "twice the same"}
    assert journal.remove({"hide": "a"})
    assert said(journal) == [{"hide": "c", "why": "twice the same"}]
    assert "# by hand\n" in journal.path.read_text("utf-8")
    assert journal.remove({"hide": "c", "why": "twice the same"})
    assert journal.path.read_text("utf-8").endswith("# by hand\n# end\n")


def test_nothing_is_converted(journal: Journal) -> None:
    journal.append({"date": "2019-06-26", "yes": "no", "number": "0x10"})
    assert said(journal) == [{"date": "2019-06-26", "yes": "no", "number": "0x10"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a: [", "line 1"),
        ("a: b\n", "not a list"),
        ("- a\n", "line 1"),
        ("- &x a: b\n- *x\n", "aliases"),
        ("- a: [[[[[[b]]]]]]\n", "nested"),
    ],
)
def test_a_broken_file_is_said_and_left_as_it_is(journal: Journal, text: str, complaint: str) -> None:
    journal.path.parent.mkdir()
    journal.path.write_text(text, "utf-8")
    with pytest.raises(DossierError, match=complaint):
        journal.entries()
    with pytest.raises(DossierError, match=complaint):
        journal.append({"hide": "a"})
    assert journal.path.read_text("utf-8") == text


def test_a_link_is_neither_read_nor_written(journal: Journal, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yaml"
    target.write_text("- hide: a\n", "utf-8")
    journal.path.parent.mkdir()
    journal.path.symlink_to(target)
    with pytest.raises(DossierError, match="link"):
        journal.append({"hide": "b"})
    assert target.read_text("utf-8") == "- hide: a\n"


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "notes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DossierError):
        Journal(tmp_path / "notes" / "a.yaml", "").append({"hide": "b"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_two_writers_lose_nothing(journal: Journal) -> None:
    def write(name: str) -> None:
        own = Journal(journal.path, HEADING)
        for number in range(10):
            own.append({"hide": f"{name}{number}"})

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.entries()) == 20


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file", "utf-8")
    with pytest.raises(DossierError, match="cannot be"):
        Journal(tmp_path / "notes" / "a.yaml", "").append({"hide": "b"})


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=30), min_size=1, max_size=3))
def test_any_text_comes_back_sanitized(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journal = Journal(tmp_path_factory.mktemp("any") / "notes" / "a.yaml", HEADING)
    journal.append(values)
    journal.append({"last": "one"})
    assert len(Journal(journal.path, "").entries()) == 2
    assert journal.remove(values)
    assert journal.remove({"last": "one"})
    assert journal.entries() == ()


def test_decisions_are_kept_and_taken_back_at_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = journal_module.write_user_file
    monkeypatch.setattr(
        journal_module, "write_user_file", lambda path, text: (written.append(text), write(path, text))
    )
    decisions: list[Values] = [{"hide": str(n)} for n in range(4)]
    journal.append(*decisions)
    assert said(journal) == decisions
    assert journal.remove(*decisions[1:3])
    assert said(journal) == [decisions[0], decisions[3]]
    assert len(written) == 2
    assert not journal.remove(decisions[0], decisions[1])
    assert said(journal) == [decisions[3]]
