"""YAML front matter."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.front_matter import FrontMatter, read_front_matter
from dossier.model import Provenance, Source


def read(*lines: str) -> FrontMatter:
    return read_front_matter("\n".join(("---", *lines, "---", "The text.")))


def values(front: FrontMatter) -> dict[str, str]:
    return {name: given.text for name, given in front.values.items()}


def test_a_header_is_split_from_the_text() -> None:
    front = read("title: The wall", "date: 2021-03-04")
    assert values(front) == {"title": "The wall", "date": "2021-03-04"}
    assert front.body == "The text."
    assert front.warnings == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Headline: a", "title"),
        ("SOURCE: a", "outlet"),
        ("publication: a", "outlet"),
        ("byline: a", "author"),
        ("Authors: a", "author"),
        ("pub_date: a", None),
        ("pubDate: a", "date"),
        ("date-published: a", "date"),
        ("link: a", "url"),
    ],
)
def test_common_names_are_understood_whatever_their_case(line: str, name: str | None) -> None:
    assert list(read(line).values) == ([name] if name else [])


def test_the_day_of_publication_goes_before_that_of_the_file() -> None:
    assert values(read("created: 2021-05-01", "published: 2021-03-04")) == {"date": "2021-03-04"}


def test_a_fields_own_name_goes_before_its_synonyms() -> None:
    assert values(read("source: Wire desk", "outlet: The Gazette")) == {"outlet": "The Gazette"}


@pytest.mark.parametrize(
    "line",
    [
        'author: "[[Ann Bee]], [[Cee Dee|C. Dee]]"',
        "author: [Ann Bee, C. Dee]",
        "author: [{name: Ann Bee}, {name: C. Dee}]",
    ],
)
def test_authors_are_names_however_they_are_listed(line: str) -> None:
    assert values(read(line)) == {"author": "Ann Bee, C. Dee"}


def test_an_unquoted_wiki_link_is_a_name() -> None:
    assert values(read("author: [[Ann Bee]]")) == {"author": "Ann Bee"}


@pytest.mark.parametrize("line", ["title:", "title: ~", "title: null", "title: unknown", "title: []"])
def test_nothing_is_not_a_value(line: str) -> None:
    assert values(read(line)) == {}


def test_values_are_not_converted() -> None:
    assert values(read("title: 1:30", "outlet: no", "date: 2021-03-04 08:00:00")) == {
        "title": "1:30",
        "outlet": "no",
        "date": "2021-03-04 08:00:00",
    }


def test_provenance_is_kept_as_a_note() -> None:
    front = read("date: 2021-03-04", "digest: true", "provenance:", "  date: the first Thursday of March")
    assert front.digest
    assert front.values["date"].provenance == Provenance(Source.FRONT_MATTER, "the first Thursday of March")


def test_tags_are_gathered() -> None:
    assert read("tags: [port, wall]", "keywords: wall").tags == ("port", "wall")


def test_a_colon_in_a_title_costs_a_warning_not_the_header() -> None:
    front = read("title: The wall: who pays", "outlet: The Gazette")
    assert values(front) == {"title": "The wall: who pays", "outlet": "The Gazette"}
    assert front.warnings == ("the header is not read: line 2: mapping values are not allowed here",)


@pytest.mark.parametrize(
    "line",
    [
        "title: &a x",
        "title: *a",
        "title: !!python/object/apply:os.system [id]",
        "title: [[[[[[x]]]]]]",
        "- a",
        'title: "x',
        "{a: b",
        "? [a]: b",
    ],
)
def test_what_is_refused_leaves_the_text_readable(line: str) -> None:
    front = read(line)
    assert front.body == "The text."
    assert front.warnings


def test_a_file_without_a_header_is_text() -> None:
    for text in ("The text.", "", "---", "---\nThe text.\n\n---\nMore.", "----\na: b\n----\n"):
        assert read_front_matter(text).values == {}


def test_a_rule_at_the_top_is_no_header_worth_a_warning() -> None:
    assert read_front_matter("---\nThe text goes on.").warnings == ()


def test_a_header_that_does_not_end_is_text_with_a_warning() -> None:
    text = "---\ntitle: The wall\n" + "a: b\n" * 300 + "---\n"
    front = read_front_matter(text)
    assert front.body == text
    assert "no closing line" in front.warnings[0]


@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "? ", "a: ", '"', "'", "|\n", "&a ", "!", "{a,", "[a,", "#", "%", "\t"]
)
def test_a_hostile_header_is_bounded(piece: str) -> None:
    began = time.process_time()
    read_front_matter("---\n" + piece * (15_000 // len(piece)) + "\n---\nThe text.")
    assert time.process_time() - began < 3


@given(st.text(alphabet="ab:- \n[]{}&*!|>'\"#?%@`,~\t"))
def test_any_header_is_read_or_a_warning(header: str) -> None:
    front = read_front_matter(f"---\n{header}\n---\nThe text.")
    assert front.body.endswith("The text.")
