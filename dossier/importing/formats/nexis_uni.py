"""Exports of Nexis Uni, Word and RTF files, split into their articles.

Each has its title, publication and date above labelled lines, “Body”, the text, perhaps “Graphic” and
“Classification” with what belongs to them, and “End of Document”.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.articles.fields import Draft, Value, value
from dossier.articles.outlets import Outlets
from dossier.importing.formats.nexis_labels import closes, dated, is_copyright, is_head, labelled, take
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import read_word
from dossier.model import Source

_END = "end of document"
_AFTER_BODY = frozenset({"Classification", "Graphic", "Notes", "Correction", "Correction-Date"})
_LONGEST_HEAD = 60  # lines of an article before its text
_LONGEST_TAIL = 40  # lines of “Graphic”, “Classification” and what belongs to them


def _articles(item: Item, paragraphs: Sequence[str]) -> Drafts:
    number, held = 0, list[str]()
    for paragraph in paragraphs:
        if paragraph.strip().lower() != _END:
            held.append(paragraph)
            continue
        number += 1
        yield _article(held, first=number == 1) or Refused(f"{item.name} document {number}", "holds no text")
        held = []
    if any(line.strip() == "Body" for line in held):  # the file was cut off
        yield _article(held, first=number == 0) or Refused(
            f"{item.name} document {number + 1}", "holds no text"
        )


def _article(lines: Sequence[str], *, first: bool) -> Draft | None:
    body_at = next((at for at, line in enumerate(lines) if line.strip() == "Body"), None)
    if body_at is None:
        return None
    values: dict[str, Value] = {}
    head = lines[max(0, body_at - _LONGEST_HEAD) : body_at]
    _take_head(head, values, first=first)
    body = _without_tail(lines[body_at + 1 :], values)
    blocks = tuple(line for line in body if not is_copyright(line))
    return Draft(blocks=blocks, values=values) if blocks else None


def _take_head(head: Sequence[str], values: dict[str, Value], *, first: bool) -> None:
    # A cover page with the list of all documents may stand before the first one: hence from below.
    places = (at for at in range(len(head) - 1, 1, -1) if labelled(head[at]) is None)
    at = next((at for at in places if dated(values, [head[at]])), None)
    if at is None and not first:
        at = 2  # the date is written in a way that cannot be read
    if at is not None and len(head) >= at:
        values["outlet"] = value(head[at - 1], Source.DATABASE, "publication")
        values["title"] = value(head[at - 2], Source.DATABASE, "headline")
    for line in head[at or 0 :]:
        if (found := labelled(line)) and is_head(found[0]):
            take(values, *found)


def _without_tail(body: Sequence[str], values: dict[str, Value]) -> Sequence[str]:
    """Return the text without what the database adds at its end, and take what that says.

    A text may have a line “Update: …” of its own; the database's lines stand together at the end.
    """
    end = len(body)
    while end and (closes(body[end - 1]) or is_copyright(body[end - 1])):
        end -= 1
    tail_from = max(1, end - _LONGEST_TAIL)
    end = next((at for at in range(tail_from, end + 1) if at < len(body) and body[at] in _AFTER_BODY), end)
    for line in body[end:]:
        if found := labelled(line):
            take(values, *found)
    return body[: max(end, 1)]


def _word(item: Item, _: Outlets) -> Drafts:
    yield from _articles(item, read_word(item.whole()).paragraphs)


def _rtf(item: Item, _: Outlets) -> Drafts:
    yield from _articles(item, read_rtf(item.whole()))


def _is_export(paragraphs: Sequence[str]) -> bool:
    lines = {line.strip().lower() for line in paragraphs}
    return _END in lines and "body" in lines


KINDS = (
    Kind(
        "Nexis Uni, Word",
        "a Word document with the lines “Body” and “End of Document”",
        lambda sample: sample.is_word and _is_export(sample.paragraphs),
        _word,
    ),
    Kind(
        "Nexis Uni, RTF",
        "an RTF file with the lines “Body” and “End of Document”",
        lambda sample: sample.is_rtf and _is_export(sample.paragraphs),
        _rtf,
    ),
)
