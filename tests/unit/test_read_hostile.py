"""What strangers may put into a file."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.outlets import Outlets
from dossier.articles.read import Unreadable, parse_article
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.model import Article

KNOWN = Outlets.load()
TODAY = date(2022, 6, 1)
SUFFIXES = (".txt", ".md", ".html")
PIECES = (
    *("a", "Ab ", "A. ", "“", "”", '"', "(", ")", "[", "](", "![", "[[", "*", "_", "`", "~~", "#", "&", "&#"),
    *("<", ">", "<a ", "<p>", "</p>", "<div>", "<script>", "<!--", "<br>", "> ", "- ", "---\n", "***\n"),
    *("\n", "\n\n", "  ", "\t", "a-\n", "é", "\u0301", "\u200b", "\x1b", "\ufeff"),
    *("By ", "By Ann Bee\n", "Reuters", "Reuters reported ", "according to AFP ", "(AP) - ", "Copyright "),
    *("Source: ", "Title: x\n", "BYLINE: ", "Photo: ", "/Reuters]", "Read more", "WALL, MAINE - "),
    *("May 4", "4 May 2021 ", "2021-05-04", "Thursday ", "12/", "https://", "published by The "),
)  # fmt: skip


def read(data: bytes, suffix: str) -> Article | None:
    path = Path("/dossier") / f"wall{suffix}"
    try:
        return parse_article(data, path, root=Path("/dossier"), known=KNOWN, article_id="a1", today=TODAY)
    except Unreadable as refusal:
        assert refusal.reason
        return None


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_without_end_is_read_in_time(piece: str, suffix: str) -> None:
    began = time.process_time()
    read((piece * (100_000 // len(piece))).encode(), suffix)
    assert time.process_time() - began < 3


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(SUFFIXES))
def test_an_article_holds_what_the_rest_of_the_program_relies_on(pieces: list[str], suffix: str) -> None:
    article = read("".join(pieces).encode(), suffix)
    if article is None:
        return
    info = article.info
    assert article.text == sanitize(article.text)
    assert article.text == "\n\n".join(line.strip() for line in article.text.split("\n\n"))
    assert article.paragraphs
    assert info.title
    for shown in (
        info.title,
        info.outlet,
        info.agency,
        info.author,
        info.dateline,
        info.date,
        info.url,
        *info.warnings,
    ):
        assert shown is None or (shown and shown == sanitize_line(shown))
    assert info.date is None or info.date <= TODAY.isoformat()


@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    read(data, suffix)
