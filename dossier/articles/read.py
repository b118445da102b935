"""Reading one file into an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from dossier.articles.decode import decode
from dossier.articles.fields import Draft, Value, merged, value
from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.headline import first_sentence, shortened
from dossier.articles.language_vote import language_code, vote
from dossier.articles.markdown import read_markdown
from dossier.articles.outlets import Outlets
from dossier.articles.plain import read_plain
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.articles.scan import display_path
from dossier.articles.text_rules import apply_rules
from dossier.language.dates import date_in_name, is_future, parse_date, work_out_date
from dossier.language.words import WORD
from dossier.model import Article, ArticleInfo, Provenance, Source

__all__ = ["MAX_CHARACTERS", "Unreadable", "parse_article", "read_article"]

MAX_CHARACTERS = 5_000_000
MAX_LINES = 500_000

_LONGEST_TITLE = 400
_LONGEST_VALUE = 300
_LONGEST_URL = 2000
_PAGES = (".html", ".htm")
_FIELDS = ("title", "outlet", "agency", "author", "dateline", "date", "url", "language")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_UNKNOWN = Provenance(Source.NONE)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the values of one file are judged by."""

    known: Outlets
    today: date
    warnings: list[str]


def read_article(path: Path, *, root: Path, known: Outlets, article_id: str, today: date) -> Article:
    """Read a file below ``root`` as an article.

    Args:
        path: The file; the suffix tells the format.
        root: The folder that nothing outside of is read.
        known: The outlets and agencies.
        article_id: The id that the article is given.
        today: A later date is not believed.

    Raises:
        Unreadable: with the reason, a part of a sentence such as "is empty".
    """
    return parse_article(
        read_bytes(path, root), path, root=root, known=known, article_id=article_id, today=today
    )


def parse_article(
    data: bytes, path: Path, *, root: Path, known: Outlets, article_id: str, today: date
) -> Article:
    """Make an article of a file's content, which `read_bytes` returned; as `read_article` otherwise."""
    suffix = path.suffix.lower()
    decoded = decode(data, html=suffix in _PAGES)
    # Of a page the text alone counts: saved pages hold scripts, styles and pictures.
    if suffix not in _PAGES:
        _check_length(len(decoded.text), decoded.text.count("\n"))
    draft = _draft(sanitize(decoded.text), suffix)
    if not draft.blocks:
        raise Unreadable("holds no text")
    _check_length(sum(map(len, draft.blocks)), len(draft.blocks))
    context = _Context(known, today, list(decoded.warnings))
    return _article(draft, path, display_path(path, root), article_id, context)


def _check_length(characters: int, lines: int) -> None:
    if characters > MAX_CHARACTERS:
        raise Unreadable(f"is longer than {MAX_CHARACTERS // 1_000_000} million characters")
    if lines > MAX_LINES:
        raise Unreadable(f"has more than {MAX_LINES // 1000} thousand lines")


def _draft(text: str, suffix: str) -> Draft:
    if suffix in _PAGES:
        from dossier.articles.page import read_page

        return read_page(text)
    return read_markdown(text) if suffix in (".md", ".markdown") else read_plain(text)


def _article(draft: Draft, path: Path, shown: str, article_id: str, context: _Context) -> Article:
    context.warnings.extend(draft.warnings)
    stated_title = draft.values.get("title")
    ruled = apply_rules(draft.blocks, context.known, title=stated_title.text if stated_title else None)
    text = sanitize("\n\n".join(ruled.blocks))
    if not text:
        raise Unreadable("holds no text")
    values = _values(draft, ruled.values, text, path, context)
    given = {name: values[name].text for name in _FIELDS if name in values}
    return Article(
        ArticleInfo(
            id=article_id,
            path=shown,
            title=given.pop("title"),
            words=len(WORD.findall(text)),
            digest=draft.digest,
            tags=tuple(shortened(tag, 60) for tag in draft.tags[:50]),
            provenance=MappingProxyType(
                {name: values[name].provenance if name in values else _UNKNOWN for name in _FIELDS}
            ),
            warnings=tuple(dict.fromkeys(context.warnings)),
            **given,
        ),
        text,
    )


def _values(
    draft: Draft, ruled: Mapping[str, Value], text: str, path: Path, context: _Context
) -> dict[str, Value]:
    """Return the values of the fields, each from the most trusted place that gives a good one."""
    name = sanitize_line(path.stem)
    layers = [
        _judged(layer, context) for layer in (draft.values, ruled, _from_file_name(name, context.known))
    ]
    values = merged(layers)
    if "date" not in values and (worked_out := _worked_out_date(draft, text, name, context)):
        values["date"] = worked_out
    if (
        "outlet" not in values
        and "url" in values
        and (outlet := context.known.outlet_of_url(values["url"].text))
    ):
        values["outlet"] = value(outlet, values["url"].provenance.source, "from the address")
    if "title" not in values:
        # The header gave one, but nothing of it could be kept.
        values["title"] = value(
            first_sentence(text.partition("\n")[0], context.known), Source.TEXT, "first sentence"
        )
    if "language" not in values:
        values["language"] = value(vote(text), Source.TEXT, "common words")
    return values


def _worked_out_date(draft: Draft, text: str, name: str, context: _Context) -> Value | None:
    modified = draft.values.get("modified")
    printed = (date_in_name(name), parse_date(modified.text) if modified else None)
    anchors = [
        anchor for anchor in printed if anchor and anchor.iso and not is_future(anchor.iso, context.today)
    ]
    found = work_out_date(text, anchors, context.today)
    return value(found.iso, Source.TEXT, found.note) if found else None


def _from_file_name(name: str, known: Outlets) -> dict[str, Value]:
    found = date_in_name(name)
    if not found or not found.iso:
        return {}
    values: dict[str, Value] = {}
    # A year alone may be part of a headline, and a month may be worked out to a day.
    if found.day is not None:
        values["date"] = value(found.iso, Source.FILE_NAME)
    if found.start == 0:
        first = name[found.end :].lstrip("-_. ").replace("_", "-").split("-")[0]
        if outlet := known.outlet(first):
            values["outlet"] = value(outlet, Source.FILE_NAME)
    return values


def _judged(layer: Mapping[str, Value], context: _Context) -> dict[str, Value]:
    """Return the values of a layer in their canonical form, without those that cannot be right."""
    judged: dict[str, Value] = {}
    for name, given in layer.items():
        text = sanitize_line(given.text)
        if name == "outlet" and _is_url(text):
            # "source:" in a header is as often the address as the outlet.
            judged.setdefault("url", replace(given, text=text))
        elif name in _FIELDS and (text := _canonical(name, text, context) or ""):
            judged[name] = replace(given, text=text)
    return judged


def _canonical(name: str, text: str, context: _Context) -> str | None:
    if not text:
        return None
    match name:
        case "date":
            return _date(text, context)
        case "url":
            if _is_url(text):
                return text
            context.warnings.append("the address is not a web address and is left out")
            return None
        case "language":
            return language_code(text)
        case "outlet":
            known = context.known
            return known.outlet(text) or known.agency(text) or shortened(text, _LONGEST_VALUE)
        case "agency":
            return _agencies(text, context.known)
        case "author":
            return shortened(_BY.sub("", text), _LONGEST_VALUE)
        case "title":
            return shortened(text, _LONGEST_TITLE)
        case _:
            return shortened(text, _LONGEST_VALUE)


def _agencies(text: str, known: Outlets) -> str:
    names = (known.agency(name) or name.strip() for name in text.split(","))
    return shortened(", ".join(dict.fromkeys(filter(None, names))), _LONGEST_VALUE)


def _date(text: str, context: _Context) -> str | None:
    found = parse_date(text)
    if found is None or found.iso is None:
        context.warnings.append(f"the date '{shortened(text, 40)}' cannot be read")
        return None
    if is_future(found.iso, context.today):
        context.warnings.append(f"the date {found.iso} lies in the future and is left out")
        return None
    return found.iso


def _is_url(text: str) -> bool:
    if len(text) > _LONGEST_URL or " " in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
