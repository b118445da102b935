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
    reader = _Reader()
    for token in _TOKEN.finditer(data):
        reader.take(token)
    reader.flush()
    # Characters beyond the first plane are written as the two halves of UTF-16.
    whole = "".join((*reader.body, "\n", *reader.notes))
    return tuple(lines_of(whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))


class _Reader:
    """Takes the tokens of a file one by one, and puts its text together."""

    def __init__(self) -> None:
        self.body: list[str] = []
        self.notes: list[str] = []
        self._text = self.body  # where what is read belongs
        self._held = bytearray()  # bytes of the code page, until something else comes
        self._codec = "cp1252"
        self._hidden = False  # whether the group holds no text of the document
        self._fallback = 1  # characters that stand after one of Unicode, for readers that know none
        self._skip = 0  # how many of these are still to come
        self._groups: list[tuple[bool, int, list[str]]] = []  # what held outside of the group

    def take(self, token: re.Match[bytes]) -> None:
        """Take the next token."""
        word, number, code, symbol, brace, run = token.groups()
        if code is not None and not self._hidden:
            self._take_byte(int(code, 16))
            return
        self.flush()
        if brace is not None:
            self._take_brace(brace)
        elif word in _APART or symbol == b"*":
            self._hidden = True
        elif self._hidden:
            return
        elif word is not None:
            self._take_word(word, number)
        elif symbol is not None:
            self._text.append(_SYMBOLS.get(symbol, ""))
        elif run is not None:
            shown = run[self._skip :]
            self._skip = max(0, self._skip - len(run))
            self._text.append(shown.decode(self._codec, errors="replace"))

    def flush(self) -> None:
        """Add the bytes held, which are the characters of the code page only together."""
        if self._held:
            self._text.append(self._held.decode(self._codec, errors="replace"))
            self._held.clear()

    def _take_byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._held.append(byte)

    def _take_brace(self, brace: bytes) -> None:
        if brace == b"}":
            outside = self._groups.pop() if self._groups else (False, 1, self.body)
            self._hidden, self._fallback, self._text = outside
            self._skip = 0
            return
        if len(self._groups) >= _MAX_DEPTH:
            raise Unreadable(f"is nested more than {_MAX_DEPTH} deep")
        self._groups.append((self._hidden, self._fallback, self._text))

    def _take_word(self, word: bytes, number: bytes | None) -> None:
        if word == b"footnote":
            self._text = self.notes
            self._text.append("\n")
        elif word == b"ansicpg":
            self._codec = _codec(number)
        elif word == b"uc":
            self._fallback = int(number or 1)
        elif word == b"u" and number:
            self._text.append(chr(int(number) % 0x10000))
            self._skip = self._fallback
        else:
            self._text.append(_BREAKS.get(word) or _SIGNS.get(word, ""))


def _codec(number: bytes | None) -> str:
    try:
        return codecs.lookup(f"cp{int(number or 1252)}").name
    except LookupError:
        return "cp1252"
