import random
import time

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.reuse import shared_spans

COPIED = (
    "The harbour master of Tarsa closed the northern pier on Friday after inspectors found deep cracks "
    "in three of its concrete pillars."
)


def test_a_copied_passage_is_found_on_both_sides() -> None:
    a, b = f"Weather was calm. {COPIED} Boats stayed away.", f"Nobody was hurt, officials told us. {COPIED}"
    ((left, right),) = shared_spans(a, b)
    assert COPIED[10:-10] in a[left.start : left.end]
    assert COPIED[10:-10] in b[right.start : right.end]


def test_an_edited_copy_is_still_found() -> None:
    edited = COPIED.replace("deep cracks", "cracks deep").replace("concrete", "old")
    assert len(shared_spans(COPIED, edited)) == 1


def test_texts_on_the_same_matter_share_nothing_by_that() -> None:
    other = (
        "Inspectors say the pier in Tarsa may stay shut until autumn, and fishermen fear for their season."
    )
    assert shared_spans(COPIED, other) == ()


def test_hostile_texts_are_bounded() -> None:
    rng = random.Random(3)  # noqa: S311 -- only makes texts up
    few = [f"w{n}" for n in range(12)]
    began = time.process_time()
    for text in ('"' * 100_000, "spam " * 50_000, "x" * 1_000_000, " ".join(rng.choices(few, k=50_000))):
        shared_spans(text, text)
    assert time.process_time() - began < 10


@given(st.text(), st.text())
def test_spans_lie_in_their_texts(a: str, b: str) -> None:
    for left, right in shared_spans(a, b):
        assert 0 <= left.start < left.end <= len(a)
        assert 0 <= right.start < right.end <= len(b)
