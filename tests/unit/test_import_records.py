"""Records of reference managers, and what clippers write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.importing.run import Outcome
from tests.unit.importing import Desk

PAGE = "<html><body><article><p>The ferry left the north pier two hours late on Wednesday.</p></article></body></html>"
RIS = """TY  - NEWS
TI  - Ferry is late
AU  - Lee, Ann
AU  - Ek, Bo
T2  - Harbour Post
PY  - 2019
DA  - 2019/06/05/
L1  - files/7/ferry.html
ER  -

TY  - NEWS
TI  - Nothing beside it
ER  -
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_record_of_ris_gives_its_values_to_its_file(desk: Desk) -> None:
    desk.put("files/7/ferry.html", PAGE)
    desk.put("zotero.ris", RIS)
    results = desk.add()
    assert [(result.outcome, result.origin) for result in results] == [
        (Outcome.ADDED, "zotero.ris"),
        (Outcome.REFUSED, "zotero.ris record 2"),
        (Outcome.DOUBLE, "files/7/ferry.html"),
    ]
    info = results[0].info
    assert info is not None
    assert (info.title, info.outlet, info.date, info.author) == (
        "Ferry is late",
        "Harbour Post",
        "2019-06-05",
        "Lee, Ann; Ek, Bo",
    )
    assert str(info.provenance["date"]) == "column (DA)"


def test_a_record_reads_no_file_outside_its_folder(desk: Desk) -> None:
    (desk.inbox.parent / "secret.html").write_text(PAGE, "utf-8")
    desk.put("a.ris", RIS.split("\n\n", maxsplit=1)[0].replace("files/7/ferry.html", "../secret.html"))
    assert [result.outcome for result in desk.add()] == [Outcome.REFUSED]


def test_a_record_of_csl_json_is_joined_by_its_id(desk: Desk) -> None:
    record = {
        "id": "ferry",
        "type": "article-newspaper",
        "title": "Ferry is late",
        "container-title": "Harbour Post",
        "author": [{"family": "Lee", "given": "Ann"}],
        "issued": {"date-parts": [["2019", 6, 5]]},
    }
    desk.put("a.json", json.dumps([record, {"type": "article-newspaper", "issued": 3}, 7]))
    desk.put("ferry.html", PAGE)
    results = desk.add()
    assert [result.outcome for result in results] == [
        Outcome.ADDED,
        Outcome.REFUSED,
        Outcome.REFUSED,
        Outcome.DOUBLE,
    ]
    info = results[0].info
    assert info is not None
    assert (info.title, info.author, info.date) == ("Ferry is late", "Lee, Ann", "2019-06-05")


def test_csl_json_may_be_one_record_or_hold_no_list(desk: Desk) -> None:
    record = {"type": "article-newspaper", "title": "Late", "issued": 3, "abstract": "The ferry was late."}
    desk.put("a.json", json.dumps(record))
    desk.put("b.json", json.dumps({"items": 5, "a": {"type": "article", "issued": 3}}))
    results = desk.add()
    assert [result.outcome for result in results] == [Outcome.ADDED, Outcome.REFUSED]
    assert results[1].reason == "is no object with named values"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            (
                '---\ntitle: "Ferry is late"\nsource: "https://harbour.example/ferry"\nauthor:\n  - "[[Ann Lee]]"\n'
                "published: 2019-06-05\ncreated: 2024-01-02\ndescription: x\ntags:\n  - clippings\n---\n"
            ),
            ("Ferry is late", "Ann Lee", "2019-06-05", "https://harbour.example/ferry"),
        ),
        (
            (
                '---\ntitle: "Ferry is late"\nsource: https://harbour.example/ferry\nauthor: "{{author}}"\n'
                'published: "{{published}}"\ncreated: 2024-01-02\n---\n'
            ),
            ("Ferry is late", None, None, "https://harbour.example/ferry"),
        ),
        (
            '+++\ntitle = "Ferry is late"\ndate = 2019-06-05\nauthor = "Ann Lee"\nurl = "https://harbour.example/ferry"\n+++\n',
            ("Ferry is late", "Ann Lee", "2019-06-05", "https://harbour.example/ferry"),
        ),
        (
            (
                "---\ncreated: 2024-01-02T10:00:00\ntags: [clip]\nsource: https://harbour.example/ferry\nauthor: Ann Lee\n---\n\n"
                "# Ferry is late\n"
            ),
            ("Ferry is late", "Ann Lee", None, "https://harbour.example/ferry"),
        ),
    ],
    ids=["obsidian", "unreplaced", "toml", "markdownload"],
)
def test_what_clippers_write(desk: Desk, header: str, expected: tuple[str | None, ...]) -> None:
    result = desk.one("clip.md", header + "\nThe ferry left the north pier two hours late on Wednesday.\n")
    info = result.info
    assert info is not None
    assert (info.title, info.author, info.date, info.url) == expected
