"""What a half-typed query may become."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import SavedSearch, Suggestion, SuggestionKind
from dossier.search.suggest import MOST, suggest


@dataclass
class Known:
    """A few words, values and queries."""

    said: list[str] = field(default_factory=lambda: ["sluice works", "slu outlet:bbc"])

    def words(self, text: str, limit: int) -> list[tuple[str, int]]:
        known = {"sluice": 12, "sluices": 3, "slurry": 1, "out": 40, "outside": 7, "400": 2}
        last = text.rpartition(" ")[2].lower().rpartition("-")[2]
        return [(word, number) for word, number in known.items() if last and word.startswith(last)][:limit]

    def values(self, name: str, prefix: str, limit: int) -> list[tuple[str, str]]:
        known = {"outlet": ["Harbour Post", "BBC", "Hill"], "date": ["2019", "2020"], "speaker": ["Ann Poe"]}
        found = [value for value in known.get(name, ()) if value.lower().startswith(prefix.lower())]
        return [(value, "5 articles") for value in found[:limit]]

    def saved(self) -> list[SavedSearch]:
        return [SavedSearch("the slipway", "slip* OR sluice"), SavedSearch("Floods", "flood")]

    def earlier(self) -> list[str]:
        return self.said


def offered(text: str, cursor: int | None = None) -> list[Suggestion]:
    return list(suggest(text, len(text) if cursor is None else cursor, Known()))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("slui", "sluice "),
        ("gate slui", "gate sluice "),
        ("gate -slui", "gate -sluice "),
        ("(gate OR slui", "(gate OR sluice "),
        ('"gate slui', '"gate sluice'),
        ("said:slui", "said:sluice "),
        ("title:slui", "title:sluice "),
        ("S-40", "S-400 "),
        ("outlet:h", 'outlet:"Harbour Post" '),
        ("outlet:bbc,h", 'outlet:bbc,"Harbour Post" '),
        ("-outlet:b", "-outlet:BBC "),
        ("source:b", "source:BBC "),
        ('outlet:"har', 'outlet:"Harbour Post" '),
        ("outlet:“har", 'outlet:"Harbour Post" '),
        ("speaker:an", 'speaker:"Ann Poe" '),
        ("date:20", "date:2019 "),
        ("is:un", "is:unread "),
        ("has:q", "has:quote "),
        ("words:", "words:>800 "),
    ],
)
def test_the_first_suggestion_completes_what_stands_before_the_cursor(text: str, query: str) -> None:
    first = offered(text)[0]
    assert first.query == query
    assert first.cursor == len(query)


def test_the_name_of_a_field_comes_before_words_and_leads_on_to_its_values() -> None:
    found = offered("out")
    assert [(s.kind, s.label) for s in found] == [
        (SuggestionKind.FIELD, "outlet:"),
        (SuggestionKind.WORD, "outside"),
    ]
    assert found[0].query == "outlet:"


def test_other_names_of_a_field_are_known() -> None:
    assert offered("hea")[0].query == "headline:"


def test_the_middle_of_a_query_is_completed_and_the_rest_of_the_word_replaced() -> None:
    first = offered("gate slxx (weir)", cursor=len("gate sl"))[0]
    assert (first.query, first.cursor) == ("gate sluice (weir)", len("gate sluice"))


def test_saved_and_earlier_queries_take_the_place_of_all() -> None:
    found = [(s.kind, s.label, s.query) for s in offered("sl")]
    assert (SuggestionKind.SAVED, "the slipway", "slip* OR sluice") in found
    assert (SuggestionKind.HISTORY, "sluice works", "sluice works") in found


def test_counts_are_said() -> None:
    assert [s.detail for s in offered("slu")[:3]] == ["12 articles", "3 articles", "1 article"]


@pytest.mark.parametrize("text", ["", " ", "s", "sluice ", "/slu", "x:y", '"', "outlet:zzz", "(", "-"])
def test_where_nothing_can_be_said_nothing_is(text: str) -> None:
    assert all(s.kind not in (SuggestionKind.WORD, SuggestionKind.VALUE) for s in offered(text))


@given(
    st.text(alphabet=st.sampled_from('slu outlet:date"“-(|#.,/2é\u200d '), max_size=40), st.integers(-5, 50)
)
def test_anything_may_be_typed(text: str, cursor: int) -> None:
    found = suggest(text, cursor, Known())
    assert len(found) <= MOST
    assert all(0 <= s.cursor <= len(s.query) for s in found)


def test_long_lines_of_one_kind_cost_little() -> None:
    began = time.process_time()
    for text in ("a" * 5000, '"' * 5000, "a:" * 2500, "'" * 5000, "-" * 5000):
        suggest(text, len(text), Known())
    assert time.process_time() - began < 1
