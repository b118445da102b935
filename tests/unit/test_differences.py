import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.alignment.differences import differences
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
    assert quantities(text) == []


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
    assert times("on Sunday, yesterday, within 10 days, on 5 May", None) == []


def test_the_verb_may_is_no_month() -> None:
    assert times("They may leave. May I go?", DAY) == []


def test_impossible_dates_are_left_out() -> None:
    assert times("on 31 February 2024", DAY) == []


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
    assert [one.values for one in found if one.kind is K.AGENCY] == [("Reuters", "AFP")]


def spoken(one: str, other: str, speakers: tuple[str, str]) -> list[Difference]:
    cells = [Cell(name, 0, len(text), text) for name, text in (("a", one), ("b", other))]
    speeches = [
        speeches_in(cell, [Speech(0, cell.end, name)]) for cell, name in zip(cells, speakers, strict=True)
    ]
    return speaker_differences(cells, speeches)


def test_the_same_words_of_another_speaker_differ() -> None:
    said = "The cranes are safe, and nobody has shown otherwise."
    (found,) = spoken(said, said, ("Piet Lund", "the union"))
    assert (found.values, found.relation) == (("Piet Lund", "the union"), R.DIFFERS)
    (found,) = spoken(said, said, ("Piet Lund", "Lund"))
    assert found.relation is R.EQUAL


def test_other_words_of_another_speaker_do_not() -> None:
    assert spoken("The cranes are safe.", "Rain fell on the harbour.", ("Piet Lund", "the union")) == []
