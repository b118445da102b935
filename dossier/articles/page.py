"""Saved web pages."""

from __future__ import annotations

from dossier.articles.blocks import split_blocks
from dossier.articles.fields import Draft, value
from dossier.articles.page_metadata import linked_body, page_tags, page_values
from dossier.articles.page_text import first_heading, main_text
from dossier.articles.sanitize import sanitize
from dossier.articles.tags import tokens
from dossier.model import Source


def read_page(text: str) -> Draft:
    """Return what a saved page gives: its metadata, and the paragraphs of its main text.

    Where the page's JSON-LD carries the report and the page itself less than half of it, the
    former is taken.
    """
    found = list(tokens(text))
    values = page_values(text, found)
    heading = first_heading(found)
    title = values.get("title")
    # The title element is written for browsers; the heading is what the reader saw.
    if heading and (title is None or title.provenance.note == "title element"):
        values["title"] = value(heading, Source.PAGE, "h1")
    blocks = tuple(main_text(found))
    stated = split_blocks(sanitize(linked_body(found)))
    if sum(map(len, stated)) > 2 * sum(map(len, blocks)):
        blocks = stated
    return Draft(blocks=blocks, values=values, tags=page_tags(found))
