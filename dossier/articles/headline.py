"""The headline of a report, or what stands for one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.articles.byline import could_be_name
from dossier.articles.dateline import find_dateline, read_dateline
from dossier.articles.fields import Value, value
from dossier.articles.outlets import Outlets
from dossier.language.sentences import sentences
from dossier.model import Source

_LONGEST = 200
_MOST_WORDS = 30
_SHORTEST_PARAGRAPH = 80
_TITLE_LENGTH = 100
_GLUED_WITHIN = 320
_ENDS_SENTENCE = re.compile(r"[.;:,]$")
# A full stop that closes a sentence rather than an abbreviation or an ellipsis.
_LONE_STOP = re.compile(r"\w{3}\.$")
_NAME_AT_END = re.compile(r"(?P<by>\b[Bb]y )?(?P<name>\S{2,40}(?: [^\W\d_a-z]\.)? \S{2,40})$")


def is_headline(block: str, following: Sequence[str]) -> bool:
    """Tell whether a first line is a headline: a few words, no full stop, and a report after it."""
    if len(block) > _LONGEST or _ENDS_SENTENCE.search(block.rstrip("\"'”’»)")):
        return False
    if not 2 <= len(block.split()) <= _MOST_WORDS or not any(character.isalpha() for character in block):
        return False
    return any(len(after) >= _SHORTEST_PARAGRAPH or after[-1:] in '.!?"”' for after in following[:3])


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
    match = _NAME_AT_END.search(head, max(0, len(head) - 90))
    if match is None or len(head[: match.start()].split()) < 3:
        return {"title": value(head, Source.TEXT, note)}, rest
    if could_be_name(match["name"], "" if match["by"] else rest):
        return {
            "title": value(head[: match.start()].strip(" ,-–—"), Source.TEXT, note),
            "author": value(match["name"], Source.TEXT, "the name between headline and dateline"),
        }, rest
    return {"title": value(head, Source.TEXT, note)}, rest


def first_sentence(block: str, known: Outlets) -> str:
    """Return the first sentence of a report, without its dateline, cut at a word near 100 characters.

    A short block, such as a standfirst or a headline of two sentences, is returned whole.
    """
    dateline = read_dateline(block, known)
    block = block[dateline.end if dateline else 0 :][:2000].strip()
    spans = sentences(block)
    is_long = len(block) > _TITLE_LENGTH * 6 // 5
    sentence = block[spans[0].start : spans[0].end] if spans and is_long else block
    if (is_long or len(spans) == 1) and _LONE_STOP.search(sentence):
        sentence = sentence[:-1]
    return shortened(sentence, _TITLE_LENGTH)


def shortened(text: str, length: int) -> str:
    """Return text cut at a word at or before ``length`` characters, with an ellipsis where it is cut.

    A text that is at most a fifth longer is not cut.
    """
    if len(text) <= length * 6 // 5:
        return text
    cut = text[:length].rpartition(" ")[0] or text[:length]
    return cut.rstrip(" ,;:–—-") + "…"


def _is_in_title_case(head: str) -> bool:
    words = [word for word in head.split() if word[:1].isalpha()]
    return len(words) >= 4 and sum(not word[0].islower() for word in words) * 10 >= len(words) * 6
