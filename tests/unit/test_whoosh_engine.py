"""The flat index read as a Whoosh index, beside a stock Whoosh index of the same articles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_world import MemoryLookup, add, document, new_index
from whoosh.analysis import Token
from whoosh.filedb.filestore import RamStorage
from whoosh.index import Index
from whoosh.matching import AndNotMatcher, ListMatcher
from whoosh.qparser import QueryParser
from whoosh.query import And, Every, FuzzyTerm, NumericRange, Or, Phrase, Prefix, Query, Term, Wildcard
from whoosh.reading import IndexReader, TermNotFound
from whoosh.searching import Searcher

from dossier.model import ArticleInfo, never
from dossier.search import nodes
from dossier.search.dates import interval
from dossier.search.errors import QueryCancelled
from dossier.search.flat.build import day_number
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.index import SearchIndex
from dossier.search.limits import Limit
from dossier.search.whoosh_engine.analyzer import ArticleAnalyzer, indexed_text
from dossier.search.whoosh_engine.compile import compiled
from dossier.search.whoosh_engine.evaluate import by_segment, evaluate
from dossier.search.whoosh_engine.formats import PlainPositions
from dossier.search.whoosh_engine.index import DossierIndex, ReadOnly
from dossier.search.whoosh_engine.reader import FlatIndexReader
from dossier.search.whoosh_engine.schema import ID_FIELD, TEXT_FIELD, TITLE_FIELD, schema
from dossier.search.whoosh_engine.terms import WithoutMatcher

HARBOUR = (
    "The harbour opened at dawn. Boats left the harbour.\n\n"
    "The US boats stayed with us. Nobody at the pier spoke then, none."
)
# Whoosh keeps lengths in a byte; the lengths of these articles are among those that it keeps as they are.
DOCUMENTS = [
    document(
        "a", HARBOUR, title="Harbour opens", outlet="Quay Post", author="Ann Ray", date="2020-05-04",
        language="en", words=19,
    ),
    document(
        "b", f"Boats at dawn\n{HARBOUR}", title="Boats at dawn", outlet="The Quay", date="2020-06", words=22
    ),
    document("c", "Nothing moved at the harbour’s S-400 pier.", title="", words=8),
    document("d", "", title="An empty pier", outlet="Quay Post", agency="AP", date="1999"),
]  # fmt: skip
STALE = [document("b", "An older version about kelp.", title="Kelp", outlet="Kelp News")]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Two segments, one with an article that was replaced since."""
    lookup = MemoryLookup()
    folder = tmp_path_factory.mktemp("flat") / "i"
    index = new_index(folder, lookup, [DOCUMENTS[0], *STALE, *DOCUMENTS[2:]])
    add(index, lookup, [DOCUMENTS[1]])
    found = FlatEngine.open(folder, lookup).snapshot
    assert [segment.count for segment in found.segments] == [4, 1]
    return found


@pytest.fixture(scope="module")
def flat(snapshot: Snapshot) -> Index:
    return DossierIndex(snapshot, generation=7)


def document_fields(info: ArticleInfo, text: str) -> dict[str, str | int]:
    """Return an article as the values of a Whoosh document; what is not known is left out."""
    known: dict[str, str | int | None] = {
        ID_FIELD: info.id,
        TITLE_FIELD: info.title,
        TEXT_FIELD: indexed_text(info.title, text),
        "date": info.date,
        "outlet": info.outlet,
        "agency": info.agency,
        "author": info.author,
        "lang": info.language,
        "path": info.path,
        "words": info.words,
    }
    days = interval(info.date or "")
    if days is not None:
        known["first"], known["last"] = map(day_number, days)
    return {name: value for name, value in known.items() if value is not None}


@pytest.fixture(scope="module")
def stock() -> Index:
    index = RamStorage().create_index(schema())
    writer = index.writer()
    for number in (0, 2, 3, 1):  # the order in the segments
        one = DOCUMENTS[number]
        writer.add_document(**document_fields(one.info, one.text))
    writer.commit()
    return index


def postings(reader: IndexReader, field: str, term: bytes) -> list[tuple[int, float, list[int]]]:
    matcher = reader.postings(field, term)
    found = []
    while matcher.is_active():
        placed = field not in ("id", "first", "last", "words")
        positions = matcher.value_as("positions") if placed else []
        assert not placed or matcher.value_as("weight") == matcher.weight()
        found.append((matcher.id(), matcher.weight(), positions))
        matcher.next()
    return found


def test_holds_the_terms_of_a_stock_index(flat: Index, stock: Index) -> None:
    ours, theirs = flat.reader(), stock.reader()
    assert list(ours.all_terms()) == list(theirs.all_terms())
    assert set(ours.indexed_field_names()) == set(theirs.indexed_field_names())
    assert list(ours.lexicon("text")) == list(theirs.lexicon("text"))
    assert list(ours.expand_prefix("text", "bo")) == list(theirs.expand_prefix("text", "bo")) == [b"boats"]
    assert list(ours.field_terms("first")) == list(theirs.field_terms("first"))


def test_holds_the_postings_of_a_stock_index(flat: Index, stock: Index) -> None:
    ours, theirs = flat.reader(), stock.reader()
    for field, term in theirs.all_terms():
        assert postings(ours, field, term) == postings(theirs, field, term), (field, term)
        assert ours.doc_frequency(field, term) == theirs.doc_frequency(field, term)
        assert ours.frequency(field, term) == theirs.frequency(field, term)
        assert ours.first_id(field, term) == theirs.first_id(field, term)


def test_knows_the_statistics_of_a_stock_index(flat: Index, stock: Index) -> None:
    ours, theirs = flat.reader(), stock.reader()
    for term in theirs.lexicon("text"):
        one, other = ours.term_info("text", term), theirs.term_info("text", term)
        for name in ("weight", "doc_frequency", "min_length", "max_length", "max_weight", "min_id", "max_id"):
            assert getattr(one, name)() == getattr(other, name)(), (term, name)
    assert ours.doc_count() == ours.doc_count_all() == theirs.doc_count() == 4
    assert ours.min_field_length("text") == theirs.min_field_length("text") == 6
    for field in ("text", "title"):
        assert ours.field_length(field) == theirs.field_length(field)
        assert ours.max_field_length(field) == theirs.max_field_length(field)
        for number in range(4):
            assert ours.doc_field_length(number, field) == (theirs.doc_field_length(number, field) or 0)


def test_stores_the_values_of_a_stock_index(flat: Index, stock: Index) -> None:
    for ours, theirs in zip(
        flat.reader().all_stored_fields(), stock.reader().all_stored_fields(), strict=True
    ):
        assert ours == theirs


QUERIES = [
    Term("text", "harbour"),
    Term("title", "boats"),
    Term("text", "us^"),
    And([Term("text", "boats"), Term("text", "pier")]),
    Or([Term("text", "boats"), Term("text", "pier"), Term("outlet", "quay")]),
    Phrase("text", ["the", "harbour"]),
    Phrase("text", ["dawn", "boats"]),
    Phrase("text", ["harbour", "the"]),
    Phrase("outlet", ["the", "quay"]),
    Prefix("text", "no"),
    Wildcard("text", "p?er"),
    FuzzyTerm("text", "peer"),
    NumericRange("first", 20000101, None),
    NumericRange("words", 5, 20),
    Term("id", "c"),
    Every(),
    Every("outlet"),
]


@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_whoosh_finds_the_same_in_both(flat: Index, stock: Index, query: Query) -> None:
    found = [
        [(hit["id"], pytest.approx(hit.score)) for hit in index.searcher().search(query, limit=None)]
        for index in (flat, stock)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == len(flat.searcher().search(query, limit=2)) or len(found[0]) > 2


def test_whoosh_parses_and_sorts_over_it(flat: Index) -> None:
    query = QueryParser("text", flat.schema).parse("pier outlet:quay")
    with flat.searcher() as searcher:
        found = searcher.search(query, sortedby="words")
        assert [hit["id"] for hit in found] == ["d", "a", "b"]
        assert searcher.document(id="c")["words"] == 8
        assert searcher.document(id="x") is None


def test_suggests_the_nearest_spelling_of_the_living_articles(flat: Index) -> None:
    reader = flat.reader()
    assert reader.corrector("text").suggest("harbor", limit=1) == ["harbour"]
    assert sorted(reader.terms_within("text", "boat", 2)) == sorted(
        IndexReader.terms_within(reader, "text", "boat", 2)
    )
    assert list(reader.terms_within("text", "kelp", 1)) == []
    assert list(reader.terms_within("outlet", "qay", 1)) == ["quay"]


def test_what_is_not_there_is_not_found(flat: Index) -> None:
    reader = flat.reader()
    assert ("text", b"kelp") not in reader
    assert ("nothing", b"pier") not in reader
    assert reader.doc_frequency("text", "kelp") == reader.frequency("text", "kelp") == 0
    for field in ("text", "title", "outlet", "id"):
        with pytest.raises(TermNotFound):
            reader.postings(field, "kelp")


def test_the_index_is_read_only(flat: Index) -> None:
    assert not flat.is_empty()
    assert (flat.doc_count(), flat.doc_count_all(), flat.latest_generation()) == (4, 4, 7)
    assert flat.searcher().up_to_date()
    with pytest.raises(ReadOnly):
        flat.writer()


def test_an_open_index_is_a_whoosh_index(tmp_path: Path) -> None:
    lookup = MemoryLookup()
    index = new_index(tmp_path / "i", lookup, DOCUMENTS)
    before = index.whoosh()
    query = QueryParser("text", before.schema).parse('"the harbour" outlet:quay')
    assert [hit["id"] for hit in before.searcher().search(query)] == ["a", "b"]
    index.update([], ["a"])
    after = SearchIndex.open(tmp_path / "i", lookup).whoosh()
    assert [hit["id"] for hit in after.searcher().search(query)] == ["b"]
    assert (before.doc_count(), after.doc_count()) == (4, 3)
    assert after.latest_generation() > before.latest_generation()


def test_an_index_of_nothing_answers() -> None:
    empty = DossierIndex(Snapshot((), {}))
    assert empty.is_empty()
    assert list(empty.reader().all_terms()) == []
    assert len(empty.searcher().search(Or([Term("text", "pier"), Every("outlet")]))) == 0


def test_positions_leave_one_out_after_a_paragraph_and_titles_weigh_double() -> None:
    value = indexed_text("Two words", "One more.\nLast")
    found = [
        (token.text, token.pos, token.boost, value[token.startchar : token.endchar])
        for token in map(Token.copy, ArticleAnalyzer()(value, positions=True, chars=True))
    ]
    assert found == [
        ("two", 0, 2.0, "Two"),
        ("words", 1, 2.0, "words"),
        ("one", 3, 1.0, "One"),
        ("more", 4, 1.0, "more"),
        ("last", 6, 1.0, "Last"),
    ]


@given(st.floats(0, 100, width=32), st.lists(st.integers(0, 2**32 - 1)))
def test_a_posting_is_read_as_it_was_written(weight: float, positions: list[int]) -> None:
    format_ = PlainPositions()
    value = format_.encode(weight, positions)
    assert format_.decode_weight(value) == pytest.approx(weight)
    assert format_.decode_positions(value) == positions


DAWN, BOATS, PIER = nodes.Word("dawn"), nodes.Word("boat"), nodes.Word("pier", exact=True)


@pytest.mark.parametrize(
    ("node", "articles"),
    [
        (BOATS, "ab"),
        (nodes.Wildcard("harb*"), "abc"),
        (nodes.Fuzzy("peer", 1), "abcd"),
        (nodes.Phrase((nodes.Word("the"), nodes.Wildcard("harb*"))), "abc"),
        (nodes.And((BOATS, nodes.Not(nodes.InTitle(BOATS)))), "a"),
        (nodes.Or((DAWN, PIER)), "abcd"),
        (nodes.Not(BOATS), "cd"),
        (nodes.And(()), "abcd"),
        (nodes.Or(()), ""),
        (nodes.Near(DAWN, BOATS, 1), "ab"),
        (nodes.Near(BOATS, DAWN, 2, ordered=True), "b"),
        (nodes.Within(nodes.Word("nobody"), PIER, nodes.Unit.SENTENCE), "ab"),
        (nodes.Within(DAWN, nodes.Word("left"), nodes.Unit.SENTENCE), ""),
        (nodes.Within(DAWN, nodes.Word("left"), nodes.Unit.PARAGRAPH), "ab"),
        (nodes.AtLeast(3, nodes.Word("harbour")), "a"),
        (nodes.InTitle(PIER), "d"),
        (nodes.Value("outlet", ("quay", "post")), "ad"),
        (nodes.Value("outlet", ("qu*",)), "abd"),
        (nodes.Value("agency", ()), "d"),
        (nodes.Length(None, 19), "acd"),
        (nodes.Length(9, 3), ""),
        (nodes.Dated("2020-05-01", "2020-06-30"), "ab"),
        (nodes.Dated("2020-06-02", None), ""),
        (nodes.Dated(None, "2020-05-31"), "ad"),
        (nodes.Marked("undated"), "c"),
        (nodes.Marked("tag", "sea"), "ac"),
        (nodes.ByActor("Ann", "person"), "b"),
        (nodes.InEvent("storm"), "d"),
        (nodes.Regex("s-?400"), "c"),
        (nodes.Quoted(("Ann",), (BOATS,)), "a"),
    ],
)
def test_nodes_become_queries(snapshot: Snapshot, node: nodes.Node, articles: str) -> None:
    lookup = MemoryLookup()
    lookup.texts = {one.info.id: one.text for one in DOCUMENTS}
    lookup.marks = {("tag", "sea"): {"a", "c", "x"}}
    lookup.actors = {"person:Ann": {"b"}}
    lookup.events = {"storm": {"d"}}
    lookup.say("a", "Boats left", "Ann")
    lookup.say("b", "Nobody at the pier", "Ann")
    index = FlatIndexReader(snapshot)
    query = compiled(node, Reader(lookup, Limit(never)))
    assert sorted(index.article_id(number) for number in query.docs(Searcher(index))) == sorted(articles)
    assert query == compiled(node, Reader(lookup, Limit(never)))
    assert hash(query) == hash(compiled(node, Reader(lookup, Limit(never))))


def test_answers_by_segment_what_another_engine_cannot(snapshot: Snapshot) -> None:
    reader = Reader(MemoryLookup(), Limit(never))
    mixed = nodes.And((BOATS, Term("outlet", "quay")))  # type: ignore[arg-type]  # a Whoosh query as a part
    found = {
        snapshot.segments[number].article_id(document): score
        for number, part in enumerate(by_segment(mixed, snapshot, reader))
        for document, score in zip(part.documents.tolist(), part.scores.tolist(), strict=True)
    }
    assert found == {one.article: one.score for one in evaluate(mixed, snapshot, reader)}
    assert set(found) == {"a", "b"}
    assert all(score > 0 for score in found.values())


def test_a_search_that_is_cancelled_ends(snapshot: Snapshot) -> None:
    with pytest.raises(QueryCancelled):
        evaluate(BOATS, snapshot, Reader(MemoryLookup(), Limit(lambda: True)))


def test_exclusion_begins_with_the_first_article() -> None:
    """Whoosh's own matcher lets 5 through, as long as it does so there is a reason for ours."""
    assert list(AndNotMatcher(ListMatcher([5, 6]), ListMatcher([3, 5])).all_ids()) == [5, 6]
    assert list(WithoutMatcher(ListMatcher([5, 6]), ListMatcher([3, 5])).all_ids()) == [6]


def test_whoosh_is_imported_by_this_part_alone_and_only_when_it_is_asked_for() -> None:
    package = Path(__file__).resolve().parents[2] / "dossier"
    importing = [
        file.parent.name
        for file in package.rglob("*.py")
        if any(
            line.startswith(("import whoosh", "from whoosh")) for line in file.read_text("utf-8").splitlines()
        )
    ]
    assert set(importing) == {"whoosh_engine"}
    program = "import sys, dossier.session, dossier.search.index; sys.exit('whoosh' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 -- our own program
