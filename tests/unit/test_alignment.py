import re
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.alignment import AlignDocument, align_sentences, compare
from dossier.analysis.alignment.passages import passages
from dossier.export.comparison.words import verdict
from dossier.model import (
    Article,
    ArticleInfo,
    Comparison,
    CopyKind,
    DifferenceKind,
    DifferenceRelation,
    Relation,
    Verdict,
)

BASE = (
    "The council of Loden voted on Monday to close the old tram depot.\n"
    "Mayor Ilse Brandt said the building would become a market hall.\n"
    "Twelve councillors opposed the plan.\n"
    "Neighbours fear noise from delivery vans.\n"
)
OTHER = (
    "A jazz festival opened in the park at the weekend.\n"
    "Mayor Ilse Brandt said the building would become a market hall.\n"
    "Councillors in Loden voted to shut the city's old tram depot.\n"
    "Fifteen councillors opposed the plan.\n"
)


def article(name: str, text: str, date: str | None = "2024-05-06") -> Article:
    return Article(ArticleInfo(id=name, path=f"{name}.txt", title=name, date=date), text)


def row_of(comparison: Comparison, words: str) -> int:
    return next(
        at for at, row in enumerate(comparison.rows) if any(cell and words in cell.text for cell in row.cells)
    )


def test_every_passage_stands_in_exactly_one_row() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    cells = sorted((c.article, c.start) for row in comparison.rows for c in row.cells if c)
    assert len(cells) == len(set(cells)) == 8
    for row in comparison.rows:
        for column, cell in enumerate(row.cells):
            assert cell is None or cell.article == comparison.articles[column]


def test_a_copied_passage_is_verbatim_and_its_words_are_marked() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    row = comparison.rows[row_of(comparison, "market hall")]
    assert row.relation is Relation.VERBATIM
    cell = row.cells[1]
    assert cell is not None
    (span,) = cell.shared
    assert OTHER[span.start : span.end] == "Mayor Ilse Brandt said the building would become a market hall"


def test_the_same_claim_in_other_words_is_a_paraphrase() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    row = comparison.rows[row_of(comparison, "on Monday")]
    assert row.relation is Relation.PARAPHRASE
    assert row.cells[1] is not None


def test_passages_that_are_little_alike_are_only_perhaps_the_same() -> None:
    one = (
        "The harbour union called a strike of the dockers for Friday.\n"
        "The mayor of Tarn spoke of a hard winter for the harbour and its ferries.\n"
    )
    other = (
        "Dockers in the harbour go on strike on Friday, their union said.\n"
        "The ferries of Tarn carried fewer people last winter than the trams.\n"
    )
    strike, winter = compare([article("a", one), article("b", other)]).rows
    assert strike.relation is winter.relation is Relation.PARAPHRASE
    assert strike.certain
    assert not winter.certain
    assert [verdict(row) for row in (strike, winter)] == ["paraphrase", "perhaps paraphrase"]


def test_a_passage_out_of_order_is_marked_as_moved() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    assert [row.moved for row in comparison.rows].count((1,)) == 1


def test_rows_come_in_the_order_of_the_base() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    starts = [row.cells[0].start for row in comparison.rows if row.cells[0]]
    assert starts == sorted(starts)
    assert row_of(comparison, "jazz festival") == 0


def test_what_one_article_has_alone_is_only_here() -> None:
    comparison = compare([article("a", BASE), article("b", OTHER)])
    row = comparison.rows[row_of(comparison, "jazz festival")]
    assert (row.relation, row.certain, row.similarity) == (Relation.ONLY_HERE, True, 0.0)


def test_the_same_day_is_one_thing_however_it_is_printed() -> None:
    one = "Repairs to the dam will be finished on Friday.\nGrain prices fell again.\n"
    other = "Nobody spoke of grain.\nWorkers expect to leave the dam on 10 May.\n"
    comparison = compare([article("a", one), article("b", other)])
    assert all(comparison.rows[row_of(comparison, "Repairs")].cells)


def test_countries_and_capitals_are_one_thing() -> None:
    one = "Ankara will buy the ferries.\nThe weather was fine.\n"
    other = "Nobody came to the fair.\nTurkish officials purchase ferries.\n"
    comparison = compare([article("a", one), article("b", other)])
    assert all(comparison.rows[row_of(comparison, "Ankara")].cells)


def test_a_copied_article_is_named_as_wire_copy() -> None:
    comparison = compare([article("a", BASE), article("b", BASE + "One more line of our own.\n")])
    assert comparison.wire[0].articles == ("a", "b")
    assert comparison.wire[0].share > 0.9


def test_three_articles_share_a_row() -> None:
    third = "The building would become a market hall, said Ilse Brandt, the mayor.\n"
    comparison = compare([article("a", BASE), article("b", OTHER), article("c", third)])
    assert all(comparison.rows[row_of(comparison, "market hall")].cells)


def test_empty_articles_compare_to_nothing() -> None:
    assert compare([article("a", ""), article("b", "\n \n")]).rows == ()


def test_cancelling_gives_no_rows() -> None:
    assert compare([article("a", BASE), article("b", OTHER)], cancelled=lambda: True).rows == ()


def test_hostile_texts_are_bounded() -> None:
    texts = ['"' * 100_000, "spam " * 200_000, "Yes. No. " * 20_000, "A b c d e f. " * 5_000]
    began = time.process_time()
    compare([article(str(at), text) for at, text in enumerate(texts)])
    assert time.process_time() - began < 20


def test_the_five_reports_share_four_sentences_in_two_of_them(seeds: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    comparison = compare([article("1", texts[1]), article("2", texts[2])])
    verbatim = [row for row in comparison.rows if row.relation is Relation.VERBATIM]
    assert len(verbatim) == 4
    assert sum(bool(row.moved) for row in verbatim) >= 1


def test_sentences_are_aligned_by_number() -> None:
    documents = [
        AlignDocument(name, None, None, text.splitlines()) for name, text in (("a", BASE), ("b", OTHER))
    ]
    pairs, only_here = align_sentences(documents)
    assert (0, 1, 1, 1, "verbatim") in pairs
    assert (0, 0, 1, 2, "paraphrase") in pairs
    assert (1, 0) in only_here


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(), min_size=2, max_size=4))
def test_any_texts_compare(texts: list[str]) -> None:
    comparison = compare([article(str(at), text) for at, text in enumerate(texts)])
    for row in comparison.rows:
        for column, cell in enumerate(row.cells):
            assert cell is None or texts[column][cell.start : cell.end] == cell.text


def test_a_shared_run_neither_begins_nor_ends_inside_a_word() -> None:
    one = "The council of Loden will buy the new RX-200 ferries this spring."
    other = "The council of Loden will buy the new RX-200s this spring."
    comparison = compare([article("a", one), article("b", other)])
    for cell, text in zip(comparison.rows[0].cells, (one, other), strict=True):
        assert cell is not None
        assert [text[span.start : span.end] for span in cell.shared] == [
            "The council of Loden will buy the new"
        ]


def test_dots_in_an_abbreviation_are_no_other_word() -> None:
    one, other = (f"The {name} envoy met the union in Loden." for name in ("U.S.", "US"))
    comparison = compare([article("a", one), article("b", other)])
    assert comparison.rows[0].relation is Relation.VERBATIM


def seed_reports(seeds: Path, dates: dict[int, str]) -> list[Article]:
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    agencies = {1: "Reuters", 2: "AFP"}
    return [
        Article(
            ArticleInfo(id=str(at), path=str(at), title="", date=date or None, agency=agencies.get(at)),
            texts[at],
        )
        for at, date in dates.items()
    ]


def test_what_the_three_reports_say_of_the_delivery_is_compatible(seeds: Path) -> None:
    comparison = compare(seed_reports(seeds, {1: "2019-07-01", 2: "2019-06-20", 0: "2019-06-26"}))
    row = comparison.rows[row_of(comparison, "first half of")]
    assert all(row.cells)
    (dates,) = [one for one in row.differences if one.kind is DifferenceKind.DATE]
    assert dates.relation is DifferenceRelation.COMPATIBLE
    assert all(dates.values)
    assert row.verdict is Verdict.PARAPHRASE


def test_a_month_is_of_the_year_of_the_dated_report(seeds: Path) -> None:
    reports = seed_reports(seeds, {1: "2019-07-01", 2: "", 0: ""})
    comparison = compare(reports)
    row = comparison.rows[row_of(comparison, "first half of")]
    (dates,) = [one for one in row.differences if one.kind is DifferenceKind.DATE]
    assert dates.relation is DifferenceRelation.COMPATIBLE
    assert dates.values[1:] == ("the first half of the July", "by the end of July")


def test_the_agencies_of_two_reports_stand_against_each_other(seeds: Path) -> None:
    comparison = compare(seed_reports(seeds, {1: "2019-07-01", 2: "2019-06-20"}))
    values = {one.values for row in comparison.rows for one in row.differences if one.kind == "agency"}
    assert values == {("Reuters", "AFP")}


def test_the_text_that_two_reports_share_is_one_outlet_s_own(seeds: Path) -> None:
    comparison = compare(seed_reports(seeds, {1: "2019-07-01", 2: "2019-06-20"}))
    (copy,) = comparison.wire
    assert (copy.kind, copy.source) == (CopyKind.RECYCLED, "2")
    assert sum(row.verdict is Verdict.VERBATIM for row in comparison.rows) == 4


def test_no_shared_run_of_the_reports_ends_inside_a_word(seeds: Path) -> None:
    dates = {1: "2019-07-01", 2: "2019-06-20", 0: "2019-06-26", 3: "2019-11-12", 4: "2019-04-30"}
    articles = {one.id: one for one in seed_reports(seeds, dates)}
    comparison = compare(list(articles.values()))
    spans = [
        (cell.article, span) for row in comparison.rows for cell in row.cells if cell for span in cell.shared
    ]
    assert spans
    for name, span in spans:
        text = articles[name].text
        assert not re.fullmatch(r"\w[\w-]", text[span.start - 1 : span.start + 1])
        assert not re.fullmatch(r"\w\w|\w-\w?", text[span.end - 1 : span.end + 1])


def test_what_is_copied_beyond_the_passages_compared_is_found() -> None:
    own = [f"Ship {number} left the harbour of Loden with crew {number * 7}." for number in range(1200)]
    other = own[1100:] + [f"Truck {number} came by the road to Marstad." for number in range(1100)]
    comparison = compare([article("a", "\n".join(own)), article("b", "\n".join(other))])
    copied = [row for row in comparison.rows if row.relation is Relation.VERBATIM and all(row.cells)]
    assert len(copied) == 100
    assert all(not row.differences for row in copied)


def test_what_no_prose_is_stands_in_pieces_after_five_thousand_sentences() -> None:
    text = "It rained. " * 90_000 + "\n\n" + "x" * 5_000 + "\n\nThe end.\n"
    found = passages(0, text)
    assert len(found) < 5_500
    assert found[4_999].text == "It rained."
    assert max(len(passage.text) for passage in found) <= 10_000
    assert all(passage.text == text[passage.start : passage.end].strip() for passage in found)
    assert "".join("".join(passage.text for passage in found).split()) == "".join(text.split())
