import re

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.alignment import compare
from dossier.analysis.claims import _holds_quote, claim_matrix, representative
from dossier.model import Article, ArticleInfo, ClaimKind

A = "The council shut the old tram depot on Monday.\nThe mayor hopes for a market hall in the depot.\n"
B = "A brass band played in the park.\nThe old tram depot was shut by the council on Monday.\n"
C = "On Monday the council shut the old tram depot.\nThe mayor hopes that the depot is a market hall soon.\n"


def article(name: str, text: str) -> Article:
    return Article(ArticleInfo(id=name, path=name, title=name, outlet=f"The {name}"), text)


def test_claims_of_all_come_first_and_then_those_of_some() -> None:
    articles = [article(name, text) for name, text in (("a", A), ("b", B), ("c", C))]
    matrix = claim_matrix(compare(articles), [one.info for one in articles], event="e")
    assert [claim.kind for claim in matrix.claims] == [ClaimKind.ALL, ClaimKind.SOME, ClaimKind.ONE]
    assert matrix.outlets == ("The a", "The b", "The c")
    assert matrix.claims[1].cells[1] is None
    assert "brass band" in matrix.claims[2].text


def test_a_claim_with_a_quote_or_a_number_is_marked() -> None:
    texts = ["“We will walk out again on Friday,” she said.\n", "Fourteen ships wait outside the harbour.\n"]
    articles = [article(str(at), text) for at, text in enumerate(texts)]
    matrix = claim_matrix(compare(articles), [one.info for one in articles])
    assert {(claim.text[:8], claim.quote, claim.number) for claim in matrix.claims} == {
        ("“We will", True, False),
        ("Fourteen", False, True),
    }


def test_the_passage_that_says_what_all_say_stands_for_them() -> None:
    texts = [
        "Grain ships left the port at dawn, and gulls cried over it.",
        "Grain ships left the port at dawn.",
        "Ships left with fishermen aboard.",
    ]
    assert representative(texts) == texts[1]
    assert representative([]) == ""


# What is looked for, said in a way that takes six hundred steps a mark where marks are missing.
QUOTED = re.compile(r"[\"“«„][^\"”»“]{12,600}[\"”»“]")


@given(
    st.lists(
        st.sampled_from(('"', "“", "”", "«", "»", "„", "word ", "a dozen letters", "x" * 590)), max_size=12
    )
)
def test_words_between_marks_are_found_whatever_marks_are_missing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert _holds_quote(text) == bool(QUOTED.search(text))
