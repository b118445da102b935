"""Reading saved web pages."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.outlets import Outlets
from dossier.articles.page import read_page
from dossier.articles.read import Unreadable, parse_article
from dossier.articles.tags import MAX_TAGS, EndTag, Tag, tokens
from dossier.model import Article

LEAD = "The harbour wall of Clearwater fell into the sea on Thursday, the port said, and two boats sank."
NEXT = "“We saw it coming,” said the harbour master, who had asked for repairs, twice, since January."
LAST = "Engineers will look at the rest of the wall this week, before boats may come back, the council said."
TEXT = f"{LEAD}\n\n{NEXT}\n\n{LAST}"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in (LEAD, NEXT, LAST))


def read(body: str, head: str = "") -> Article:
    page = f"<!DOCTYPE html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"
    return parse_article(
        page.encode(),
        Path("/dossier/wall.html"),
        root=Path("/dossier"),
        known=Outlets.load(),
        article_id="a1",
        today=date(2022, 6, 1),
    )


def linked(**values: str) -> str:
    pairs = ",".join(f'"{name}": {content}' for name, content in values.items())
    return f'<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", {pairs}}}]}}</script>'


@pytest.mark.parametrize(
    "body",
    [
        PARAGRAPHS,
        f"<article>{PARAGRAPHS}</article>",
        f"<nav><p>{LAST} Home, news, sport, weather, money</p></nav><main>{PARAGRAPHS}</main>",
        f"<div>{PARAGRAPHS}</div><aside><p>{LAST} {LAST} {LAST} {LAST} {LAST} {LAST}</p></aside>",
        f"<article><figure><figcaption>Boats, before, it, fell.</figcaption></figure>{PARAGRAPHS}</article>",
        f"<div class=story-body>{PARAGRAPHS}</div><div>{'<p>Other, news, of, the, day, all.</p>' * 30}</div>",
        f"<div>{PARAGRAPHS}<ul><li><a href=/1>Ten harbours</a></li></ul><h2>More stories</h2></div>",
        f"<article>{PARAGRAPHS}<div class='related-links'><p>{NEXT} and so on, and on</p></div></article>",
        f"<script>if (a < b) document.write('<p>no</p>')</script><style>p {{}}</style>{PARAGRAPHS}",
        f"<form id=aspnet>{PARAGRAPHS}</form>",
        f"<div class='page sidebar'>{PARAGRAPHS}</div>",
        f"{LEAD}<br><br>{NEXT}<br>\n<br/>{LAST}",
        f"<p>{LEAD}<p>{NEXT}<p>{LAST}",
        "".join(f"<div class=wrap><p>{text}</p></div>" for text in (LEAD, NEXT, LAST)),
        f"<!-- <p>no</p> -->{PARAGRAPHS}<noscript><p>{NEXT}</p></noscript>",
        f"<a name=top>{PARAGRAPHS}",
        f"<div class='paywall'>{PARAGRAPHS}</div>",
        f"<div class='tone-comment hidden md:block'>{PARAGRAPHS}</div>",
        f"<div>{PARAGRAPHS}<section id=comments>{f'<p>Reader: {LEAD}</p>' * 9}</section></div>",
        f"<h1>Harbour wall gives way</h1>{PARAGRAPHS}<footer><p>{NEXT}</p></footer>",
    ],
)
def test_the_text_of_the_report_is_found(body: str) -> None:
    assert read(body).text == TEXT


def test_subheadings_and_lists_are_text() -> None:
    text = read(
        f"<article><p>{LEAD}</p><h2>What next</h2><p>{NEXT}</p><ul><li>One boat</ul><p>{LAST}</p></article>"
    ).text
    assert text == f"{LEAD}\n\nWhat next\n\n{NEXT}\n\n• One boat\n\n{LAST}"


def test_linked_data_gives_the_metadata() -> None:
    head = linked(
        headline='"Harbour wall gives way"',
        datePublished='"2021-03-04T23:30:00-05:00"',
        author='[{"@type": "Person", "name": "Ann Bee"}, {"name": "C. Dee"}]',
        publisher='{"name": "Clearwater Gazette"}',
        mainEntityOfPage='{"@id": "https://gazette.example/wall"}',
    )
    info = read(PARAGRAPHS, head).info
    assert (info.title, info.date, info.author, info.outlet, info.url) == (
        "Harbour wall gives way", "2021-03-04", "Ann Bee, C. Dee", "Clearwater Gazette", "https://gazette.example/wall",
    )  # fmt: skip
    assert str(info.provenance["date"]) == "page metadata (JSON-LD datePublished)"
    assert info.language == "en"


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ('<meta property="og:title" content="A &quot;wall&quot;">', "title", 'A "wall"'),
        ("<meta name=citation_title content=Wall>", "title", "Wall"),
        ("<title>Wall falls - Clearwater Gazette</title>", "title", "Wall falls"),
        ("<title>Wall falls - Clearwater Gazette</title>", "outlet", "Clearwater Gazette"),
        (
            '<meta name=title><meta property="og:site_name" content="VOA"><title>Wall falls | VOA</title>',
            "title",
            "Wall falls",
        ),
        ('<meta property="og:site_name" content="voa">', "outlet", "Voice of America"),
        ('<meta name="author" content="By Ann Bee">', "author", "Ann Bee"),
        ('<meta property="article:author" content="https://social.example/ann">', "author", None),
        ('<meta property="article:published_time" content="2021-03-04T10:00:00Z">', "date", "2021-03-04"),
        ('<meta name="DC.date.issued" content="2021-03-04">', "date", "2021-03-04"),
        ('<link rel="canonical" href="https://www.bbc.co.uk/wall">', "outlet", "BBC News"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        ("<!-- saved from url=(0027)https://gazette.example/wall -->", "url", "https://gazette.example/wall"),
        ('<meta property="article:published_time" content="2031-03-04">', "date", None),
    ],
)
def test_a_page_says_what_it_is(head: str, field: str, expected: str | None) -> None:
    assert getattr(read(PARAGRAPHS, head).info, field) == expected


def test_a_heading_goes_before_the_title_element() -> None:
    info = read(f"<h1>Wall <em>gives</em> way</h1>{PARAGRAPHS}", "<title>Wall | News | Gazette</title>").info
    assert info.title == "Wall gives way"
    assert str(info.provenance["title"]) == "page metadata (h1)"


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    info = read(f"<h1>Gazette</h1><h1>Wall gives way</h1>{PARAGRAPHS}", "<title>Wall - Gazette</title>").info
    assert (info.title, info.outlet) == ("Wall gives way", "Gazette")


def test_scripts_and_pictures_do_not_count_as_text() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 6_000_000 + "'>"
    assert read(picture + PARAGRAPHS).text == TEXT


def test_a_page_of_tags_without_end_is_cut_with_a_warning() -> None:
    article = read(PARAGRAPHS + "<b>" * MAX_TAGS)
    assert article.text == TEXT
    assert "what follows them is not read" in article.info.warnings[0]


def test_the_text_may_stand_in_the_linked_data_alone() -> None:
    body = TEXT.replace("\n", "\\n")
    assert read("<div id=root></div>", linked(articleBody=f'"{body}"')).text == TEXT


@pytest.mark.parametrize(
    "json", ["{", "[" * 100_000, '{"@graph": [[[1]]]}', "null", '{"@type": 5}', '{"n": ' + "9" * 5000 + "}"]
)
def test_linked_data_that_is_odd_is_passed_over(json: str) -> None:
    assert read(PARAGRAPHS, f'<script type="application/ld+json">{json}</script>').text == TEXT


def test_a_reference_to_a_control_character_is_inert() -> None:
    text = read(PARAGRAPHS.replace("boats", "boats&#27;[31m&#x9b;&#x202e;")).text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        read("<script>only()</script>")


def test_tags_text_and_attributes_are_told_apart() -> None:
    page = "<A HREF='a>b' x=1 y>1 < 2 &lt;b&gt;</a ><br/><!-- c --><title>T &amp; <b></title>"
    assert list(tokens(page)) == [
        Tag("a", {"href": "a>b", "x": "1", "y": ""}),
        "1 ",
        "<",
        " 2 <b>",
        EndTag("a"),
        Tag("br"),
        Tag("title", {}, "T & <b>"),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "<a ",
        "<a b='",
        '<a b="',
        "<!--",
        "<!",
        "</",
        "<div>",
        "<p>",
        "</p>",
        "<script>",
        "<td>",
        "&#",
        "<nav>",
        "<a href=x>y",
        "<b\n",
        "<li>x",
    ],
)
def test_a_hostile_page_is_bounded(piece: str) -> None:
    began = time.process_time()
    read_page(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 4


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "</p>",
                "<nav>",
                "</nav>",
                "text ",
                "<a href=x>",
                "</a>",
                "<",
                "&",
                "<br>",
                '"',
                "'",
                "=",
                ">",
                "<h1>",
                "<script>",
                "<article>",
                LEAD,
            ]
        )
    )
)
def test_any_page_is_read(pieces: list[str]) -> None:
    for block in read_page("".join(pieces)).blocks:
        assert block.strip()
