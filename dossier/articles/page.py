"""Saved web pages."""

from __future__ import annotations

from dossier.articles.blocks import split_blocks
from dossier.articles.fields import Draft, value
from dossier.articles.page_metadata import linked_body, page_tags, page_values
from dossier.articles.page_text import headings, page_text
from dossier.articles.sanitize import sanitize
from dossier.articles.tags import MAX_TAGS, tokens
from dossier.model import Source


def read_page(text: str) -> Draft:
    """Return what a saved page gives: its metadata, and the paragraphs of its main text.

    Where the page's JSON-LD carries the report and the page itself less than half of it, the
    former is taken.
    """
    found = list(tokens(text))
    values = page_values(text, found)
    title, outlet = values.get("title"), values.get("outlet")
    # The title element is written for browsers; the heading is what the reader saw, unless it is
    # the name of the site.
    heading = next((h1 for h1 in headings(found) if outlet is None or h1 != outlet.text), None)
    if heading and (title is None or title.provenance.note == "title element"):
        values["title"] = value(heading, Source.PAGE, "h1")
    report = page_text(found)
    blocks = report.paragraphs
    stated = split_blocks(sanitize(linked_body(found)))
    if sum(map(len, stated)) > 2 * sum(map(len, blocks)):
        blocks = stated
    is_cut = sum(not isinstance(token, str) for token in found) >= MAX_TAGS
    warnings = (f"the page has more than {MAX_TAGS} tags; what follows them is not read",) if is_cut else ()
    return Draft(
        blocks=blocks,
        values=values,
        tags=page_tags(found),
        warnings=warnings,
        taken_out=report.aside,
    )
