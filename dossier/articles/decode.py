"""From bytes to characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dossier.articles.files import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_HEADS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r\f\x1b"})
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_HIGH = bytes(range(0x80, 0x100))
_UNDEFINED_1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
# Letters of Icelandic in Windows-1252; in the Turkish code page the same bytes are common letters.
_RARE_1252 = re.compile("[ÐðÝýÞþ]")
_DAMAGE = re.compile("\ufffd+")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding that they were read as, and what went wrong."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Return the characters of a text file.

    Tried in turn: a byte order mark, UTF-16 without one where the zero bytes say so, UTF-8, the
    encoding that a saved page declares, Windows-1252, and what charset-normalizer makes of it.

    Raises:
        Unreadable: for a file that holds no text.
    """
    if not data.strip():
        raise Unreadable("is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, "utf-8-sig" if encoding == "utf-8" else encoding)
    if b"\0" in data:
        return _without_mark(data)
    if data.startswith(_BINARY_HEADS) or _is_mostly_controls(data):
        raise Unreadable("is binary")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, html=html)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    if bad and encoding != "utf-8-sig" and bad * 10 > len(text):
        raise Unreadable("is binary")
    warning = f"{bad} characters could not be read as {encoding.removesuffix('-sig').upper()}"
    return Decoded(text, encoding, (warning,) if bad else ())


def _without_mark(data: bytes) -> Decoded:
    """Read UTF-16 whose zero bytes, the high halves of Latin letters, stand at every other place."""
    sample = data[:_SAMPLE]
    even, odd, pairs = sample[::2].count(0), sample[1::2].count(0), max(1, len(sample) // 2)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return _lenient(data, "utf-16-le")
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return _lenient(data, "utf-16-be")
    raise Unreadable("is binary")


def _is_mostly_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 20


def _legacy(data: bytes, *, html: bool) -> Decoded:
    damaged = data.decode("utf-8", errors="replace")
    bad = damaged.count("\ufffd")
    # Chance makes few UTF-8 characters of another encoding, and one place of damage may spoil several bytes.
    if _count_beyond_ascii(damaged) - bad > 4 * len(_DAMAGE.findall(damaged)):
        return _lenient(data, "utf-8")
    if html and (declared := _declared(data)):
        try:
            return Decoded(data.decode(declared), declared)
        except (UnicodeDecodeError, LookupError, ValueError):
            pass  # what a page says of itself is often wrong
    if _is_windows_1252(data):
        return Decoded(data.decode("cp1252"), "windows-1252")
    return _guessed(data)


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", errors="ignore"))


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii", errors="replace")).name
    except (LookupError, ValueError):
        return None
    # A page that names one of these was read as UTF-8 already, or is not text at all.
    return None if name.startswith(("utf", "idna", "punycode", "raw", "unicode")) else name


def _is_windows_1252(data: bytes) -> bool:
    """Tell Western European text: few high bytes, none undefined, no letter that is rare in it."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high * 8 > len(sample) or len(sample.translate(None, _UNDEFINED_1252)) < len(sample):
        return False
    try:
        return not _RARE_1252.search(data.decode("cp1252")[:_SAMPLE])
    except UnicodeDecodeError:
        return False


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * 20 > len(text):
        raise Unreadable("is binary")
    return Decoded(text, encoding, (f"the encoding is not stated; read as {encoding}",))
