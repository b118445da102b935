"""Reading Markdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.markdown import inline_text, read_markdown
from dossier.articles.outlets import Outlets
from dossier.articles.read import parse_article
from dossier.model import Article, Source

LEAD = (
    "The harbour wall of Clearwater fell into the sea on Thursday after three days of swell, the port said."
)


def read(text: str) -> Article:
    return parse_article(
        text.encode(),
        Path("/dossier/wall.md"),
        root=Path("/dossier"),
        known=Outlets.load(),
        article_id="a1",
        today=date(2022, 6, 1),
    )


def test_a_header_gives_the_metadata_and_the_text_keeps_none_of_it() -> None:
    article = read(
        "---\ntitle: Harbour wall gives way\nsource: VOA\nauthor: '[[Ann Bee]]'\npublished: 4 March 2021\n"
        f"lang: en-GB\ntags: [port]\nurl: https://www.voanews.com/wall\n---\n\n{LEAD}\n"
    )
    info = article.info
    assert (info.title, info.outlet, info.author, info.date, info.language, info.tags) == (
        "Harbour wall gives way", "Voice of America", "Ann Bee", "2021-03-04", "en", ("port",),
    )  # fmt: skip
    assert info.provenance["date"].source is Source.FRONT_MATTER
    assert info.warnings == ()
    assert article.text == LEAD


def test_a_digest_says_so() -> None:
    info = read(f"---\ndigest: true\ndate: 2021-03-04\nprovenance: {{date: worked out}}\n---\n{LEAD}").info
    assert info.digest
    assert str(info.provenance["date"]) == "front matter (worked out)"


def test_the_first_heading_is_the_title() -> None:
    article = read(f"# Harbour wall *gives* way\n\n{LEAD}\n\n## Who pays?\n\nThe state.\n")
    assert article.info.title == "Harbour wall gives way"
    assert str(article.info.provenance["title"]) == "text rule (heading)"
    assert article.text == f"{LEAD}\n\nWho pays?\n\nThe state."


def test_a_heading_that_repeats_the_title_is_no_text() -> None:
    assert read(f"---\ntitle: Harbour wall gives way\n---\n# Harbour wall gives way\n\n{LEAD}").text == LEAD


def test_a_header_wins_over_the_text_rules() -> None:
    info = read(f"---\nagency: AFP\n---\n{LEAD}\n\nThe wall is gone, Reuters reported.").info
    assert info.agency == "AFP"


def test_the_address_tells_the_outlet() -> None:
    info = read(f"---\nurl: https://www.bbc.co.uk/wall\n---\n{LEAD}").info
    assert info.outlet == "BBC News"
    assert str(info.provenance["outlet"]) == "front matter (from the address)"


def test_a_header_that_cannot_be_read_is_a_warning() -> None:
    article = read(f"---\ntitle: [Harbour\n---\n{LEAD}")
    assert article.text == LEAD
    assert "the header is not read" in article.info.warnings[0]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("the *old* and **rotten** wall", "the old and rotten wall"),
        ("the _old_ and __rotten__ wall", "the old and rotten wall"),
        ("***all*** of `it` is ~~here~~", "all of it is here"),
        ("[the port](https://port.example/a_(b)) said", "the port said"),
        ("[the port][1] said", "the port said"),
        ("[[Ann Bee|the master]] and [[Cee]]", "the master and Cee"),
        ("![a wall](wall.jpg) It fell ![[wall.png]]", "It fell"),
        ("<https://port.example>", "https://port.example"),
        ("Fish &amp; chips &#8212; <em>gone</em>", "Fish & chips — gone"),
        (r"5 \* 3 and snake_case_name", "5 * 3 and snake_case_name"),
        ("He said it twice.[^1]", "He said it twice."),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("The [masters'] meeting", "The [masters'] meeting"),
        ("a&#99999999999;b&#27;", "a\ufffdb"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert inline_text(marked) == plain


def test_lines_of_a_paragraph_are_joined_and_blocks_kept_apart() -> None:
    text = (
        "One\ntwo.\n\n> Three\n> four.\n\n- five\n- six\n\n"
        "1. seven\n\nTitle\n-----\n\n***\n\n```\na b\nc\n```\n[1]: https://x.example\n"
    )
    assert read_markdown(text).blocks == (
        "One two.", "Three four.", "• five", "• six", "1. seven", "Title", "a b", "c",
    )  # fmt: skip


def test_comments_are_no_text() -> None:
    assert read_markdown("One.\n\n<!-- not\nthis -->\n\nTwo.").blocks == ("One.", "Two.")


def test_a_comment_ends_where_it_first_ends() -> None:
    assert read_markdown("<!-- a --> One --> two.").blocks == ("One --> two.",)
    assert read_markdown(f"One.\n\n<!-- {'<b> ' * 300} -->\n\nTwo.").blocks == ("One.", "Two.")
    assert read_markdown("One. <!--> Two. <!-- three").blocks == ("One. Two. <!-- three",)


@given(st.text(alphabet="ab *_`[]()<>!#-=~>|\\&;:/\n1."))
def test_any_markdown_is_read(text: str) -> None:
    for block in read_markdown(text).blocks:
        assert block == " ".join(block.split())
        assert block


def test_an_escaped_mark_is_the_mark_itself_beside_a_reference():
    assert (
        inline_text(r"\*not set apart\* \& b &amp; c \&amp; &#x2a;d&#x2a;")
        == "*not set apart* & b & c &amp; *d*"
    )


def test_a_mark_of_quotation_within_a_line_stays():
    assert read_markdown("Speeds of > 40 knots.\n").blocks == ("Speeds of > 40 knots.",)
