"""Pairing quotation marks."""

import pytest

from dossier.analysis.quotes.marks import Closing, quoted_stretches, without_noise


def inside(text: str) -> list[str]:
    return [text[quoted.start : quoted.end] for quoted in quoted_stretches(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He wrote "we stay" twice.',
        "He wrote “we stay” twice.",
        "He wrote „we stay“ twice.",
        "He wrote „we stay” twice.",
        "He wrote «we stay» twice.",
        "He wrote »we stay« twice.",
        "He wrote ``we stay'' twice.",
        "He wrote ''we stay'' twice.",
        "He wrote ‘we stay’ twice.",
        "He wrote 'we stay' twice.",
        "He wrote ＂we stay＂ twice.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    found = inside(text)
    assert len(found) == 1
    assert found[0].strip("\"“”„«»`'‘’＂") == "we stay"


def test_apostrophes_are_no_marks() -> None:
    assert inside("The town's '90s bridges aren't the mayors' pride, 'em all.") == []


def test_a_plural_possessive_does_not_close_single_marks() -> None:
    assert inside("He said: 'The mayors' bridges hold.' Nobody asked.") == ["'The mayors' bridges hold.'"]


def test_single_marks_within_double_ones_are_part_of_the_words() -> None:
    assert inside("\"She told me 'no' twice,\" he said.") == ["\"She told me 'no' twice,\""]


def test_what_is_never_closed_ends_with_its_paragraph() -> None:
    text = '"We stay, he said.\nNobody left.'
    assert inside(text) == ['"We stay, he said.']
    assert quoted_stretches(text)[0].closing is Closing.UNCLOSED


def test_a_speech_that_opens_each_paragraph_again() -> None:
    found = quoted_stretches('"We stay.\n\n"We wait.\n\n"We win."')
    assert [quoted.closing for quoted in found] == [Closing.CONTINUED, Closing.CONTINUED, Closing.CLOSED]


def test_a_speech_that_does_not_open_its_paragraphs_again() -> None:
    assert inside('He said, "We stay.\n\nWe win in the end." He left.') == [
        '"We stay.',
        'We win in the end."',
    ]


def test_an_opening_mark_typed_as_a_closing_one() -> None:
    assert inside("”We stay,” he said.") == ["”We stay,”"]


def test_inches_are_no_marks() -> None:
    assert inside('The 6" pipe broke.') == []


def test_lines_of_little_but_marks_quote_nobody() -> None:
    table = '"a","b",' * 600
    text = f'"We are open," said Ada Lind.\n{table}\n"We will stay," said Piet Lund.'
    assert without_noise(text) == text.replace(table, " " * len(table))
    assert without_noise('" ' * 3000) == " " * 6000
    assert without_noise(" ".join(table.split(",") * 2)).strip() == ""


def test_a_long_text_on_one_line_keeps_its_marks() -> None:
    text = '"We are open until the end of the year," said Ada Lind. ' * 700
    assert without_noise(text) == text


def test_marks_in_markup_are_none() -> None:
    assert inside('See <a href="there">the map</a>.') == []
