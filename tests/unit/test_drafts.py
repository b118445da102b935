"""Notes that were being written when the app ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.storage.drafts import Drafts


def test_a_draft_is_there_until_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "notes" / "drafts.json"
    drafts = Drafts(path)
    drafts.drop("a")
    assert not path.parent.exists()
    drafts.keep("a", "One line.\nAnother: “ä”.")
    drafts.keep("b", "b")
    drafts.keep("b", "c")
    assert [Drafts(path).of(about) for about in ("a", "b", "c")] == ["One line.\nAnother: “ä”.", "c", None]
    drafts.drop("a")
    assert Drafts(path).of("a") is None
    drafts.drop("b")
    assert not path.exists()


def test_the_oldest_of_many_are_let_go(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.json")
    for number in range(60):
        drafts.keep(str(number), "x")
    assert drafts.of("9") is None
    assert drafts.of("59") == "x"


@pytest.mark.parametrize("held", ["", "[]", "[" * 100_000, '{"a": 1, "b": "x\\u001b]0;y"}', "{", "\0"])
def test_a_file_that_anybody_made_is_no_danger(tmp_path: Path, held: str) -> None:
    path = tmp_path / "drafts.json"
    path.write_text(held, "utf-8")
    drafts = Drafts(path)
    assert drafts.of("a") is None
    assert "\x1b" not in (drafts.of("b") or "")


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}")
    path = tmp_path / "notes" / "drafts.json"
    path.parent.mkdir()
    path.symlink_to(other)
    with pytest.raises(DossierError):
        Drafts(path).keep("a", "x")
    assert other.read_text() == "{}"
