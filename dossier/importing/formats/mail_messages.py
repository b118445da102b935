"""Mails as the standard library takes them apart, with what it does slowly or trips over left out.

Its reader of header values raises errors of every kind and takes seconds for 20 kB of quotation marks.
Hence values are cut, kept as they are written, and their encoded words (RFC 2047) decoded here.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
from email.message import Message

from dossier.articles.decode import decode
from dossier.articles.files import Unreadable
from dossier.articles.sanitize import sanitize_line

_LONGEST_VALUE = 1000  # characters of a header's value; more are cut off
_ERRORS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError)


class _Cut(email.policy.Compat32):
    """Cuts the values of headers."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_VALUE]


_POLICY = _Cut()


def parsed(data: bytes) -> Message:
    """Return the parts of a mail; raises Unreadable for what is none."""
    try:
        return email.message_from_bytes(data, policy=_POLICY)
    except _ERRORS as error:
        raise Unreadable("is no mail that can be read") from error


def header(message: Message, name: str) -> str:
    """Return a header as one line, decoded; empty where there is none."""
    wanted = name.lower()
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), "")
    written = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return sanitize_line(str(email.header.make_header(email.header.decode_header(written))))
    except _ERRORS:  # an encoding that there is not, or another than is stated
        return sanitize_line(written)


def sender(message: Message) -> str:
    """Return the name of who sent a mail; empty where there is none."""
    try:
        return sanitize_line(email.utils.parseaddr(header(message, "From"))[0])
    except _ERRORS:
        return ""


def text_part(message: Message, subtype: str) -> str | None:
    """Return the first text of a kind, "plain" or "html", that is no attachment and not empty."""
    try:
        parts = [part for part in message.walk() if part.get_content_type() == f"text/{subtype}"]
        contents = (
            _content(part, html=subtype == "html")
            for part in parts
            if part.get_content_disposition() != "attachment"
        )
        return next((content for content in contents if content.strip()), None)
    except _ERRORS:
        return None


def _content(part: Message, *, html: bool) -> str:
    """Return a part's text; of an encoding that is not stated, or not rightly, what its bytes say."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        return payload.decode(part.get_content_charset("utf-8"))
    except (ValueError, LookupError):
        pass
    try:
        return decode(payload, html=html).text
    except Unreadable:
        return payload.decode("utf-8", errors="replace")
