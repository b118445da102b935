"""Undoing what reading UTF-8 as Windows-1252 does to a text: “â€œ” for a quotation mark, “Ã©” for “é”."""

from __future__ import annotations

import re

# What the first byte of a character beyond ASCII looks like, and one that can follow it.
_SIGN = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# Windows-1252 has no character for these bytes; programs leave them as control characters.
_UNDEFINED = {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BYTES = {
    **{bytes((code,)).decode("cp1252"): code for code in range(0x80, 0x100) if code not in _UNDEFINED},
    **{chr(code): code for code in _UNDEFINED},
}
_BEYOND = re.compile("[^\x00-\x7f]+")
_MOST_TIMES = 2


def repaired(text: str) -> str:
    """Return a text with its UTF-8 read as such, if all of it is valid then; else the text as it is.

    To be asked before the text is made inert: the bytes that Windows-1252 leaves out are control
    characters. What was misread twice is undone twice.
    """
    for _ in range(_MOST_TIMES):
        if not _SIGN.search(text):
            return text
        try:
            text = _BEYOND.sub(_read_again, text)
        except (KeyError, UnicodeDecodeError):
            return text
    return text


def _read_again(run: re.Match[str]) -> str:
    return bytes(_BYTES[character] for character in run[0]).decode("utf-8")
