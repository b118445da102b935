"""RSS and Atom feeds: each entry an article."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from dossier.articles.fields import Draft, Value, value
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.articles.page_text import page_text
from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import tokens
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.paragraphs.xml import local, parsed
from dossier.importing.text import clean
from dossier.model import Source

_HEAD = re.compile(
    r"(?:\ufeff)?\s{0,200}(?:<\?xml[^>]{0,300}>\s{0,200}|<!--[^>]{0,2000}-->\s{0,200}|<!DOCTYPE[^\[<>]{0,500}>\s{0,200}|<\?xml-stylesheet[^>]{0,300}>\s{0,200}){0,5}<(?:rss|feed|rdf:RDF)\b"
)
_TEXTS = ("encoded", "content", "description", "summary")  # the longest text of these is taken
_FIELDS = {
    "title": "title", "creator": "author", "author": "author", "pubDate": "date", "published": "date",
    "date": "date", "updated": "modified", "language": "language",
}  # fmt: skip


def _read(item: Item, _: Outlets) -> Drafts:
    root = parsed(item.whole())
    channel = next((element for element in root.iter() if local(element) in ("channel", "feed")), root)
    outlet = next((_line(_inner(e)) for e in channel if local(e) == "title"), "")
    entries = [element for element in root.iter() if local(element) in ("item", "entry")]
    for at, entry in enumerate(entries, 1):
        draft = _entry(entry, outlet)
        yield draft if draft.blocks else Refused(f"{item.name} entry {at}", "holds no text")


def _entry(entry: ET.Element, outlet: str) -> Draft:
    values: dict[str, Value] = {}
    texts: list[str] = []
    tags: list[str] = []
    for element in entry:
        name = local(element)
        text = _inner(element)
        if name in _TEXTS:
            texts.append(text)
        elif name == "link":
            url = element.get("href") or text
            if url and element.get("rel", "alternate") == "alternate":
                values.setdefault("url", value(sanitize_line(url), Source.PAGE, "link of the feed"))
        elif name == "category":
            tags.append(_line(element.get("term") or text))
        elif name == "source" and text:
            values["outlet"] = value(sanitize_line(text), Source.PAGE, "source of the feed")
        elif (field := _FIELDS.get(name)) and (shown := _line(text)):
            values.setdefault(field, value(shown, Source.PAGE, f"{name} of the feed"))
    if outlet:
        values.setdefault("outlet", value(outlet, Source.PAGE, "title of the feed"))
    page = max(texts, key=len, default="")
    report = page_text(list(tokens(clean(page if "<" in page else f"<p>{page}</p>"))))
    return Draft(
        blocks=report.paragraphs,
        values=values,
        tags=tuple(filter(None, tags))[:50],
        taken_out=report.aside,
    )


def _inner(element: ET.Element) -> str:
    """Return an element's text; an author's is its name, and XHTML inside is kept as markup."""
    if local(element) == "author" and len(element):
        return next((child.text or "" for child in element if local(child) == "name"), "")
    if len(element):
        for inner in element.iter():
            inner.tag = local(inner)  # a prefix would hide what a tag is
        try:
            children = [ET.tostring(child, encoding="unicode") for child in element]
        except RecursionError:  # nested deeper than any text
            return "\n".join(element.itertext())
        return (element.text or "") + "".join(children)
    return element.text or ""


def _line(markup: str) -> str:
    """Return a title, which may hold markup or, in many feeds, references that are written twice."""
    return sanitize_line(repaired("".join(token for token in tokens(markup) if isinstance(token, str))))


def _is_feed(sample: Sample) -> bool:
    return _HEAD.match(sample.text) is not None


KINDS = (Kind("RSS or Atom", "<rss>, <feed> or <rdf:RDF> as the outermost element", _is_feed, _read),)
