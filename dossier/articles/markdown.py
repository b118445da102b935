"""Markdown as text: marks taken off, paragraphs joined."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from dossier.articles.fields import Draft, value
from dossier.articles.front_matter import read_front_matter
from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import unescaped
from dossier.model import Source

# Every repetition is bounded or stops at the character that its mark begins with, so that no
# text makes these slow.
# MarkDownload repeats the beginning, or the description, of a page above it.
_EXCERPT = re.compile(r"^> ## Excerpt[ ]*\n(?:>[^\n]*(?:\n|\Z)){0,50}", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})[ ]+(.*)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})[^`]*")
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ ]*){3,200}")
_ITEM = re.compile(r"[ ]{0,12}(?:[-*+]|(\d{1,9}[.)]))[ ]+(.*)")
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?){1,20}")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]]{1,200}\]:[ ]+\S.*")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]\s]{1,60}\]:[ ]+")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]]{0,200}\])")
_EMBED = re.compile(r"!\[\[[^\[\]]{1,300}\]\]")
_WIKI = re.compile(r"\[\[([^\[\]|]{1,300})(?:\|([^\[\]]{1,300}))?\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,500})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)|\[[^\[\]]{0,200}\])")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,1000})>")
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|cite|code|del|div|em|hr|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000})(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000})(?<=\S)\1(?![\w_])"),
    re.compile(r"(?<![\w~])(~~)(?=[^\s~])([^~\n]{1,2000})(?<=\S)\1(?![\w~])"),
)
_CODE = re.compile(r"`([^`\n]{1,2000})`")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_REFERENCE = re.compile(r"&#?\w{1,40};?")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# An escaped mark is hidden behind one of the 32 characters that are none, which sanitized text never
# holds, until all marks are dealt with.
_HIDDEN = {mark: chr(0xFDD0 + at) for at, mark in enumerate(string.punctuation)}
_SHOWN = {ord(hidden): mark for mark, hidden in _HIDDEN.items()}


def read_markdown(text: str) -> Draft:
    """Return what a Markdown file gives; the first heading is the title if the header names none."""
    front = read_front_matter(text)
    values = dict(front.values)
    blocks: list[str] = []
    for level, block in _blocks(_EXCERPT.sub("", _without_comments(front.body))):
        plain = inline_text(block)
        if not plain:
            continue
        if level == 1 and not blocks:
            heading = value(plain, Source.TEXT, "heading")
            if values.setdefault("title", heading) is heading or values["title"].text == plain:
                continue
        blocks.append(plain)
    return Draft(
        blocks=tuple(blocks),
        values=values,
        tags=front.tags,
        digest=front.digest,
        warnings=front.warnings,
        taken_out=_descriptions(front.body),
        is_clean=front.is_imported,
    )


def _without_comments(text: str) -> str:
    kept: list[str] = []
    place = 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin + 2)) >= 0:
        kept.append(text[place:begin])
        place = end + 3
    return "".join((*kept, text[place:]))


def _descriptions(body: str) -> tuple[str, ...]:
    """Return what stands for pictures, most often their captions."""
    found = (sanitize_line(picture[1]) for picture in _IMAGE.finditer(body))
    return tuple(filter(None, found))


def inline_text(block: str) -> str:
    """Return a paragraph without its marks: emphasis, links, code, entities and tags."""
    if not _marked(block):
        return " ".join(block.split())
    block = _ESCAPE.sub(lambda escape: _HIDDEN[escape[1]], block)
    block = _EMBED.sub("", _IMAGE.sub("", block))
    block = _WIKI.sub(lambda link: link[2] or link[1], block)
    block = _FOOTNOTE.sub("", _LINK.sub(r"\1", block))
    block = _TAG.sub(" ", _AUTOLINK.sub(r"\1", block))
    for emphasis in _EMPHASIS:
        block = emphasis.sub(r"\2", emphasis.sub(r"\2", block))
    block = _REFERENCE.sub(lambda found: unescaped(found[0]), _CODE.sub(r"\1", block))
    return sanitize_line(block.translate(_SHOWN))


def _marked(block: str) -> bool:
    return any(mark in block for mark in "*_`[<&\\~!")


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks with the level of the heading, 0 for text."""
    lines: list[str] = []
    fenced = False
    for line in body.split("\n"):
        if _FENCE.fullmatch(line):
            yield from _flush(lines)
            fenced = not fenced
        elif fenced:
            yield 0, line
        elif not line or line.isspace() or _DEFINITION.fullmatch(line):
            yield from _flush(lines)
        elif note := _NOTE.match(line):
            yield from _flush(lines)
            lines.append(line[note.end() :].strip())
        elif heading := _HEADING.fullmatch(line):
            yield from _flush(lines)
            yield len(heading[1]), heading[2].strip().rstrip("#").rstrip()
        elif lines and _UNDERLINE.fullmatch(line):
            level = 1 if "=" in line else 2
            yield level, " ".join(lines)
            lines.clear()
        elif _RULE.fullmatch(line):
            yield from _flush(lines)
        else:
            quoted = _QUOTED.match(line)
            unquoted = line[quoted.end() :] if quoted else line
            if item := _ITEM.fullmatch(unquoted):
                yield from _flush(lines)
                lines.append(f"{item[1] or '•'} {item[2]}")
            else:
                lines.append(unquoted.strip())
    yield from _flush(lines)


def _flush(lines: list[str]) -> Iterator[tuple[int, str]]:
    if lines:
        yield 0, " ".join(lines)
        lines.clear()
