"""A sound file of each kind that can be brought in, to be damaged."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

FIRST = "The ferry number {n} left the north pier two hours late on Tuesday, and nobody could say why it had."
SECOND = (
    "“We waited in the rain,” said Ann Lee, a passenger, and “nobody told us anything.” The café was closed."
)

_NEXIS = """                               {n} of 40 DOCUMENTS


                                  Harbour Post

                            June 5, 2019 Wednesday
                              Late Edition - Final

Ferry number {n} is late again

BYLINE: By ANN LEE

SECTION: Section A; Column 1; Pg. 3

HEADLINE: Late

BODY:
""" + FIRST + "\n\n" + SECOND + """

LOAD-DATE: June 7, 2019

URL: https://harbour.example/{n}

                    Copyright 2019 Harbour Post Company
                              All Rights Reserved


"""  # fmt: skip
_UNI = ("Ferry number {n} is late again", "Harbour Post", "June 5, 2019 Wednesday", "Section: Section A; Pg. 3",
        "Byline: Ann Lee", "Dateline: North Pier", "Body", FIRST, SECOND, "Graphic", "A ferry.", "Load-Date: June 7, 2019",
        "End of Document")  # fmt: skip
_FACTIVA = """<div class="article enArticle"><p></p><div id="hd"><span class="enHeadline">Ferry {n} is late</span></div>
<div class="author">By Ann Lee</div><div>34 words</div><div>5 June 2019</div><div>Harbour Post</div><div>HARPO</div>
<p class="articleParagraph enarticleParagraph">""" + FIRST + """</p><p class="articleParagraph">Nobody could say why.</p>
<p>Document HARPO00020190605ef650000{n}</p></div>"""  # fmt: skip
_CODED = """<table><tr><td><b>HD</b></td><td>Ferry {n} is late</td></tr><tr><td><b>BY</b></td><td>By Ann Lee</td></tr>
<tr><td><b>PD</b></td><td>5 June 2019</td></tr><tr><td><b>SN</b></td><td>Harbour Post</td></tr>
<tr><td><b>LP</b></td><td><p>""" + FIRST + """</p></td></tr><tr><td><b>TD</b></td><td><p>Nobody.</p></td></tr></table>"""  # fmt: skip
_FACTIVA_LINES = ("Ports", "Ferry {n} is late", "By Ann Lee", "34 words", "5 June 2019", "07:15", "Harbour Post", "HARPO", "English",
                  "(c) 2019 Harbour Post Limited", FIRST, SECOND, "Document HARPO00020190605ef650000{n}")  # fmt: skip
_FACTIVA_CODES = ("SE Ports", "HD", "Ferry {n} is late", "BY By Ann Lee", "WC 34 words", "PD 5 June 2019", "SN Harbour Post",
                  "SC HARPO", "LA English", "LP", FIRST, "TD", SECOND, "AN Document HARPO00020190605ef650000{n}")  # fmt: skip
_TOML = (
    '+++\ntitle = "Ferry is late"\ndate = 2019-06-05T08:00:00Z\ntags = ["a", "b"]\n[extra]\nsource = "Post"\n+++\n\n'
    + FIRST
)
_EUROPRESSE = """<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">La Lanterne • Ed. du soir</span>
</div><span class="DocHeader">Ports, mercredi 5 juin 2019 534 mots, p. 3</span><div class="titreArticle">
<p class="titreArticleVisu rdp__articletitle">Le bac {n} est en retard</p></div><div class="sm-margin-bottomNews">Anne Lebrun</div>
</header><section><div class="docOcurrContainer"><p>Le bac {n} a quitté le quai.</p><p>Personne ne sait.</p></div></section></article>"""  # fmt: skip
_RIS = """TY  - NEWS
TI  - Ferry {n} is late
AU  - Lee, Ann
T2  - Harbour Post
DA  - 2019/06/05/
UR  - https://harbour.example/{n}
L1  - files/ferry.html
N2  - """ + FIRST + """
ER  -

"""  # fmt: skip
_CSL = """[{"id": "ferry", "type": "article-newspaper", "title": "Ferry is late", "container-title": "Harbour Post",
"author": [{"family": "Lee", "given": "Ann"}, {"literal": "Bo"}], "issued": {"date-parts": [["2019", 6, 5]]},
"abstract": "FIRST", "file": "a.txt"}]""".replace("FIRST", FIRST)  # fmt: skip
_RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title><item><title>Ferry is late</title>
<link>https://harbour.example/ferry</link><dc:creator>Ann Lee</dc:creator><pubDate>Wed, 05 Jun 2019 08:00:00 GMT</pubDate>
<category>ports</category><description>Short.</description><content:encoded><![CDATA[<p>FIRST</p><p>SECOND</p><img src="https://a.example/x">]]>
</content:encoded></item><item><title>Empty</title></item></channel></rss>""".replace("FIRST", FIRST).replace("SECOND", SECOND)  # fmt: skip
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><title>Tide is high</title>
<link rel="alternate" href="https://lantern.example/tide"/><author><name>Bo Ek</name></author><published>2019-06-05T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>FIRST</p></div></content></entry></feed>""".replace("FIRST", FIRST)  # fmt: skip
_MAIL = """From: Pier Weekly <news@pier.example>
Subject: =?utf-8?q?Fwd=3A_The_ferry_is_=E2=80=9Clate=E2=80=9D?=
Date: Wed, 05 Jun 2019 08:00:00 +0200
Content-Type: multipart/alternative; boundary="X"

--X
Content-Type: text/plain; charset=utf-8

Open this page in your browser.

--X
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><article><p>The ferry left the north pier two hours lat=
e, and nobody could say why it had.</p></article></body></html>

--X--
"""
_MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/ferry
Subject: Ferry is late
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="X"

--X
Content-Type: text/html
Content-Transfer-Encoding: base64
Content-Location: https://harbour.example/ferry

PGh0bWw+PGJvZHk+PGFydGljbGU+PGgxPkxhdGU8L2gxPjxwPlRoZSBmZXJyeSBsZWZ0IHRoZSBub3J0aCBwaWVyIHR3byBob3VycyBsYXRlLjwvcD48L2FydGljbGU+
PC9ib2R5PjwvaHRtbD4=

--X--
"""
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry is late | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2019-06-05T01:00:00Z">
<link rel="canonical" href="https://harbour.example/2019/06/05/ferry"><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Ferry is late", "author": [{"name": "Ann Lee"}], "datePublished": "2019-06-05"}</script><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry is late</h1><p>FIRST</p><figure><img src="x.jpg"><figcaption>A ferry.</figcaption>
</figure><p>SECOND</p><ul><li>One</li></ul></article><footer>All rights reserved</footer></body></html>""".replace("FIRST", FIRST).replace("SECOND", SECOND)  # fmt: skip
_RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator A;}{\info{\title x}}\f0 Ferry is late\par Harbour Post\par "
    r"June 5, 2019 Wednesday\par Body\par The ferry left \'93late\'94 at the caf\u233? on the \b north\b0  pier.\par "
    r"Load-Date: June 7, 2019\par End of Document\par}"
)
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2019-06-05T00:00:00Z\r\n"
    "WARC-Target-URI: https://harbour.example/ferry\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n"
    "\r\n{content}\r\n\r\n"
)
_PDF_OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    "<< /Length {length} >>\nstream\n{content}\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


def _several(template: str, between: str = "") -> bytes:
    return between.join(template.replace("{n}", str(n)) for n in range(1, 4)).encode()


def _web_archive() -> bytes:
    content = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"
    return _WARC.format(length=len(content.encode()), content=content).encode()


def _pdf() -> bytes:
    content = f"BT /F1 12 Tf 72 720 Td ({FIRST[:60]}) Tj 0 -20 Td (Nobody could say why.) Tj ET"
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(_PDF_OBJECTS, 1):
        places.append(len(data))
        filled = text.replace("{length}", str(len(content))).replace("{content}", content)
        data += f"{number} 0 obj\n{filled}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()


def _document(paragraphs: tuple[str, ...]) -> Mapping[str, bytes]:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t><w:tab/></w:r><w:br/></w:p>" for text in paragraphs)
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>".encode(),
        "docProps/core.xml": b'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Late</dc:title></c>',
    }


PACKAGES: Mapping[str, Mapping[str, bytes]] = {
    "a.docx": _document(("Ferry is late", "Date: 5 June 2019", FIRST, SECOND)),
    "uni.docx": _document(_UNI * 2),
    "factiva.docx": _document(_FACTIVA_LINES * 2),
    "a.odt": {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": f"<o:d xmlns:o='o' xmlns:t='t'><o:body><t:h>Late</t:h><t:p>{FIRST}<t:s/><t:note>x</t:note></t:p>"
        f"<t:p>{SECOND}<t:line-break/>More.</t:p></o:body></o:d>".encode(),
        "meta.xml": b'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Late</dc:title></c>',
    },
    "a.epub": {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
        "o/p.opf": b'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A week</dc:title>'
        b"<dc:date>2019-06-05</dc:date></metadata><manifest>"
        b'<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
        "o/c.xhtml": f"<html><body><h1>Late</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></body></html>".encode(),
    },
    "a.zip": {"a.txt": f"Late\n\n{FIRST}\n".encode(), "x/b.html": _PAGE.encode(), "../c.md": FIRST.encode()},
}
"""Zips, by the name of the file, as the parts that they hold."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts; one called mimetype is stored as it is."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def _tar() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in PACKAGES["a.zip"].items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


FILES: Mapping[str, bytes] = {
    "nexis.txt": _several(_NEXIS),
    "uni.rtf": _RTF.encode(),
    "plain.rtf": _RTF.replace(r"Body\par", "").encode(),
    "factiva.html": b"<html><body>" + _several(_FACTIVA) + b"</body></html>",
    "factiva.txt": _several("\n".join(_FACTIVA_LINES), "\n\n"),
    "codes.txt": _several("\n".join(_FACTIVA_CODES), "\n\n"),
    "factiva.rtf": b"{\\rtf1\\ansi " + _several("\\par ".join(_FACTIVA_LINES), "\\par ") + b"\\par}",
    "coded.html": b"<html><body>" + _several(_CODED) + b"</body></html>",
    "europresse.html": b"<html><body>" + _several(_EUROPRESSE) + b"</body></html>",
    "a.ris": _several(_RIS),
    "csl.json": _CSL.encode(),
    "rss.xml": _RSS.encode(),
    "atom.xml": _ATOM.encode(),
    "rows.jsonl": _several(
        '{"title": "Ferry {n}", "text": "' + FIRST + '", "published": 1559606400000, "tags": ["a", "b"]}',
        "\n",
    ),
    "rows.json": b'{"articles": ['
    + _several('{"title": "Ferry {n}", "body": ["' + FIRST + '", "x"]}', ",")
    + b"]}",
    "rows.csv": b"title,text,date,source\n" + _several('Ferry {n},"' + FIRST + '",2019-06-05,Post', "\n"),
    "rows.tsv": b"title\tcontent\turl\n" + _several("Ferry {n}\t" + FIRST + "\thttps://a.example/{n}", "\n"),
    "a.mbox": b"\n".join(
        b"From a@pier.example Wed Jun  5 08:00:00 2019\n" + _MAIL.encode() for _ in range(2)
    ),
    "a.mhtml": _MHTML.encode(),
    "a.eml": _MAIL.encode(),
    "a.pdf": _pdf(),
    "a.warc": _web_archive(),
    "a.warc.gz": gzip.compress(_web_archive(), mtime=0),
    "a.html": _PAGE.encode(),
    "a.md": f"---\ntitle: Ferry is late\nsource: https://a.example/x\ntags: [a, b]\ndate: 2019-06-05\n---\n# Late\n\n{FIRST}\n\n> {SECOND}\n".encode(),
    "toml.md": _TOML.encode(),
    "a.txt": f"Title: Ferry is late\nDate: 2019-06-05\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "a.tar": _tar(),
    **{name: packed(parts) for name, parts in PACKAGES.items()},
}
"""Files, by a name that shows their kind."""
