"""Exports of Factiva that are no pages: RTF, Word and plain text, split into their articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.importing.run import Outcome
from tests.unit.documents import rtf, word
from tests.unit.importing import Desk

PLAIN = [
    "Ports",
    "Ferry number {n} is late",
    "By Ann Lee",
    "34 words",
    "5 June 2019",
    "07:15",
    "Harbour Post",
    "HARPO",
    "A3",
    "English",
    "(c) 2019 Harbour Post Limited",
    "The ferry number {n} left two hours late on Tuesday.",
    "Nobody could say why, and IN the harbour nobody asked.",
    "Document HARPO00020190605ef65000{n:02}",
]
CODED = [
    "SE Ports",
    "HD",
    "Ferry number {n} is late",
    "BY By Ann Lee",
    "WC 34 words",
    "PD 5 June 2019",
    "SN Harbour Post",
    "SC HARPO",
    "LA English",
    "CY (c) 2019 Harbour Post Limited",
    "LP",
    "The ferry number {n} left two hours late on Tuesday.",
    "TD",
    "Nobody could say why, and IN the harbour nobody asked.",
    "CO hrbrpt : Harbour Post",
    "NS gtransp : Transport",
    "RE harb : Harbour",
    "PUB Harbour Post Limited",
    "AN Document HARPO00020190605ef65000{n:02}",
]
GERMAN = [
    "Fähre Nummer {n} verspätet sich",
    "Von Anna Lehr",
    "34 Wörter",
    "5 Juni 2019",
    "Harbour Post",
    "HARPO",
    "Deutsch",
    "Copyright 2019 Harbour Post.",
    "Die Fähre Nummer {n} legte am Dienstag zwei Stunden später ab.",
    "Dokument HARPO00020190605ef65000{n:02}",
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def lines(template: list[str], count: int) -> list[str]:
    """Return the lines of an export."""
    return [line.format(n=n) for n in range(count) for line in template]


def put(desk: Desk, template: list[str], form: str, count: int = 40) -> None:
    """Put an export into the inbox."""
    found = [*lines(template, count), "Search Summary", "Text", "ferry"]
    data = {"rtf": rtf, "docx": word}[form](found) if form != "txt" else "\n\n".join(found)
    desk.put(f"Factiva-20190701-1200.{form}", data)


@pytest.mark.parametrize("form", ["rtf", "docx", "txt"])
@pytest.mark.parametrize("template", [PLAIN, CODED], ids=["plain", "codes"])
def test_an_export_of_forty_gives_forty(desk: Desk, template: list[str], form: str) -> None:
    put(desk, template, form)
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED] * 40
    info = results[7].info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author, info.language) == (
        "Ferry number 7 is late",
        "Harbour Post",
        "2019-06-05",
        "Ann Lee",
        "en",
    )
    assert desk.texts()["Ferry number 7 is late"] == (
        "The ferry number 7 left two hours late on Tuesday.\n\n"
        "Nobody could say why, and IN the harbour nobody asked."
    )


def test_an_export_in_another_language(desk: Desk) -> None:
    put(desk, GERMAN, "rtf", 3)
    infos = [result.info for result in desk.add()]
    assert [(info.title, info.date, info.author, info.language) for info in infos if info] == [
        (f"Fähre Nummer {n} verspätet sich", "2019-06-05", "Anna Lehr", "de") for n in range(3)
    ]


def test_an_export_that_was_cut_off_keeps_its_last_article(desk: Desk) -> None:
    desk.put("a.txt", "\n".join([*lines(PLAIN, 1), *lines(PLAIN, 2)[len(PLAIN) : -1]]))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED] * 2


def test_a_text_that_mentions_a_document_is_no_export(desk: Desk) -> None:
    desk.put(
        "a.txt", "The report had 300 words.\n\nDocument HARPO00020190605ef6500001 was missing, she said.\n"
    )
    assert [result.kind for result in desk.add()] == ["Plain text"]
