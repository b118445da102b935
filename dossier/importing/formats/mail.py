"""Newsletters as mails (EML, mbox), and pages that browsers save as mails (MHTML)."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import BinaryIO

from dossier.articles.fields import Draft, Value, value
from dossier.articles.files import Unreadable
from dossier.articles.outlets import Outlets
from dossier.articles.page import read_page
from dossier.articles.plain import read_plain
from dossier.importing.formats.mail_messages import header, parsed, sender, text_part
from dossier.importing.items import MAX_WHOLE, Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.text import clean
from dossier.model import Source

_HEADERS = re.compile(r"(?:From |[A-Z][A-Za-z-]{1,40}:[ \t].{0,2000}\r?\n(?:[ \t].{0,2000}\r?\n){0,50}){2}")
_FROM = re.compile(rb"From \S{1,200}.{0,100}\d{4}\s*")
_SIGNATURE = re.compile(r"(?m)^-- ?$")
_SUBJECT = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s?:\s?){1,5}", re.IGNORECASE)


def _mail(item: Item, _: Outlets) -> Drafts:
    yield _draft(parsed(item.whole()))


def _mailbox(item: Item, _: Outlets) -> Drafts:
    with item.open() as stream:
        for at, data in enumerate(_messages(stream), 1):
            name = f"{item.name} mail {at}"
            if len(data) > MAX_WHOLE:
                yield Refused(name, f"is larger than {MAX_WHOLE // 1_000_000} MB")
                continue
            try:
                draft = _draft(parsed(data))
            except Unreadable as unreadable:
                yield Refused(name, unreadable.reason)
            else:
                yield draft if draft.blocks else Refused(name, "holds no text")


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the mails of a mailbox, of each no more than the limit and a line."""
    held: list[bytes] = []
    size = 0
    blank = True
    while line := stream.readline(MAX_WHOLE):
        if blank and line.startswith(b"From ") and _FROM.fullmatch(line.rstrip(b"\r\n")):
            if held:
                yield b"".join(held)
            held, size = [], 0
        elif size <= MAX_WHOLE:
            held.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        blank = not line.strip()
    if held:
        yield b"".join(held)


def _page(item: Item, _: Outlets) -> Drafts:
    message = parsed(item.whole())
    html = text_part(message, "html")
    if html is None:
        raise Unreadable("holds no page")
    draft = read_page(clean(html))
    url = header(message, "Snapshot-Content-Location") or header(message, "Content-Location")
    stated = {"url": value(url, Source.PAGE, "Snapshot-Content-Location")} if url else {}
    yield replace(draft, values={**stated, **draft.values})


def _draft(message: Message) -> Draft:
    plain, html = text_part(message, "plain"), text_part(message, "html")
    page = read_page(clean(html)) if html else None
    text = read_plain(_SIGNATURE.split(clean(plain), maxsplit=1)[0]) if plain else None
    # Newsletters' plain parts are often a line that asks to open the page.
    if page is not None and (text is None or sum(map(len, text.blocks)) < sum(map(len, page.blocks))):
        return replace(page, values=_headers(message))
    if text is None:
        raise Unreadable("holds no text")
    return replace(text, values={**text.values, **_headers(message)})


def _headers(message: Message) -> dict[str, Value]:
    values: dict[str, Value] = {}
    subject = _SUBJECT.sub("", header(message, "Subject"))
    if subject:
        values["title"] = value(subject, Source.PAGE, "Subject of the mail")
    if name := sender(message):
        values["outlet"] = value(name, Source.PAGE, "From of the mail")
    if sent := header(message, "Date"):
        try:
            values["date"] = value(
                email.utils.parsedate_to_datetime(sent).date().isoformat(), Source.PAGE, "Date of the mail"
            )
        except (ValueError, TypeError, OverflowError):
            values["date"] = value(sent, Source.PAGE, "Date of the mail")
    return values


def _is_page(sample: Sample) -> bool:
    return sample.suffix in (".mht", ".mhtml") or "\nSnapshot-Content-Location:" in sample.text[:4000]


def _is_mail(sample: Sample) -> bool:
    if sample.suffix == ".eml":
        return True
    return sample.suffix == "" and _HEADERS.match(sample.text) is not None and "\nSubject:" in sample.text


def _is_mailbox(sample: Sample) -> bool:
    first = sample.head.partition(b"\n")[0]
    return sample.suffix == ".mbox" or _FROM.fullmatch(first.rstrip(b"\r")) is not None


KINDS = (
    Kind("Mailbox", "the ending .mbox, or a line “From sender … year” at its head", _is_mailbox, _mailbox),
    Kind("MHTML", "the ending .mht or .mhtml, or the header Snapshot-Content-Location", _is_page, _page),
    Kind(
        "Mail",
        "the ending .eml, or headers with a Subject at the head of a file without ending",
        _is_mail,
        _mail,
    ),
)
