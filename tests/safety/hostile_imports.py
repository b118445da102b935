"""Files of every kind that is brought in, small to write and dear to read."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping

_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_RSS = b'<?xml version="1.0"?><rss><channel><title>A</title>'
_RSS_END = b"</channel></rss>"
_MAIL = b"From: a <a@b.example>\nSubject: a\n"


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def _word(body: str) -> bytes:
    return _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": (_WORD + body).encode()})


def _opendocument(body: str) -> bytes:
    head = "<o:d xmlns:o='o' xmlns:t='t'><o:body>"
    return _zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": (head + body).encode()}
    )


def _book(chapters: int, page: bytes) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c.xhtml" media-type="application/xhtml+xml"/>' for n in range(chapters)
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(chapters))
    package = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    container = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    return _zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container,
            "p.opf": package.encode(),
            "c.xhtml": page,
        }
    )


def _tarred(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


def _nested_mail(depth: int) -> bytes:
    parts = (f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(depth))
    return _MAIL + "".join(parts).encode()


def _nested_archive(depth: int) -> bytes:
    data = b"The port closed on Monday."
    for level in range(depth):
        data = _zipped({"a.zip" if level else "a.txt": data})
    return data


COSTLY_IMPORTS: Mapping[str, Callable[[], bytes]] = {
    "quotes.eml": lambda: b'From: "' + b'"' * 20_000 + b"\nSubject: a\n\nThe port closed.\n",
    "type-quotes.eml": lambda: (
        _MAIL + b'Content-Type: text/plain; a="' + b'"' * 20_000 + b"\n\nThe port closed.\n"
    ),
    "type-parameters.eml": lambda: (
        _MAIL + b"Content-Type: text/plain" + b"; a*0*=''%41" * 20_000 + b"\n\nThe port closed.\n"
    ),
    "brackets.eml": lambda: (
        b"From: " + b"(" * 100_000 + b"\nSubject: " + b"=?a?q?" * 20_000 + b"\n\nThe port closed.\n"
    ),
    "headers.eml": lambda: _MAIL * 50_000 + b"\nThe port closed.\n",
    "continued.eml": lambda: b"Subject: a\n" + b" a\n" * 200_000 + b"\nThe port closed.\n",
    "nested.eml": lambda: _nested_mail(20_000),
    "parts.eml": lambda: _MAIL + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nb\n" * 50_000,
    "types.eml": lambda: (
        _MAIL
        + b"Content-Type: multipart/mixed; boundary=a\n\n"
        + b'--a\nContent-Type: text/plain; a="'
        + b'";"' * 200
        + b"\n\n"
        + (b"--a\nContent-Type: text/x; " + b'"(' * 200 + b"\n\nb\n") * 3_000
    ),
    "base64.eml": lambda: _MAIL + b"Content-Transfer-Encoding: base64\n\n" + b"QQ==" * 500_000,
    "printable.eml": lambda: _MAIL + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n=41" * 300_000,
    "line.eml": lambda: _MAIL + b"\n" + b"x" * 10_000_000,
    "page.mhtml": lambda: _MAIL + b"Content-Type: text/html\n\n" + b"<a " * 33_000,
    "mails.mbox": lambda: b"From a@b.example 2019\n\n" * 50_000,
    "line.mbox": lambda: b"From a 2019\n" + b">" * 10_000_000,
    "lines.jsonl": lambda: b"{\n" * 300_000,
    "line.jsonl": lambda: b'{"text": "' + b"x" * 10_000_000 + b'"}\n',
    "objects.jsonl": lambda: b'{"text": ' + b"[" * 100_000 + b"\n",
    "escapes.jsonl": lambda: b'{"text": "' + b"\\u0041\\n" * 100_000 + b'"}\n',
    "deep.json": lambda: b'{"text": ' + b"[" * 2_000_000,
    "deep-lists.json": lambda: b'{"text": "a", "tags": ' + b"[" * 900 + b"]" * 900 + b"}",
    "deep-names.json": lambda: b'{"text": "a", "author": ' + b'{"name": ' * 900 + b'"a"' + b"}" * 900 + b"}",
    "wide.json": lambda: json.dumps({"articles": [1] * 300_000}).encode(),
    "records.json": lambda: json.dumps([{"type": "article", "title": "a"}] * 20_000).encode(),
    "columns.csv": lambda: b"text," * 300_000 + b"\n" + b"a," * 300_000,
    "quotes.csv": lambda: b'text\n"' + b'""' * 2_000_000,
    "rows.csv": lambda: b"text,b\n" + b"\n" * 500_000,
    "records.ris": lambda: b"TY  - NEWS\nL1  - a\nER  - \n" * 10_000,
    "tags.ris": lambda: b"TY  - NEWS\n" + b"AU  - a\n" * 200_000,
    "items.xml": lambda: _RSS + b"<item>" * 100_000,
    "entries.xml": lambda: _RSS + b"<item><title>a</title></item>" * 30_000 + _RSS_END,
    "deep.xml": lambda: (
        _RSS
        + b"<item><description>"
        + b"<a>" * 30_000
        + b"</a>" * 30_000
        + b"</description></item>"
        + _RSS_END
    ),
    "entities.xml": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "'
        + b"a" * 1000
        + b'">]><rss>'
        + b"&a;" * 100_000
        + b"</rss>"
    ),
    "references.xml": lambda: (
        _RSS + b"<item><description>" + b"&amp;lt;p&amp;gt;" * 100_000 + b"</description></item>" + _RSS_END
    ),
    "deep.docx": lambda: _word("<w:p>" * 200_000),
    "deep-closed.docx": lambda: _word("<w:p>" * 50_000 + "</w:p>" * 50_000 + "</w:body></w:document>"),
    "wide.docx": lambda: _word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 60_000 + "</w:body></w:document>"),
    "zeros.docx": lambda: _zipped(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(150_000_000)}
    ),
    "spaces.docx": lambda: _word(
        "<w:p><w:r><w:t>" + " " * 5_000_000 + "</w:t></w:r></w:p></w:body></w:document>"
    ),
    "deep.odt": lambda: _opendocument("<t:p>" * 50_000 + "a" + "</t:p>" * 50_000 + "</o:body></o:d>"),
    "breaks.odt": lambda: _opendocument("<t:p>" + "<t:line-break/>a" * 100_000 + "</t:p></o:body></o:d>"),
    "chapters.epub": lambda: _book(5_000, b"<p>The port closed on Monday.</p>"),
    "chapter.epub": lambda: _book(1, b"<a " * 33_000),
    "again.epub": lambda: _book(5_000, b"<p>The port closed.</p>" * 2_000),
    "braces.rtf": lambda: b"{\\rtf1 " + b"{" * 1_000_000,
    "groups.rtf": lambda: b"{\\rtf1 " + b"{a}" * 500_000,
    "bytes.rtf": lambda: b"{\\rtf1 " + b"\\'e9" * 500_000,
    "words.rtf": lambda: b"{\\rtf1 " + b"\\a" * 500_000,
    "characters.rtf": lambda: b"{\\rtf1 " + b"\\u55357?" * 300_000,
    "paragraphs.rtf": lambda: b"{\\rtf1 " + b"a\\par " * 300_000,
    "counted.txt": lambda: b"1 of 2 DOCUMENTS\n\n" * 100_000,
    "counted-spaces.txt": lambda: b"1 of 2 DOCUMENTS\n" + b"\n " * 500_000,
    "labels.txt": lambda: b"1 of 1 DOCUMENT\n\nX\n\n" + b"NOTES: a\n\n" * 100_000,
    "bodies.txt": lambda: b"1 of 1 DOCUMENT\n\n" + b"BODY:\n\n" * 100_000,
    "factiva.html": lambda: b'<div class="enArticle">' * 60_000,
    "factiva-cells.html": lambda: b"<b>HD</b><b>PD</b><b>SN</b>" + b"<table><tr><td>HD</td><td>" * 30_000,
    "factiva-parts.html": lambda: b'<div class="article enArticle">' + b'<div class="enHeadline">a' * 60_000,
    "europresse.html": lambda: b'<article class="titreArticle">' * 60_000,
    "europresse-parts.html": lambda: (
        b'<article><p class="titreArticle">a' + b'<div class="docOcurrContainer">a' * 60_000
    ),
    "linked.html": lambda: b"<!doctype html>" + b'<a href="x">a</a> ' * 50_000,
    "cells.html": lambda: b"<!doctype html><table>" + b"<tr><td>a</td></tr>" * 30_000,
    "lines.html": lambda: b"<!doctype html><p>" + b"a<br>" * 100_000,
    "objects.pdf": lambda: (
        b"%PDF-1.4\n" + b"1 0 obj\n<< /Kids [1 0 R] /Type /Pages /Count 99999 >>\nendobj\n" * 10_000
    ),
    "brackets.pdf": lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000,
    "trailer.pdf": lambda: b"%PDF-1.4\n" + b"startxref\n9\n%%EOF\n" * 20_000,
    "junk.pdf": lambda: b"%PDF-1.4\n" + b"x" * 2_000_000,
    "heads.warc": lambda: b"WARC/1.0\r\n" * 50_000,
    "fields.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\n" + b"A: b\r\n" * 200_000,
    "zeros.warc.gz": lambda: gzip.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90000000\r\n\r\n" + bytes(90_000_000)
    ),
    "empty.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 5_000,
    "nested.zip": lambda: _nested_archive(50),
    "zeros.zip": lambda: _zipped({"a.txt": bytes(200_000_000)}),
    "files.zip": lambda: _zipped({f"{n}.txt": b"" for n in range(5_000)}),
    "zeros.tar.gz": lambda: _tarred("a.txt", bytes(100_000_000)),
    "nested.tar.gz": lambda: _tarred("a.tar.gz", _tarred("a.txt", b"The port closed.")),
}
"""What makes each file, by its name."""
