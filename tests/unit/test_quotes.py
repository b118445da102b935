"""The finder as a whole: what is a quotation, and whose."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.quotes import RULES, default_lexicon, find_quotes
from dossier.model import Quote, QuoteType


def only(text: str) -> Quote:
    quotes = [quote for quote in find_quotes(text) if quote.rule != "scare"]
    assert len(quotes) == 1, quotes
    return quotes[0]


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_quotes(text) if quote.rule != "scare"]


def test_a_quotation_carries_its_offsets_cue_and_mention() -> None:
    text = 'It rained. "The dam will hold," said Maria Lopez, the mayor.'
    quote = only(text)
    assert quote.text == text[quote.start : quote.end] == '"The dam will hold,"'
    assert quote.cue and quote.cue.text == text[quote.cue.start : quote.cue.end] == "said"
    assert quote.mention and text[quote.mention.start : quote.mention.end] == quote.mention.text
    assert (quote.speaker, quote.type, quote.rule) == ("Maria Lopez", QuoteType.DIRECT, "quote-cue-name")
    assert 0.3 <= quote.confidence <= 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The dam will hold," Maria Lopez said on Friday.', "Maria Lopez"),
        ('"The dam will hold," Maria Lopez, who runs the town, said.', "Maria Lopez"),
        ('"The dam will hold," Sen. Maria Lopez (D-Ohio) told reporters.', "Maria Lopez"),
        ('"The dam will hold," said former senior county engineer Maria Lopez.', "Maria Lopez"),
        ('Maria Lopez said, "The dam will hold."', "Maria Lopez"),
        ('Maria Lopez also told the crowd: "The dam will hold."', "Maria Lopez"),
        ('A town engineer, Maria Lopez, said: "The dam will hold."', "Maria Lopez"),
        (
            '"The dam will hold," a statement from the county council said.',
            "statement from the county council",
        ),
        ('"The dam will hold," said a spokeswoman for the county.', "spokeswoman for the county"),
        ('According to Maria Lopez, "the dam will hold."', "Maria Lopez"),
        ("“The dam will hold,” Maria Lopez said.", "Maria Lopez"),
        ("„The dam will hold,“ Maria Lopez said.", "Maria Lopez"),
        ("«The dam will hold,» Maria Lopez said.", "Maria Lopez"),
        ("''The dam will hold,'' Maria Lopez said.", "Maria Lopez"),
        ("'The dam will hold,' Maria Lopez said.", "Maria Lopez"),
    ],
)
def test_direct_quotations(text: str, speaker: str) -> None:
    quote = only(text)
    assert quote.speaker == speaker
    assert quote.type is QuoteType.DIRECT


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Maria Lopez said that the dam would hold until spring.",
            "that the dam would hold until spring",
            "Maria Lopez",
        ),
        ("Maria Lopez said the dam would hold.", "the dam would hold", "Maria Lopez"),
        ("The old dam would hold, Maria Lopez said Monday.", "The old dam would hold", "Maria Lopez"),
        ("The old dam would hold, said Maria Lopez.", "The old dam would hold", "Maria Lopez"),
        ("Maria Lopez told reporters the dam would hold.", "the dam would hold", "Maria Lopez"),
        ("The old dam will hold, according to Maria Lopez.", "The old dam will hold", "Maria Lopez"),
        ("According to Maria Lopez, the old dam will hold.", "the old dam will hold", "Maria Lopez"),
        ("The council on Thursday said that the dam would hold.", "that the dam would hold", "council"),
    ],
)
def test_indirect_quotations(text: str, words: str, speaker: str) -> None:
    quote = only(text)
    assert (quote.text, quote.speaker, quote.type) == (words, speaker, QuoteType.INDIRECT)


def test_a_clause_with_quoted_words_is_one_mixed_quotation() -> None:
    quote = only('Maria Lopez said the dam was "as good as new" and would hold.')
    assert quote.text == 'the dam was "as good as new" and would hold'
    assert quote.type is QuoteType.MIXED


def test_a_single_quoted_word_is_a_quotation_where_somebody_says_it() -> None:
    quote = only('Maria Lopez said she expected a "fair" offer from the county.')
    assert (quote.type, quote.speaker) == (QuoteType.MIXED, "Maria Lopez")


def test_fragments_that_an_attribution_splits_are_one_group() -> None:
    quotes = find_quotes('"The dam," Maria Lopez said, "will hold."')
    assert [quote.text for quote in quotes] == ['"The dam,"', '"will hold."']
    assert len({quote.group for quote in quotes}) == 1
    assert {quote.speaker for quote in quotes} == {"Maria Lopez"}


def test_a_quotation_goes_on_in_a_new_sentence() -> None:
    text = '"The dam will hold," Maria Lopez said during a visit with Peter Novak. "It always has."'
    assert said(text) == [('"The dam will hold,"', "Maria Lopez"), ('"It always has."', "Maria Lopez")]
    assert [quote.group for quote in find_quotes(text)] == [0, 0]


def test_what_is_said_after_more_of_the_reporters_words_is_another_quotation() -> None:
    text = '"The dam will hold," Maria Lopez said. She pointed at the wall. "It always has."'
    assert [quote.group for quote in find_quotes(text)] == [0, 1]
    assert {quote.speaker for quote in find_quotes(text)} == {"Maria Lopez"}


def test_brackets_and_apostrophes_inside_stay_inside() -> None:
    text = '"The [governors\'] visit is a good sign," said Maria Lopez. Nobody else spoke.'
    assert only(text).text == '"The [governors\'] visit is a good sign,"'


def test_words_quoted_within_a_quotation_belong_to_it() -> None:
    text = "\"He told me: 'You are wrong.' I left the room,\" Peter Novak said."
    quote = only(text)
    assert quote.speaker == "Peter Novak"
    assert "'You are wrong.'" in quote.text


def test_the_outlet_that_carried_the_words_did_not_say_them() -> None:
    text = '"The dam will hold. We are sure of it," Peter Novak said, according to Reuters.'
    assert only(text).speaker == "Peter Novak"


def test_he_added_means_the_last_speaker_and_nobody_named_within_the_quotation() -> None:
    text = (
        '"We will rebuild it," Peter Novak said. The works begin in May.\n'
        '"Of course Paul Weber and John Smith will come," he added.'
    )
    assert said(text)[-1][1] == "Peter Novak"


def test_sentences_that_two_articles_share_are_found_alike_in_both() -> None:
    shared = (
        'Paul Novak said on Friday the spillway "has never been safer" and that the town may sleep. '
        "He has asked for two more pumps, according to the county."
    )
    first = f"Rain fell on the valley for a week.\n\n{shared}\n\nThe county meets on Monday."
    second = f'"We are afraid," said Maria Lopez, who lives below the dam.\n\n{shared}'
    found = [
        {(quote.text, quote.speaker, quote.rule) for quote in find_quotes(text)} for text in (first, second)
    ]
    assert found[0] <= found[1]
    assert {speaker for _, speaker, _ in found[0]} == {"Paul Novak", "county"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The road is closed," the White House said.', "White House"),
        ("The White House said that the road was closed.", "White House"),
        ('"The road is closed," the Ministry of Transport said in a statement.', "Ministry of Transport"),
        ('Paul Novak left on Monday. "The road is closed," Novak said.', "Paul Novak"),
        ('Maria Lopez came late. "The road is closed," she said.', "Maria Lopez"),
    ],
    ids=["institution", "institution, indirect", "ministry", "surname", "pronoun"],
)
def test_speakers_by_institution_surname_and_pronoun(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == [speaker]


def test_straight_and_curly_marks_mix_in_one_text() -> None:
    text = '“It holds,” said Maria Lopez.\n"It leaks," said Peter Novak.'
    assert said(text) == [("“It holds,”", "Maria Lopez"), ('"It leaks,"', "Peter Novak")]


def test_a_whole_article_on_one_line() -> None:
    text = (
        "All rights are with the agency. Town Waits for Rain Jane Roe SPRINGFIELD - Mayor Maria Lopez "
        'hopes for rain. The dam is empty. "The [farmers\'] patience is at an end," said county engineer '
        "Peter Novak, who built it. "
        '"They wait, and we wait." Lopez disagrees. "It will rain," Lopez said.'
    )
    assert said(text) == [
        ('"The [farmers\'] patience is at an end,"', "Peter Novak"),
        ('"They wait, and we wait."', "Peter Novak"),
        ('"It will rain,"', "Maria Lopez"),
    ]


def test_captions_and_standfirsts_have_attributions_too() -> None:
    text = (
        "Dam holds\n\nMayor Maria Lopez says the dam is safe.\n\nFILE PHOTO: Peter Novak has said it leaks."
    )
    assert said(text) == [("the dam is safe", "Maria Lopez"), ("it leaks", "Peter Novak")]


def test_a_speech_over_several_paragraphs() -> None:
    text = 'Maria Lopez said: "The dam will hold.\n\n"It has held since my youth.\n\n"It will hold again."'
    assert {speaker for _, speaker in said(text)} == {"Maria Lopez"}
    assert len(said(text)) == 3


def test_a_title_is_dimmed() -> None:
    quotes = find_quotes('The band played a song titled "Rain Over Springfield" to an empty hall.')
    assert [(quote.rule, quote.speaker) for quote in quotes] == [("scare", None)]
    assert quotes[0].confidence < 0.3


def test_words_of_the_user_extend_the_lexicon() -> None:
    text = '"The dam will hold," bloviated Maria Lopez.'
    lexicon = default_lexicon().extended(cue_verbs=["bloviate"])
    found = find_quotes(text, lexicon=lexicon)
    assert [(quote.speaker, quote.cue and quote.cue.text) for quote in found] == [
        ("Maria Lopez", "bloviated")
    ]


def test_a_lexicon_is_not_extended_by_a_string() -> None:
    with pytest.raises(TypeError, match="list"):
        default_lexicon().extended(cue_verbs="say")


def test_nothing_is_found_where_nobody_speaks() -> None:
    assert find_quotes("") == ()
    assert find_quotes("The dam held. Rain fell for a week.") == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="\"'“”‘’«»„`.,:;!?—-()[] \n\ue000\ue001aA1é", max_size=80))
def test_odd_marks_raise_nothing_and_quotes_are_in_order(text: str) -> None:
    quotes = find_quotes(text)
    assert all(quote.text == text[quote.start : quote.end] for quote in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))


_PIECES = st.sampled_from(
    [
        "\n",
        *[
            "Maria",
            "Lopez",
            "he",
            "said",
            "told",
            "according",
            "to",
            "that",
            ",",
            ".",
            ":",
            '"it_holds,"',
            "“no.”",
            "the",
            "mayor",
            "adding",
            "and",
            "who",
            "(D-Ohio)",
            "Ms.",
            "called",
            "on",
            "Friday",
            "'s",
            "—",
            "of",
            "1999",
        ],
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30))
def test_any_order_of_words_raises_nothing(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for quote in find_quotes(text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert 0 <= quote.confidence <= 1


SPEAKERS_OF_THE_FIVE = {
    "000": "Selcen Selcen Erdogan Erdogan Selcen Selcen",
    "001": "House Erdogan Erdogan Erdogan Erdogan",
    "002": "Erdogan Erdogan Erdogan Erdogan Erdogan Erdogan Erdogan",
    "003": "Altun Altun Altun Altun",
    "004": "presidency Erdogan Erdogan official",
}


@pytest.mark.parametrize("number", SPEAKERS_OF_THE_FIVE)
def test_every_direct_and_mixed_quotation_of_the_five_reports_has_its_speaker(
    seeds: Path, number: str
) -> None:
    (path,) = seeds.glob(f"{number}_*.txt")
    quotes = find_quotes(path.read_text(encoding="utf-8"))
    speakers = [quote.speaker or "" for quote in quotes if quote.type is not QuoteType.INDIRECT]
    assert [speaker.rpartition(" ")[2] for speaker in speakers] == SPEAKERS_OF_THE_FIVE[number].split()


def test_words_that_two_articles_print_alike_are_found_alike(seeds: Path) -> None:
    found = [
        {quote.text for quote in find_quotes(path.read_text(encoding="utf-8"))}
        for path in sorted(seeds.glob("*.txt"))
    ]
    assert found[1] & found[2]


def test_a_word_that_is_no_reporting_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="no reporting verb"):
        default_lexicon().extended(cue_verbs=[""])


@pytest.mark.parametrize("given_form", ["say", "said", "Says"])
def test_a_verb_is_known_by_any_of_its_forms(given_form: str) -> None:
    assert {"say", "says", "said", "saying"} <= default_lexicon().forms_of(given_form)


def test_a_verb_with_a_particle_keeps_it() -> None:
    assert "pointed out" in default_lexicon().forms_of("point out")
    assert default_lexicon().forms_of("gargle") == {"gargle"}


def test_every_rule_can_be_turned_off() -> None:
    digests = (Path(__file__).resolve().parents[2] / "articles").glob("*.md")
    texts = [
        *(path.read_text("utf-8") for path in digests),
        'Anna Roe met Paul Weber. "It will hold," she said. "It always has." Roe was blunt: "Go home now."',
        "“It will hold for another year.” — Anna Roe",
        "We met Anna Roe.\nHERALD: Will it hold?\nROE: It will.\nHERALD: For how long?\nROE: For years.",
        "The dam would hold, said Anna Roe. Anna Roe called for a new dam.",
        'The band played a song titled "Rain Over Springfield" to an empty hall.',
    ]
    used = {quote.rule for text in texts for quote in find_quotes(text)} - {"scare"}  # what no rule takes
    assert len(used) > 12
    assert used <= set(RULES)
    for rule in used:
        assert rule not in {
            quote.rule for text in texts for quote in find_quotes(text, without=frozenset({rule}))
        }
