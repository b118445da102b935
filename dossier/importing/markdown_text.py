"""An article as a Markdown file with front matter, which is read back as just that article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from dossier.articles.fields import FIELDS
from dossier.model import Article, Source

# A paragraph that begins like a mark of Markdown gets a backslash before it.
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_INLINE = re.compile(r"[\\`*_\[\]<>!~&]")


def markdown_of(article: Article, *, extra: Mapping[str, object] | None = None) -> str:
    """Return the file of an article; ``extra`` entries follow what is known of it."""
    header: dict[str, object] = {
        name: text for name in FIELDS if (text := getattr(article.info, name)) and _is_told(article, name)
    }
    if article.info.tags:
        header["tags"] = list(article.info.tags)
    provenance = {
        name: str(given) for name, given in article.info.provenance.items() if name in header and str(given)
    }
    header |= {"provenance": provenance} if provenance else {}
    header |= extra or {}
    front = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{body_of(_paragraphs(article))}"


def body_of(paragraphs: Sequence[str]) -> str:
    """Return paragraphs, each a single line, as Markdown in which no character is a mark."""
    return "".join(f"{_escaped(paragraph)}\n\n" for paragraph in paragraphs).removesuffix("\n")


def _is_told(article: Article, name: str) -> bool:
    """Return whether a value is worth a line.

    A language by vote is found again by reading, and so is a title that is the text's first sentence,
    which a reader who sees it in the header would take for a headline that is printed twice.
    """
    given = article.info.provenance.get(name)
    if given is None or given.source is not Source.TEXT:
        return True
    return name != "language" and (name != "title" or given.note != "first sentence")


def _paragraphs(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in article.paragraphs]


def _escaped(paragraph: str) -> str:
    text = _INLINE.sub(lambda mark: f"\\{mark.group()}", paragraph)
    if numbered := _NUMBER.match(text):
        return f"{numbered[1]}\\{text[len(numbered[1]) :]}"
    return f"\\{text}" if text[:1] in "-+#=|" and text[:1] else text
