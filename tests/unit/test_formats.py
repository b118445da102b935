"""Records as JSON, JSON lines, CSV and Markdown."""

from __future__ import annotations

import csv
import json

import pytest

from dossier.export.formats import Format, write

RECORDS = [
    {"id": "a", "title": "=1+1", "tags": ["x", "y"], "date": None},
    {"id": "b", "title": 'A "quoted", headline|here', "tags": [], "date": "2019-07-01"},
]
COLUMNS = ("id", "title", "tags", "date")


def test_json_lines_is_an_object_a_line() -> None:
    assert [json.loads(line) for line in write(RECORDS, Format.JSONL, COLUMNS)] == RECORDS


def test_json_is_a_list() -> None:
    assert json.loads("\n".join(write(RECORDS, Format.JSON, COLUMNS))) == RECORDS


def test_csv_holds_the_columns_and_no_formula() -> None:
    rows = list(csv.reader(write(RECORDS, Format.CSV, COLUMNS)))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["a", "'=1+1", "x; y", ""]
    assert rows[2][1] == 'A "quoted", headline|here'


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_gets_a_mark(sign: str) -> None:
    _, line = write([{"id": f"{sign}1"}], Format.CSV, ["id"])
    assert line.strip('"') == f"'{sign}1"


def test_a_markdown_cell_stays_a_cell() -> None:
    lines = list(write(RECORDS, Format.MD, COLUMNS))
    assert lines[0] == "| id | title | tags | date |"
    assert "headline\\|here" in lines[3]
