"""Settling what is known of an article: each field from the most trusted place that gives a good value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from dossier.articles.fields import FIELDS, Draft, Value, merged, value
from dossier.articles.headline import first_sentence, shortened
from dossier.articles.language_vote import language_code, vote
from dossier.articles.outlets import Outlets
from dossier.articles.sanitize import sanitize_line
from dossier.language.data_files import load_yaml
from dossier.language.date_estimates import DateEstimate, date_in_address, estimate_date
from dossier.language.dates import PrintedDate, date_in_name, is_future, parse_date, work_out_date
from dossier.model import Source

_LONGEST_TITLE = 400
_LONGEST_VALUE = 300
_LONGEST_URL = 2000
_SECTION = re.compile(r"^(?:Opinion|Analysis|Perspective|Editorial|Exclusive|Letters?) \| ")
_OUTLET_END = re.compile(r" [-–—|] ([^-–—|]{2,60})$")
# Databases tell outlets of one name apart so; the shipped names are those of the largest.
_PLACE_OF_OUTLET = re.compile(
    r" \((?:London|UK|England|United Kingdom|Online|Web|Print|newspaper)\)$", re.IGNORECASE
)
_ANY_TIME = "time element"  # which may be that of another piece on the page
_BY = re.compile(r"^by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What the values of one file are judged by; ``warnings`` gathers what is left out, and why."""

    known: Outlets
    today: date
    warnings: list[str]


def settle(
    draft: Draft, ruled: Mapping[str, Value], text: str, name: str, context: Context
) -> dict[str, Value]:
    """Return the values of the fields that are known; title and language always are.

    Args:
        draft: What the format of the file states.
        ruled: What the text rules found.
        text: The text of the article.
        name: The file's name without its suffix.
        context: The outlets, the day, and the list that takes the warnings.
    """
    values = merged(_judged(layer, context) for layer in (draft.values, ruled))
    printed = _day_in_address(values, context)
    if printed and values.get("date", printed).provenance.note in (printed.provenance.note, _ANY_TIME):
        values["date"] = printed
    # A clipper names its file by the day of saving.
    values = merged((values, _judged(_from_file_name(name, context.known), context)))
    if "title" in values:
        values["title"] = _own_title(values["title"], values.get("outlet"), context.known)
    if "date" not in values and (worked_out := _worked_out_date(draft, values, text, name, context)):
        values["date"] = worked_out
    if "title" not in values:
        # The header gave one, but nothing of it could be kept.
        lead = text.partition("\n")[0]
        values["title"] = value(first_sentence(lead, context.known), Source.TEXT, "first sentence")
    if "language" not in values:
        values["language"] = value(vote(text), Source.TEXT, "common words")
    return values


def _own_title(title: Value, outlet: Value | None, known: Outlets) -> Value:
    """Return a title without what pages print around it: the outlet after it, a section before it."""
    text = _SECTION.sub("", title.text)
    if end := _OUTLET_END.search(text[-90:]):
        named = _outlet_or_agency(end[1], known) or end[1]
        own = named if outlet is None else outlet.text
        if named == own and _outlet_or_agency(end[1] if outlet is None else own, known) == named:
            text = text[: len(text) - (end.end() - end.start())]
    return replace(title, text=text.strip() or title.text)


def estimate(values: Mapping[str, Value], text: str, name: str, context: Context) -> DateEstimate | None:
    """Return when an article was likely written, None where its date is known or nothing tells.

    Args:
        values: What ``settle`` returned.
        text: The text of the article.
        name: The file's name without its suffix.
        context: The day, and so on.
    """
    if "date" in values:
        return None
    named = _believed((_address_date(values, context), date_in_name(name)), context)
    return estimate_date(text, named, context.today)


def _day_in_address(values: Mapping[str, Value], context: Context) -> Value | None:
    found = _address_date(values, context)
    if found is None or found.day is None or found.iso is None:
        return None
    return value(found.iso, values["url"].provenance.source, "from the address")


def _address_date(values: Mapping[str, Value], context: Context) -> PrintedDate | None:
    address = values.get("url")
    found = _believed((date_in_address(address.text) if address else None,), context)
    return found[0] if found else None


def _believed(found: Sequence[PrintedDate | None], context: Context) -> list[PrintedDate]:
    """Return the dates that have a year and do not lie in the future."""
    return [one for one in found if one and one.iso and not is_future(one.iso, context.today)]


def _worked_out_date(
    draft: Draft, values: Mapping[str, Value], text: str, name: str, context: Context
) -> Value | None:
    modified = draft.values.get("modified")
    printed = (
        _address_date(values, context),
        date_in_name(name),
        parse_date(modified.text) if modified else None,
    )
    anchors = _believed(printed, context)
    found = work_out_date(text, anchors, context.today)
    return value(found.iso, Source.TEXT, found.note) if found else None


def _from_file_name(name: str, known: Outlets) -> dict[str, Value]:
    found = date_in_name(name)
    if not found or not found.iso:
        return {}
    values: dict[str, Value] = {}
    # A year alone may be part of a headline, and a month may be worked out to a day.
    if found.day is not None:
        values["date"] = value(found.iso, Source.FILE_NAME)
    if found.start == 0:
        first = name[found.end :].lstrip("-_. ").replace("_", "-").split("-")[0]
        if first.lower() not in load_yaml("outlet_words.yaml") and (outlet := known.outlet(first)):
            values["outlet"] = value(outlet, Source.FILE_NAME)
    return values


def _judged(layer: Mapping[str, Value], context: Context) -> dict[str, Value]:
    """Return the values of a layer in their canonical form, without those that cannot be right."""
    judged: dict[str, Value] = {}
    for name, given in layer.items():
        text = sanitize_line(given.text)
        if name == "outlet" and _is_url(text):
            # "source:" in a header is as often the address as the outlet.
            judged.setdefault("url", replace(given, text=text))
        elif name in FIELDS and (text := _canonical(name, text, context) or ""):
            judged[name] = replace(given, text=text)
    address = judged.get("url")
    if address and "outlet" not in judged and (outlet := context.known.outlet_of_url(address.text)):
        judged["outlet"] = value(outlet, address.provenance.source, "from the address")
    return judged


def _canonical(name: str, text: str, context: Context) -> str | None:
    if not text:
        return None
    match name:
        case "date":
            return _date(text, context)
        case "url":
            if _is_url(text):
                return text
            context.warnings.append("the address is not a web address and is left out")
            return None
        case "language":
            return language_code(text)
        case "outlet":
            plain = _PLACE_OF_OUTLET.sub("", text)
            named = _outlet_or_agency(text, context.known) or _outlet_or_agency(plain, context.known)
            return named or shortened(text, _LONGEST_VALUE)
        case "agency":
            return _agencies(text, context.known)
        case "author":
            return shortened(_BY.sub("", text), _LONGEST_VALUE)
        case "title":
            return shortened(text, _LONGEST_TITLE)
        case _:
            return shortened(text, _LONGEST_VALUE)


def _outlet_or_agency(name: str, known: Outlets) -> str | None:
    return known.outlet(name) or known.agency(name)


def _agencies(text: str, known: Outlets) -> str:
    names = (known.agency(name) or name.strip() for name in text.split(","))
    return shortened(", ".join(dict.fromkeys(filter(None, names))), _LONGEST_VALUE)


def _date(text: str, context: Context) -> str | None:
    found = parse_date(text)
    if found is None or found.iso is None:
        context.warnings.append(f"the date '{shortened(text, 40)}' cannot be read")
        return None
    if is_future(found.iso, context.today):
        context.warnings.append(f"the date {found.iso} lies in the future and is left out")
        return None
    return found.iso


def _is_url(text: str) -> bool:
    if len(text) > _LONGEST_URL or " " in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
