"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.language.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Novak met Ms. Lopez and Dr. Weber on Friday.",
        "Sen. Jane Roe (R-Fla.) met Rep. John Doe.",
        "J. R. Novak wrote to A. B. Weber.",
        "The U.S. Senate met the U.N. envoy at 5 p.m. Eastern time.",
        "The price rose by 3.5 percent to $4.20 a piece.",
        "Gen. Paul Weber of the Army Corps. of engineers spoke.",
        "He drives a No. 7 bus.",
        "The firm, Roe & Sons Inc. of Ohio, closed.",
    ],
)
def test_full_stops_that_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.| The dam held.",
        "Did it hold?| It did!| Nobody knew…| They slept.",
        '"It holds."| "It leaks."',
        "He lives in the U.S.| The dam does not.",
        "They met at 5 p.m.| He left early.",
        "He said no.| She said yes.",
        "She works for Roe Inc.| The firm is small.",
        "(It rained.)| Then it stopped.",
        "It rained for a week.|Then it stopped.",
        "第一句。|第二句！| Third.",
        "1. The dam holds.| 2. The bridge does not.",
        "We saw it in Fig. 3 of the book.| No.| It was Jan. 5 when it broke.",
        "He was ill.| Nobody came.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_no_sentence_crosses_a_paragraph() -> None:
    assert split("A headline without a stop\n\nThe first sentence.\nThe second") == [
        "A headline without a stop",
        "The first sentence.",
        "The second",
    ]


def test_nothing_gives_nothing() -> None:
    assert split(" \n \n") == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=".!?…\"')( \nAa1é。", max_size=60))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_flood_of_marks_takes_no_time() -> None:
    assert len(sentences("." * 300_000)) == 1
    assert len(sentences("a. " * 50_000)) == 1
    assert len(sentences("A) " * 50_000)) == 1
