"""Documents of text processors, books, PDF and web archives."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.files import Unreadable
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import read_word
from dossier.importing.paragraphs.xml import parsed
from dossier.importing.run import Outcome
from tests.unit.documents import opendocument, packed, pdf, rtf, word
from tests.unit.importing import Desk

LINES = [
    "Ferry is late",
    "Outlet: Harbour Post",
    "Date: 5 June 2019",
    "",
    "The ferry left the north pier two hours late, “as ever”, a passenger said on Wednesday. She had waited long.",
    "Nobody at the harbour office could say why.",
]
BODY = "\n\n".join(LINES[4:])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", word(LINES[4:], title="Ferry is late"), "Word document"),
        ("a.odt", opendocument(LINES[4:]), "OpenDocument text"),
        ("a.rtf", rtf(LINES[4:]), "RTF"),
    ],
    ids=["word", "opendocument", "rtf"],
)
def test_a_document_is_an_article(desk: Desk, name: str, data: bytes, kind: str) -> None:
    result = desk.one(name, data)
    assert (result.outcome, result.kind) == (Outcome.ADDED, kind)
    assert list(desk.texts().values()) == [BODY]


def test_a_clipping_says_what_it_is_at_its_head(desk: Desk) -> None:
    info = desk.one("a.docx", word(["Headline: Ferry is late", *LINES[1:]])).info
    assert info is not None
    assert (info.title, info.outlet, info.date) == ("Ferry is late", "Harbour Post", "2019-06-05")


def test_a_title_that_programs_give_is_none(desk: Desk) -> None:
    info = desk.one("a.docx", word(LINES[4:], title="Microsoft Word - clip.doc")).info
    assert info is not None
    assert info.title.startswith("The ferry left")


def test_what_was_deleted_in_a_tracked_change_is_not_read() -> None:
    assert read_word(word(["Kept"])).paragraphs == ("Kept",)
    changed = (
        '<w:document xmlns:w="w"><w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:t>was</w:t></w:r></w:del>'
        "<w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:tab/><w:t>late</w:t><w:br/><w:t>today</w:t></w:r></w:p>"
        "</w:document>"
    )
    assert read_word(packed({"word/document.xml": changed})).paragraphs == ("It is late", "today")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (rb"{\rtf1\ansi caf\'e9 \u8220?so\u8221? it is\par next}", ("café “so” it is", "next")),
        (rb"{\rtf1\ansicpg1251 \'cf\'ee\'f0\'f2}", ("Порт",)),
        (
            rb"{\rtf1 {\*\unknown hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}} \{a\}}",
            ("shown {a}",),
        ),
        (rb"{\rtf1\uc0 \u-10179 \u-8704  end}", ("\U0001f600 end",)),
        (rb"{\rtf1 a\emdash b\~c\_d\line e}", ("a—b c-d", "e")),
    ],
)
def test_rtf_is_read_as_it_is_shown(source: bytes, expected: tuple[str, ...]) -> None:
    assert read_rtf(source) == expected


def test_entities_are_refused_before_they_grow() -> None:
    with pytest.raises(Unreadable, match="entities"):
        parsed(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.rtf", "a.pdf", "a.warc"])
@pytest.mark.parametrize("cut", [0, 300])
def test_a_damaged_document_is_refused(desk: Desk, name: str, cut: int) -> None:
    heads = {".docx": word(LINES), ".odt": opendocument(LINES), ".rtf": b"{\\rtf", ".pdf": b"%PDF-1.4 x"}
    data = heads.get(
        name[1:], b"PK\x03\x04mimetypeapplication/epub+zip" if "epub" in name else b"WARC/1.0\r\nx"
    )
    desk.put(name, data[: cut or len(data) // 2])
    assert [result.outcome for result in desk.add()] == [Outcome.REFUSED]


def test_the_chapters_of_a_book_are_articles(desk: Desk) -> None:
    chapter = "<html><body><h1>{}</h1><p>{}</p></body></html>"
    data = packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="b/p.opf"/></container>',
            "b/p.opf": (
                '<package xmlns:dc="d"><dc:title>Pier Weekly</dc:title><dc:date>2019-06-05</dc:date>'
                '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
                '<item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/>'
                '<itemref idref="b"/><itemref idref="a"/><itemref idref="gone"/></package>'
            ),
            "b/a.xhtml": chapter.format("Ferry is late", "The ferry left two hours late. " * 10),
            "b/b b.xhtml": chapter.format("Tide is high", "The tide was higher than ever. " * 10),
        }
    )
    results = desk.add(desk.put("a.epub", data))
    infos = [result.info for result in results if result.info]
    assert [(info.title, info.outlet, info.date) for info in infos] == [
        ("Tide is high", "Pier Weekly", "2019-06-05"),
        ("Ferry is late", "Pier Weekly", "2019-06-05"),
    ]


def test_a_missing_extra_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    result = desk.one("a.pdf", b"%PDF-1.4\n")
    assert (result.outcome, result.extra) == (Outcome.REFUSED, "pdf")


def test_the_text_of_a_pdf(desk: Desk) -> None:
    pytest.importorskip("pypdf")
    data = pdf("The ferry left the north pier two hours late.")
    assert desk.one("a.pdf", data).outcome is Outcome.ADDED
    assert list(desk.texts().values()) == ["The ferry left the north pier two hours late."]


def test_the_pages_of_a_web_archive(desk: Desk) -> None:
    pytest.importorskip("warcio")
    body = "<h1>Ferry is late</h1><p>The ferry left the north pier two hours late, and nobody said why.</p>"
    data = b""
    for url, kind in (("https://pier.example/a", "text/html"), ("https://pier.example/b.png", "image/png")):
        answer = (
            f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n<html><article>{body}</article></html>".encode()
        )
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-06-05T00:00:00Z\r\n"
        head += f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        data += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    (result,) = desk.add(desk.put("a.warc.gz", data))
    assert result.info is not None
    assert (result.info.title, result.info.url) == ("Ferry is late", "https://pier.example/a")


@given(st.binary(max_size=300))
def test_any_bytes_after_the_head_of_rtf_are_read(data: bytes) -> None:
    assert isinstance(read_rtf(b"{\\rtf1" + data), tuple)
