"""The index against reading every article from beginning to end, and what both rest on."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from search_world import MemoryLookup, document, new_index

from dossier.model import never
from dossier.search.analyzer import TOKEN, layout, pieces, term_spans, terms, tokens
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.execute import Execution
from dossier.search.flat.rank import _smallest
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.limits import Limit
from dossier.search.matcher import holds, whole
from dossier.search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Unit,
    Wildcard,
    Within,
    Word,
)
from dossier.search.slots import spelled_out

WORDS = [
    "oil",
    "oils",
    "oiled",
    "tax",
    "taxes",
    "us",
    "US",
    "U.S.",
    "S-400",
    "400",
    "Éa",
    "ea",
    "the",
    "end.",
    "Stop!",
]
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4
).map("\n".join)
SLOTS = st.one_of(
    st.sampled_from(["oil", "tax", "us", "us^", "the", "400", "s", "ea", "no", "none"]).flatmap(
        lambda word: st.booleans().map(lambda exact: Word(word, exact))
    ),
    st.sampled_from(
        [Wildcard("oi*"), Wildcard("ta?"), Wildcard("o*d"), Fuzzy("oill", 1), Word("tax", also=("oil",))]
    ),
)
PHRASES = st.lists(SLOTS, min_size=2, max_size=4).map(lambda slots: Phrase(tuple(slots)))
NEARS = st.tuples(SLOTS, SLOTS, st.integers(1, 5), st.booleans()).map(lambda parts: Near(*parts))
NODES = st.recursive(
    SLOTS | PHRASES | NEARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(lambda node: node.part if isinstance(node, Not) else Not(node)),
    ),
    max_leaves=5,
)
MORE = st.one_of(
    st.tuples(SLOTS, SLOTS, st.sampled_from(Unit)).map(lambda parts: Within(*parts)),
    st.tuples(st.integers(1, 4), SLOTS).map(lambda parts: AtLeast(*parts)),
    st.tuples(PHRASES | SLOTS, NEARS | SLOTS, st.integers(1, 4), st.booleans()).map(
        lambda parts: Near(*parts)
    ),
)
FOLDERS = itertools.count()


@pytest.fixture
def world(tmp_path: Path):
    def build(texts: list[str], removed: int) -> tuple[Snapshot, MemoryLookup]:
        lookup = MemoryLookup()
        documents = [document(f"n{k}", text) for k, text in enumerate(texts)]
        folder = tmp_path / f"i{next(FOLDERS)}"
        index = new_index(folder, lookup, documents[::2])
        index.update(documents[1::2], ())
        lookup.texts.update((one.info.id, one.text) for one in documents)
        index.update((), [f"n{k}" for k in range(removed)])
        for k in range(removed):
            del lookup.texts[f"n{k}"]
        return FlatEngine.open(folder, lookup).snapshot, lookup

    return build


def found_articles(node: Node, snapshot: Snapshot, execution: Execution) -> set[str]:
    return {
        segment.article_id(document)
        for number, segment in enumerate(snapshot.segments)
        for document in execution.documents(node, number).tolist()
    }


LENIENT = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


@LENIENT
@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(0, 2), NODES | MORE)
def test_finds_what_reading_every_article_finds(world, texts: list[str], removed: int, node: Node) -> None:
    snapshot, lookup = world(texts, min(removed, len(texts) - 1))
    execution = Execution(snapshot, Reader(lookup, Limit(never)))
    read = {article for article, text in lookup.texts.items() if holds(node, whole(text))}
    assert found_articles(node, snapshot, execution) == read


@example("ジョン・スミス\ufada")  # a mark, and a place for a character to come, among those of the script
@given(st.text(alphabet="aB é.'’‘-4 \n²中・U.S…\x1f", max_size=60) | st.text(max_size=60))
def test_a_piece_holds_whole_terms(text: str) -> None:
    assert [term for piece in pieces(text) for term in terms(piece)] == terms(text)
    assert [token.term for token in tokens(text)] == terms(text)
    assert all(text[token.start : token.end] for token in tokens(text))


@given(st.text(alphabet="aSb.'’‘“-4 09s,\n", max_size=60))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    assert term_spans(text, 0, len(text)) == [found.span() for found in TOKEN.finditer(text)]
    assert term_spans(text, 1, len(text), 2) == [found.span() for found in TOKEN.finditer(text, 1)][:2]


@given(st.text(alphabet="aB é.!?\n“”\u2028 U.S", max_size=80))
def test_sentences_part_at_spaces_so_that_terms_are_the_same(text: str) -> None:
    by_sentence = [
        term
        for paragraph in layout(text)
        for sentence in paragraph
        for term in (token.term for token in tokens(text, sentence.start, sentence.end))
    ]
    assert by_sentence == terms(text)


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning sanction's",
        "country countries country's",
        "impose imposes imposed imposing",
        "plan plans planned planning",
        "meet meets meeting meetings",
        "tax taxes taxed taxing",
        "carry carries carried carrying",
        "ally allies allied",
        "400 400s",
    ],
)
def test_the_forms_of_a_word_find_one_another(forms: str) -> None:
    for wanted in forms.split():
        assert set(forms.split()) <= spelled_out(Word(wanted))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("new", "news"),
        ("organ", "organization"),
        ("unit", "united"),
        ("dure", "during"),
        ("str", "string"),
        ("po", "pos"),
    ],
)
def test_other_words_keep_apart(one: str, other: str) -> None:
    assert other not in spelled_out(Word(one))
    assert one not in spelled_out(Word(other))


def test_a_run_is_cut_like_the_text_around_it() -> None:
    text = "The U.S.-led deal, 1.5bn; don't"
    assert [m.group() for m in TOKEN.finditer(text)] == [
        "The",
        "U.S.",
        "led",
        "deal",
        "1",
        "5",
        "bn",
        "don't",
    ]


@given(st.lists(st.integers(-9, 9), min_size=2, max_size=200), st.integers(1, 9))
def test_the_smallest_values_are_found_stretch_by_stretch(values: list[int], number: int) -> None:
    number = min(number, len(values) - 1)
    assert _smallest(np.array(values, dtype=np.float64), number) == sorted(values)[number - 1]
