"""Numbers in passages, as ranges with a unit, and where those of a row differ."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.alignment.pairing import Valued, equal_unless_printed_alike, pair_values
from dossier.analysis.terms import terms
from dossier.model import Difference, DifferenceKind, DifferenceRelation

_MAX_CHARACTERS = 2000
_MAX_QUANTITIES = 20  # of a passage
_UNIT_CHARACTERS = 40  # after a number, in which the thing counted stands
_UNIT_TERMS = 2
_ABOUT = 0.1  # what "about" may be off by

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
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"

_NUMBER = re.compile(
    r"(?P<bound>\b(?:more than|at least|over|above|less than|fewer than|under|below|up to|at most|nearly"
    r"|almost|about|around|some|roughly|approximately|an estimated)\s{1,2})?"
    r"(?P<currency>(?:US|C|A)?[$€£¥]\s?)?"
    r"(?<![\w.,/:])(?<![A-Za-z0-9][-–])"
    rf"(?P<digits>\d{{1,15}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,6}})?|(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(_ONES)}))?)"
    rf"(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn)\b|(?P<letter>[mkb]|bn|tn)\b)?"
    r"(?P<percent>\s?%|\s(?:percent|per cent)\b)?"
    r"(?![\w/:]|[.,]\d)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(rf"\b(?:{_MONTHS})[a-z]{{0,7}}\.?\s$", re.IGNORECASE)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})[a-z]{{0,7}}\b|\s?(?:a|p)\.?m\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_ATLEAST = ("more than", "at least", "over", "above")
_ATMOST = ("less than", "fewer than", "under", "below", "up to", "at most")
_NEXT_WORDS = re.compile(r"\s?[-\w]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: it lies in ``[low, high]``."""

    low: float
    high: float
    unit: frozenset[str]
    text: str
    stated: float


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a passage; dates, years and numbers within names are none."""
    text = text[:_MAX_CHARACTERS]
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        quantity = _read(match, text)
        if quantity is not None:
            found.append(quantity)
            if len(found) == _MAX_QUANTITIES:
                break
    return found


def number_differences(texts: Sequence[str | None], dates: Sequence[str | None]) -> list[Difference]:
    """Return where passages give another number of the same thing."""
    cells = [
        [Valued(one.text, one) for one in quantities(text)] if text is not None else [] for text in texts
    ]

    def relate(
        a: Valued[Quantity], b: Valued[Quantity], first: int, second: int
    ) -> DifferenceRelation | None:
        if a.value.stated == b.value.stated and (a.value.low, a.value.high) == (b.value.low, b.value.high):
            return equal_unless_printed_alike(a.text, b.text)
        if a.value.low <= b.value.high and b.value.low <= a.value.high:
            return DifferenceRelation.COMPATIBLE
        earlier, later = dates[first], dates[second]
        if earlier and later and earlier != later:
            rises = (a.value.stated < b.value.stated) == (earlier < later)
            if rises and not a.value.unit & {"$", "%"}:
                return DifferenceRelation.UPDATE  # tolls and tallies grow from one report to the next
        return DifferenceRelation.DIFFERS

    return pair_values(DifferenceKind.NUMBER, cells, _same_thing, relate)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    return bool(a.unit & b.unit)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    digits = match["digits"].lower()
    if _is_date(match, text):
        return None
    scale = _SCALES.get((match["scale"] or match["letter"] or "").lower(), 1.0)
    value = _value(digits) * scale
    unit = _unit(match, text)
    if not unit or not math.isfinite(value):
        return None
    bound = (match["bound"] or "").strip().lower()
    low, high = value, value
    if bound in _ATLEAST:
        high = math.inf
    elif bound in _ATMOST:
        low = 0.0
    elif bound:
        low, high = value * (1 - _ABOUT), value * (1 + _ABOUT)
    return Quantity(low, high, unit, match.group().strip(), value)


def _value(digits: str) -> float:
    if digits[0].isdigit():
        return float(digits.replace(",", ""))
    return float(sum(_WORDS[part] for part in digits.split("-")))


def _is_date(match: re.Match[str], text: str) -> bool:
    if match["currency"] or match["percent"] or match["scale"]:
        return False
    start, end = match.span("digits")
    if _YEAR.match(match["digits"]):
        return True
    return bool(
        _DATE_BEFORE.search(text[max(0, start - 12) : start]) or _DATE_AFTER.match(text[end : end + 16])
    )


def _unit(match: re.Match[str], text: str) -> frozenset[str]:
    if match["currency"]:
        return frozenset("$")
    if match["percent"]:
        return frozenset("%")
    after = text[match.end() : match.end() + _UNIT_CHARACTERS]
    if not _NEXT_WORDS.match(after):
        return frozenset()
    if after[:1].isspace() and after[_UNIT_CHARACTERS - 1 :].isalnum():
        after = after.rsplit(" ", 1)[0]  # the last word is cut
    if re.match(r"\s(?:dollars|euros|pounds)\b", after):
        return frozenset("$")
    return frozenset(terms(re.split(r"[.,;:()]", after)[0])[:_UNIT_TERMS])
