"""Newsletters, pages saved as mails, and feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.importing.run import Outcome
from tests.unit.importing import Desk

MAIL = """From: Pier Weekly <news@pier.example>
Subject: =?utf-8?q?Fwd=3A_The_ferry_is_=E2=80=9Clate=E2=80=9D?=
Date: Wed, 05 Jun 2019 08:00:00 +0200
Content-Type: multipart/alternative; boundary=X

--X
Content-Type: text/plain; charset=utf-8

Open this page in your browser.

--X
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><article><p>The ferry number {n} left the north pier two hours lat=
e, and nobody could say why it had.</p></article></body></html>

--X--
"""
MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/ferry
Subject: Ferry is late
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="X"

--X
Content-Type: text/html
Content-Location: https://harbour.example/ferry

<html><head><meta property="og:site_name" content="Harbour Post"></head><body><article><h1>Ferry is late</h1>
<p>The ferry left the north pier two hours late on Wednesday morning.</p></article></body></html>

--X--
"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title><link>https://harbour.example</link>
<item><title>Ferry is late</title><link>https://harbour.example/ferry</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Wed, 05 Jun 2019 08:00:00 GMT</pubDate><category>ports</category><description>Short.</description>
<content:encoded><![CDATA[<p>The ferry left two hours late.</p><p>Nobody could say why.</p>]]></content:encoded></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><title>Tide is high</title>
<link rel="alternate" href="https://lantern.example/tide"/><author><name>Bo Ek</name></author>
<published>2019-06-05T10:00:00Z</published><content type="html">&lt;p&gt;The tide was higher than ever.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_newsletter(desk: Desk) -> None:
    result = desk.one("a.eml", MAIL.format(n=1))
    assert result.info is not None
    assert (result.info.title, result.info.outlet, result.info.date) == (
        "The ferry is “late”",
        "Pier Weekly",
        "2019-06-05",
    )
    assert next(iter(desk.texts().values())).startswith(
        "The ferry number 1 left the north pier two hours late,"
    )


def test_a_mailbox_of_forty_gives_forty(desk: Desk) -> None:
    mails = (
        f"From news@pier.example Wed Jun  5 08:00:00 2019\n{MAIL.format(n=n)}\n>From here on.\n\n"
        for n in range(40)
    )
    desk.put("a.mbox", "".join(mails))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED] * 40


def test_a_page_saved_as_a_mail(desk: Desk) -> None:
    result = desk.one("a.mhtml", MHTML)
    assert result.info is not None
    assert (result.kind, result.info.title, result.info.outlet, result.info.url) == (
        "MHTML",
        "Ferry is late",
        "Harbour Post",
        "https://harbour.example/ferry",
    )


def test_the_entries_of_feeds(desk: Desk) -> None:
    desk.put("a.xml", RSS)
    desk.put("b.atom", ATOM)
    results = desk.add()
    assert [(result.kind, result.outcome) for result in results] == [
        ("RSS or Atom", Outcome.ADDED),
        ("RSS or Atom", Outcome.REFUSED),
        ("RSS or Atom", Outcome.ADDED),
    ]
    rss, _, atom = (result.info for result in results)
    assert rss is not None
    assert (rss.outlet, rss.author, rss.date, rss.url, rss.tags) == (
        "Harbour Post",
        "Ann Lee",
        "2019-06-05",
        "https://harbour.example/ferry",
        ("ports",),
    )
    assert atom is not None
    assert (atom.outlet, atom.author, atom.date) == ("The Lantern", "Bo Ek", "2019-06-05")
    assert desk.texts()["Ferry is late"] == "The ferry left two hours late.\n\nNobody could say why."


@pytest.mark.parametrize("text", ["Subject: x\nDate: \x00\n\nBody of the mail.\n", "From: a\n\n", "\n\n\n"])
def test_odd_mails_are_read_or_refused(desk: Desk, text: str) -> None:
    assert desk.one("a.eml", text).outcome in (Outcome.ADDED, Outcome.REFUSED)
