"""Numbers in passages, as ranges with a unit."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dossier.analysis.alignment.concepts import plain_states
from dossier.analysis.alignment.roundings import BOUNDS, kind_of, rounded_range
from dossier.analysis.terms import data_lines, terms

_MAX_CHARACTERS = 2000
_MAX_QUANTITIES = 20  # of a passage
_UNIT_CHARACTERS = 40  # after a number, in which the thing counted stands
_BEFORE_CHARACTERS = 24
_UNIT_TERMS = 2

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = (
    {word: at for at, word in enumerate(_ONES + _TEENS, 1)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {"dozen": 12}
)
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DIGITS = (
    r"\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?"
    rf"|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:-(?:{'|'.join(_ONES)})(?![a-z]))?"
)

_NUMBER = re.compile(
    rf"(?P<bound>\b(?:{'|'.join(BOUNDS)}|between)\s{{1,2}}(?:an?\s)?)?"
    r"(?P<currency>(?:US|C|A)?[$€£¥]\s?)?"
    r"(?<![\w.,/:])(?<![A-Za-z0-9][-–])"
    rf"(?P<digits>{_DIGITS})"
    r"(?:(?:\s(?:to|and)\s|\s?[-–]\s?)(?:(?:US|C|A)?[$€£¥])?"
    rf"(?P<upper>{_DIGITS})(?![\w/:]|[.,]\d))?"
    r"(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|dozen)\b|(?P<letter>[mkb]|bn|tn)\b)?"
    r"(?P<percent>\s?%|\s(?:percent|per cent)\b)?"
    r"(?![\w/:]|[.,]\d)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTHS})[a-z]{{0,7}}\.?\s$", re.IGNORECASE)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})[a-z]{{0,7}}\b|\s?(?:a|p)\.?m\b", re.IGNORECASE
)
_CLOCK_AFTER = re.compile(r"\s?(?:o['’]clock|GMT|ET|EST|EDT|PST|CET)\b")
_AGO = re.compile(r"\s(?:day|week|month|year|hour|minute)s?\s(?:ago|later|earlier|before|after)\b")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NEXT_WORDS = re.compile(r"\s?[-\w]")
_FRACTION = re.compile(r"[- ](?:third|quarter|half|fifth|tenth|fold)s?\b")
_NEXT_WORD = re.compile(r"[\s-]?\w{1,20}")
_PART_OF = re.compile(r"\sof (?:the|them|those|these|its|his|her|their|whom|which)\b")
_PART_REST = re.compile(r"\s(?:other|more|additional|further|others)\b")
_MORE = re.compile(r"\b(?:an)?(?:other|additional|further|extra|next|last|first|past)\s\Z", re.IGNORECASE)
_NAMED = re.compile(r"(?:\A|[^.!?\s:]\s)[“\"'‘(]?([A-Z][\w’'-]{1,30})\s\Z")
_OF = re.compile(r"\s(?:of|in)\s")
# "38 Russian officials" and "seven Russian banks" are of two things; "usa" is what plain_states writes.
_ADJECTIVE = re.compile(r"(?<!\w)(?:[A-Z][\w’'-]{0,30}[^s\W]|usa|britain)(?=\s{1,3}[a-z])")
_SHARES = frozenset("%$€£¥")
_AGE = re.compile(r"[- ]years?[- ]old\b")
_MONEY = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}
_MONEY_AFTER = re.compile(r"\s(?:U\.?S\.? |US )?(dollar|euro|pound|yen)s?\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: it lies in ``[low, high]``, in the unit that it is compared in.

    Attributes:
        stated: The number as it stands, in that unit; the lower one of a range.
        told: What is said of it: the kind of words before it, the number, and the upper one of a range.
        core: The words of the number alone, without "about", with the unit of a measure.
        extra: Whether it adds to something that is not told: "two more", "another 20".
        measure: The unit of a measure as printed, empty for what is counted.
        whole: What a share or an amount is of: "12 percent of the voters".
    """

    low: float
    high: float
    unit: frozenset[str]
    text: str
    stated: float
    told: tuple[str, float, float]
    start: int
    end: int
    core: str
    extra: bool = False
    measure: str = ""
    whole: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)  # of the passages being compared
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a passage; dates, years and numbers within names are none."""
    text = text[:_MAX_CHARACTERS]
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        quantity = _read(match, text)
        if quantity is not None:
            found.append(quantity)
            if len(found) == _MAX_QUANTITIES:
                break
    return tuple(found)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    if _is_date(match, text) or _is_named(match, text):
        return None
    after = text[match.end() : match.end() + _UNIT_CHARACTERS]
    if _FRACTION.match(after) or _AGO.match(after):
        return None
    scale = _SCALES.get((match["scale"] or match["letter"] or "").lower(), 1.0)
    value = _value(match["digits"].lower()) * scale
    upper = _value(match["upper"].lower()) * scale if match["upper"] else value
    unit = _unit(match, after)
    if not unit or upper < value or not math.isfinite(upper):
        return None
    bound = " ".join((match["bound"] or "").lower().split()).removesuffix(" an").removesuffix(" a")
    if match["upper"] and (bound == "between") != (" and " in match.group()):
        return None  # "12 and 14 ships" are two numbers
    kind = kind_of(bound)
    low, high = value, upper
    if upper == value:
        rough = bool(match["scale"] or match["letter"] or match["percent"])
        low, high = rounded_range(kind, value, _printed(match["digits"]), scale, rough=rough)
    if _PART_OF.match(after) and not unit <= _SHARES:
        kind, high = "part", math.inf  # "three of the ships": there are more
    measure, factor = _measure(unit)
    text_before = text[max(0, match.start() - _BEFORE_CHARACTERS) : match.start()]
    return Quantity(
        low * factor,
        high * factor,
        frozenset({measure}) if measure else unit,
        match.group().strip(),
        value * factor,
        (kind, value * factor, upper * factor),
        match.start(),
        match.end(),
        match["digits"] + (_next_word(after) if measure else ""),
        _MORE.search(text_before) is not None or _PART_REST.match(after) is not None,
        min(unit & _measures().keys()) if measure else "",
        _whole(after) if unit <= _SHARES else frozenset(),
    )


def _next_word(after: str) -> str:
    found = _NEXT_WORD.match(after)
    return found[0] if found else ""


def _whole(after: str) -> frozenset[str]:
    part = _OF.match(after)
    return frozenset(terms(re.split(r"[.,;:()]", after[part.end() :])[0])[:1]) if part else frozenset()


def _value(digits: str) -> float:
    if digits[0].isdigit():
        return float(digits.replace(",", ""))
    return float(sum(_WORDS[part] for part in digits.split("-")))


def _printed(digits: str) -> str:
    """Return a number in digits as it is printed, one in words in those that it would be."""
    return digits if digits[0].isdigit() or digits.lower() == "dozen" else f"{_value(digits.lower()):.0f}"


def _is_date(match: re.Match[str], text: str) -> bool:
    if match["currency"] or match["percent"] or match["scale"]:
        return False
    start, end = match.start("digits"), match.end()
    if _YEAR.match(match["digits"]):
        return True
    before, after = text[max(0, start - 12) : start], text[end : end + 16]
    return bool(_DATE_BEFORE.search(before) or _DATE_AFTER.match(after) or _CLOCK_AFTER.match(after))


def _is_named(match: re.Match[str], text: str) -> bool:
    """Say whether a number is part of a name: "Category 3", "Flight 17"."""
    if match["bound"] or match["currency"] or match["scale"] or match["percent"]:
        return False
    if not match["digits"][0].isdigit():
        return False
    before = text[max(0, match.start() - _BEFORE_CHARACTERS) : match.start()]
    return _NAMED.search(before) is not None and match.start() > len(before.split(" ")[-1])


def _unit(match: re.Match[str], after: str) -> frozenset[str]:
    if match["currency"]:
        return frozenset(match["currency"].strip()[-1])
    if match["percent"]:
        return frozenset("%")
    if _AGE.match(after):
        return frozenset({"age"})
    if not _NEXT_WORDS.match(after):
        return frozenset()
    if money := _MONEY_AFTER.match(after):
        return frozenset(_MONEY[money[1]])
    if after[:1].isspace() and after[_UNIT_CHARACTERS - 1 :].isalnum():
        after = after.rsplit(" ", 1)[0]  # the last word is cut
    return frozenset(terms(_ADJECTIVE.sub("", re.split(r"[.,;:()]", plain_states(after))[0]))[:_UNIT_TERMS])


@cache
def _measures() -> Mapping[str, tuple[str, float]]:
    """Return for each term that names a unit of measure the unit it is compared in, and how many it is."""
    rows = [line.split() for line in data_lines("units.txt")]
    return {term: (unit, float(factor)) for term, unit, factor in rows}


def _measure(unit: frozenset[str]) -> tuple[str, float]:
    for term in sorted(unit):
        if term in _measures():
            return _measures()[term]
    return "", 1.0
