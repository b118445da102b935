"""Why articles carry the same text, and which they likely have it from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dossier.analysis.events import EventArticle, copies, find_copies, fingerprint
from dossier.analysis.events.copies import pair_of
from dossier.model import CopyKind, WireCopy
from dossier.session import Dossier

TEXT = " ".join(f"alpha{n} beta{n * 7 % 61} gamma{n}" for n in range(80))
SPEECH = " ".join(f"pledge{n} promise{n * 5 % 17}" for n in range(60))


def article(
    name: str, text: str, date: str | None, outlet: str | None = None, agency: str | None = None
) -> EventArticle:
    return EventArticle(name, date, outlet, agency, "t", fingerprint("t", text))


def only(*articles: EventArticle) -> WireCopy:
    (copy,) = find_copies(articles)
    return copy


def test_text_between_outlets_is_a_wire_copy_of_the_earliest() -> None:
    copy = only(article("b", TEXT, "2024-01-03", "Post"), article("a", TEXT, "2024-01-02", "Sun"))
    assert (copy.kind, copy.source, copy.reason) == (CopyKind.WIRE, "a", "the earliest")


def test_text_of_one_outlet_is_recycled() -> None:
    copy = only(article("a", TEXT, "2024-01-02", "The Post"), article("b", TEXT, "2024-01-09", "The post"))
    assert (copy.kind, copy.source) == (CopyKind.RECYCLED, "a")


def test_articles_that_credit_other_agencies_share_their_outlets_own_text() -> None:
    copy = only(
        article("a", TEXT, "2024-01-02", agency="AFP"), article("b", TEXT, "2024-01-09", agency="Reuters")
    )
    assert copy.kind is CopyKind.RECYCLED


def test_a_quotation_that_two_articles_print_is_a_shared_quote() -> None:
    one = f"{' '.join(f'one{n}' for n in range(300))} “{SPEECH}”"
    other = f"“{SPEECH}” {' '.join(f'other{n}' for n in range(300))}"
    copy = only(article("a", one, "2024-01-02", "Post"), article("b", other, "2024-01-02", "Sun"))
    assert copy.kind is CopyKind.SHARED_QUOTE


def test_the_agencys_own_report_is_the_source() -> None:
    copy = only(
        article("a", TEXT, "2024-01-02", "Post", "AFP"),
        article("b", TEXT, "2024-01-03", "AFP"),
    )
    assert (copy.source, copy.reason) == ("b", "published by AFP, which others credit")


def test_of_one_day_the_one_that_credits_an_agency_is_the_source() -> None:
    copy = only(article("a", TEXT, "2024-01-02", "Post"), article("b", TEXT, "2024-01-02", "Sun", "Reuters"))
    assert copy.source == "b"


@pytest.mark.parametrize("date", [None, "2024", "2024-01-02"])
def test_where_nothing_tells_no_source_is_named(date: str | None) -> None:
    copy = only(article("a", TEXT, date, "Post"), article("b", TEXT, date, "Sun"))
    assert copy.source is None
    assert copy.reason


def test_a_pair_alone_is_judged_as_among_all() -> None:
    first, second = fingerprint("t", TEXT), fingerprint("t", TEXT[: len(TEXT) // 2])
    judged = pair_of(first, second)
    assert judged is not None
    assert judged[0] > 0.9
    assert not judged[1]
    assert pair_of(first, fingerprint("t", SPEECH)) is None


def test_copies_follow_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    articles = tmp_path / "d" / "articles"
    articles.mkdir(parents=True)
    for number in range(24):
        words = " ".join(f"n{number}w{word}" for word in range(120))
        (articles / f"a{number:02}.txt").write_text(f"Title of {number}\n\n{words}.\n", "utf-8")
    dossier = Dossier.open(tmp_path / "d")
    dossier.refresh()
    assert dossier.copies() == []
    copied = (articles / "a03.txt").read_text("utf-8").replace("Title of 3", "Another title")
    (articles / "copy.txt").write_text(copied, "utf-8")
    dossier.refresh()
    assert [copy.articles for copy in dossier.copies()] == [("a03", "copy")]
    (articles / "a03.txt").rename(articles / "b03.txt")
    dossier.refresh()
    assert [copy.articles for copy in dossier.copies()] == [("b03", "copy")]
    (articles / "b03.txt").unlink()
    dossier.refresh()
    assert dossier.copies() == []
    dossier.close()


def test_what_few_of_many_quote_counts_as_quoted_of_those_alone() -> None:
    names = [f"{n:02}" for n in range(14)]
    apart = {name: " ".join(f"only{name}x{n}" for n in range(200)) for name in names}
    quoting = {"03", "07", "13"}
    articles = [
        article(name, f"{apart[name]} {f'“{SPEECH}”' if name in quoting else SPEECH}", "2024-01-02", "Post")
        for name in names
    ]
    kinds = {copy.kind: set(copy.articles) for copy in find_copies(articles)}
    assert kinds == {CopyKind.RECYCLED: set(names)}


def test_grams_come_in_order_equal_ones_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_SORTED", 100)
    grams = np.random.default_rng(1).integers(0, 2**32, 1000, dtype=np.uint32)
    grams[::5] = grams[0]
    places = list(copies.grams_in_order(grams))
    assert len(places) > 5
    assert np.array_equal(np.concatenate(places), np.argsort(grams, kind="stable"))
