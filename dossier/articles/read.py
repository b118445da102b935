"""Reading one file into an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dossier.articles.decode import decode
from dossier.articles.fields import FIELDS, Draft, merged, value
from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.headline import shortened
from dossier.articles.limits import MAX_CHARACTERS, MAX_LINES, NOT_ANALYSED, analysed_part
from dossier.articles.markdown import read_markdown
from dossier.articles.metadata import Context, estimate, settle
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.articles.plain import read_plain
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.articles.scan import display_path
from dossier.articles.text_rules import apply_rules, leave
from dossier.language.words import WORD
from dossier.model import Article, ArticleInfo, Provenance, Source

__all__ = ["Unreadable", "article_of", "parse_article", "read_article"]

_PAGES = (".html", ".htm")
_UNKNOWN = Provenance(Source.NONE)
_NOTHING_STATED: Mapping[str, str] = MappingProxyType({})


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
    data: bytes,
    path: Path,
    *,
    root: Path,
    known: Outlets,
    article_id: str,
    today: date,
    stated: Mapping[str, str] = _NOTHING_STATED,
) -> Article:
    """Make an article of a file's content, which `read_bytes` returned; as `read_article` otherwise.

    What the user has ``stated`` wins over the file; an empty text means that a value is not known.
    """
    _, draft = draft_of(data, path.suffix.lower())
    context = Context(known, today, [])
    return article_of(draft, sanitize_line(path.stem), display_path(path, root), article_id, context, stated)


def draft_of(data: bytes, suffix: str) -> tuple[str, Draft]:
    """Return a file's content as text, and what its format, which the suffix tells, gives of an article.

    Raises:
        Unreadable: if there is no text, or too much.
    """
    decoded = decode(data, html=suffix in _PAGES)
    # Of a page the text alone counts: saved pages hold scripts, styles and pictures.
    if suffix not in _PAGES:
        _check_length(len(decoded.text), decoded.text.count("\n"))
    text = sanitize(repaired(decoded.text))
    draft = _draft(text, suffix)
    if not draft.blocks:
        raise Unreadable("holds no text")
    _check_length(sum(map(len, draft.blocks)), len(draft.blocks))
    return text, replace(draft, warnings=(*decoded.warnings, *draft.warnings))


def _check_length(characters: int, lines: int) -> None:
    if characters > MAX_CHARACTERS:
        raise Unreadable(f"is longer than {MAX_CHARACTERS:,} characters")
    if lines > MAX_LINES:
        raise Unreadable(f"has more than {MAX_LINES:,} lines")


def _draft(text: str, suffix: str) -> Draft:
    if suffix in _PAGES:
        from dossier.articles.page import read_page

        return read_page(text)
    return read_markdown(text) if suffix in (".md", ".markdown") else read_plain(text)


def article_of(
    draft: Draft,
    name: str,
    shown: str,
    article_id: str,
    context: Context,
    stated: Mapping[str, str] = _NOTHING_STATED,
) -> Article:
    """Make an article of what a format gives: the text rules applied, and every value settled.

    Args:
        draft: What the format gives.
        name: The name of the file without its ending, which may say a date or an outlet.
        shown: The article's path, as it is shown.
        article_id: The id that the article is given.
        context: What values are judged by; gathers the warnings.
        stated: What the user says, by field; it wins, and an empty text means that it is not known.

    Raises:
        Unreadable: if there is no text.
    """
    return article_and_rest(draft, name, shown, article_id, context, stated)[0]


def article_and_rest(
    draft: Draft,
    name: str,
    shown: str,
    article_id: str,
    context: Context,
    stated: Mapping[str, str] = _NOTHING_STATED,
) -> tuple[Article, tuple[str, ...]]:
    """Make an article as `article_of` does, and return what was taken out of its text with it."""
    context.warnings.extend(draft.warnings)
    user = {field: value(text, Source.USER) for field, text in stated.items() if text}
    draft = replace(draft, values=merged((user, draft.values)))
    stated_title = draft.values.get("title")
    title = stated_title.text if stated_title else None
    ruled = (leave if draft.is_clean else apply_rules)(draft.blocks, context.known, title=title)
    text = sanitize("\n\n".join(ruled.blocks))
    if not text:
        raise Unreadable("holds no text")
    if (analysed := len(analysed_part(text))) < len(text):
        context.warnings.append(NOT_ANALYSED.format(analysed))
    values = settle(draft, ruled.values, text, name, context)
    for field in stated:
        if not stated[field] and field != "title":
            values.pop(field, None)
    likely = None if "date" in stated else estimate(values, text, name, context)
    provenance = {name: values[name].provenance if name in values else _UNKNOWN for name in FIELDS}
    if likely:
        provenance["date_estimate"] = Provenance(Source.TEXT, likely.note)
    given = {name: values[name].text for name in FIELDS if name in values}
    article = Article(
        ArticleInfo(
            id=article_id,
            path=shown,
            title=given.pop("title"),
            words=sum(1 for _ in WORD.finditer(text)),  # one call for all would hold up the other threads
            digest=draft.digest,
            tags=tuple(shortened(tag, 60) for tag in draft.tags[:50]),
            provenance=MappingProxyType(provenance),
            warnings=tuple(dict.fromkeys(context.warnings)),
            date_estimate=likely.iso if likely else None,
            date_confidence=likely.confidence if likely else None,
            **given,
        ),
        text,
    )
    kept = set(ruled.blocks)
    return article, (*(aside for aside in draft.taken_out if aside not in kept), *ruled.taken_out)
