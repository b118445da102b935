"""Passages as they are copied, with the citation of their article."""

from __future__ import annotations

import json

import pytest

from dossier.config import CITATIONS, parse_config
from dossier.export.citations import PASSAGE_STYLES, Style
from dossier.export.citations.passage import Passage
from dossier.export.citations.passages import cite_passage
from dossier.model import ArticleInfo

INFO = ArticleInfo(
    id="ferry", path="articles/ferry.md", title="Ferry late", outlet="Harbour Post", date="2021-05-03"
)
SAID = Passage("We waited {an} hour", INFO, 3, "Mira Holt")


@pytest.mark.parametrize("style", PASSAGE_STYLES)
def test_words_and_source_are_there_without_breaks(style: Style) -> None:
    text = cite_passage(SAID, style)
    assert "Harbour Post" in text
    assert "Mira Holt" in text
    assert "We waited" in text


def test_markdown_quotes_every_line() -> None:
    lines = cite_passage(Passage("one\n\ntwo", INFO, 2), Style.MARKDOWN).splitlines()
    assert lines[:4] == ["> one", ">", "> two", ">"]
    assert lines[-1] == "> — Ferry late, *Harbour Post*, 2021-05-03, paragraph 2"


def test_what_is_copied_can_be_read_by_a_reference_manager() -> None:
    (item,) = json.loads(cite_passage(SAID, Style.CSL_JSON))
    assert item["note"] == "“We waited {an} hour” (Mira Holt, paragraph 3)"
    entry = cite_passage(SAID, Style.BIBLATEX)
    assert entry.count("{") == entry.count("}")
    assert "annotation = {“We waited" in entry
    assert entry.endswith("}")


def test_the_style_is_a_setting() -> None:
    assert tuple(str(style) for style in PASSAGE_STYLES) == CITATIONS
    assert parse_config("citation: chicago").citation == "chicago"
    wrong = parse_config("citation: harvard")
    assert (wrong.citation, len(wrong.problems)) == ("plain", 1)


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (Style.PLAIN, "We waited (Mira Holt, indirect speech)\n"),
        (Style.MARKDOWN, "> — Mira Holt (indirect speech), Ferry late, *Harbour Post*"),
        (Style.CHICAGO, "“We waited” (Mira Holt, indirect speech)\n"),
        (Style.BIBLATEX, "“We waited” (Mira Holt, indirect speech, paragraph 3)"),
        (Style.CSL_JSON, "“We waited” (Mira Holt, indirect speech, paragraph 3)"),
    ],
)
def test_words_that_are_not_the_speakers_own_say_so_in_every_style(style: Style, told: str) -> None:
    assert told in cite_passage(Passage("We waited", INFO, 3, "Mira Holt", "indirect speech"), style)


def test_what_is_said_of_the_words_does_not_need_a_speaker() -> None:
    passage = Passage("We waited", INFO, 3, None, "indirect speech")
    assert "> — (indirect speech), Ferry late" in cite_passage(passage, Style.MARKDOWN)
    assert "“We waited” (indirect speech)\n" in cite_passage(passage, Style.CHICAGO)
