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
        ("critics on both sides of the river said", "critics on both sides of the river"),
        ("a source familiar with the plan said", "source familiar with the plan"),
        ("an aide close to the mayor said", "aide close to the mayor"),
        ("a report released on Monday said", "report"),
        ("one of the letters said", "one of the letters"),
        ("everybody said", "everybody"),
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


def test_contracted_verb_after_pronoun() -> None:
    text = "Anna Roe was the mayor. She’s described the dam as “a ruin of stone.”"
    assert speaker(text) == "Anna Roe"


def test_title_in_marks_within_the_speaker() -> None:
    text = "“It will hold,” wrote the authors of the “Green Valley” study."
    assert find_quotes(text)[0].speaker == "authors of the “Green Valley” study"


def test_rest_of_two_closing_marks_is_no_speaker() -> None:
    assert speaker("''They told us, 'It will hold,''' said Anna Roe.") == "Anna Roe"


@pytest.mark.parametrize(
    "text",
    [
        "It's worth noting that the dam was built in a year.",
        "Anna Roe agreed. Need only ask who built the dam.",
        "They had trouble predicting the level of the water in spring.",
    ],
)
def test_bare_common_nouns_say_nothing(text: str) -> None:
    assert not [quote for quote in find_quotes(text) if quote.speaker]
