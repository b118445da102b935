"""Of two places that give a value, the one that is trusted more wins, and the article says which it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.importing.run import Result
from dossier.model import ArticleInfo, Source
from tests.unit.importing import Desk
from tests.unit.test_import_nexis import OLD

TEXT = "The ferry left the north pier two hours late, and nobody could say why, the harbour company said."
DATELINE = f"HARBOUR, June 3, 2019 (Reuters) - {TEXT}"
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-06-05"}</script>'
META = '<meta property="article:published_time" content="2019-06-04T08:00:00Z">'
ADDRESS = '<link rel="canonical" href="https://harbour.example/2019/06/02/ferry">'


def page(head: str, lead: str = TEXT) -> str:
    """Return a saved page."""
    body = f"<h1>Ferry is late</h1><p>{lead}</p><p>{TEXT} It came back at night.</p>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def info_of(result: Result) -> ArticleInfo:
    """Return what is known of the one article."""
    assert result.info is not None
    return result.info


def test_the_user_goes_before_front_matter(desk: Desk) -> None:
    (result,) = desk.add(
        desk.put("a.md", f"---\ndate: 2019-06-05\n---\n\n{TEXT}\n"), given={"date": "2019-06-06"}
    )
    info = info_of(result)
    assert (info.date, info.provenance["date"].source) == ("2019-06-06", Source.USER)


def test_a_record_goes_before_what_its_page_states(desk: Desk) -> None:
    desk.put("a.html", page(LINKED))
    desk.put("b.ris", "TY  - NEWS\nDA  - 2019/06/06\nL1  - a.html\nER  - \n")
    (result,) = desk.add(desk.inbox / "b.ris")
    info = info_of(result)
    assert (info.date, info.provenance["date"].source) == ("2019-06-06", Source.COLUMN)


def test_a_database_goes_before_the_dateline(desk: Desk) -> None:
    export = OLD.format(n=1, day=5).replace("The ferry", "NORTH PIER, June 4 (Reuters) - The ferry")
    info = info_of(desk.one("a.txt", export))
    assert (info.date, info.provenance["date"].source) == ("2019-06-05", Source.DATABASE)
    assert (info.agency, info.provenance["agency"].source) == ("Reuters", Source.TEXT)


@pytest.mark.parametrize(
    ("content", "date", "source", "note"),
    [
        (page(META + LINKED), "2019-06-05", Source.PAGE, "JSON-LD datePublished"),
        (page(META, DATELINE), "2019-06-04", Source.PAGE, "meta article:published_time"),
        (page(ADDRESS, DATELINE), "2019-06-03", Source.TEXT, "dateline"),
        (page(ADDRESS), "2019-06-02", Source.PAGE, "from the address"),
        (page(""), None, Source.NONE, ""),
    ],
    ids=["linked data, meta", "meta, text", "text, address", "address, nothing", "nothing"],
)
def test_of_two_neighbours_the_first_wins(
    desk: Desk, content: str, date: str | None, source: Source, note: str
) -> None:
    info = info_of(desk.one("a.html", content))
    given = info.provenance["date"]
    assert (info.date, given.source, given.note) == (date, source, note)


def test_front_matter_goes_before_the_text(desk: Desk) -> None:
    info = info_of(desk.one("a.md", f"---\ndate: 2019-06-05\n---\n\n{DATELINE}\n"))
    assert (info.date, info.provenance["date"].source) == ("2019-06-05", Source.FRONT_MATTER)


def test_the_address_goes_before_the_name_of_the_file(desk: Desk) -> None:
    info = info_of(desk.one("2019-06-01-ferry.html", page(ADDRESS)))
    assert (info.date, info.provenance["date"].note) == ("2019-06-02", "from the address")


@pytest.mark.parametrize(
    ("source", "outlet", "url"),
    [
        ("https://www.bbc.co.uk/news/ferry", "BBC News", "https://www.bbc.co.uk/news/ferry"),
        ("The Lantern", "The Lantern", None),
    ],
)
def test_a_source_is_an_address_or_an_outlet_by_its_shape(
    desk: Desk, source: str, outlet: str, url: str | None
) -> None:
    info = info_of(desk.one("a.md", f"---\ntitle: Late\nsource: {source}\n---\n\n{TEXT}\n"))
    assert (info.outlet, info.url) == (outlet, url)
