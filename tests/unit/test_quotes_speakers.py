"""Whom the words beside a quotation name."""

import pytest

from dossier.analysis.quotes import find_quotes


def speaker(text: str) -> str | None:
    return [quote.speaker for quote in find_quotes(text) if quote.rule != "scare"][-1]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a spokesman, John Doe, said", "John Doe"),
        ("the minister of trade, Mr. John Doe, said", "John Doe"),
        ("John Doe, 45, said", "John Doe"),
        ("John Doe, R-Fla., a farmer, said", "John Doe"),
        ("John Doe, during a walk in Austin, Texas, said", "John Doe"),
        ("John Doe and two aides said", "John Doe"),
        ("Jane Roe's lawyer, John Doe, said", "John Doe"),
        ("Jane Roe spokesman John Doe said", "John Doe"),
        ("a Roe spokesman said", "Roe spokesman"),
        ("the Roe campaign said", "Roe campaign"),
        ("Roe's office said", "Roe's office"),
        ("Secretary of State John Doe said", "John Doe"),
        ("the White House said", "White House"),
        ("US officials said", "US officials"),
        ("a report by John Doe said", "John Doe"),
        ("the WHO said", "WHO"),
    ],
)
def test_noun_phrases(words: str, name: str) -> None:
    assert speaker(f'"We shall build the dam," {words}.') == name


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Sen. Anna Roe came to town.", "the senator"),
        ("Anna Roe, the mayor of Springfield, came to town.", "the mayor"),
        ("Springfield Mayor Anna Roe met Shelbyville Mayor Paul Weber.", "the Springfield mayor"),
        ("Paul Weber met Anna Roe, the Republican nominee.", "the Republican nominee"),
    ],
)
def test_roles(before: str, words: str) -> None:
    assert speaker(f'{before} "We shall build the dam," {words} said.') == "Anna Roe"


def test_a_role_that_nobody_holds_stays_a_role() -> None:
    assert speaker('Mayor Anna Roe came. "We shall build it," the engineer said.') == "engineer"


def test_a_source_held_back_in_the_opening_is_the_one_introduced_next() -> None:
    text = (
        "The dam will be built by May, the governor’s top aide said.\n"
        "The river has flooded the town twice.\n"
        "It cannot happen again, her chief of staff John Doe told the Herald."
    )
    assert [quote.speaker for quote in find_quotes(text)] == ["John Doe", "John Doe"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Roe met Paul Weber. She said the dam would hold.", "Anna Roe"),
        ("Anna Roe met Paul Weber. He said the dam would hold.", "Paul Weber"),
        ('"It holds," said Anna Roe. Jane Doe left. "It holds," she added.', "Anna Roe"),
        ("Anna Roe spoke to Jane Doe. She said the dam would hold.", "Anna Roe"),
        ('Anna Roe came.\n"Jane Doe was not there to see the dam," she said.', "Anna Roe"),
    ],
)
def test_pronouns(text: str, name: str) -> None:
    assert speaker(text) == name


def test_a_pronoun_without_anybody_to_stand_for_stays_unknown() -> None:
    assert speaker('PARIS — "It holds," she told the crowd.') is None


def test_several_and_others_may_speak() -> None:
    assert speaker("The town met. Several said the dam would hold.") == "Several"


def test_a_pronoun_lowers_the_confidence() -> None:
    named, meant = find_quotes('"It holds well," Anna Roe said. "It has to hold," she said.')
    assert named.confidence > meant.confidence
