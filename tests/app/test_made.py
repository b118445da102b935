"""Rows that are made when they are looked at."""

import pytest

from dossier.tui.made import Made
from dossier.tui.widgets.virtual_list import VirtualList


def test_each_item_is_made_once_and_only_when_it_is_asked_for():
    asked = []
    rows = Made(1000, lambda at: asked.append(at) or f"row {at}")
    assert (len(rows), rows[7], rows[-1], rows[7]) == (1000, "row 7", "row 999", "row 7")
    assert rows[2:4] == ["row 2", "row 3"]
    assert asked == [7, 999, 2, 3]


def test_there_is_nothing_beyond_the_end():
    with pytest.raises(IndexError):
        Made(3, str)[3]


def test_a_list_finds_its_row_again_without_making_the_others():
    def forbidden(at):
        assert at == 1, "only the row that is found is made"
        return at

    listing = VirtualList(["b"], key=lambda row: row)
    assert listing._same_row(Made(3, forbidden, "abc".index)) == 1
    assert listing._same_row(Made(3, forbidden, lambda _: None)) == 0
