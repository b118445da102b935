"""The condition that somebody may have meant who asks with said: or by: for a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_world import MemoryLookup, document, new_index

from dossier.search.index import SearchIndex


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    lookup = MemoryLookup()
    lookup.aliases = {"ray": ("Ann Ray", "Ray"), "ann ray": ("Ann Ray", "Ray"), "eu": ("EU",)}
    return new_index(tmp_path / "i", lookup, [document("g", "Gulls nest early.", author="Bo Quist")])


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("said:ray", "speaker:ray finds what Ray said"),
        ('said:"Ann Ray"', 'speaker:"ann ray" finds what Ann Ray said'),
        ("by:Ray gulls", "speaker:ray finds what Ray said"),
        ("gulls OR said:EU", "speaker:eu finds what EU said"),
        ("said:gulls", ""),  # nobody is called so
        ("said:(ray gulls)", ""),  # more is asked than a name
        ("said:ray speaker:quist", ""),  # the speaker is asked for
        ("gulls NOT said:ray", ""),
        ("speaker:ray", ""),
        ("ray", ""),
    ],
)
def test_a_name_after_said_or_by_leads_to_speaker(index: SearchIndex, query: str, hint: str) -> None:
    assert index.search(query).hint == hint
