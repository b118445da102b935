"""Plain text as strangers save it, with or without header lines."""

from __future__ import annotations

from dossier.articles.blocks import split_blocks
from dossier.articles.fields import Draft, merged
from dossier.articles.front_matter import read_front_matter
from dossier.articles.loose_header import split_loose_header


def read_plain(text: str) -> Draft:
    """Return what a plain text gives: front matter, if it has any, header lines, and paragraphs."""
    front = read_front_matter(text)
    values, body = split_loose_header(front.body)
    return Draft(
        blocks=split_blocks(body),
        values=merged((front.values, values)),
        tags=front.tags,
        digest=front.digest,
        warnings=front.warnings,
    )
