"""Each rule by its name: what it takes, and where the words end."""

import time

import pytest

from dossier.analysis.quotes import find_quotes


def found(text: str) -> list[tuple[str, str]]:
    return [(quote.rule, quote.text) for quote in find_quotes(text) if quote.rule != "scare"]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ('"It will hold," said Anna Roe.', "quote-cue-name", '"It will hold,"'),
        ('"It will hold," Anna Roe said.', "quote-name-cue", '"It will hold,"'),
        ('Anna Roe said "it will hold."', "name-cue-quote", '"it will hold."'),
        ('Said Anna Roe: "It will hold."', "colon", '"It will hold."'),
        ("Anna Roe said on Friday that it would hold.", "name-cue-that", "that it would hold"),
        ("Anna Roe says it will hold.", "name-cue-clause", "it will hold"),
        ("Anna Roe said at least 40 dams had leaked.", "name-cue-clause", "at least 40 dams had leaked"),
        ("Anna Roe vowed to rebuild it.", "name-cue-clause", "to rebuild it"),
        ("Anna Roe urged Paul Weber to rebuild it.", "name-cue-clause", "Paul Weber to rebuild it"),
        ("The dam would hold, Anna Roe said on Friday.", "clause-name-cue", "The dam would hold"),
        ("The dam would hold, said Anna Roe.", "clause-cue-name", "The dam would hold"),
        ("The dam will hold, according to Anna Roe.", "according-to", "The dam will hold"),
        ('Anna Roe called the dam "a ruin."', "name-cue-object", 'the dam "a ruin."'),
        ("Anna Roe described the dam as a ruin.", "name-cue-object", "the dam as a ruin"),
        ("Anna Roe called for a new dam.", "name-cue-object", "a new dam"),
        ('Anna Roe was blunt: "It will not hold."', "colon", '"It will not hold."'),
        (
            "“It will not hold for another year.” — Anna Roe",
            "signature",
            "“It will not hold for another year.”",
        ),
    ],
)
def test_rules(text: str, rule: str, words: str) -> None:
    assert found(text) == [(rule, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Roe said it would hold, adding that it must.", ["it would hold", "that it must"]),
        ("Anna Roe said it would hold and added that it must.", ["it would hold", "that it must"]),
        ("Anna Roe said it would hold, according to Reuters.", ["it would hold"]),
        ("After Anna Roe said it would hold, the town slept.", ["it would hold"]),
        ("Anna Roe, who said it would hold, left the town.", ["it would hold"]),
        ("Anna Roe said it would hold, but Paul Weber says it leaks.", ["it would hold", "it leaks"]),
        ("The plan, Anna Roe said, would cost a million.", ["The plan", "would cost a million"]),
        ("On Friday, Anna Roe said, it had rained.", ["it had rained"]),
        ("As Anna Roe noted, the dam has leaks.", ["the dam has leaks"]),
        ("Anna Roe said, however, that it would hold.", ["that it would hold"]),
    ],
)
def test_where_reported_words_end(text: str, words: list[str]) -> None:
    assert [quoted for _, quoted in found(text)] == words


def test_participles_take_the_subject_of_the_sentence() -> None:
    quotes = find_quotes('WASHINGTON — Anna Roe pressed Paul Weber on the dam, saying, "It leaks."')
    assert [(quote.speaker, quote.text) for quote in quotes] == [("Anna Roe", '"It leaks."')]


def test_who_issued_a_statement_said_it() -> None:
    quotes = find_quotes("Anna Roe issued a statement saying that the dam would hold.")
    assert [quote.speaker for quote in quotes] == ["Anna Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "The report of the state was long.",
        "He was told to leave.",
        "They challenged the claim that it would hold.",
        "The claims were settled, and the notes burned.",
        "The Baltic States, where it rains, have dams.",
    ],
)
def test_nouns_and_passives_report_nothing(text: str) -> None:
    assert found(text) == []


def test_an_attribution_after_a_full_stop() -> None:
    quotes = find_quotes("“It will hold for years.” Anna Roe, the mayor, told the crowd.")
    assert [(quote.text, quote.speaker) for quote in quotes] == [("“It will hold for years.”", "Anna Roe")]


def test_a_colon_may_end_the_paragraph_before() -> None:
    quotes = find_quotes('Anna Roe tweeted from the dam:\n\n"It will hold. We are here to see it."')
    assert [quote.speaker for quote in quotes] == ["Anna Roe"]


def test_turns_of_an_interview() -> None:
    text = "We met Anna Roe.\nHERALD: Will it hold?\nROE: It will.\nHERALD: For how long?\nROE: For years."
    turns = [(quote.speaker, quote.text) for quote in find_quotes(text) if quote.rule == "transcript"]
    assert turns == [
        ("Herald", "Will it hold?"),
        ("Anna Roe", "It will."),
        ("Herald", "For how long?"),
        ("Anna Roe", "For years."),
    ]


def test_headings_with_a_colon_make_no_interview() -> None:
    text = "WEATHER: It rains.\nSPORT: The game is off.\nTRAFFIC: The bridge is shut."
    assert found(text) == []


def test_labels_that_come_again_make_no_interview() -> None:
    text = "UPDATE: It rains.\nREAD MORE: The dams.\nUPDATE: It snows.\nREAD MORE: The bridges."
    assert found(text) == []


def test_the_next_stretch_tells_who_speaks() -> None:
    quotes = find_quotes('"The river is high tonight." "It will hold," Anna Roe said.')
    assert {quote.speaker for quote in quotes} == {"Anna Roe"}


@pytest.mark.parametrize(
    "unit",
    [
        '"a" ',
        "he said ",
        "'a ",
        "Aa ",
        "while he said that it is ",
        '("',
        '"x\n',
        "ANNA: yes\nBOB: no\n",
        '"a," he said, ',
        "according to him ",
        "Anna's ",
        '"We go on and on," the mayor said. Mayor Anna Roe left. ',
    ],
)
def test_no_input_makes_the_work_quadratic(unit: str) -> None:
    seconds = []
    for size in (20_000, 160_000):
        text = (unit * size)[:size]
        tries = []
        for _ in range(3):  # the least of them: a collection of garbage, or other work, may fall into one
            started = time.process_time()
            find_quotes(text)
            tries.append(time.process_time() - started)
        seconds.append(min(tries))
    assert seconds[1] < 25 * max(seconds[0], 0.01)  # quadratic work would take 64 times as long
