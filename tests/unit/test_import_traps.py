"""What files of news hold besides the news, and what looks like a value and is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.articles.import_notes import taken_out
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.importing.run import Outcome
from tests.unit.documents import packed
from tests.unit.importing import Desk

FIRST = "The ferry left the north pier two hours late on Tuesday, and nobody could say why it did so."
SECOND = "Passengers said that they had waited in the rain, and that no word had come from the company."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def page(body: str, head: str = "") -> str:
    """Return a page as browsers save it."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def text_of(desk: Desk) -> str:
    """Return the text of the one article."""
    (text,) = desk.texts().values()
    return text


@pytest.mark.parametrize("folder", ["Ferry_files", "Ferry-Dateien", "Ferry_fichiers"])
def test_the_parts_of_a_saved_page_are_no_articles(desk: Desk, folder: str) -> None:
    desk.put("Ferry.html", page(f"<h1>Ferry is late</h1><p>{FIRST}</p><p>{SECOND}</p>"))
    desk.put(f"{folder}/frame.html", page(f"<p>{SECOND} {SECOND}</p>"))
    desk.put(f"{folder}/script.js", "var a = 1;")
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED]


def test_a_folder_that_is_only_called_so_is_read(desk: Desk) -> None:
    desk.put("case_files/a.txt", f"{FIRST}\n\n{SECOND}\n")
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED]


def test_the_parts_of_a_page_in_an_archive_are_no_articles(desk: Desk) -> None:
    saved = page(f"<h1>Ferry is late</h1><p>{FIRST}</p><p>{SECOND}</p>")
    desk.put("a.zip", packed({"x/Ferry.html": saved, "x/Ferry_files/frame.html": page(f"<p>{SECOND}</p>")}))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED]


def test_the_day_of_saving_is_never_the_day_of_publication(desk: Desk) -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://www.example.org/2019/jun/04/ferry \n"
        " saved date: Sat Nov 21 2020 10:24:00 GMT+0100 (CET)\n-->"
    )
    body = f"<h1>Ferry is late</h1><time datetime='2020-11-21'>today</time><p>{FIRST}</p><p>{SECOND}</p>"
    info = desk.one("2020-11-21 Ferry.html", f"<!DOCTYPE html>{comment}<body><main>{body}</main>").info
    assert info is not None
    assert (info.date, str(info.provenance["date"])) == ("2019-06-04", "page metadata (from the address)")
    assert info.url == "https://www.example.org/2019/jun/04/ferry"


def test_the_day_that_a_page_states_goes_before_that_in_its_address(desk: Desk) -> None:
    head = (
        '<meta property="article:published_time" content="2019-06-05T01:00:00Z">'
        '<link rel="canonical" href="https://www.example.org/2019/06/04/ferry">'
    )
    info = desk.one("a.html", page(f"<p>{FIRST}</p><p>{SECOND}</p>", head)).info
    assert info is not None
    assert info.date == "2019-06-05"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Anzeige",
        "Lire aussi : Le bac est en retard",
        "Share on Facebook",
        "The ferry at the pier on Tuesday. Photograph: Carl Lee/The Lantern",
        "The ferry at the pier on Tuesday.Getty Images",
        "The ferry at the pier. Photo by Carl Lee",
    ],
)
def test_what_is_no_text_is_taken_out_and_shown(desk: Desk, line: str) -> None:
    result = desk.one("a.html", page(f"<h1>Ferry is late</h1><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>"))
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"
    written = (desk.folder / result.path).read_text("utf-8")
    assert "taken out:" in written
    assert line[:20] in written


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement revenue of the port fell by a tenth, its board said.",
        "The board of Reuters met.",
        "Picture a pier in the rain.",
    ],
)
def test_a_sentence_that_looks_like_a_label_stays(desk: Desk, line: str) -> None:
    desk.one("a.txt", f"Ferry is late again\n\n{FIRST}\n\n{line}\n\n{SECOND}\n")
    assert line in text_of(desk)


def test_a_standfirst_that_is_printed_twice_is_read_once(desk: Desk) -> None:
    standfirst = "Nobody says why the ferry was late"
    desk.one("a.html", page(f"<h1>Late</h1><p>{standfirst}</p><p>{standfirst}</p><p>{FIRST}</p>"))
    assert text_of(desk).count(standfirst) == 1


def test_a_credit_that_is_glued_to_the_text_is_taken_off(desk: Desk) -> None:
    desk.one("a.txt", f"Title: Late\nDate: 2019-06-04\n\nGetty Images{FIRST}\n\n{SECOND}\n")
    assert text_of(desk).startswith(FIRST)


@pytest.mark.parametrize(
    "said", ["“We waited,” she said: “café, Zoë’s naïve Ångström – 5 €”", "Łódź, Привет", "¡Qué país!"]
)
def test_mojibake_is_undone(desk: Desk, said: str) -> None:
    misread = said.encode().decode("latin-1")
    windows = "".join(
        character if 0x80 <= ord(character) <= 0x9F and character.encode("latin-1") in
        (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d") else character.encode("latin-1").decode("cp1252")
        for character in misread
    )  # fmt: skip
    assert repaired(windows) == said
    assert repaired(misread) in (said, misread)
    desk.one("a.txt", f"Title: Late\nDate: 2019-06-04\n\n{FIRST} {windows}\n\n{SECOND}\n")
    assert said in text_of(desk)


@pytest.mark.parametrize("text", ["“Ã©” is what “é” becomes", "Mixed: cafÃ© and café", "Ãœber – ünd"])
def test_what_is_not_mojibake_throughout_stays(text: str) -> None:
    assert repaired(text) == text


def test_the_address_of_a_site_makes_no_versions(desk: Desk) -> None:
    rows = [{"title": f"T{n}", "text": f"{FIRST} {n}", "url": "https://www.example.org/"} for n in range(3)]
    desk.put("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED] * 3


def test_values_of_rows_in_the_forms_that_tools_write(desk: Desk) -> None:
    row = {
        "title": "Ferry is late - Reuters",
        "source": {"id": None, "name": "Reuters"},
        "authors": "['Ann Lee', \"Bo O'Hara\"]",
        "published": 1559606400000,
        "keywords": "ferry, pier",
        "content": FIRST,
    }
    info = desk.one("a.jsonl", json.dumps(row) + "\n").info
    assert info is not None
    assert (info.title, info.outlet, info.author, info.date, info.tags) == (
        "Ferry is late",
        "Reuters",
        "Ann Lee, Bo O'Hara",
        "2019-06-04",
        ("ferry", "pier"),
    )


def test_the_sentence_that_stands_for_a_headline_belongs_to_the_text(desk: Desk) -> None:
    desk.put("a.jsonl", json.dumps({"title": "Ferry is late", "text": f"{FIRST}\n\n{SECOND}"}) + "\n")
    desk.put("b.txt", f"{FIRST}\n\n{SECOND}\n")
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED, Outcome.DOUBLE]


def test_a_headline_is_not_printed_again_for_want_of_its_outlet(desk: Desk) -> None:
    header = "---\ntitle: Ferry is late - The Lantern\nsource: https://example.org/a\n---\n"
    desk.one("a.md", f"{header}## Ferry is late\n\n{FIRST}\n\n{SECOND}\n")
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"


def test_the_excerpt_that_a_clipper_puts_above_a_text_is_not_read_twice(desk: Desk) -> None:
    desk.one("a.md", f"# Ferry is late\n\n> ## Excerpt\n> {FIRST}\n\n---\n{FIRST}\n\n{SECOND}\n")
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"


def test_a_feed_with_xhtml_inside_and_references_written_twice(desk: Desk) -> None:
    desk.put(
        "a.xml",
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry>'
        '<title type="html">Ferry &amp;amp; pier</title><published>2019-06-04T01:00:00Z</published>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>'
        "</content></entry></feed>",
    )
    desk.add()
    assert desk.texts() == {"Ferry & pier": f"{FIRST}\n\n{SECOND}"}


def test_an_old_feed_names_its_document_type(desk: Desk) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss.dtd">'
    item = f"<item><title>Late</title><description>{FIRST}</description></item>"
    result = desk.one("a.xml", f'<?xml version="1.0"?>\n{doctype}\n<rss><channel>{item}</channel></rss>')
    assert (result.outcome, result.kind) == (Outcome.ADDED, "RSS or Atom")


def test_the_signature_of_a_mail_is_no_text(desk: Desk) -> None:
    head = "From: The Lantern <a@example.org>\nSubject: Ferry is late\nDate: Tue, 4 Jun 2019 06:00:00 +0200\n"
    desk.one("a.eml", f"{head}\n{FIRST}\n\n{SECOND}\n\n-- \nThe Lantern\nPier 4\n")
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "utf-8"])
def test_a_mail_whose_encoding_is_not_the_one_stated(desk: Desk, charset: str) -> None:
    head = f"From: A <a@example.org>\nSubject: Ferry\nContent-Type: text/plain; charset={charset}\n\n"
    desk.one(
        "a.eml", head.encode() + "Die Fähre legte spät ab, sagte der Kapitän über Funk.\n".encode("cp1252")
    )
    assert text_of(desk) == "Die Fähre legte spät ab, sagte der Kapitän über Funk."


def test_what_was_taken_out_can_be_read(desk: Desk) -> None:
    result = desk.one("a.txt", f"Ferry is late again\n\n{FIRST}\n\nAdvertisement\n\n{SECOND}\n")
    removed = taken_out(result.path, desk.folder, Outlets.load())
    assert removed == ("Advertisement",)
    assert taken_out("articles/none.md", desk.folder, Outlets.load()) == ()


def test_captions_and_boxes_of_a_page_are_shown(desk: Desk) -> None:
    third = "The council met in the evening, heard the crew, and put the question off until the next week."
    body = (
        f"<article><figure><img><figcaption>The ferry at night.</figcaption></figure><p>{FIRST}</p>"
        f"<div class='newsletter-box'><p>Get the harbour in your mailbox.</p></div>"
        f"<p><a href=/1>Read more: ten ferries to take this summer</a></p><p>{SECOND}</p><p>{third}</p></article>"
        "<nav><p>Home</p></nav><footer>All rights reserved.</footer>"
    )
    result = desk.one("a.html", page(f"<h1>Ferry is late</h1>{body}"))
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}\n\n{third}"
    assert taken_out(result.path, desk.folder, Outlets.load()) == (
        "The ferry at night.",
        "Get the harbour in your mailbox.",
        "Read more: ten ferries to take this summer",
    )


def test_what_stands_in_a_button_divides_no_paragraph(desk: Desk) -> None:
    cut = FIRST.replace(" on ", " <button>share</button>on ", 1)
    desk.one("a.html", page(f"<h1>Ferry is late</h1><p>{cut}</p><p>{SECOND}</p>"))
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"


def test_the_part_of_a_line_that_is_taken_out_is_shown(desk: Desk) -> None:
    licence = "Originally published by the Harbour Post. All rights reserved."
    desk.one("a.txt", f"{licence} Ferry Is Late Again Ann Lee HARBOUR - {FIRST}\n")
    (path,) = (desk.folder / "articles").iterdir()
    assert taken_out(f"articles/{path.name}", desk.folder, Outlets.load()) == (licence,)


def test_a_file_that_lies_in_the_dossier_shows_it_too(desk: Desk) -> None:
    (desk.folder / "articles" / "a.txt").write_text(
        f"Late\n\n{FIRST}\n\nAdvertisement\n\n{SECOND}\n", "utf-8"
    )
    assert taken_out("articles/a.txt", desk.folder, Outlets.load()) == ("Advertisement",)


@pytest.mark.parametrize("words", ["Box " * 200, "Box "], ids=["long", "many"])
def test_much_that_was_taken_out_leaves_the_header_readable(desk: Desk, words: str) -> None:
    boxes = "".join(f"<aside>{words}{n}</aside>" for n in range(190))
    result = desk.one("a.html", page(f"<h1>Late</h1><article>{boxes}<p>{FIRST}</p><p>{SECOND}</p></article>"))
    shown = taken_out(result.path, desk.folder, Outlets.load())
    assert shown[-1].startswith("… and ")
    assert text_of(desk) == f"{FIRST}\n\n{SECOND}"
