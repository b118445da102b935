"""The paragraphs of an RTF file (Rich Text Format 1.9), read in one pass over its bytes."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from dossier.articles.files import Unreadable
from dossier.importing.text import lines_of

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?"  # a control word with its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of the code page
    rb"|\\([^a-z0-9'])"  # a control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\"
)
_BREAKS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"cell": " ", b"row": "\n", b"tab": " "}
_SIGNS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
# Groups that hold no text of the document.
_APART = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"headerl",
     b"headerr", b"footerl", b"footerr", b"fldinst", b"listtable", b"listoverridetable", b"themedata", b"xe",
     b"annotation", b"atnid", b"atnauthor",
     b"datastore", b"colorschememapping", b"latentstyles", b"generator", b"rsidtbl", b"bkmkstart", b"bkmkend"}
)  # fmt: skip
_MAX_DEPTH = 1000


@lru_cache(maxsize=1)  # to recognise a file it is read, and then again for its articles
def read_rtf(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of an RTF file, each a single line, and its notes below them.

    Raises:
        Unreadable: for what is no RTF.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("is no RTF")
    body: list[str] = []
    notes: list[str] = []
    text = body  # where what is read belongs
    held = bytearray()  # bytes of the code page, until something else comes
    codec = "cp1252"
    groups: list[tuple[bool, int, list[str]]] = []
    hidden, fallback, skip = False, 1, 0

    def flush() -> None:
        if held:
            text.append(held.decode(codec, errors="replace"))
            held.clear()

    for token in _TOKEN.finditer(data):
        word, number, code, symbol, brace, run = token.groups()
        if code is not None and not hidden:
            if skip:
                skip -= 1
            else:
                held.append(int(code, 16))
            continue
        flush()
        if brace == b"{":
            if len(groups) >= _MAX_DEPTH:
                raise Unreadable(f"is nested more than {_MAX_DEPTH} deep")
            groups.append((hidden, fallback, text))
        elif brace == b"}":
            hidden, fallback, text = groups.pop() if groups else (False, 1, body)
            skip = 0
        elif word in _APART or symbol == b"*":
            hidden = True
        elif hidden:
            continue
        elif word == b"footnote":
            text = notes
            text.append("\n")
        elif word == b"ansicpg":
            codec = _codec(number)
        elif word == b"uc":
            fallback = int(number or 1)
        elif word == b"u" and number:
            text.append(chr(int(number) % 0x10000))
            skip = fallback
        elif word in _BREAKS:
            text.append(_BREAKS[word])
        elif word in _SIGNS:
            text.append(_SIGNS[word])
        elif symbol is not None:
            text.append(_SYMBOLS.get(symbol, ""))
        elif run is not None:
            shown = run[skip:]
            skip = max(0, skip - len(run))
            text.append(shown.decode(codec, errors="replace"))
    flush()
    # Characters beyond the first plane are written as the two halves of UTF-16.
    whole = "".join((*body, "\n", *notes)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return tuple(lines_of(whole))


def _codec(number: bytes | None) -> str:
    try:
        return codecs.lookup(f"cp{int(number or 1252)}").name
    except LookupError:
        return "cp1252"
