"""Readers of files that anybody may have written: nothing is raised but Unreadable, and costs stay linear."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.articles.files import Unreadable
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.importing.items import Item
from dossier.importing.kinds import kind_of, kinds
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.xml import parsed, walk
from tests.unit.importing import item_of

_NEXIS = ["1 of 2 DOCUMENTS", "BODY:", "HEADLINE: A", "BYLINE:", "June 5, 2019 Wednesday", "LOAD-DATE: x", "Copyright",
          "Body", "End of Document", "Classification", "Graphic", "", "A line of the text.", "URL: http://["]  # fmt: skip
_MARKUP = ["<table>", "<tr>", "<td>", "<b>HD</b>", "<b>PD</b>", "<b>SN</b>", "</table>", "<article>", "<div class='article enArticle'>",
           "<p class='articleParagraph'>", "<span class='enHeadline'>", "x", "<span class='DocPublicationName'>",
           "<p class='titreArticle'>", "&#x110000;", "<", "</", "<!--", "12 words", "</article>"]  # fmt: skip
_RECORDS = ["TY  - NEWS", "TI  - A", "DA  - //", "L1  - ../../x", "ER  - ", '{"text": "a"}', '{"text": ["a", {"b": 1}]}', "[", "{", '{"date": 9999999999}',
            "title,text,date", 'a,"b', "\ttext\t", '{"type": "article", "issued": {"date-parts": [[null]]}, "file": "\\u0000"}']  # fmt: skip
_MAIL = ["From a b 2019", "Subject: =?x?Q?=?=", "From: <@>", "Date: 99", "Content-Type: multipart/mixed; boundary=a", "--a", "--a--",
         "Content-Type: text/html; charset==", "Content-Transfer-Encoding: base64", "", "text", "Content-Disposition: ;;"]  # fmt: skip
_NAMES = ["a.txt", "a.html", "a.ris", "a.json", "a.jsonl", "a.csv", "a.eml", "a.mbox", "a.mhtml", "a.rtf", "a.xml", "a.md", "a"]  # fmt: skip


def read_all(item: Item) -> None:
    """Read a file as whatever kind it bears the marks of."""
    kind = kind_of(item)
    if kind is None:
        return
    try:
        for _ in kind.read(item, Outlets.load()):
            pass
    except Unreadable as unreadable:
        assert unreadable.reason


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from([*_NEXIS, *_MARKUP, *_RECORDS, *_MAIL]) | st.text(max_size=12), max_size=30),
    st.sampled_from(["\n", "\n\n", " ", "\r\n"]),
)
def test_any_lines_in_any_file(name: str, lines: list[str], between: str) -> None:
    read_all(item_of(name, between.join(lines).encode("utf-8", "surrogatepass")))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(_NAMES), st.binary(max_size=200))
def test_any_bytes_in_any_file(name: str, data: bytes) -> None:
    read_all(item_of(name, data))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_what_was_misread_comes_back_and_the_rest_stays(text: str) -> None:
    misread = text.encode("utf-8", "replace").decode("latin-1")
    assert isinstance(repaired(misread), str)
    if text.isascii():
        assert repaired(text) == text


def _tree(length: int) -> None:
    root = parsed(b"<a>" * min(length, 20_000) + b"</a>" * min(length, 20_000))
    assert sum(begins for _, begins in walk(root)) == min(length, 20_000)


_COSTLY: dict[str, Callable[[int], object]] = {
    "rtf": lambda n: read_rtf(b"{\\rtf1 " + b"\\'e9\\u233?{a}" * n + b"}"),
    "nexis": lambda n: read_all(item_of("a.txt", b"1 of 2 DOCUMENTS\n\n" * n)),
    "nexis labels": lambda n: read_all(item_of("a.txt", b"1 of 1 DOCUMENT\n\nX\n\n" + b"NOTES: a\n\n" * n)),
    "tables": lambda n: read_all(item_of("a.html", b"<b>HD</b><b>PD</b><b>SN</b>" + b"<table><tr><td>" * n)),
    "articles": lambda n: read_all(item_of("a.html", b"<div class='article enArticle'>a" * n)),
    "mail": lambda n: read_all(item_of("a.eml", b"Subject: a\n\n" + b"-- \n" * n)),
    "ris": lambda n: read_all(item_of("a.ris", b"TY  - NEWS\nER  - \n" * n)),
    "mojibake": lambda n: repaired("â€œÃ©" * n + "é"),
    "xml": _tree,
}


@pytest.mark.parametrize("name", _COSTLY)
def test_costs_grow_with_the_length(name: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        _COSTLY[name](length)
        return time.process_time() - started

    seconds(100)
    assert seconds(16_000) < 12 * seconds(4_000) + 0.5


def test_every_kind_says_how_it_is_recognised() -> None:
    assert all(kind.name and kind.marks for kind in kinds())
