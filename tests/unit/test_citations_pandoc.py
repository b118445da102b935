"""Citations, read back by pandoc where this machine has it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from dossier.export.citations import Style, cite
from dossier.model import ArticleInfo

pytestmark = pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")

TITLES = [
    "Braces {in} a title {{and more}}",
    "Fish & chips, R&D and AT&T",
    "Große Ärzte für Łódź, 漢字 и кириллица",
    "“Quoted” and 'quoted' and \"quoted\"",
    "50% of $100 for #1 under_score ~ ^ caret",
    r"A \emph{title} with $x^2$ and \alpha \% in it",
    "Back\\slash at the end\\",
    "NATO's S-400 row: McKay says iPhones e-mail",
    "Dashes -- and --- and – and —, dots ... And …",
    "Ampersands &amp; <b>tags</b> and [brackets] * stars *",
    "Marks ,, and << and >> at last",
    "@article{no, title = {nothing}}",
]
READERS = {Style.CSL_JSON: "csljson", Style.BIBLATEX: "biblatex", Style.BIBTEX: "bibtex"}  # and RIS: rispy
STRAIGHT = str.maketrans('‘’“”"', "'" * 5)
"""Quotation marks are set as the reader pleases."""


def read_back(infos: list[ArticleInfo], style: Style) -> list[dict[str, Any]]:
    """Return citations as pandoc reads them."""
    command = ["pandoc", "--from", READERS[style], "--to", "csljson"]
    written = cite(infos, style).encode()
    done = subprocess.run(command, input=written, capture_output=True, check=True, timeout=60)  # noqa: S603
    return list(json.loads(done.stdout))


def text_of(value: str) -> str:
    """Return a field of CSL without the markup that keeps its capitals."""
    return re.sub(r"</?span[^>]*>", "", value).translate(STRAIGHT)


def article(number: int, title: str) -> ArticleInfo:
    return ArticleInfo(
        id=f"a{number}",
        path=f"articles/{number}.md",
        title=title,
        outlet="Harbour & Post",
        author="Ann van der Lee and Bo Ek",
        date="2019-06-05",
        url="https://harbour.example/a_b?c=1&d=50%25#part",
    )


@pytest.mark.parametrize("style", READERS)
def test_awkward_titles_survive(style: Style) -> None:
    infos = [article(number, title) for number, title in enumerate(TITLES)]
    found = [text_of(item["title"]) for item in read_back(infos, style)]
    assert found == [title.translate(STRAIGHT) for title in TITLES]


@pytest.mark.parametrize("style", READERS)
def test_the_other_fields_survive(style: Style) -> None:
    (item,) = read_back([article(0, "A plain title")], style)
    assert item["container-title"] == "Harbour & Post"
    assert [name["family"] for name in item["author"]] == ["Lee", "Ek"]
    assert item["issued"] == {"date-parts": [[2019, 6, 5]]}
    assert item["URL"] == article(0, "").url


@pytest.mark.parametrize("style", [Style.BIBLATEX, Style.BIBTEX])
@pytest.mark.parametrize("title", ["One { alone", "The other } alone", "}{ turned round"])
def test_a_brace_alone_does_not_end_the_entry(style: Style, title: str) -> None:
    first, second = read_back([article(0, title), article(1, "The next one")], style)
    assert first["URL"] == second["URL"]
    assert second["title"] == "The next one"
