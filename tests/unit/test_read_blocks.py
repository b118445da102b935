"""From lines to paragraphs."""

from __future__ import annotations

import textwrap

from dossier.articles.blocks import split_blocks

LONG = (
    "The harbour wall gave way in the early hours of the morning after three days of heavy swell. "
    "Nobody was hurt, but two boats sank at their moorings, and a third was carried out to sea. "
    "The port authority closed the inner basin and asked the navy for divers to look at the damage."
)
OTHER = (
    "Fishermen had warned the council for years that the wall would not stand another winter. "
    "The council says that it had no money for the work, and that the state had promised half of it."
)


def test_a_line_is_a_paragraph() -> None:
    assert split_blocks(f"{LONG}\n{OTHER}\n") == (LONG, OTHER)


def test_wrapped_lines_are_joined() -> None:
    wrapped = textwrap.fill(LONG, 72) + "\n\n" + textwrap.fill(OTHER, 72)
    assert split_blocks(wrapped) == (LONG, OTHER)


def test_wrapped_paragraphs_without_blank_lines_are_told_apart() -> None:
    wrapped = textwrap.fill(LONG, 66) + "\n" + textwrap.fill(OTHER, 66)
    assert split_blocks(wrapped) == (LONG, OTHER)


def test_an_indent_opens_a_paragraph_in_wrapped_text() -> None:
    wrapped = "\n".join(textwrap.fill(text, 70, initial_indent="    ") for text in (LONG, OTHER))
    assert split_blocks(wrapped) == (LONG, OTHER)


def test_a_headline_above_wrapped_text_stays_apart() -> None:
    text = "Harbour wall gives way\n\n" + textwrap.fill(LONG, 72)
    assert split_blocks(text) == ("Harbour wall gives way", LONG)


def test_lines_above_wrapped_text_stay_apart_without_a_blank_line() -> None:
    text = "Harbour wall gives way\nAnn Bee\n" + textwrap.fill(LONG, 72)
    assert split_blocks(text) == ("Harbour wall gives way", "Ann Bee", LONG)


def test_short_lines_that_fit_together_are_not_wrapped() -> None:
    lines = ("One fish", "Two nets and a rope", "Three boats", "A wall")
    assert split_blocks("\n".join(lines)) == lines


def test_a_word_divided_at_a_line_end_is_put_together() -> None:
    wrapped = (
        "The authority said the fish market would open again once the har-\n"
        "bour had been looked at by divers from the navy, who are to come\n"
        "on Friday with two boats. The harbour is the largest of the well-\n"
        "known ones on this coast, and the fleet has nowhere else to land\n"
        "its catch before the season ends."
    )
    (paragraph,) = split_blocks(wrapped)
    assert "once the harbour had been" in paragraph
    assert "well-known ones" in paragraph


def test_rules_between_paragraphs_are_left_out() -> None:
    assert split_blocks("One.\n\n* * *\n\nTwo.\n------\n") == ("One.", "Two.")
