"""What holds many texts, or needs a library that is an extra: EPUB, PDF, WARC."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import Any

from dossier.articles.decode import decode
from dossier.articles.fields import Draft, value
from dossier.articles.files import Unreadable
from dossier.articles.outlets import Outlets
from dossier.articles.page import read_page
from dossier.articles.page_text import headings, page_text
from dossier.articles.plain import read_plain
from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import tokens
from dossier.importing.formats.documents import stated
from dossier.importing.items import MAX_WHOLE, Item, Refused
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.libraries import library
from dossier.importing.paragraphs.epub import read_epub
from dossier.importing.text import clean
from dossier.model import Source

_MOST_PAGES = 2000
_SHORT_CHAPTER = 200  # characters below which a chapter is a cover or a table of contents


def _epub(item: Item, _: Outlets) -> Drafts:
    said, chapters = read_epub(item.whole())
    outlet = said.get("publisher") or said.get("title")
    for page in chapters:
        found = list(tokens(page))
        report = page_text(found)
        if sum(map(len, report.paragraphs)) < _SHORT_CHAPTER:
            continue
        values = {}
        if heading := next(iter(headings(found)), None):
            values["title"] = value(heading, Source.PAGE, "heading of the chapter")
        if outlet:
            values["outlet"] = value(outlet, Source.PAGE, "the book's publisher or title")
        if date := said.get("date"):
            values["date"] = value(date, Source.PAGE, "the book's date")
        yield Draft(blocks=report.paragraphs, values=values, taken_out=report.aside)


def _pdf(item: Item, _: Outlets) -> Drafts:
    from pypdf import PdfReader

    with library("is a damaged or locked PDF"):
        reader = PdfReader(io.BytesIO(item.whole()))
        if len(reader.pages) > _MOST_PAGES:
            raise Unreadable(f"has more than {_MOST_PAGES} pages")
        text = "\n".join(page.extract_text() for page in reader.pages)
        title = sanitize_line((reader.metadata.title if reader.metadata else None) or "")
    if not text.strip():
        raise Unreadable("holds pictures of pages, no text; recognise the text first")
    draft = read_plain(clean(text))
    yield Draft(blocks=draft.blocks, values={**stated({"title": title} if title else {}), **draft.values})


def _warc(item: Item, _: Outlets) -> Drafts:
    from warcio.archiveiterator import ArchiveIterator

    with item.open() as stream:
        records = ArchiveIterator(stream)
        while True:
            with library("is a damaged web archive"):
                record = next(records, None)
                if record is None:
                    return
                page = _response(item, record)
            if page is not None:
                yield page


def _response(item: Item, record: Any) -> Draft | Refused | None:
    """Return the page that a record holds, if it holds one."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    if "html" not in (record.http_headers.get_header("Content-Type") or ""):
        return None
    if not str(record.http_headers.get_statuscode()).startswith("2"):
        return None
    url = sanitize_line(record.rec_headers.get_header("WARC-Target-URI") or "")
    data = record.content_stream().read(MAX_WHOLE + 1)
    if len(data) > MAX_WHOLE:
        return Refused(f"{item.name}!{url}", f"is larger than {MAX_WHOLE // 1_000_000} MB")
    with contextlib.suppress(Unreadable):  # an empty page among thousands
        draft = read_page(clean(decode(data, html=True).text))
        if draft.blocks:
            values = {"url": value(url, Source.PAGE, "WARC-Target-URI"), **draft.values}
            return replace(draft, values=values)
    return None


KINDS = (
    Kind(
        "EPUB",
        "a zip whose first part, mimetype, is application/epub+zip; each chapter is an article",
        lambda sample: b"mimetypeapplication/epub+zip" in sample.head[:200],
        _epub,
    ),
    Kind("PDF", "%PDF- at its head", lambda sample: b"%PDF-" in sample.head[:1024], _pdf, extra="pdf"),
    Kind(
        "WARC",
        "the ending .warc or .warc.gz, or WARC/ at its head; each page is an article",
        lambda sample: (
            sample.name.lower().endswith((".warc", ".warc.gz")) or sample.head.startswith(b"WARC/")
        ),
        _warc,
        extra="warc",
    ),
)
