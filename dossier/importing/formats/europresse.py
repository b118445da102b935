"""Exports of Europresse as HTML, split into their articles."""

from __future__ import annotations

import re

from dossier.articles.fields import Draft, Value, value
from dossier.articles.outlets import Outlets
from dossier.importing.formats.elements import Element, elements
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.text import text_of
from dossier.language.dates import find_dates, parse_date
from dossier.model import Source

_MARK = re.compile(r"class=[\"'][^\"']{0,80}\b(?:DocPublicationName|rdp__DocPublicationName|titreArticle)\b")
_OUTLET = ("DocPublicationName", "rdp__DocPublicationName")
_TITLE = ("titreArticleVisu", "rdp__articletitle", "titreArticle")
_HEAD = ("DocHeader", "rdp__DocHeader")
_AUTHOR = ("sm-margin-bottomNews", "rdp__authors", "docAuthors")
_TEXT = ("docOcurrContainer", "DocText", "rdp__doctext")
_AFTER_DATE = re.compile(r"[,;•]")


def _read(item: Item, _: Outlets) -> Drafts:
    page = elements(text_of(item, html=True))
    articles = page.outermost(lambda element: element.name == "article")
    for at, element in enumerate(articles, 1):
        yield _article(element) or Refused(f"{item.name} article {at}", "holds no text")


def _first(element: Element, classes: tuple[str, ...]) -> Element | None:
    """Return the first element with the first of these classes that there is."""
    for name in classes:
        with_class = element.outermost(lambda e, name=name: name in e.classes)  # type: ignore[misc]
        found = next((e for e in with_class if e.text()), None)
        if found is not None:
            return found
    return None


def _article(element: Element) -> Draft | None:
    text = _first(element, _TEXT)
    blocks = tuple(text.lines()) if text is not None else ()
    if not blocks:
        return None
    values: dict[str, Value] = {}
    for field, classes in (("title", _TITLE), ("author", _AUTHOR)):
        if (found := _first(element, classes)) is not None:
            values[field] = value(
                found.text(), Source.DATABASE, next(c for c in classes if c in found.classes)
            )
    if (found := _first(element, _OUTLET)) is not None:
        # The edition follows: “Le Monde • Ed. générale”.
        name = _AFTER_DATE.split(found.lines()[0])[0].strip()
        values["outlet"] = value(name, Source.DATABASE, "DocPublicationName")
    if (found := _first(element, _HEAD)) is not None and (date := _date(found.text())):
        values["date"] = value(date, Source.DATABASE, "DocHeader")
    return Draft(blocks=blocks, values=values)


def _date(text: str) -> str | None:
    """Return the date in a line such as “Monde, mercredi 26 juin 2019 734 mots, p. 3”."""
    found = next((d.iso for d in find_dates(text) if d.iso and d.day is not None), None)
    if found:
        return found
    words = text.replace(",", " ").split()
    for at in range(len(words) - 2):
        read = parse_date(" ".join(words[at : at + 3]))
        if read is not None and read.iso and read.day is not None:
            return read.iso
    return None


KINDS = (
    Kind(
        "Europresse, HTML",
        "elements <article> with classes such as DocPublicationName and titreArticle",
        lambda sample: "<article" in sample.text and _MARK.search(sample.text) is not None,
        _read,
    ),
)
