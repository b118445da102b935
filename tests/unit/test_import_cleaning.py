"""Each kind of thing that is no part of a text, in each of the forms in which texts come."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from dossier.articles.import_notes import taken_out
from dossier.articles.outlets import Outlets
from tests.unit.importing import Desk

FIRST = "The ferry left the north pier two hours late on Tuesday, and nobody could say why it did so."
SECOND = "Passengers said that they had waited in the rain, and that no word had come from the company."
THIRD = "The council met in the evening, heard the crew, and put the question off until the next week."
LINES = {
    "licence": "Originally published by the Harbour Post. All rights reserved.",
    "more": "Read more: ten ferries to take this summer",
    "advertisement": "Advertisement",
    "share": "Share on Facebook",
    "caption": "FILE PHOTO: The ferry at the pier on Tuesday",
    "credit": "The ferry at the pier on Tuesday. Photograph: Carl Lee/The Lantern",
    "bracketed": "The ferry at the pier on Tuesday [File: Carl Lee/Reuters]",
    "glued": "The ferry at the pier on Tuesday.Getty Images",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def put(desk: Desk, form: str, paragraphs: list[str]) -> str:
    """Bring in an article of these paragraphs in a form, and return the file it became."""
    title = "Ferry is late again"
    if form == "a.html":
        body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        content = f"<!DOCTYPE html><html><body><article><h1>{title}</h1>{body}</article></body></html>"
    else:
        content = "\n\n".join([f"# {title}" if form == "a.md" else title, *paragraphs, ""])
    return desk.one(form, content).path


@pytest.mark.parametrize("form", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("kind", LINES)
def test_what_is_no_text_is_taken_out_and_shown(desk: Desk, form: str, kind: str) -> None:
    at = {"licence": 3}.get(kind, 1)
    paragraphs = [FIRST, SECOND, THIRD]
    path = put(desk, form, [*paragraphs[:at], LINES[kind], *paragraphs[at:]])
    assert list(desk.texts().values()) == ["\n\n".join(paragraphs)]
    assert taken_out(path, desk.folder, Outlets.load()) == (LINES[kind],)


@pytest.mark.parametrize("form", ["a.txt", "a.md", "a.html"])
def test_a_soft_hyphen_divides_no_word(desk: Desk, form: str) -> None:
    put(desk, form, [FIRST.replace("nobody", "no\u00adbody"), SECOND, THIRD])
    (text,) = desk.texts().values()
    assert "nobody" in text


@pytest.mark.parametrize("form", ["a.txt", "a.md", "a.html"])
def test_mojibake_is_undone_in_each_form(desk: Desk, form: str) -> None:
    said = f"“{SECOND}” – café"
    put(desk, form, [FIRST, misread(said), THIRD])
    (text,) = desk.texts().values()
    assert said in text


def misread(text: str) -> str:
    """Return UTF-8 as programs read it that take it for Windows-1252."""
    return "".join(
        bytes((code,)).decode("cp1252") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(code)
        for code in text.encode()
    )


@pytest.mark.parametrize("form", ["a.txt", "a.md", "a.html"])
def test_a_standfirst_that_is_printed_twice_is_read_once(desk: Desk, form: str) -> None:
    standfirst = "Nobody says why the ferry was late"
    put(desk, form, [standfirst, standfirst, FIRST, SECOND, THIRD])
    (text,) = desk.texts().values()
    assert text.count(standfirst) == 1
