"""The labels of jump mode."""

import pytest

from dossier.tui.going.jumping import LETTERS, Target, labelled, labels


@pytest.mark.parametrize("number", [0, 1, 9, 26, 27, 51, 52, 300, 676])
def test_no_label_begins_another(number):
    made = labels(number)
    assert len(made) == len(set(made)) == number
    assert not any(other != one and other.startswith(one) for one in made for other in made)


def test_the_home_row_comes_first_and_pairs_only_where_letters_do_not_suffice():
    assert "".join(labels(9)) == "asdfghjkl"
    assert max(map(len, labels(len(LETTERS)))) == 1
    assert [len(label) for label in labels(27)].count(2) == 2


def test_there_are_never_more_than_pairs_tell_apart():
    assert len(labels(5000)) == 676


def test_a_known_key_is_the_label_of_the_first_that_has_it():
    first, second, third = (Target(0, 0, list, key) for key in ("/", "/", "x"))
    assert labelled([first, second, third]) == {"/": first, "a": second, "s": third}
