"""The one door for text: what strangers wrote becomes inert before any offset is computed.

A terminal obeys control characters, and invisible characters hide what a text says. Both are
replaced by one visible character each, so that nothing is lost from sight and offsets hold.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

VISIBLE = "\N{REPLACEMENT CHARACTER}"

# Joiners and direction marks are part of the spelling in these scripts and in emoji sequences.
_JOINING_SCRIPTS = (
    "\u0590-\u08ff"  # Hebrew, Arabic, Syriac, Thaana, N'Ko
    "\u0900-\u0dff"  # the scripts of India and Sri Lanka
    "\u0e00-\u109f"  # Thai, Lao, Tibetan, Myanmar
    "\u1780-\u18af"  # Khmer, Mongolian
    "\ufb1d-\ufdff\ufe70-\ufefc"  # presentation forms of Hebrew and Arabic
)
_EMOJI = "\u203c-\u3299\U0001f000-\U0001faff\ufe0f"
_BETWEEN = f"[{_JOINING_SCRIPTS}{_EMOJI}]"

_INVISIBLE = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; tab and newline are dealt with apart
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # soft hyphen, joiner, fillers
    r"\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, overrides, isolates
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # what is no character
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # format controls, tags
    rf"|(?<!{_BETWEEN})[\u061c\u200c-\u200f]"  # joiners and direction marks out of place
    rf"|[\u200c\u200d](?!{_BETWEEN})"
    rf"|[\u061c\u200e\u200f](?!{_BETWEEN}|[\s\d.,:;!?)\]»”\"'-]|$)"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

# Latin letters, punctuation and currency signs: composed, visible, and most of what is ever read.
_INERT_ALREADY = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")

# No script stacks more marks on a letter (Unicode's stream-safe format), and normalizing takes time
# quadratic in the length of a stack.
_MAX_MARKS = 30
_LONG_STACK = re.compile(rf"[^\w\s]{{{_MAX_MARKS + 1},}}")


def inert(text: str) -> str:
    """Return the text with every control or invisible character replaced, at the same length.

    Newlines stay; tabs and the other line ends become a space or a newline each.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = text.replace("\t", " ").replace("\r\n", " \n").replace("\r", "\n")
    return _invisible().sub(VISIBLE, _LINE_ENDS.sub("\n", text))


@cache
def _invisible() -> re.Pattern[str]:
    """Return the pattern of what is invisible, made when the first such text comes: it takes milliseconds."""
    return re.compile(_INVISIBLE)


def sanitize(text: str) -> str:
    """Return text as the dossier holds it: composed (NFC), with LF line ends, and inert.

    Soft hyphens and a leading byte order mark are typesetting, and are dropped; spaces of other
    widths become plain ones.
    """
    if _INERT_ALREADY.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u00ad", "")
    text = _SPACES.sub(" ", _LONG_STACK.sub(_unstacked, text))
    return inert(unicodedata.normalize("NFC", text))


def sanitize_line(text: str) -> str:
    """Return text as a single inert line: for titles, names, paths and messages."""
    return " ".join(sanitize(text).split())


def _unstacked(run: re.Match[str]) -> str:
    """Return a run of characters that are no letters, without the combining marks beyond the limit."""
    kept: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)
