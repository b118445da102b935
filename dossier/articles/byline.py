"""The lines between headline and report that hold nothing but author, date, outlet or agency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dossier.articles.fields import Value, field_of, value
from dossier.articles.outlets import Outlets
from dossier.language.data_files import load_yaml
from dossier.language.dates import parse_date
from dossier.language.words import WORD
from dossier.model import Source

_LONGEST = 160
_SAMPLE = 20_000
_SEPARATOR = re.compile(r"\s?[|•·]\s?|\s[–—-]{1,2}\s")
_BY = re.compile(r"(?:(?:Written|Reported|Posted|Story|Report|Words)\s)?(?:[Bb]y|BY)[:\s]\s?(\S.{1,100})")
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|date|dated|issued|created)(?: on| at)?\s?:?\s",
    re.IGNORECASE,
)
# The day of an update is not the day of publication.
_UPDATE = ("updated", "last ", "modified")
_CAPITALISED = r"[^\W\d_a-z][\w'’.-]{0,24}"
# What pages print beside a byline: a time, and how long the report takes to read.
_IDLE = re.compile(
    r"(?:(?:Published|Updated|Posted)\s)?\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:[A-Z]{2,4})?"
    r"|\d{1,3}[ -][Mm]in(?:ute)?s?(?: [Rr]ead)?|\d{1,6} (?:[Cc]omments?|[Ss]hares?)"
)
_LABELLED = re.compile(r"([A-Z][A-Z -]{2,24}):\s?(.{0,300})")
_PERSON = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|de|van|von|der|den|la|le|al|bin|el)){{1,4}}")
_NAME_WORD = r"[^\W\d_a-z][^\W\d_]{1,24}(?:[-'’][^\W\d_]{1,24})?"
_TWO_NAMES = re.compile(rf"{_NAME_WORD}(?: [^\W\d_a-z]\.)? {_NAME_WORD}")
_NEXT_NAME = re.compile(r",| and | & ")


def meta_line(block: str, known: Outlets) -> Mapping[str, Value] | None:
    """Return what a line of nothing but metadata says; None for any other line.

    The mapping is empty where all that the line says is of no use, such as the day of an update.
    """
    if (values := labelled_line(block)) is not None:
        return values
    if len(block) > _LONGEST:
        return None
    parts = [part.strip() for part in _SEPARATOR.split(block) if part.strip()]
    found: dict[str, Value] = {}
    for part in parts:
        values = _part(part, known)
        if values is None:
            return None
        found = {**values, **found}
    return found if parts else None


def bare_byline(block: str, text: str) -> Mapping[str, Value] | None:
    """Return the author whom a line of two names under the headline gives, if the text never names them."""
    if len(block) > _LONGEST or not could_be_name(block, text):
        return None
    return {"author": value(block, Source.TEXT, "the name under the headline")}


def could_be_name(words: str, text: str) -> bool:
    """Tell whether words are two names, with an initial at most, that a text does not use."""
    if not _TWO_NAMES.fullmatch(words):
        return False
    parts = {part.lower() for part in words.split()}
    return parts.isdisjoint(_no_names()) and parts.isdisjoint(
        word.lower() for word in WORD.findall(text[:_SAMPLE])
    )


def labelled_line(block: str) -> Mapping[str, Value] | None:
    """Return what a line such as "BYLINE: ..." says, as the exports of archives have them."""
    match = _LABELLED.fullmatch(block)
    name = field_of(match[1]) if match else None
    if match is None or name is None:
        return None
    given = match[2].strip()
    if given and name == "body":
        return None
    return {name: value(given, Source.TEXT, f"line '{match[1]}:'")} if given and name != "ignored" else {}


def _part(part: str, known: Outlets) -> Mapping[str, Value] | None:
    if _IDLE.fullmatch(part):
        return {}
    if match := _BY.fullmatch(part):
        first = _NEXT_NAME.split(match[1])[0].strip(" .")
        is_name = _PERSON.fullmatch(first) or known.agency(first) or known.outlet(first)
        return _authors(match[1], known) if is_name or first.lower().endswith("staff") else None
    if iso := _date(part):
        return {} if part.lower().startswith(_UPDATE) else {"date": value(iso, Source.TEXT, f"'{part}'")}
    if agency := known.agency(part):
        return {"agency": value(agency, Source.TEXT, "line of its own")}
    if outlet := known.outlet(part):
        return {"outlet": value(outlet, Source.TEXT, "line of its own")}
    return None


def _authors(text: str, known: Outlets) -> Mapping[str, Value]:
    """Return the author, and the outlet or agency, that the words after "By" name."""
    names, _, last = text.rpartition(",")
    last = last.strip()
    found: dict[str, Value] = {}
    if agency := known.agency(last):
        found["agency"] = value(agency, Source.TEXT, "byline")
    elif outlet := known.outlet(last):
        found["outlet"] = value(outlet, Source.TEXT, "byline")
    else:
        names = text
    if names.strip(" ,."):
        found["author"] = value(names.strip(" ,."), Source.TEXT, "byline")
    return found


def _date(text: str) -> str | None:
    found = parse_date(_LABEL.sub("", text, count=1))
    # A number alone may be anything.
    return found.iso if found and found.month else None


@cache
def _no_names() -> frozenset[str]:
    """Return words that are no part of a name though they may be capitalised in a line."""
    dates = load_yaml("month_names.yaml")
    lists = (
        *dates["months"],
        *dates["weekdays"],
        load_yaml("function_words.yaml")["en"],
        ("by", "in", "on", "at"),
    )
    return frozenset(word for words in lists for word in words)
