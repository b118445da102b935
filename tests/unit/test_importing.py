"""Bringing files in: what becomes of them, and that nothing is lost or doubled."""

from __future__ import annotations

import errno
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.markdown import read_markdown
from dossier.articles.outlets import Outlets
from dossier.articles.sanitize import sanitize_line
from dossier.importing.doubles import address_key, text_key
from dossier.importing.items import Item, Meter, Refused, items_of, total_size
from dossier.importing.kinds import kind_of
from dossier.importing.markdown_text import body_of
from dossier.importing.run import Outcome
from tests.unit.importing import Desk

PAGE = """<!DOCTYPE html><html><head><title>Ferry is late | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2019-06-05T08:00:00Z"></head>
<body><article><h1>Ferry is late</h1><p>The ferry left the north pier two hours late on Wednesday morning.</p>
<p>Nobody at the harbour office could say why it had not left in time.</p></article></body></html>"""
ROW = {
    "title": "Tide is high",
    "maintext": "The tide was high on Tuesday.\n\nThe keeper closed the pier.",
    "date_publish": "2019-06-04 10:00:00",
    "source_domain": "harbour.example",
    "authors": ["Ann Lee"],
    "url": "https://harbour.example/tide",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_page_becomes_markdown_that_says_where_each_value_came_from(desk: Desk) -> None:
    result = desk.one("saved.html", PAGE)
    assert (result.outcome, result.kind, result.path) == (
        Outcome.ADDED,
        "Web page",
        "articles/2019-06-05-harbour-post-ferry-is-late.md",
    )
    text = (desk.folder / result.path).read_text("utf-8")
    assert "outlet: Harbour Post\n" in text
    assert "  date: page metadata" in text
    assert "imported from: saved.html\n" in text
    assert desk.texts()["Ferry is late"].startswith("The ferry left the north pier")


def test_the_same_words_are_not_added_twice_whatever_the_name(desk: Desk) -> None:
    desk.put("a.html", PAGE)
    desk.put("b.html", PAGE.replace("The ferry left", "THE FERRY, left"))
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED, Outcome.DOUBLE]
    assert [result.outcome for result in desk.add()] == [Outcome.DOUBLE, Outcome.DOUBLE]
    assert len(desk.files()) == 1


def test_a_later_version_of_one_address_is_kept_as_one(desk: Desk) -> None:
    later = {**ROW, "maintext": "The tide was high on Tuesday.\n\nThe keeper opened the pier again."}
    desk.put("a.json", json.dumps([ROW, later]))
    first, second = desk.add()
    assert (second.outcome, second.other) == (Outcome.VERSION, Path(first.path).stem)
    assert f"earlier version: {Path(first.path).stem}\n" in (desk.folder / second.path).read_text("utf-8")


def test_what_is_in_the_dossier_already_counts(desk: Desk) -> None:
    own = "---\ntitle: Own\n---\nThe tide was high on Tuesday.\n\nThe keeper closed the pier.\n"
    (desk.folder / "articles" / "own.md").write_text(own, "utf-8")
    result = desk.one("row.json", json.dumps(ROW))
    assert (result.outcome, result.other) == (Outcome.DOUBLE, "own")


def test_the_user_has_the_last_word(desk: Desk) -> None:
    desk.put("a.html", PAGE)
    (result,) = desk.add(given={"outlet": "Tide Gazette"})
    assert result.info is not None
    assert (result.info.outlet, str(result.info.provenance["outlet"])) == ("Tide Gazette", "user")


def test_rows_of_tables_are_articles(desk: Desk) -> None:
    desk.put("a.jsonl", "\n".join([json.dumps(ROW), "not json", json.dumps({"title": "Empty"}), "[1]"]))
    desk.put(
        "b.csv", "Headline,Publication,Date,Full text\nNo boat,The Lantern,2019-06-03,No boat went out.\n"
    )
    results = desk.add()
    assert [(result.outcome, result.origin, result.reason) for result in results] == [
        (Outcome.ADDED, "a.jsonl", ""),
        (Outcome.REFUSED, "a.jsonl line 2", "is no JSON"),
        (Outcome.REFUSED, "a.jsonl line 3", "holds no text"),
        (Outcome.REFUSED, "a.jsonl line 4", "is no object with named values"),
        (Outcome.ADDED, "b.csv", ""),
    ]
    info = results[0].info
    assert info is not None
    assert (info.author, info.date, info.url) == ("Ann Lee", "2019-06-04", "https://harbour.example/tide")
    assert results[-1].info is not None
    assert results[-1].info.outlet == "The Lantern"


def test_forty_rows_give_forty_articles(desk: Desk) -> None:
    rows = [
        {"text": f"Boat number {n} left the pier.", "title": "Boat", "date": "2019-06-05"} for n in range(40)
    ]
    desk.put("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert sum(result.outcome is Outcome.ADDED for result in desk.add()) == 40
    assert len(desk.files()) == 40


def test_an_interrupted_import_goes_on_where_it_stopped(desk: Desk) -> None:
    rows = [{"text": f"Boat number {n} left the pier.", "title": "Boat"} for n in range(450)]
    desk.put("a.jsonl", "\n".join(map(json.dumps, rows)))
    desk.add(limit=300)
    outcomes = [result.outcome for result in desk.add()]
    assert outcomes[0] is Outcome.RESUMED
    assert outcomes[1:] == [Outcome.ADDED] * 150
    assert len(desk.files()) == 450
    assert len(desk.add()) == 450  # finished: nothing is left to go on with


def test_stopping_between_articles_loses_nothing(desk: Desk) -> None:
    desk.put("a.html", PAGE)
    assert desk.add(cancelled=lambda: True) == []
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED]


def test_what_could_not_be_read_again_is_refused(desk: Desk) -> None:
    page = (
        "<html><body><article>"
        + "".join(f"<p>line {n}.</p>" for n in range(15_000))
        + "</article></body></html>"
    )
    result = desk.one("long.html", page)
    assert (result.outcome, result.reason) == (Outcome.REFUSED, "has more than 30,000 lines")


def test_originals_are_kept_on_request(desk: Desk) -> None:
    desk.put("a.html", PAGE)
    (result,) = desk.add(keep_originals=True)
    assert (desk.folder / "originals" / "a.html").read_text("utf-8") == PAGE
    assert "original: originals/a.html\n" in (desk.folder / result.path).read_text("utf-8")


def test_what_cannot_be_read_is_refused_with_the_reason(desk: Desk) -> None:
    desk.put("a.bin", b"\x00\x01\x02")
    desk.put("b.txt", b"")
    desk.put("c.csv", "a,b\n1,2\n")
    desk.put("d.json", "{")
    (desk.inbox / "e.txt").symlink_to(desk.inbox / "b.txt")
    assert {(result.origin, result.reason) for result in desk.add()} == {
        ("a.bin", "is of no kind that can be read"),
        ("b.txt", "is empty"),
        ("c.csv", "has no column of texts, such as “text”, “body” or “content”"),
        ("d.json", "is no JSON that can be read"),
        ("e.txt", "is a link; name what it leads to"),
    }
    assert desk.add(desk.inbox / "nowhere")[0].reason == "is a link to nothing, or was removed"


def test_archives_are_opened_and_nothing_is_written_where_their_names_lead(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../out.html", PAGE)
        archive.writestr("__MACOSX/._out.html", "x")
    desk.put("a.zip", packed.getvalue())
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        member = tarfile.TarInfo("/etc/row.json")
        member.size = len(data := json.dumps(ROW).encode())
        tar.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    desk.put("b.tar.gz", tarred.getvalue())
    desk.put("c.zip", b"PK\x03\x04 broken")
    results = desk.add()
    assert [(result.origin, result.outcome) for result in results] == [
        ("a.zip!../../out.html", Outcome.ADDED),
        ("b.tar.gz!/etc/row.json", Outcome.ADDED),
        ("b.tar.gz!link.html", Outcome.REFUSED),
        ("c.zip", Outcome.REFUSED),
    ]
    assert desk.files() == sorted(Path(result.path).name for result in results[:2])


def test_a_member_that_unpacks_to_far_more_is_refused(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 10_000_000)
    path = desk.put("a.zip", packed.getvalue())
    (refused,) = items_of(path)
    assert isinstance(refused, Refused)
    assert "times its size" in refused.reason


def test_no_file_is_written_over(desk: Desk) -> None:
    (desk.folder / "articles" / "2019-06-05-harbour-post-ferry-is-late.md").write_text("Mine.\n", "utf-8")
    assert desk.one("a.html", PAGE).path == "articles/2019-06-05-harbour-post-ferry-is-late-2.md"


def test_a_long_stream_is_read_line_by_line(desk: Desk) -> None:
    opened: list[int] = []

    class Endless(io.RawIOBase):
        left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if not self.left:
                opened.append(1)
                self.left = json.dumps({"text": f"Boat {len(opened)} left."}).encode() + b"\n"
            part, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)

    item = Item("endless.jsonl", lambda: io.BufferedReader(Endless(), 64))  # type: ignore[arg-type]
    kind = kind_of(item)
    assert kind is not None
    drafts = kind.read(item, Outlets.load({}, {}))
    before = len(opened)
    next(drafts)
    assert len(opened) - before < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.pier.example/a/?utm_source=x", "http://pier.example/a#top"),
        ("https://m.pier.example/a/amp", "https://pier.example/a"),
        ("https://pier.example/a?b=1&a=2", "https://pier.example/a?a=2&b=1"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)
    assert address_key(one) != address_key("https://pier.example/b")


def test_punctuation_and_case_make_no_other_text() -> None:
    assert text_key("The ferry — “late”.") == text_key("the FERRY, late")
    assert text_key("the ferry late") != text_key("late the ferry")
    assert text_key("It is late. The ferry left.", "It is late") == text_key("The ferry left.", "It is late")


line = st.text(min_size=1, max_size=60).map(sanitize_line).filter(bool)
LIKE_MARKS = (
    "- a",
    "1. b",
    "# c",
    "> d",
    "***",
    "---",
    "```",
    "a*b*c",
    "_x_",
    "[a](b)",
    "<b>",
    "&amp;",
    "\\n",
    "!x",
)


@given(st.lists(st.one_of(line, st.sampled_from(LIKE_MARKS)), max_size=5))
def test_paragraphs_are_read_back_as_they_were(paragraphs: list[str]) -> None:
    draft = read_markdown("---\ntitle: A\n---\n\n" + body_of(paragraphs))
    assert list(draft.blocks) == paragraphs


def test_a_first_sentence_that_stands_for_the_title_is_not_lost(desk: Desk) -> None:
    text = "The ferry left two hours late on Wednesday, a passenger said.\n\nNobody could say why.\n"
    desk.one("a.txt", text)
    assert list(desk.texts().values()) == [text.strip()]


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Ferry is late - The New York Times", "nytimes.com", "Ferry is late"),
        ("Opinion | The ferry is always late", None, "The ferry is always late"),
        ("Ferry is late | BBC News", None, "Ferry is late"),
        ("Ferry is late - nobody knows why", "nytimes.com", "Ferry is late - nobody knows why"),
        ("Strike - The Guardian", "nytimes.com", "Strike - The Guardian"),
    ],
)
def test_titles_lose_what_pages_print_around_them(
    desk: Desk, title: str, outlet: str | None, expected: str
) -> None:
    row = {**ROW, "title": title, "source_domain": outlet, "url": ""}
    info = desk.one("row.json", json.dumps(row)).info
    assert info is not None
    assert info.title == expected


def test_a_meter_counts_each_byte_of_the_files_once(desk: Desk) -> None:
    desk.put("a.html", PAGE)
    desk.put("b.jsonl", (json.dumps(ROW) + "\n") * 5000)
    meter = Meter()
    for item in items_of(desk.inbox, meter):
        assert isinstance(item, Item)
        kind = kind_of(item)
        assert kind is not None
        assert list(kind.read(item, Outlets.load({}, {})))
    assert meter.read == total_size([desk.inbox])


def test_articles_are_added_where_a_file_system_knows_no_links(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    for n in range(2):
        desk.put(f"{n}.txt", f"Title: Late\nDate: 2019-06-04\n\nThe ferry {n} left two hours late.\n")
    assert [result.outcome for result in desk.add()] == [Outcome.ADDED, Outcome.ADDED]
    assert desk.files() == ["2019-06-04-late-2.md", "2019-06-04-late.md"]
