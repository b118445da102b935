"""Exports of Factiva as RTF, Word or plain text, split into their articles.

Each closes with its accession number, “Document LBA0000020190605ef650001a”. With indexing, every field
follows its code (HD, PD, LP …); without, headline, byline, number of words, date, source, language and
copyright stand on lines of their own above the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.articles.fields import Draft, Value, value
from dossier.articles.language_vote import language_named
from dossier.articles.outlets import Outlets
from dossier.importing.formats.factiva import CODES, TEXTS
from dossier.importing.formats.nexis_labels import is_copyright
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import read_word
from dossier.importing.text import text_of
from dossier.language.dates import parse_date
from dossier.model import Source

# The accession number holds the day of publication.
_END = re.compile(
    r"(?:AN\s{1,8})?(?:Document|Dokument|Documento|Документ) "
    r"[A-Za-z]{1,12}\d{0,12}(?:19|20)\d{6}[A-Za-z0-9]{4,16}"
)
_COUNTED = re.compile(
    r"[\d,.  ]{1,9} ?(?:words|mots|palabras|Wörter|parole|palavras|woorden|слов|słów|kelime)", re.IGNORECASE
)
_ORDER = (
    "CLM", "SE", "HD", "HL", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY",
    "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
)  # fmt: skip
_PLACES = {code: place for place, code in enumerate(_ORDER)}
_CODE = re.compile(r"([A-Z]{2,3})(?:\s{1,8}|$)")
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|От)\s(\S.{1,150})")
_NAMES = re.compile(r"[^\W\d_a-z][\w.'’-]{0,24}(?:,? (?:and |und |et |y |e )?[^\W\d_a-z][\w.'’-]{0,24}){1,4}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[AP]M)?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,10}")
_RIGHTS = re.compile(r"(?:\(c\)|©|Copyright).{0,300}", re.IGNORECASE)
_LONGEST_HEAD = 25  # lines above a text
_SAMPLE = 4_000  # lines by which an export is recognised


def _articles(item: Item, lines: Iterable[str]) -> Drafts:
    held: list[str] = []
    number = 0
    for line in lines:
        if not _END.fullmatch(line):
            held.append(line)
            continue
        number += 1
        yield _article(held) or Refused(f"{item.name} document {number}", "holds no text")
        held = []
    # The list of what was searched for may follow; an article that was cut off begins as all do.
    if any(_COUNTED.fullmatch(line) or line.startswith("HD ") for line in held[:_LONGEST_HEAD]):
        yield _article(held) or Refused(f"{item.name} document {number + 1}", "holds no text")


def _article(lines: Sequence[str]) -> Draft | None:
    return _coded(lines) or _plain(lines)


def _coded(lines: Sequence[str]) -> Draft | None:
    """Return the article whose fields follow their codes, which come in one order."""
    fields: dict[str, list[str]] = {}
    place = -1
    for line in lines:
        found = _CODE.match(line)
        if found and _PLACES.get(found[1], -1) > place:
            place = _PLACES[found[1]]
            fields[found[1]] = [rest] if (rest := line[found.end() :]) else []
        elif place >= 0:
            fields[_ORDER[place]].append(line)
    blocks = tuple(line for code in TEXTS for line in fields.get(code, ()))
    if not blocks or not {"HD", "HL", "PD", "SN"} & fields.keys():
        return None
    values = {
        field: value(" ".join(fields[code]), Source.DATABASE, code)
        for code, field in reversed(CODES.items())
        if fields.get(code)
    }
    return Draft(blocks=blocks, values=values)


def _plain(lines: Sequence[str]) -> Draft | None:
    counted = next((at for at, line in enumerate(lines[:_LONGEST_HEAD]) if _COUNTED.fullmatch(line)), None)
    if counted is None:
        return None
    values: dict[str, Value] = {}
    above = list(lines[:counted])
    if len(above) > 1 and (named := _BYLINE.fullmatch(above[-1]) or _NAMES.fullmatch(above[-1])):
        values["author"] = value(named[named.lastindex or 0], Source.DATABASE, "byline")
        above.pop()
    if above:
        values["title"] = value(above[-1], Source.DATABASE, "headline")
    below = list(lines[counted + 1 :])
    start = _take_head(below[:_LONGEST_HEAD], values)
    blocks = tuple(below[start:])
    return Draft(blocks=blocks, values=values) if blocks else None


def _take_head(lines: Sequence[str], values: dict[str, Value]) -> int:
    """Take date, source and language, and return where the text begins."""
    dated = next((at for at, line in enumerate(lines[:3]) if (d := parse_date(line)) and d.iso), None)
    if dated is None:
        return 0
    values["date"] = value(lines[dated], Source.DATABASE, "date of publication")
    at = dated + 1
    if at < len(lines) and _CLOCK.fullmatch(lines[at]):
        at += 1
    if at < len(lines) and not _SOURCE_CODE.fullmatch(lines[at]):
        values["outlet"] = value(lines[at], Source.DATABASE, "source")
        at += 1
    start = at
    for place, line in enumerate(lines[at : at + 8], at):
        if _RIGHTS.fullmatch(line) or is_copyright(line):
            return place + 1
        if "language" not in values and language_named(line):
            values["language"] = value(line, Source.DATABASE, "language")
            start = place + 1
        elif _SOURCE_CODE.fullmatch(line) and start == place:
            start = place + 1
    return start


def _is_export(lines: Sequence[str]) -> bool:
    some = lines[:_SAMPLE]
    if not any(map(_END.fullmatch, some)):
        return False
    return any(_COUNTED.fullmatch(line) or re.match(r"(?:HD|WC)(?:\s|$)", line) for line in some)


def _lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _is_text(sample: Sample) -> bool:
    if sample.suffix not in (".txt", ".text", "") or sample.is_rtf or "ocument" not in sample.text.lower():
        return False
    return _is_export(_lines(sample.text))


def _text(item: Item, _: Outlets) -> Drafts:
    yield from _articles(item, _lines(text_of(item)))


def _word(item: Item, _: Outlets) -> Drafts:
    yield from _articles(item, read_word(item.whole()).paragraphs)


def _rtf(item: Item, _: Outlets) -> Drafts:
    yield from _articles(item, read_rtf(item.whole()))


_MARK = "“Document LBA0000020190605ef650001a” below each article, and the number of words or HD above"

KINDS = (
    Kind("Factiva, RTF", f"an RTF file with {_MARK}", lambda s: s.is_rtf and _is_export(s.paragraphs), _rtf),
    Kind(
        "Factiva, Word",
        "a Word document with the same",
        lambda s: s.is_word and _is_export(s.paragraphs),
        _word,
    ),
    Kind("Factiva text", "a text with the same", _is_text, _text),
)
