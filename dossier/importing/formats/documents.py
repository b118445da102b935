"""Documents of text processors: one article each."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.articles.blocks import split_blocks
from dossier.articles.fields import Draft, Value, value
from dossier.articles.loose_header import split_loose_header
from dossier.articles.outlets import Outlets
from dossier.importing.items import Item
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.paragraphs.opendocument import read_opendocument
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import Document, read_word
from dossier.importing.text import clean
from dossier.model import Source

# A document's author is whoever saved the clipping, and its dates are those of saving.
_PROPERTIES = {"title": "title"}
_GENERIC_TITLES = ("untitled", "document", "microsoft word", "word document", "unbenannt", "sans titre")


def paragraphs_draft(paragraphs: tuple[str, ...], values: Mapping[str, Value]) -> Draft:
    """Return the article of a document's paragraphs, with “Date: …” lines at its head read."""
    header, body = split_loose_header("\n\n".join(paragraphs))
    blocks = split_blocks(clean(body))
    return Draft(blocks=blocks, values={**values, **header})


def stated(properties: Mapping[str, str]) -> dict[str, Value]:
    """Return what a document's properties say of the article."""
    found = {
        field: value(properties[name], Source.PAGE, f"document property {name}")
        for name, field in _PROPERTIES.items()
        if name in properties
    }
    title = found.get("title")
    if title is not None and title.text.lower().startswith(_GENERIC_TITLES):
        del found["title"]
    return found


def _word(item: Item, _: Outlets) -> Drafts:
    document = read_word(item.whole())
    yield _draft(document)


def _opendocument(item: Item, _: Outlets) -> Drafts:
    document = read_opendocument(item.whole())
    yield _draft(document)


def _draft(document: Document) -> Draft:
    """Return the article of a document; its notes stand below the text."""
    return paragraphs_draft((*document.paragraphs, *document.notes), stated(document.properties))


def _rtf(item: Item, _: Outlets) -> Drafts:
    yield paragraphs_draft(read_rtf(item.whole()), {})


KINDS = (
    Kind(
        "Word document",
        "a zip with the ending .docx, or with a part word/document.xml",
        lambda sample: sample.is_word,
        _word,
    ),
    Kind(
        "OpenDocument text",
        "a zip whose first part, mimetype, is application/vnd.oasis.opendocument.text",
        lambda sample: b"mimetypeapplication/vnd.oasis.opendocument.text" in sample.head[:200],
        _opendocument,
    ),
    Kind("RTF", "{\\rtf at its head", lambda sample: sample.is_rtf, _rtf),
)
