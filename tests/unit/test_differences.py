from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.alignment.differences import differences
from dossier.analysis.alignment.names import names
from dossier.analysis.alignment.quantities import quantities
from dossier.analysis.alignment.speakers import Speech, speaker_differences, speeches_in
from dossier.analysis.alignment.times import times
from dossier.analysis.alignment.wording import substitutions
from dossier.model import Cell, Difference, DifferenceKind, DifferenceRelation

K, R = DifferenceKind, DifferenceRelation
DAY = "2024-05-06"


def of(kind: DifferenceKind, *texts: str | None, dates: list[str | None] | None = None) -> list[Difference]:
    return [one for one in differences(texts, dates or [DAY] * len(texts)) if one.kind is kind]


def test_two_numbers_of_one_thing_differ() -> None:
    (found,) = of(K.NUMBER, "Twelve councillors opposed it.", "Fifteen councillors opposed it.")
    assert found == Difference(K.NUMBER, ("Twelve", "Fifteen"), R.DIFFERS)


def test_words_and_digits_are_one_number() -> None:
    (found,) = of(K.NUMBER, "Twelve councillors opposed it.", "It was opposed by 12 councillors.")
    assert found == Difference(K.NUMBER, ("Twelve", "12"), R.EQUAL)
    (found,) = of(K.NUMBER, "It cost $1.5 billion.", "It cost $1,500 million.")
    assert found.relation is R.EQUAL


def test_what_is_printed_alike_is_no_difference() -> None:
    assert of(K.NUMBER, "12 councillors opposed it.", "It was opposed by 12 councillors.") == []


def test_a_bound_is_compatible_with_what_it_holds() -> None:
    (found,) = of(K.NUMBER, "More than 40 boats sank.", "Some 46 boats sank.")
    assert found.relation is R.COMPATIBLE


def test_numbers_of_other_things_are_not_compared() -> None:
    assert of(K.NUMBER, "Twelve councillors met.", "They met for three hours.") == []


def test_a_growing_count_in_a_later_report_is_an_update() -> None:
    (found,) = of(
        K.NUMBER,
        "The quake killed 31 people.",
        "The quake killed 58 people.",
        dates=["2024-05-06", "2024-05-07"],
    )
    assert found.relation is R.UPDATE


@pytest.mark.parametrize(
    "text", ["the G20 summit", "F-35 jets", "in 2019 he left", "on 30 June", "at 10:30", "June 30"]
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delivery is due by the end of July.", "Delivery is due in the first half of July."),
        ("He said on Sunday it would come within 10 days.", "It would come in the first half of July."),
        ("It opens in July.", "It opens on 12 July 2019."),
    ],
)
def test_dates_that_can_both_be_true_are_compatible(one: str, other: str) -> None:
    found = of(K.DATE, one, other, dates=["2019-07-01", "2019-06-20"])
    assert [difference.relation for difference in found] == [R.COMPATIBLE]


def test_a_period_is_compared_to_a_period_where_there_is_one() -> None:
    one = "She said on Sunday that the bridge opens within 10 days."
    (found,) = of(K.DATE, one, "The bridge opens by the end of July.", dates=["2019-07-01", "2019-06-26"])
    assert found.values == ("within 10 days", "by the end of July")


def test_two_days_differ() -> None:
    (found,) = of(K.DATE, "They met on 3 May 2024.", "They met on 4 May 2024.")
    assert found == Difference(K.DATE, ("3 May 2024", "4 May 2024"), R.DIFFERS)


def test_a_weekday_is_the_same_day_as_its_date() -> None:
    (found,) = of(K.DATE, "They met on Sunday.", "They met on May 5.")
    assert found == Difference(K.DATE, ("Sunday", "May 5"), R.EQUAL)


def test_no_date_is_made_up_without_a_reference() -> None:
    assert times("on Sunday, yesterday, within 10 days, on 5 May", None) == ()


def test_the_verb_may_is_no_month() -> None:
    assert times("They may leave. May I go?", DAY) == ()


def test_impossible_dates_are_left_out() -> None:
    assert times("on 31 February 2024", DAY) == ()


def test_a_name_in_one_passage_only_is_a_difference() -> None:
    (found,) = of(K.NAME, "The bridge at Loden fell, Reuters reported.", "The bridge at Loden fell.")
    assert found.values == ("Reuters", None)


def test_a_word_put_for_another_is_a_difference() -> None:
    (found,) = of(
        K.WORD,
        "Police cleared the protesters from the square.",
        "Police cleared the rioters from the square.",
    )
    assert found.values == ("protesters", "rioters")


def test_spelling_is_no_difference() -> None:
    assert substitutions("the national defence budget grew", "the national defense budget grew") == []


def test_endings_and_names_are_no_wording() -> None:
    one, other = (
        "The judge will allow the claims to stand.",
        "The judge will have allowed the claims to stand.",
    )
    assert substitutions(one, other) == []
    assert substitutions("She met the envoy in the old town.", "She met Petrova in the old town.") == []


def test_a_missing_passage_has_no_value() -> None:
    (found,) = of(K.NUMBER, "Twelve councillors met.", None, "Nine councillors met.")
    assert found.values == ("Twelve", None, "Nine")


@given(st.lists(st.one_of(st.none(), st.text()), min_size=2, max_size=4).filter(any))
def test_any_passages_are_compared(texts: list[str | None]) -> None:
    for found in differences(texts, [DAY, None, *texts[2:]]):
        assert len(found.values) == len(texts)


@given(
    st.from_regex(r"(within|in|by) (the end of )?[0-9]{1,4} (days|July|years)( [0-9]{1,4})?", fullmatch=True)
)
def test_any_dates_are_read(text: str) -> None:
    assert all(time.first <= time.last for time in times(text, "0001-01-02"))


def test_the_agencies_that_passages_credit_are_set_against_each_other() -> None:
    (found,) = of(K.AGENCY, "The dam burst, Reuters reported.", "The dam burst, according to AFP.")
    assert (found.values, found.relation) == (("Reuters", "AFP"), R.DIFFERS)
    assert of(K.AGENCY, "The dam burst, Reuters reported.", "The dam burst.") == []


def test_an_article_s_own_credit_stands_against_that_of_a_passage() -> None:
    found = differences(["The dam burst, Reuters reported.", "The dam burst."], [DAY, DAY], [None, "AFP"])
    assert [(one.values, one.relation) for one in found if one.kind is K.AGENCY] == [
        (("Reuters", "AFP"), R.COMPATIBLE)
    ]


def spoken(one: str, other: str, speakers: tuple[str, str]) -> list[Difference]:
    cells = [Cell(name, 0, len(text), text) for name, text in (("a", one), ("b", other))]
    speeches = [
        speeches_in(cell, [Speech(0, cell.end, name, person=True)])
        for cell, name in zip(cells, speakers, strict=True)
    ]
    return speaker_differences(cells, speeches)


SAID = "“The cranes are safe, and nobody has shown otherwise,” said {}."


def test_the_same_words_of_another_person_differ() -> None:
    (found,) = spoken(SAID.format("Piet Lund"), SAID.format("Ida Voss"), ("Piet Lund", "Ida Voss"))
    assert (found.values, found.relation) == (("Piet Lund", "Ida Voss"), R.DIFFERS)
    (found,) = spoken(SAID.format("Piet Lund"), SAID.format("Lund"), ("Piet Lund", "Lund"))
    assert found.relation is R.EQUAL


def test_a_speaker_that_a_passage_does_not_name_is_doubtful() -> None:
    assert spoken(SAID.format("Piet Lund"), SAID.format("he"), ("Piet Lund", "Ida Voss")) == []


def test_one_who_is_told_something_is_doubtful() -> None:
    told = SAID.format("the engineer, who told Ida Voss so")
    assert spoken(SAID.format("Piet Lund"), told, ("Piet Lund", "Ida Voss")) == []
    (found,) = spoken(
        SAID.format("Piet Lund"),
        "“The cranes are safe, and nobody has shown otherwise,” according to Voss.",
        ("Piet Lund", "Voss"),
    )
    assert found.relation is R.DIFFERS


def test_other_words_of_another_speaker_do_not_differ() -> None:
    one, other = "The cranes are safe, said Lund.", "Rain fell on the harbour, said Voss."
    assert spoken(one, other, ("Lund", "Voss")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Voss said on Monday the quay is safe.", "The quay was closed on Friday."),
        ("The storm killed 12 people.", "The storm injured 90 people."),
        ("A poll found that 40 percent of farmers agree.", "A poll found that 70 percent of voters agree."),
        ("The court gave a 10-year permit in May.", "The court gave a two-year sentence in May."),
        ("It was a Category 3 storm.", "It was a Category 2 storm."),
        ("The town sent 20 buses.", "The town sent 12 more buses."),
        ("It was the worst flood in 30 years in Loden.", "It was the worst flood since 1990 in Loden."),
        ("Six were held on Monday, against 47 arrests the night before.", "Police made 47 arrests."),
    ],
)
def test_values_of_different_things_do_not_differ(one: str, other: str) -> None:
    assert not [found for found in differences([one, other], [DAY, DAY]) if found.conflicting]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            "The dam holds 20 to 25 percent of the water.",
            "The dam holds 23 percent of the water.",
            R.COMPATIBLE,
        ),
        ("The dam holds 20 to 25 percent of the water.", "The dam holds 40 percent of the water.", R.DIFFERS),
        ("Between 30 and 40 boats sank.", "35 boats sank.", R.COMPATIBLE),
        ("Three of the boats sank.", "Five boats sank.", R.COMPATIBLE),
        ("The fire burned 1,000 acres of forest.", "The fire burned 405 hectares of forest.", R.EQUAL),
        ("The ship is 90 miles from the reef.", "The ship is 90 kilometers from the reef.", R.DIFFERS),
        ("The repair cost €3 million.", "The repair cost 5 million euros.", R.DIFFERS),
    ],
)
def test_ranges_parts_and_measures_are_compared(one: str, other: str, relation: R) -> None:
    assert [found.relation for found in of(K.NUMBER, one, other)] == [relation]


def test_money_of_other_currencies_is_not_compared() -> None:
    assert of(K.NUMBER, "The repair cost €3 million.", "The repair cost $5 million.") == []


def test_a_value_that_only_later_columns_give_is_compared() -> None:
    (found,) = of(K.NUMBER, "The mayor spoke.", "Nine boats sank.", "Seven boats sank.")
    assert found.values == (None, "Nine", "Seven")


def test_a_date_that_is_near_tells_the_year_and_no_weekday() -> None:
    assert [time.text for time in times("It opens in July, he said on Monday.", None, DAY)] == ["July"]


def test_a_past_month_lies_behind() -> None:
    (time,) = times("He resigned in November.", DAY)
    assert time.first == date(2023, 11, 1).toordinal()


def test_when_a_post_was_sent_is_no_date_of_its_claim() -> None:
    assert times("Shame on them! — A Mayor (@amayor) April 2, 2018", DAY) == ()


def test_another_name_in_the_same_place_differs() -> None:
    (found,) = of(K.NAME, "The ferry sank off Loden late in May.", "The ferry sank off Marstad late in May.")
    assert (found.values, found.relation) == (("Loden", "Marstad"), R.DIFFERS)


def test_another_name_of_one_state_does_not() -> None:
    assert of(K.NAME, "The envoy of Turkey left at dawn.", "The envoy of Ankara left at dawn.") == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("about 722 million", "about 674 million", R.DIFFERS),
        ("about 722 million", "about 722 million", None),
        ("about 700", "722", R.COMPATIBLE),
        ("about 650", "722", R.DIFFERS),
        ("some 250", "230", R.COMPATIBLE),
        ("nearly 700", "722", R.DIFFERS),
        ("nearly 700", "680", R.COMPATIBLE),
        ("more than 700", "722", R.COMPATIBLE),
        ("more than 700", "674", R.DIFFERS),
        ("about 20", "30", R.DIFFERS),
        ("two dozen", "24", R.EQUAL),
        ("two dozen", "25", R.COMPATIBLE),
        ("two dozen", "40", R.DIFFERS),
        ("1.2 million", "1.23 million", R.COMPATIBLE),
        ("1.2 million", "1,200,000", R.EQUAL),
        ("30 million", "31 million", R.DIFFERS),
        ("1,234", "1,200", R.DIFFERS),
    ],
)
def test_a_number_stands_for_what_rounds_to_it(one: str, other: str, relation: R | None) -> None:
    found = of(K.NUMBER, f"The port shipped {one} crates in May.", f"The port shipped {other} crates in May.")
    assert [difference.relation for difference in found] == ([relation] if relation else [])


def test_a_share_of_something_is_not_a_share_of_another() -> None:
    one, other = "The mayor got 50 percent in the vote.", "The mayor got 9 percent of the farms in the vote."
    assert of(K.NUMBER, one, other) == []


def test_where_they_are_from_is_not_what_is_counted() -> None:
    assert of(K.NUMBER, "It named 38 Dutch farms there.", "It named seven Dutch boats there.") == []
    (found,) = of(K.NUMBER, "Five U.S. soldiers died there.", "Nine soldiers died there.")
    assert found.values == ("Five", "Nine")


def test_an_outlet_does_not_differ_by_its_own_name() -> None:
    texts = ["The mayor will resign, he told The Loden Post.", "The mayor will resign, he told Reuters."]
    named = [
        one for one in differences(texts, [DAY, DAY], outlets=["Loden Post", "Reuters"]) if one.kind is K.NAME
    ]
    assert named == []
    unknown = [one.values for one in differences(texts, [DAY, DAY]) if one.kind is K.NAME]
    assert unknown == [("The Loden Post", None), (None, "Reuters")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Sen. Ada Holt.", ["Sen. Ada Holt"]),
        ("He met the President.", []),
        ("It burned in St. Anne on Sept. 3.", ["St. Anne"]),
        ("A book by J. R. Holt won.", ["J. R. Holt"]),
        ("He asked the Democrats.", ["Democrats"]),
        ("They sang in Loden. Marstad was quiet.", ["Loden"]),
    ],
)
def test_names_are_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected
