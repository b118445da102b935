"""Hits, their order and the words around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_world import MemoryLookup, add, document, new_index

from dossier.language.context import left_of, right_of
from dossier.model import Sort, Span

LONG = "The first paragraph says little.\n\n" + "before " * 30 + "the grain deal collapsed " + "after " * 30


def test_a_hit_gives_offsets_and_whole_words_of_its_paragraph(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i", MemoryLookup(), [document("a", LONG, title="News", outlet="Post", date="2020")]
    )
    (hit,) = index.search('"grain deal"').hits
    assert (hit.article, hit.outlet, hit.date, hit.title, hit.paragraph) == ("a", "Post", "2020", "News", 2)
    assert LONG[hit.start : hit.end] == hit.match == "grain deal"
    assert LONG[hit.start - len(hit.left) : hit.start] == hit.left
    assert LONG[hit.end : hit.end + len(hit.right)] == hit.right
    assert 40 < len(hit.left) <= 60
    assert 40 < len(hit.right) <= 60
    assert hit.left.startswith("before ")
    assert hit.right.endswith(" after")


def test_the_context_ends_with_the_paragraph() -> None:
    text = "one two\nthree four five\nsix"
    line = Span(8, 23)
    assert left_of(text, 14, line) == "three "
    assert right_of(text, 18, line) == " five"


def test_a_word_longer_than_the_context_is_left_out() -> None:
    text = "x" * 100 + "word" + "y" * 100
    assert left_of(text, 100, Span(0, len(text))) == ""
    assert right_of(text, 104, Span(0, len(text))) == ""


def test_hits_follow_the_text_and_a_phrase_is_one(tmp_path: Path) -> None:
    text = "Oil rose. Oil prices fell.\nPrices of oil rose."
    index = new_index(tmp_path / "i", MemoryLookup(), [document("a", text, title="Oil")])
    result = index.search('"oil prices" OR oil OR prices')
    assert [(hit.paragraph, hit.match) for hit in result.hits] == [
        (0, "Oil"), (1, "Oil"), (1, "Oil prices"), (2, "Prices"), (2, "oil"),
    ]  # fmt: skip
    assert result.articles[0].hits == 5


def test_a_title_that_opens_the_text_is_found_once_and_in_the_text(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i", MemoryLookup(), [document("a", "Oil rises\nNo more.", title="Oil rises")]
    )
    assert [(hit.paragraph, hit.start) for hit in index.search("title:oil").hits] == [(1, 0)]


def test_what_is_excluded_is_no_hit(tmp_path: Path) -> None:
    index = new_index(tmp_path / "i", MemoryLookup(), [document("a", "tin and zinc")])
    assert [hit.match for hit in index.search("tin -gold").hits] == ["tin"]
    assert index.search("-gold").articles[0].hits == 0


def test_a_match_near_another_is_one_hit_over_both(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i", MemoryLookup(), [document("a", "Tin fell while much zinc rose; tin again.")]
    )
    assert [hit.match for hit in index.search("tin NEAR/5 zinc").hits] == ["Tin fell while much zinc"]


def test_words_of_the_title_count_twice_and_short_articles_more(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i",
        MemoryLookup(),
        [
            document("body", "salt and other words here", title="Other words"),
            document("title", "other words of it and here", title="Salt words"),
            document("long", "salt " + "and other words here " * 20, title="Other words"),
        ],
    )
    assert [one.article for one in index.search("salt").articles] == ["title", "body", "long"]


def test_articles_are_ordered_as_asked_and_what_is_not_known_comes_last(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i",
        MemoryLookup(),
        [
            document("a", "salt", outlet="Times", date="2020-05-01"),
            document("b", "salt salt", outlet="Echo", date="2021"),
            document("c", "salt pepper"),
            document("d", "salt", outlet="echo", date="2019"),
        ],
    )

    def order(sort: Sort, limit: int = 9) -> list[str]:
        return [one.article for one in index.search("salt", sort=sort, limit=limit).articles]

    assert order(Sort.DATE) == ["d", "a", "b", "c"]
    assert order(Sort.OUTLET) == ["d", "b", "a", "c"]
    assert order(Sort.DATE, 2) == ["d", "a"]
    assert order(Sort.RELEVANCE, 1) == ["b"]
    assert index.search("salt", limit=1).total == 4


def test_nothing_found_says_how_often_each_word_occurs_and_the_nearest_spelling(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i", MemoryLookup(), [document("a", "The minister resigned."), document("b", "minister")]
    )
    result = index.search("ministr resigned")
    assert result.counts == (("ministr", 0), ("resigned", 1))
    assert result.suggestion == "minister AND resigned"
    assert index.search("minister").counts == ()
    assert index.search("zzzzzzz").suggestion is None


def test_nothing_found_says_the_same_of_each_condition(tmp_path: Path) -> None:
    lookup = MemoryLookup()
    index = new_index(
        tmp_path / "i",
        lookup,
        [
            document("a", "“Tin,” she said.", outlet="Harbour Post", date="2020"),
            document("b", "tin", outlet="Echo"),
        ],
    )
    lookup.say("a", "Tin", "ann")
    lookup.actors, lookup.similar = {"ann": {"a", "b"}}, {"anm": "ann"}
    result = index.search("outlet:harbor actor:anm speaker:anm -zinc date:2021 tin")
    assert result.counts == (
        ("outlet:harbor", 0), ("actor:anm", 0), ("speaker:anm", 0),
        ("date:2021-01-01..2021-12-31", 0), ("tin", 2),
    )  # fmt: skip
    assert result.suggestion is None  # also spelled well, it finds nothing in 2021
    assert index.search("speaker:ann outlet:echo").counts == (("speaker:ann", 1), ("outlet:echo", 1))


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("outlet:harbor tin", "outlet:harbour AND tin"),
        ('outlet:"harbour poost"', 'outlet:"harbour post"'),
        ("actor:anm tim", "actor:ann AND tin"),
        ("speaker:anm said:tan", "speaker:ann AND said:tin"),
        ("outlet:lantern tin", None),
        ("outlet:harbor outlet:harboor", "outlet:harbour"),
        (" ".join(f"ti{letter}" for letter in "abcdefghjk"), None),  # too much of it is not known
        ("actor:bob", None),
        ("path:aa", None),
    ],
)
def test_names_are_corrected_as_words_are(tmp_path: Path, typed: str, better: str | None) -> None:
    lookup = MemoryLookup()
    index = new_index(tmp_path / "i", lookup, [document("a", "“Tin,” she said.", outlet="Harbour Post")])
    lookup.say("a", "Tin", "ann")
    lookup.actors, lookup.similar = {"ann": {"a"}}, {"anm": "ann"}
    assert index.search(typed).suggestion == better


def test_the_last_word_is_completed_by_the_most_frequent_first(tmp_path: Path) -> None:
    index = new_index(
        tmp_path / "i", MemoryLookup(), [document("a", "mine minister"), document("b", "Minister US")]
    )
    assert index.suggest("coal min", 5) == ["minister", "mine"]
    assert index.suggest("us", 5) == ["us"]
    assert index.suggest("m", 5) == []
    assert index.suggest("min ", 5) == []


def test_many_equals_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    documents = [document(f"n{k * 7919 % 1500:04}", "salt") for k in range(1500)]
    index = new_index(tmp_path / "i", MemoryLookup(), documents[:700])
    add(index, MemoryLookup(), documents[700:])
    wanted = [f"n{k:04}" for k in range(5)]
    assert [one.article for one in index.search("-pepper", limit=5).articles] == wanted
    assert [one.article for one in index.search("salt", sort=Sort.OUTLET, limit=5).articles] == wanted


@pytest.mark.parametrize(
    ("query", "a", "b"),
    [
        ("(tin gold) OR zinc", ["zinc"], ["tin", "gold", "zinc"]),
        ('zinc OR ("tin and" gold)', ["zinc"], ["tin and", "gold", "zinc"]),
        ("zinc OR (tin -lead)", ["zinc"], ["tin", "zinc"]),
        ("zinc (tin OR (tin gold))", ["tin", "zinc"], ["tin", "gold", "zinc"]),
        ("zinc OR (/t.n/ gold)", ["zinc"], ["tin", "gold", "zinc"]),
        ("zinc OR (tin outlet:post)", ["zinc"], ["tin", "zinc"]),
        ('"tin and" NEAR/9 zinc OR "zinc"', ["tin and lead, zinc"], ["tin and gold, zinc"]),
        ("ATLEAST/1 (tin OR (zinc gold))", ["tin"], ["tin", "gold", "zinc"]),
    ],
)
def test_what_made_the_article_match_is_marked_and_nothing_else(
    tmp_path: Path, query: str, a: list[str], b: list[str]
) -> None:
    documents = [document("a", "tin and lead, zinc"), document("b", "tin and gold, zinc", outlet="Post")]
    lookup = MemoryLookup()
    index = new_index(tmp_path / "i", lookup, documents[:1])
    add(index, lookup, documents[1:])
    hits = index.search(query).hits
    assert [hit.match for hit in hits if hit.article == "a"] == a
    assert [hit.match for hit in hits if hit.article == "b"] == b


def test_words_without_spaces_have_a_context(tmp_path: Path) -> None:
    text = "码头工人在星期一停止了工作，" * 8 + "市长说谈判会继续。" + "船只在海湾里等待。" * 9
    index = new_index(tmp_path / "i", MemoryLookup(), [document("a", text)])
    (hit,) = index.search("谈判").hits
    assert (hit.match, len(hit.left), len(hit.right)) == ("谈判", 60, 60)


def test_as_many_hits_of_each_article_are_returned_as_asked_for_and_all_are_counted(tmp_path: Path) -> None:
    documents = [document("a", "tin, tin\nand tin", title="Tin"), document("b", "no tin\n\nbut /tin/")]
    index = new_index(tmp_path / "i", MemoryLookup(), documents)
    for query in ("tin", "tin OR /t.n/"):
        full = index.search(query)
        two = index.search(query, hits=2)
        assert [(one.article, one.hits) for one in two.articles] == [("a", 4), ("b", 2)]
        assert two.articles == full.articles
        assert [hit for hit in full.hits if hit.article == "a"][:2] == [
            hit for hit in two.hits if hit.article == "a"
        ]
    none = index.search("tin", hits=0)
    assert (none.total, none.hits, none.articles[0].hits) == (2, (), 0)


def test_a_pattern_that_matches_everywhere_has_so_many_hits_and_no_more(tmp_path: Path) -> None:
    index = new_index(tmp_path / "i", MemoryLookup(), [document("a", "tin " * 900)])
    result = index.search("/./")
    assert (result.articles[0].hits, len(result.hits)) == (500, 200)
