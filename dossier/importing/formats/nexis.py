"""Exports of Nexis: the old plain text, and Nexis Uni's Word and RTF files, split into their articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.articles.decode import decode
from dossier.articles.fields import Draft, Value, value
from dossier.articles.outlets import Outlets
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import read_word
from dossier.language.dates import parse_date
from dossier.model import Source

_COUNTED = re.compile(r"^[ \t]{0,80}(?:Document )?\d{1,6} of \d{1,6} DOCUMENTS?[ \t]{0,40}$", re.MULTILINE)
_END = "end of document"
_LABEL = re.compile(r"([A-Z][A-Za-z -]{2,24}):\s?(.{0,1000})")
_FIELDS = {
    "byline": "author",
    "dateline": "dateline",
    "headline": "title",
    "language": "language",
    "url": "url",
}
# Labels that close the text: what follows is the database's.
_TAIL = frozenset(
    {"load-date", "language", "graphic", "publication-type", "subject", "organization", "company", "industry",
     "geographic", "person", "country", "state", "city", "journal-code", "document-type", "classification",
     "notes", "correction-date", "ticker", "url", "acc-no", "distribution", "update", "type"}
)  # fmt: skip
_HEAD = frozenset(
    {"byline", "section", "length", "dateline", "headline", "highlight", "series", "body", "source"}
)
_COPYRIGHT = re.compile(r"Copyright\s.{0,200}|.{0,120}All Rights Reserved\.?", re.IGNORECASE)
_LONGEST_HEAD = 60  # lines of an article before its text


def _labelled(line: str) -> tuple[str, str] | None:
    match = _LABEL.fullmatch(line)
    return (match[1].lower().replace(" ", "-"), match[2].strip()) if match else None


# The old plain text


def _old(item: Item, _: Outlets) -> Drafts:
    text = sanitize(decode(item.whole(), html=False).text)
    starts = list(_COUNTED.finditer(text))
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        draft = _old_article(text[start.end() : end])
        yield draft or Refused(f"{item.name} document {at + 1}", "holds no text")


def _old_article(text: str) -> Draft | None:
    blocks = [block for block in re.split(r"\n[ ]*\n", text) if block.strip()]
    values: dict[str, Value] = {}
    at = 0
    while at < min(len(blocks), _LONGEST_HEAD):
        line = sanitize_line(blocks[at])
        lines = [sanitize_line(line) for line in blocks[at].split("\n") if line.strip()]
        if found := _labelled(line):
            if found[0] not in _HEAD:
                break
            _take(values, *found)
        elif "outlet" not in values and not _COPYRIGHT.fullmatch(line):
            values["outlet"] = value(lines[0], Source.DATABASE, "publication")
            _dated(values, lines[1:])
        elif "date" not in values and _dated(values, lines):
            pass
        elif "title" not in values and not _COPYRIGHT.fullmatch(line):
            values["title"] = value(line, Source.DATABASE, "headline")
        elif any(name in values for name in ("title", "author")) and not _COPYRIGHT.fullmatch(line):
            break
        at += 1
    body = _until_tail([block.strip("\n") for block in blocks[at:]], values)
    # Lines are wrapped at a fixed width, so that only a blank one ends a paragraph.
    paragraphs = tuple(line for block in body if (line := sanitize_line(block)))
    return Draft(blocks=paragraphs, values=values) if paragraphs else None


def _until_tail(blocks: Sequence[str], values: dict[str, Value]) -> list[str]:
    """Return the text before the labels that close an article, and take what those say."""
    for at, block in enumerate(blocks):
        line = sanitize_line(block)
        found = _labelled(line)
        if found and found[0] in _TAIL and at:
            for rest in blocks[at:]:
                if closing := _labelled(sanitize_line(rest)):
                    _take(values, *closing)
            return list(blocks[:at])
    while blocks and _COPYRIGHT.fullmatch(sanitize_line(blocks[-1])):
        blocks = blocks[:-1]
    return list(blocks)


def _take(values: dict[str, Value], label: str, text: str) -> None:
    field = _FIELDS.get(label)
    if field and text:
        text = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
        shown = text.title() if text.isupper() and field in ("author", "dateline") else text
        values.setdefault(field, value(shown, Source.DATABASE, label))


def _dated(values: dict[str, Value], lines: Sequence[str]) -> bool:
    for line in lines[:3]:
        found = parse_date(line)
        if found is not None and found.iso and found.day is not None:
            values["date"] = value(found.iso, Source.DATABASE, "date of publication")
            return True
    return False


# Nexis Uni: title, publication and date above labelled lines, “Body”, and “End of Document”


def _uni(item: Item, paragraphs: Sequence[str]) -> Drafts:
    number, held = 0, list[str]()
    for paragraph in paragraphs:
        if paragraph.strip().lower() != _END:
            held.append(paragraph)
            continue
        number += 1
        yield _uni_article(held) or Refused(f"{item.name} document {number}", "holds no text")
        held = []
    if any(line.strip() == "Body" for line in held):  # the file was cut off
        yield _uni_article(held) or Refused(f"{item.name} document {number + 1}", "holds no text")


def _uni_article(lines: Sequence[str]) -> Draft | None:
    body_at = next((at for at, line in enumerate(lines) if line.strip() == "Body"), None)
    if body_at is None:
        return None
    values: dict[str, Value] = {}
    head = lines[max(0, body_at - _LONGEST_HEAD) : body_at]
    # A cover page with the list of all documents may stand before the first one.
    places = (at for at in range(len(head) - 1, 1, -1) if _labelled(head[at]) is None)
    dated = next((at for at in places if _dated(values, [head[at]])), None)
    if dated is not None:
        values["outlet"] = value(head[dated - 1], Source.DATABASE, "publication")
        values["title"] = value(head[dated - 2], Source.DATABASE, "headline")
    for line in head[dated or 0 :]:
        if found := _labelled(line):
            _take(values, *found)
    body = _until_tail([line for line in lines[body_at + 1 :] if line.strip() != "Classification"], values)
    blocks = tuple(line for line in body if not _COPYRIGHT.fullmatch(line))
    return Draft(blocks=blocks, values=values) if blocks else None


def _uni_word(item: Item, _: Outlets) -> Drafts:
    yield from _uni(item, read_word(item.whole()).paragraphs)


def _uni_rtf(item: Item, _: Outlets) -> Drafts:
    yield from _uni(item, read_rtf(item.whole()))


def _is_uni(paragraphs: Sequence[str]) -> bool:
    lines = {line.strip().lower() for line in paragraphs}
    return _END in lines and "body" in lines


KINDS = (
    Kind(
        "Nexis text",
        "a line such as “3 of 40 DOCUMENTS” in a text",
        lambda sample: not sample.is_rtf and _COUNTED.search(sample.text) is not None,
        _old,
    ),
    Kind(
        "Nexis Uni, Word",
        "a Word document with the lines “Body” and “End of Document”",
        lambda sample: sample.is_word and _is_uni(sample.paragraphs),
        _uni_word,
    ),
    Kind(
        "Nexis Uni, RTF",
        "an RTF file with the lines “Body” and “End of Document”",
        lambda sample: sample.is_rtf and _is_uni(sample.paragraphs),
        _uni_rtf,
    ),
)
