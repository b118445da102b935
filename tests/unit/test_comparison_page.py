from dataclasses import replace
from html.parser import HTMLParser

from dossier.analysis.alignment import compare
from dossier.export.comparison.page import comparison_page, table_page
from dossier.export.comparison.tables import Table
from dossier.export.comparison.words import ComparisonReport, letter
from dossier.model import Article, ArticleInfo

A = "Twelve boats sank in the bay of Loden on Monday.\nThe mayor, Ilse Brandt, closed the old harbour.\n"
B = "Fifteen boats sank in the bay of Loden on Monday.\nThe mayor, Ilse Brandt, closed the old harbour.\n"
VOID = {"meta", "br"}


class Balanced(HTMLParser):
    """Keeps the tags that are open, and those that were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(lines: list[str]) -> Balanced:
    parser = Balanced()
    parser.feed("\n".join(lines))
    assert parser.open == []
    return parser


def report(*others: str) -> ComparisonReport:
    articles = [
        Article(ArticleInfo(id=name, path=name, title=f"Title {name}", outlet=f"The {name}"), text)
        for name, text in (("a", A), ("b", B), *((f"other{at}", text) for at, text in enumerate(others)))
    ]
    return ComparisonReport(compare(articles), tuple(one.info for one in articles))


def test_a_page_is_whole_and_takes_nothing_from_elsewhere() -> None:
    page = list(comparison_page(report()))
    seen = parsed(page).seen
    assert not seen & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in "".join(page)


def test_a_page_tells_verdicts_values_and_copies_by_word() -> None:
    page = "\n".join(comparison_page(report()))
    assert "differs (number)" in page
    assert "differs, number: A Twelve / B Fifteen" in page
    assert "<mark>The mayor, Ilse Brandt, closed the old harbour</mark>" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_a_passage_alone_beside_many_columns_has_the_width_of_all() -> None:
    alone = "Nobody on the island of Farrow keeps goats any more.\n"
    assert 'class="alone"' not in "".join(comparison_page(report(alone)))
    page = list(comparison_page(report(A, alone)))
    parsed(page)
    told = 'class="alone" colspan="4" data-of="D The other1, date not known">Nobody'
    assert told in "".join(page)
    assert '<div class="scroll across">' in page[page.index("<h2>Passages</h2>") + 2]


def test_the_title_names_outlets_only_if_it_can_name_all() -> None:
    every = report()
    unknown = replace(every, infos=(every.infos[0], replace(every.infos[1], outlet=None, agency="AFP")))
    assert "<h1>Comparison: The a, The b</h1>" in list(comparison_page(every))
    page = list(comparison_page(unknown))
    assert "<h1>Comparison of 2 articles</h1>" in page
    assert "B via AFP, date not known" in "".join(page)


def test_a_table_s_page_escapes_every_cell() -> None:
    table = Table("A & B", ("<th>",), (("<td>&",),), notes=("<p>",))
    page = list(table_page(table))
    parsed(page)
    assert "&lt;td&gt;&amp;" in "".join(page)


def test_columns_have_letters() -> None:
    assert [letter(at) for at in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
