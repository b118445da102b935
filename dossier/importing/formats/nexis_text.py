"""Exports of Nexis as plain text, as they were until Nexis Uni, split into their articles.

Publication, date and, in later ones, the headline stand centred or alone above labelled blocks such as
“BYLINE: …”; earlier ones have “HEADLINE:” and “BODY:”. Labelled blocks in capitals close the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.articles.fields import Draft, Value, value
from dossier.articles.outlets import Outlets
from dossier.articles.sanitize import sanitize_line
from dossier.importing.formats.nexis_labels import closes, dated, is_copyright, is_head, labelled, take
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.text import text_of
from dossier.model import Source

_COUNTED = re.compile(r"^[ \t]{0,80}(?:Document )?\d{1,6} of \d{1,6} DOCUMENTS?[ \t]{0,40}$", re.MULTILINE)
_BODY = re.compile(r"^[ ]{0,8}BODY:", re.MULTILINE)
_BLANK = re.compile(r"\n[ ]*\n")
_LONGEST_HEAD = 60  # blocks of an article before its text
_EDITION = re.compile(r".{0,60}\b(?:Edition|Ausgabe)\b.{0,40}", re.IGNORECASE)
_CAPITAL_LABEL = re.compile(r"\s{0,8}[A-Z][A-Z -]{2,24}:")


def _read(item: Item, _: Outlets) -> Drafts:
    text = text_of(item)
    starts = list(_COUNTED.finditer(text))
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        draft = _article(text[start.end() : end])
        yield draft or Refused(f"{item.name} document {at + 1}", "holds no text")


def _article(text: str) -> Draft | None:
    values: dict[str, Value] = {}
    body = _BODY.search(text)
    if body is not None:
        _take_head(_blocks(text[: body.start()]), values)
        blocks = _blocks(text[body.end() :])
    else:
        blocks = _blocks(text)
        blocks = blocks[_take_head(blocks, values) :]
    blocks = _without_tail(blocks, values)
    # Lines are wrapped at a fixed width, so that only a blank one ends a paragraph.
    paragraphs = tuple(line for block in blocks if (line := sanitize_line(block)))
    return Draft(blocks=paragraphs, values=values) if paragraphs else None


def _blocks(text: str) -> list[str]:
    return [block for block in _BLANK.split(text) if block.strip()]


def _take_head(blocks: Sequence[str], values: dict[str, Value]) -> int:
    """Take what stands above the text, and return the number of its blocks."""
    below_labels = False
    for at, block in enumerate(blocks[:_LONGEST_HEAD]):
        lines = [line for part in block.split("\n") if (line := sanitize_line(part))]
        found = labelled(sanitize_line(block)) if _CAPITAL_LABEL.match(block) else None
        if found and is_head(found[0]):
            below_labels = True
            take(values, *found)
            continue
        if found or below_labels:
            return at
        lines = [line for line in lines if not is_copyright(line)]
        if lines and "outlet" not in values:
            values["outlet"] = value(lines.pop(0), Source.DATABASE, "publication")
        if not lines or ("date" not in values and dated(values, lines)):
            continue
        if "title" in values:
            return at
        if "date" in values and len(lines) == 1 and _EDITION.fullmatch(lines[0]):
            continue
        values["title"] = value(" ".join(lines), Source.DATABASE, "headline")
    return min(len(blocks), _LONGEST_HEAD)


def _without_tail(blocks: list[str], values: dict[str, Value]) -> list[str]:
    """Return the text before the labelled blocks that close an article, and take what those say."""
    for at, block in enumerate(blocks):
        if at and _CAPITAL_LABEL.match(block) and closes(sanitize_line(block)):
            for rest in blocks[at:]:
                if closing := labelled(sanitize_line(rest)):
                    take(values, *closing)
            blocks = blocks[:at]
            break
    while blocks and is_copyright(sanitize_line(blocks[-1])):
        blocks = blocks[:-1]
    return blocks


KINDS = (
    Kind(
        "Nexis text",
        "a line such as “3 of 40 DOCUMENTS” in a text",
        lambda sample: not sample.is_rtf and _COUNTED.search(sample.text) is not None,
        _read,
    ),
)
