"""The query language: every form of it, what is said of what cannot be read, and hostile input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.search.lexer import MAX_QUERY, MAX_WORD
from dossier.search.nodes import (
    And,
    AtLeast,
    ByActor,
    Dated,
    Fuzzy,
    InEvent,
    InTitle,
    Length,
    Marked,
    Near,
    Not,
    Or,
    Phrase,
    Quoted,
    Regex,
    Unit,
    Value,
    Wildcard,
    Within,
    Word,
    children,
)  # fmt: skip
from dossier.search.parse import parse
from dossier.search.patterns import PatternError, compile_pattern, literals
from dossier.search.slots import spelled_out
from dossier.search.synonyms import Synonyms, synonyms

TRUMP, TURKEY, PUTIN = Word("trump"), Word("turkey"), Word("putin")
SANCTIONS = Word("sanctions")


def exact(*words: str) -> Phrase:
    return Phrase(tuple(Word(word, exact=True) for word in words))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("sanctions turkey", And((SANCTIONS, TURKEY))),
        ('"sanctions"', Word("sanctions", exact=True)),
        ('"sovereign right"', exact("sovereign", "right")),
        ("sanction*", Wildcard("sanction*")),
        ("wom?n", Wildcard("wom?n")),
        ('"sanction* turkey"', Phrase((Wildcard("sanction*"), Word("turkey", exact=True)))),
        ("erdogan~", Fuzzy("erdogan", 1)),
        ("erdogan~2", Fuzzy("erdogan", 2)),
        ("/S-?400s?/", Regex("S-?400s?")),
        ("/two words/", Regex("two words")),
        ("trump AND turkey", And((TRUMP, TURKEY))),
        ("trump OR putin", Or((TRUMP, PUTIN))),
        ("trump | putin", Or((TRUMP, PUTIN))),
        ("trump NOT turkey", And((TRUMP, Not(TURKEY)))),
        ("trump ANDNOT turkey", And((TRUMP, Not(TURKEY)))),
        ("trump || putin", Or((TRUMP, PUTIN))),
        ("trump && turkey", And((TRUMP, TURKEY))),
        ("trump -turkey", And((TRUMP, Not(TURKEY)))),
        ("trump \u2212turkey", And((TRUMP, Not(TURKEY)))),
        ("-turkey", Not(TURKEY)),
        ("-(trump OR putin)", Not(Or((TRUMP, PUTIN)))),
        ("trump OR putin turkey", Or((TRUMP, And((PUTIN, TURKEY))))),
        ("(trump OR putin) turkey", And((Or((TRUMP, PUTIN)), TURKEY))),
        ("sanctions NEAR/10 trump", Near(SANCTIONS, TRUMP, 10)),
        ("sanctions w/10 trump", Near(SANCTIONS, TRUMP, 10)),
        ("sanctions near10 trump", Near(SANCTIONS, TRUMP, 10)),
        ('"trump turkey"~10', Near(Word("trump", exact=True), Word("turkey", exact=True), 10)),
        ("trump PRE/5 sanctions", Near(TRUMP, SANCTIONS, 5, ordered=True)),
        ("trump ADJ/5 sanctions", Near(TRUMP, SANCTIONS, 5, ordered=True)),
        ("trump BEFORE/5 sanctions", Near(TRUMP, SANCTIONS, 5, ordered=True)),
        ("trump /s turkey", Within(TRUMP, TURKEY, Unit.SENTENCE)),
        ("trump w/s turkey", Within(TRUMP, TURKEY, Unit.SENTENCE)),
        ("trump /p turkey", Within(TRUMP, TURKEY, Unit.PARAGRAPH)),
        ("trump w/p turkey", Within(TRUMP, TURKEY, Unit.PARAGRAPH)),
        ("ATLEAST/3 sanctions", AtLeast(3, SANCTIONS)),
        ("outlet:bbc", Value("outlet", ("bbc",))),
        ("source:bbc", Value("outlet", ("bbc",))),
        ("site:bbc", Value("outlet", ("bbc",))),
        ('outlet:"Evening Herald"', Value("outlet", ("evening", "herald"))),
        ("outlet:bbc,ap", Or((Value("outlet", ("bbc",)), Value("outlet", ("ap",))))),
        ("outlet:(bbc OR ap)", Or((Value("outlet", ("bbc",)), Value("outlet", ("ap",))))),
        ("outlet:bbc outlet:ap", Or((Value("outlet", ("bbc",)), Value("outlet", ("ap",))))),
        ("-outlet:*", Not(Value("outlet", ()))),
        ("agency:reut*", Value("agency", ("reut*",))),
        ("lang:en", Value("lang", ("en",))),
        ("path:2019", Value("path", ("2019",))),
        ("byline:smith", Value("author", ("smith",))),
        ("title:turkey", InTitle(TURKEY)),
        ('headline:"trade talks"', InTitle(exact("trade", "talks"))),
        ("title:(trump OR putin)", Or((InTitle(TRUMP), InTitle(PUTIN)))),
        ("words:>800", Length(801, None)),
        ("words:<300", Length(None, 299)),
        ("words:300..800", Length(300, 800)),
        ("words:1,000..2,000", Length(1000, 2000)),
        ("actor:erdogan", ByActor("erdogan")),
        ('person:"Recep Erdogan"', ByActor("Recep Erdogan", "person")),
        ("actor:trump actor:putin", And((ByActor("trump"), ByActor("putin")))),
        ('event:"talks in Osaka"', InEvent("talks in Osaka")),
        ("tag:draft", Marked("tag", "draft")),
        ("#draft", Marked("tag", "draft")),
        ("#a #b", And((Marked("tag", "a"), Marked("tag", "b")))),
        ("note:check", Marked("note", "check")),
        ("is:starred", Marked("starred")),
        ("is:undated", Marked("undated")),
        ("has:quote", Marked("quote")),
        ("has:note", Marked("note")),
        ("date:2019", Dated("2019-01-01", "2019-12-31")),
        ("date:2019-06", Dated("2019-06-01", "2019-06-30")),
        ("date:2019-06-26", Dated("2019-06-26", "2019-06-26")),
        ("date:2019-06-20..2019-07-01", Dated("2019-06-20", "2019-07-01")),
        ("date:2019-07..", Dated("2019-07-01", None)),
        ("date:..2019-06-30", Dated(None, "2019-06-30")),
        ("after:2019-06-28", Dated("2019-06-29", None)),
        ("before:2019-07-02", Dated(None, "2019-07-01")),
        ("after:2019", Dated("2020-01-01", None)),
        (
            "after:2019-06-28 before:2019-07-02",
            And((Dated("2019-06-29", None), Dated(None, "2019-07-01"))),
        ),
        ("said:sanctions", Quoted(said=(SANCTIONS,))),
        ("speaker:erdogan", Quoted(speakers=("erdogan",))),
        (
            "speaker:erdogan said:(sanctions NEAR/5 trump)",
            Quoted(("erdogan",), (Near(SANCTIONS, TRUMP, 5),)),
        ),
        ("about:sanctions", Quoted(about=(SANCTIONS,))),
        ("speaker:erdogan said:sanctions about:trump", Quoted(("erdogan",), (SANCTIONS,), (TRUMP,))),
        (
            "(speaker:erdogan said:sanctions) said:trump",
            And((Quoted(("erdogan",), (SANCTIONS,)), Quoted(said=(TRUMP,)))),
        ),
    ],
)
def test_every_form_is_read_without_a_message(text: str, node: object) -> None:
    query = parse(text, synonyms=Synonyms())
    assert query.node == node
    assert query.messages == ()


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", '""', "‘’", "””", "‚‘", "‹›", "»«", "''"])
def test_a_pasted_phrase_is_a_phrase_whatever_its_quotation_marks(marks: str) -> None:
    assert parse(f"{marks[0]}sovereign right{marks[1]}").node == exact("sovereign", "right")


def test_a_curly_apostrophe_is_a_straight_one() -> None:
    assert parse("don’t").node == parse("don't").node
    assert parse("‘they don’t know’").node == exact("they", "don't", "know")


@pytest.mark.parametrize("text", ["the players' and owners' talks", "'tis the '90s", "o'neil d'or"])
def test_an_apostrophe_opens_no_phrase(text: str) -> None:
    query = parse(text, synonyms=Synonyms())
    assert isinstance(query.node, And)
    assert not any(isinstance(part, Phrase) and part.exact for part in query.node.parts)
    assert query.messages == ()


@pytest.mark.parametrize(
    "text", ["speaker:erdogan AND said:turkey AND about:trump", "NOT (about:(turkey AND trump))"]
)
def test_about_is_read_as_it_was_typed(text: str) -> None:
    query = parse(text, synonyms=Synonyms())
    assert query.reading == text
    assert parse(query.reading, synonyms=Synonyms()).node == query.node


def test_brackets_keep_the_conditions_on_one_quotation_together() -> None:
    text = "(speaker:erdogan AND said:turkey) AND (said:trump)"
    query = parse("(speaker:erdogan said:turkey) (said:trump)", synonyms=Synonyms())
    assert (query.node, query.reading) == (
        And((Quoted(("erdogan",), (TURKEY,)), Quoted(said=(TRUMP,)))),
        text,
    )


@pytest.mark.parametrize("name", ["S-400", "S400", "S 400", "s-400", "S‑400"])
def test_names_of_letters_and_digits_are_read_alike(name: str) -> None:
    assert parse(name).node == Phrase((Word("s"), Word("400")), exact=False)


def test_capitals_ask_for_the_acronym_where_it_is_also_a_word() -> None:
    assert parse("US").node == parse("U.S.").node
    assert parse("US").node != parse("us").node
    assert parse("NATO").node == parse("nato").node


def test_spelling_variants_are_searched_with_a_plain_word_alone() -> None:
    assert parse("defence").node == Word("defence", also=("defense",))
    assert parse("organised").node == Word("organised", also=("organize",))
    assert parse('"defence"').node == Word("defence", exact=True)


OWN = synonyms([("quay", "pier", "landing stage"), ("T-9", "tug"), ("USA", "US")])


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("quay", "quay OR landing-stage"),
        ("piers", "piers OR landing-stage"),
        ("landing-stages", "landing-stages OR quay"),
        ("T9", "t-9 OR tug"),
        ("tug", "tug OR t-9"),
        ("boat -quay", "boat AND NOT (quay OR landing-stage)"),
        ('"quay"', '"quay"'),
        ("qua*", "qua*"),
        ("landing stage", "landing AND stage"),
    ],
)
def test_synonyms_of_several_words_are_read_as_any_of_them(text: str, reading: str) -> None:
    assert parse(text, synonyms=OWN).reading == reading


def test_an_acronym_that_is_also_a_word_is_a_synonym_as_the_acronym() -> None:
    assert parse("USA", synonyms=OWN).node == Word("usa", also=("us^",))
    assert parse("U.S.", synonyms=OWN).node == Word("us^", also=("usa",))
    assert parse("us", synonyms=OWN).node == Word("us")
    assert spelled_out(Word("us^", also=("pier",))) >= {"us^", "us's", "pier", "piers"}


def test_what_is_said_twice_counts_once() -> None:
    assert parse("trump trump").node == parse("trump OR trump").node == TRUMP
    assert parse("trump OR putin OR trump").reading == "trump OR putin"


def test_accents_and_case_are_folded() -> None:
    assert parse("Erdoğan").node == parse("erdogan").node


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("trump AND", 7, "AND"),
        ("OR trump", 1, "OR"),
        ("trump (turkey", 7, "bracket"),
        ("trump turkey)", 13, "bracket"),
        ("date:someday", 6, "date"),
        ("date:2019-02-30", 6, "date"),
        ("date:2019..2018", 6, "ends before"),
        ("words:many", 7, "words:"),
        ("is:lost", 4, "is:"),
        ("colour:red", 1, "colour"),
        ('say "so', 5, "quotation mark"),
        ("t* trump", 1, "wildcard"),
        ("trump NEAR/5", 7, "NEAR/5"),
        ("trump NEAR/5 -turkey", 7, "AND"),
        ("/(a/ b", 1, "regular expression"),
        (r"/(x)\1/", 1, "not understood"),
        ("/(x+)+y/", 1, "too long"),
        ("outlet:", 1, "needs a value"),
        ("x" * 300, 257, "256"),
        ("y" * 70, 1, "64"),
        ("a" + " NEAR/9 a" * 9, 75, "at most 8"),
        ("(a b c d e f g) /s (h i j k l m n)", 17, "too many"),
        ("(" * 9 + "a" + ")" * 9, 9, "deep"),
    ],
)
def test_what_cannot_be_read_is_marked_at_its_column(text: str, column: int, word: str) -> None:
    found = [(message.column, message.text) for message in parse(text).messages]
    assert any(at == column and word in said for at, said in found), found


def test_the_part_that_can_be_read_is_searched() -> None:
    assert parse("trump AND (turkey date:soon").node == And((TRUMP, TURKEY))


def test_a_query_without_words_has_no_node() -> None:
    assert parse("  ").node is None
    assert parse('"').node is None


def test_joined_distances_are_taken_word_by_word() -> None:
    assert parse("(trump putin) NEAR/5 turkey", synonyms=Synonyms()).node == And(
        (Near(TRUMP, TURKEY, 5), Near(PUTIN, TURKEY, 5))
    )


FRAGMENTS = st.sampled_from(
    [
        "trump", "S-400", "U.S.", "us", '"', "“", "(", ")", "AND", "OR", "NOT", "-", "|", "NEAR/3", "PRE/2",
        "/s", "/p", "ATLEAST/2", "said:", "speaker:", "title:", "outlet:", "date:", "2019", "..", "*", "~",
        "sanc*", "/", "a,b", "#", "words:", ">", "is:", "has:", "event:", "\u0000", "\ud800", "ß", "İ",
        "中文", "\u0301", "x" * 60, " ", " ",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=40).map("".join) | st.lists(FRAGMENTS, max_size=30).map(" ".join))
def test_nothing_raises_and_the_reading_reads_the_same(text: str) -> None:
    query = parse(text)
    assert all(1 <= message.column <= 257 for message in query.messages)
    if len(query.reading) <= MAX_QUERY and all(len(word) <= MAX_WORD for word in query.reading.split()):
        again = parse(query.reading)
        assert again.reading == query.reading


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("treaty", ("treaty",)),
        ("S-?400s?", ("400",)),
        ("Trea(ty|son) of", ()),
        ("Trea(ty)? offer", ("trea", "offer")),
        ("[abc]onion{2,3}s", ("onio",)),
        (r"\bmiddle\d\.east", ("middle", "east")),
        ("sent(inel)", ("sent",)),
        ("MH17boeing", ("boeing",)),
        ("a.c", ()),
    ],
)
def test_what_every_match_of_a_pattern_holds(pattern: str, parts: tuple[str, ...]) -> None:
    assert literals(pattern) == parts


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a*)*", "x*x*x*y", "(.*a){20}", "a{1,60}b{1,60}c{1,60}"]
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern)


@given(st.text(alphabet="ab.*+?{}()[]|\\d1,2^$", max_size=20), st.text(alphabet="ab1 ", max_size=200))
def test_a_pattern_is_refused_or_searched_quickly(pattern: str, text: str) -> None:
    try:
        compiled = compile_pattern(pattern)
    except PatternError:
        return
    for match in compiled.finditer(text):
        assert all(part in match.group().lower() for part in literals(pattern))


@pytest.mark.parametrize("joined", [" w/9 ", " /s ", " PRE/3 "])
def test_groups_joined_again_and_again_stay_a_small_tree(joined: str) -> None:
    def size(node: object) -> int:
        return 1 + sum(size(part) for part in children(node))  # type: ignore[arg-type]  # a node

    groups = [f"(a{k} b{k} c{k} d{k})" for k in range(9)]
    assert size(parse(joined.join(groups), synonyms=Synonyms()).node) < 200
