"""The lines that stand between the top of a file and the report: headline, byline, date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dossier.articles.dateline import find_dateline, read_dateline
from dossier.articles.fields import Value, value
from dossier.articles.outlets import Outlets
from dossier.language.dates import parse_date
from dossier.language.sentences import sentences
from dossier.language.words import WORD
from dossier.model import Source

_LONGEST_HEADLINE = 200
_LONGEST_META = 160
_TITLE_LENGTH = 100
_GLUED_WITHIN = 320
_SEPARATOR = re.compile(r"\s?[|•·]\s?|\s[–—-]{1,2}\s|\s{3,}")
_BY = re.compile(r"(?:(?:Written|Reported|Posted|Story|Report|Words)\s)?(?:[Bb]y|BY)[:\s]\s?(\S.{1,100})")
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|date|dated|issued|created)(?: on| at)?\s?:?\s",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'’.-]{0,24}"
_NAME_WORD = r"[^\W\d_a-z][^\W\d_]{1,24}(?:[-'’][^\W\d_]{1,24})?"
_PERSON = re.compile(rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|den|la|le|al|bin|el)){{1,4}}")
_BARE_NAME = re.compile(rf"{_NAME_WORD}(?: [^\W\d_a-z]\.)? {_NAME_WORD}")
_GLUED_NAME = re.compile(rf"(?P<by>[Bb]y )?(?P<name>{_NAME_WORD}(?: [^\W\d_a-z]\.)? {_NAME_WORD})$")
# A full stop that closes a sentence rather than an abbreviation or an ellipsis.
_LONE_STOP = re.compile(r"\w{3}\.$")
_ENDS_SENTENCE = re.compile(r"[.;:,]$")


def is_headline(block: str, following: str) -> bool:
    """Tell whether a first line is a headline: short, several words, no full stop, and text after it."""
    if not following or len(block) > _LONGEST_HEADLINE or _ENDS_SENTENCE.search(block.rstrip("\"'”’»)")):
        return False
    if len(following) < len(block) and len(following) < 60 and following[-1:] not in '.!?"”':
        # A byline or a date may follow a headline, another fragment may not.
        return (
            _BY.match(following) is not None
            or _date_value(following) is not None
            or _PERSON.fullmatch(following) is not None
        )
    return 2 <= len(block.split()) <= 30 and any(character.isalpha() for character in block)


def split_glued(block: str) -> tuple[Mapping[str, Value], str] | None:
    """Split a headline, and a byline, from a report that follows on the same line.

    The report's dateline shows where it begins. The two words before it are the byline if they
    could be a name and the report does not use them: it would, if they were the headline's.
    """
    at = find_dateline(block, _GLUED_WITHIN)
    if at is None:
        return None
    head, rest = block[:at].strip(), block[at:]
    if ". " in head or not _is_in_title_case(head):
        return None
    note = "the words before the dateline"
    if (match := _GLUED_NAME.search(head, max(0, len(head) - 60))) and len(
        head[: match.start()].split()
    ) >= 3:
        used = {word.lower() for word in WORD.findall(rest[:20_000])}
        if match["by"] or not any(word.lower() in used for word in match["name"].split()):
            return {
                "title": value(head[: match.start()].strip(" ,-–—"), Source.TEXT, note),
                "author": value(match["name"], Source.TEXT, "the name between headline and dateline"),
            }, rest
    return {"title": value(head, Source.TEXT, note)}, rest


def meta_line(block: str, known: Outlets) -> Mapping[str, Value] | None:
    """Return what a line says that holds nothing but a byline, a date, an outlet or an agency."""
    if len(block) > _LONGEST_META:
        return None
    found: dict[str, Value] = {}
    for part in filter(None, (part.strip() for part in _SEPARATOR.split(block))):
        values = _meta_part(part, known)
        if values is None:
            return None
        found = {**values, **found}
    return found or None


def bare_byline(block: str, text: str) -> str | None:
    """Return the author whom a line of two names under the headline gives, if the text never names them."""
    if not _BARE_NAME.fullmatch(block[:80]) or len(block) > 80:
        return None
    used = {word.lower() for word in WORD.findall(text[:20_000])}
    return None if any(word.lower() in used for word in block.split()) else block


def first_sentence(block: str, known: Outlets) -> str:
    """Return the first sentence of a report, without its dateline, cut at a word near 100 characters."""
    dateline = read_dateline(block, known)
    block = block[dateline.end if dateline else 0 :][:2000].strip()
    spans = sentences(block)
    sentence = block[spans[0].start : spans[0].end] if spans else block
    if _LONE_STOP.search(sentence):
        sentence = sentence[:-1]
    return shortened(sentence, _TITLE_LENGTH)


def shortened(text: str, length: int) -> str:
    """Return text cut at a word at or before ``length`` characters, with an ellipsis where it is cut.

    A text that is a fifth longer is not cut.
    """
    if len(text) <= length * 6 // 5:
        return text
    cut = text[:length].rpartition(" ")[0] or text[:length]
    return cut.rstrip(" ,;:–—-") + "…"


def byline(text: str, known: Outlets) -> Mapping[str, Value]:
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
    if names.strip():
        found["author"] = value(names.strip(" ,."), Source.TEXT, "byline")
    return found


def _meta_part(part: str, known: Outlets) -> Mapping[str, Value] | None:
    if match := _BY.fullmatch(part):
        first = re.split(r",| and | & ", match[1])[0].strip(" .")
        is_name = (
            _PERSON.fullmatch(first)
            or known.agency(first)
            or known.outlet(first)
            or first.lower().endswith("staff")
        )
        return byline(match[1], known) if is_name else None
    if iso := _date_value(part):
        # The day of an update is not the day of publication.
        return (
            {}
            if part.lower().startswith(("updated", "last", "modified"))
            else {"date": value(iso, Source.TEXT, f"'{part}'")}
        )
    if agency := known.agency(part):
        return {"agency": value(agency, Source.TEXT, "line of its own")}
    if outlet := known.outlet(part):
        return {"outlet": value(outlet, Source.TEXT, "line of its own")}
    return None


def _date_value(text: str) -> str | None:
    found = parse_date(_LABEL.sub("", text, count=1))
    return found.iso if found and (found.month or text.isdecimal()) else None


def _is_in_title_case(head: str) -> bool:
    words = [word for word in head.split() if word[:1].isalpha()]
    return len(words) >= 4 and sum(not word[0].islower() for word in words) * 10 >= len(words) * 6


def opens_report(block: str, known: Outlets) -> bool:
    """Tell whether a block begins with a dateline."""
    return read_dateline(block, known) is not None
