"""Citations, read back by the libraries of reference managers where there is one."""

from __future__ import annotations

import json

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from dossier.articles.sanitize import sanitize_line
from dossier.export.citations import Style, cite
from dossier.export.citations.keys import citation_keys
from dossier.export.citations.names import Name, names
from dossier.model import ArticleInfo
from tests.unit.test_citations_pandoc import TITLES

FULL = ArticleInfo(
    id="pier/ferry",
    path="articles/pier/ferry.md",
    title="NATO ferry “late” again: 50% & rising_costs",
    outlet="Harbour Post",
    agency="Coast Agency",
    author="Ann van der Lee and Bo Ek",
    date="2019-06-05",
    url="https://harbour.example/a_b?c=1&d=50%25",
    language="en",
    tags=("sea", "money"),
)
BARE = ArticleInfo(id="x", path="articles/x.txt", title="Who knows?")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Lee", [Name("Lee", "Ann")]),
        ("By Ann Lee and Bo Ek", [Name("Lee", "Ann"), Name("Ek", "Bo")]),
        ("Ann Lee, Bo Ek and Cy Oh", [Name("Lee", "Ann"), Name("Ek", "Bo"), Name("Oh", "Cy")]),
        ("Lee, Ann; Ek, Bo", [Name("Lee", "Ann"), Name("Ek", "Bo")]),
        ("Ludwig van der Meer", [Name("van der Meer", "Ludwig")]),
        ("Martin King, Jr.", [Name("King", "Martin", "Jr.")]),
        ("Harbour Post Staff", [Name("Harbour Post Staff")]),
        ("AFP", [Name("AFP")]),
        ("Madonna", [Name("Madonna")]),
        (None, []),
        (" , ;", []),
    ],
)
def test_author_lines_are_parted(author: str | None, expected: list[Name]) -> None:
    assert list(names(author)) == expected


def test_csl_json_holds_what_is_known() -> None:
    full, bare = json.loads(cite([FULL, BARE], Style.CSL_JSON))
    assert full["author"][0] == {"family": "van der Lee", "given": "Ann"}
    assert full["issued"] == {"date-parts": [[2019, 6, 5]]}
    assert full["container-title"] == "Harbour Post"
    assert bare == {"id": "x", "type": "article-newspaper", "title": "Who knows?"}


@pytest.mark.parametrize("style", [Style.BIBTEX, Style.BIBLATEX])
def test_latex_entries_are_read_back(style: Style) -> None:
    entries = parse_string(cite([FULL, BARE], style), "bibtex").entries
    full = entries["vanderlee2019nato"]
    assert [person.last_names for person in full.persons["author"]] == [["Lee"], ["Ek"]]
    assert full.fields["title"] == r"{NATO ferry “late” again: 50\% \& rising\_costs}"
    assert full.fields["url"] == FULL.url
    assert entries["anonknows"].fields["title"] == "{Who knows?}"


def test_bibtex_parts_the_date() -> None:
    text = cite([FULL], Style.BIBTEX)
    assert "  year = {2019},\n  month = jun,\n  day = {5},\n" in text
    assert "  date = {2019-06-05},\n" in cite([FULL], Style.BIBLATEX)


def test_ris_is_read_back() -> None:
    full, bare = rispy.loads(cite([FULL, BARE], Style.RIS))
    assert (full["type_of_reference"], full["authors"]) == ("NEWS", ["van der Lee, Ann", "Ek, Bo"])
    assert (full["title"], full["date"], full["keywords"]) == (FULL.title, "2019/06/05/", ["sea", "money"])
    assert bare["title"] == "Who knows?"


def test_awkward_titles_survive_in_ris() -> None:
    infos = [ArticleInfo(id=str(place), path="", title=title) for place, title in enumerate(TITLES)]
    assert [item["title"] for item in rispy.loads(cite(infos, Style.RIS))] == TITLES


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (FULL, "Ann van der Lee and Bo Ek, “NATO ferry ‘late’ again: 50% & rising_costs,” Harbour Post,"),
        (BARE, "“Who knows?” n.d.\n"),
        (ArticleInfo(id="y", path="y", title="It is.", date="2019-06"), "“It is,” June 2019.\n"),
    ],
)
def test_a_chicago_note(info: ArticleInfo, expected: str) -> None:
    assert cite([info], Style.CHICAGO).startswith(expected)


def test_plain_and_markdown() -> None:
    assert cite([BARE], Style.PLAIN) == "outlet not known, no date: “Who knows?”\n"
    assert cite([FULL], Style.MARKDOWN).startswith("[NATO ferry “late” again: 50% & rising\\_costs](https://")


def test_keys_are_told_apart() -> None:
    infos = [ArticleInfo(id=str(n), path="", title="Ferry", outlet="Post") for n in range(28)]
    keys = citation_keys(infos)
    assert [keys["0"], keys["1"], keys["26"]] == ["postferrya", "postferryb", "postferryaa"]


any_text = st.text(max_size=40).map(sanitize_line)


@given(any_text, any_text, any_text)
def test_any_text_is_read_back(title: str, outlet: str, author: str) -> None:
    info = ArticleInfo(id="a", path="", title=title or "t", outlet=outlet or None, author=author or None)
    (record,) = json.loads(cite([info], Style.CSL_JSON))
    assert record["title"] == info.title
    for style in (Style.BIBTEX, Style.BIBLATEX):
        (entry,) = parse_string(cite([info], style), "bibtex").entries.values()
        assert "title" in entry.fields
    for style in (Style.CHICAGO, Style.PLAIN, Style.MARKDOWN, Style.RIS):
        assert cite([info], style)
