"""A file of every kind that is brought in, with as many articles as are asked for where a kind holds many."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable

from tests.unit.documents import opendocument, packed, pdf, rtf, word
from tests.unit.test_import_databases import EUROPRESSE, FACTIVA
from tests.unit.test_import_factiva_text import PLAIN, lines
from tests.unit.test_import_mail import MAIL, MHTML
from tests.unit.test_import_nexis import COVER, OLD, uni


def sentence(n: int) -> str:
    """Return what the article of a number says."""
    return f"The ferry number {n} left the north pier two hours late on Tuesday, and nobody could say why."


def _page(n: int) -> str:
    text = f"<h1>Ferry number {n} is late</h1><p>{sentence(n)}</p><p>It came back, with {n} on board.</p>"
    return f"<!DOCTYPE html><html><body><article>{text}</article></body></html>"


def _nexis(count: int) -> str:
    return "".join(OLD.format(n=n, day=5) for n in range(1, count + 1))


def _uni(count: int) -> list[str]:
    return [*COVER, *(line for n in range(count) for line in uni(n))]


def _factiva(count: int) -> str:
    return f"<html><body>{''.join(FACTIVA.format(n=n) for n in range(count))}</body></html>"


def _europresse(count: int) -> str:
    return f"<html><body>{''.join(EUROPRESSE.format(n=n) for n in range(count))}</body></html>"


def _ris(count: int) -> str:
    return "".join(
        f"TY  - NEWS\nTI  - Ferry number {n} is late\nT2  - Harbour Post\nDA  - 2019/06/05\n"
        f"AB  - {sentence(n)}\nER  - \n"
        for n in range(count)
    )


def _csl(count: int) -> str:
    return json.dumps(
        [
            {
                "type": "article-newspaper",
                "title": f"Ferry number {n} is late",
                "container-title": "Harbour Post",
                "issued": {"date-parts": [[2019, 6, 5]]},
                "abstract": sentence(n),
            }
            for n in range(count)
        ]
    )


def _rss(count: int) -> str:
    items = "".join(
        f"<item><title>Ferry {n}</title><description>{sentence(n)}</description></item>" for n in range(count)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'
    )


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {"title": f"Ferry number {n} is late", "date_publish": "2019-06-05 08:00:00", "maintext": sentence(n)}
        for n in range(count)
    ]


def _csv(count: int) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["title", "date_publish", "maintext"])
    writer.writeheader()
    writer.writerows(_rows(count))
    return text.getvalue()


def _mailbox(count: int) -> str:
    return "".join(f"From a@b Wed Jun  5 08:00:00 2019\n{MAIL.format(n=n)}\n" for n in range(count))


def _epub(count: int) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(count)
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(count))
    page = "<html><body><h1>Ferry {}</h1><p>{}</p><p>{}</p></body></html>"
    chapters = {f"c{n}.xhtml": page.format(n, sentence(n), "It was late. " * 20) for n in range(count)}
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": f"<package>{items}{order}</package>",
            **chapters,
        }
    )


def _warc(count: int) -> bytes:
    data = b""
    for n in range(count):
        answer = f"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n{_page(n)}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pier.example/{n}\r\n"
            "WARC-Date: 2019-06-05T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        data += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return data


Make = Callable[[int], "str | bytes"]

MANY: dict[str, tuple[str, Make]] = {
    "Nexis text": ("nexis.txt", _nexis),
    "Nexis Uni, Word": ("uni.docx", lambda count: word(_uni(count))),
    "Nexis Uni, RTF": ("uni.rtf", lambda count: rtf(_uni(count))),
    "Factiva, HTML": ("factiva.html", _factiva),
    "Factiva, RTF": ("factiva.rtf", lambda count: rtf(lines(PLAIN, count))),
    "Factiva, Word": ("factiva.docx", lambda count: word(lines(PLAIN, count))),
    "Factiva text": ("factiva.txt", lambda count: "\n".join(lines(PLAIN, count))),
    "Europresse, HTML": ("europresse.html", _europresse),
    "RIS": ("zotero.ris", _ris),
    "CSL-JSON": ("zotero.json", _csl),
    "RSS or Atom": ("feed.xml", _rss),
    "JSON lines": ("rows.jsonl", lambda count: "\n".join(map(json.dumps, _rows(count)))),
    "JSON": ("rows.json", lambda count: json.dumps(_rows(count))),
    "CSV or TSV": ("rows.csv", _csv),
    "Mailbox": ("letters.mbox", _mailbox),
    "EPUB": ("book.epub", _epub),
    "WARC": ("crawl.warc.gz", _warc),
}
"""By the name of the kind, the name of a file of it, and what makes one that holds so many articles."""

ONE: dict[str, tuple[str, Make]] = {
    "MHTML": ("page.mhtml", lambda _: MHTML),
    "Mail": ("letter.eml", lambda _: MAIL.format(n=1)),
    "Word document": ("clipping.docx", lambda _: word(["Ferry is late", sentence(101), "It came back."])),
    "OpenDocument text": (
        "clipping.odt",
        lambda _: opendocument(["Ferry is late", sentence(102), "It came back."]),
    ),
    "RTF": ("clipping.rtf", lambda _: rtf(["Ferry is late", sentence(103), "It came back."])),
    "PDF": ("print.pdf", lambda _: pdf(sentence(107))),
    "Web page": ("page.html", lambda _: _page(104)),
    "Markdown": ("note.md", lambda _: f"---\ntitle: Ferry is late\n---\n\n{sentence(105)}\n"),
    "Plain text": ("note.txt", lambda _: f"Ferry is late again\n\n{sentence(106)}\n\nIt came back.\n"),
}

NEEDED = {"PDF": "pypdf", "WARC": "warcio"}
"""What reading a kind needs besides the package itself."""
