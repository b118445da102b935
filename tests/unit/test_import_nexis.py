"""Exports of Nexis, split into their articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.importing.run import Outcome
from tests.unit.documents import rtf, word
from tests.unit.importing import Desk

OLD = """                               {n} of 40 DOCUMENTS


                                  Harbour Post

                            June {day}, 2019 Wednesday
                              Late Edition - Final

Ferry number {n} is late again

BYLINE: By ANN LEE

SECTION: Section A; Column 1; Pg. 3

LENGTH: 34 words

DATELINE: NORTH PIER

The ferry number {n} left the north pier two hours late on Tuesday,
and nobody could say why.

  "We waited," a passenger said.

LOAD-DATE: June 7, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                    Copyright 2019 Harbour Post Company
                              All Rights Reserved


"""
COVER = ["User Name: A. Reader", "Date and Time: Friday, July 5, 2019 10:00 AM", "Documents (40)", "1. Ferry is late",
         "Client/Matter: -None-", "Search Terms: ferry"]  # fmt: skip


def uni(n: int) -> list[str]:
    return [
        f"Ferry number {n} is late again",
        "Harbour Post",
        "June 5, 2019 Wednesday",
        "Late Edition - Final",
        "Copyright 2019 Harbour Post Company All Rights Reserved",
        "Section: Section A; Pg. 3",
        "Length: 34 words",
        "Byline: Ann Lee",
        "Dateline: North Pier",
        "Body",
        f"The ferry number {n} left the north pier two hours late on Tuesday.",
        "“We waited,” a passenger said.",
        "Load-Date: June 7, 2019",
        "End of Document",
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_old_export_of_forty_gives_forty(desk: Desk) -> None:
    desk.put("export.TXT", "\n\n" + "".join(OLD.format(n=n, day=1 + n % 28) for n in range(1, 41)))
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED] * 40
    assert {result.kind for result in results} == {"Nexis text"}
    info = results[2].info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author, info.dateline) == (
        "Ferry number 3 is late again",
        "Harbour Post",
        "2019-06-04",
        "Ann Lee",
        "North Pier",
    )
    assert str(info.provenance["date"]) == "database field (date of publication)"
    assert desk.texts()["Ferry number 3 is late again"] == (
        "The ferry number 3 left the north pier two hours late on Tuesday, and nobody could say why.\n\n"
        '"We waited," a passenger said.'
    )


@pytest.mark.parametrize("kind", ["Word", "RTF"])
def test_an_export_of_nexis_uni(desk: Desk, kind: str) -> None:
    lines = [*COVER, *(line for n in range(1, 41) for line in uni(n))]
    desk.put(f"export.{'docx' if kind == 'Word' else 'rtf'}", word(lines) if kind == "Word" else rtf(lines))
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED] * 40
    assert {result.kind for result in results} == {f"Nexis Uni, {kind}"}
    for result in (results[0], results[39]):
        assert result.info is not None
        assert (result.info.outlet, result.info.date, result.info.author) == (
            "Harbour Post",
            "2019-06-05",
            "Ann Lee",
        )
    assert desk.texts()["Ferry number 1 is late again"] == (
        "The ferry number 1 left the north pier two hours late on Tuesday.\n\n“We waited,” a passenger said."
    )


def test_an_export_that_was_cut_off_keeps_its_last_article(desk: Desk) -> None:
    desk.put("export.docx", word([*uni(1), *uni(2)[:-3]]))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED, Outcome.ADDED]


def test_a_text_that_speaks_of_documents_is_no_export(desk: Desk) -> None:
    assert (
        desk.one("a.txt", "The clerk found 3 of 40 documents.\n\nThe rest was gone.\n").kind == "Plain text"
    )


EARLY = """                               1 of 1 DOCUMENT


                  Copyright 2006 The Harbour Post Company
                              The Harbour Post

                             June 3, 2006 Saturday

                             Late Edition - Final

SECTION: Section A; Column 1; Pg. 1

LENGTH: 40 words

HEADLINE: Ferry Leaves the North Pier Late, and
 Nobody Says Why

BYLINE: By ANN LEE

BODY:
   The ferry left the north pier two hours late on Friday,
and nobody could say why.

   Update: it came back.

   "We waited," a passenger said.

URL: http://www.example.org

LOAD-DATE: June 4, 2006
"""


def test_an_early_export_with_labels_for_headline_and_body(desk: Desk) -> None:
    info = desk.one("early.txt", EARLY).info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author, info.url) == (
        "Ferry Leaves the North Pier Late, and Nobody Says Why",
        "The Harbour Post",
        "2006-06-03",
        "Ann Lee",
        None,
    )
    assert list(desk.texts().values()) == [
        (
            "The ferry left the north pier two hours late on Friday, and nobody could say why.\n\n"
            'Update: it came back.\n\n"We waited," a passenger said.'
        )
    ]


@pytest.mark.parametrize("first", ["BODY: The ferry left late.", "BODY:\n\nThe ferry left late."])
def test_the_first_paragraph_may_stand_beside_its_label(desk: Desk, first: str) -> None:
    desk.one("a.txt", EARLY.replace("BODY:", first))
    (text,) = desk.texts().values()
    assert text.startswith("The ferry left late.")


def test_only_what_the_database_adds_closes_a_text(desk: Desk) -> None:
    lines = uni(1)
    at = lines.index("Load-Date: June 7, 2019")
    lines[at:at] = ["Update: the ferry came back.", "It was empty.", "Graphic", "PHOTO: A pier", "Classification",
                    "Language: ENGLISH", "Subject: FERRIES (90%)"]  # fmt: skip
    desk.put("export.docx", word([*lines, *uni(2)]))
    assert len(desk.add()) == 2
    text = desk.texts()["Ferry number 1 is late again"]
    assert text.endswith("Update: the ferry came back.\n\nIt was empty.")
