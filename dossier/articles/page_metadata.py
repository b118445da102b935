"""What a saved page says of itself: JSON-LD, meta elements, its address and title."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from dossier.articles.fields import Value, value
from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import EndTag, Tag, unescaped
from dossier.language.data_files import load_yaml
from dossier.model import Source

Tokens: TypeAlias = Sequence[Tag | EndTag | str]

_LONGEST_JSON = 500_000
_MOST_NODES = 5000
_SAVED_FROM = re.compile(r"<!--\s{0,4}saved from url=\(\d{1,6}\)(https?://\S{1,2000})")
_SINGLE_FILE = re.compile(
    r"<!--\s{0,4}Page saved with SingleFile\s{1,4}url:\s{1,4}(https?://\S{1,2000})", re.IGNORECASE
)
_TITLE_END = re.compile(r"\s+[-–—|·•:»]+\s+([^-–—|·•»]{2,60})$")
_URL = re.compile(r"https?://\S+")


def page_values(page: str, tokens: Tokens) -> dict[str, Value]:
    """Return what the metadata of a page says, by field, the most trusted of each.

    JSON-LD goes before meta elements, both before the page's title and the time elements.
    """
    found: dict[str, Value] = {}
    for name, text, note in (*_linked_data(tokens), *_meta(tokens), *_elements(page, tokens)):
        plain = sanitize_line(text)
        if plain and not (name in ("author", "outlet") and _URL.fullmatch(plain)):
            found.setdefault(name, value(plain, Source.PAGE, note))
    return _without_outlet(found)


def page_tags(tokens: Tokens) -> tuple[str, ...]:
    """Return the words that a page is filed under."""
    named = _meta_names()
    tags: list[str] = []
    for tag in _metas(tokens):
        if named.get(_meta_name(tag)) == "tags":
            tags += [part.strip() for part in tag.attributes.get("content", "").split(",")]
    return tuple(dict.fromkeys(sanitize_line(tag) for tag in tags if tag))[:30]


def linked_body(tokens: Tokens) -> str:
    """Return the text of the report as the page's JSON-LD gives it; empty where it does not."""
    bodies = (node.get("articleBody") for node in _reports(tokens))
    return next((body for body in bodies if isinstance(body, str)), "")


def _linked_data(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    for node in _reports(tokens):
        for name, keys in (
            ("title", ("headline", "name")),
            ("date", ("datePublished", "dateCreated")),
            ("modified", ("dateModified",)),
            ("author", ("author", "creator")),
            ("outlet", ("publisher", "provider", "sourceOrganization")),
            ("url", ("url", "mainEntityOfPage", "@id")),
            ("language", ("inLanguage",)),
        ):
            for key in keys:
                if text := ", ".join(_strings(node.get(key), url=name == "url")):
                    yield name, text, f"JSON-LD {key}"


def _strings(content: object, *, url: bool, depth: int = 0) -> Iterator[str]:
    if isinstance(content, str):
        if not url or _URL.fullmatch(content):
            yield unescaped(content[:2000])
    elif isinstance(content, list) and depth < 3:
        for item in content[:20]:
            yield from _strings(item, url=url, depth=depth + 1)
    elif isinstance(content, dict) and depth < 3:
        inner = content.get("@id") or content.get("url") if url else content.get("name")
        yield from _strings(inner, url=url, depth=depth + 1)


def _reports(tokens: Tokens) -> Iterator[Mapping[str, object]]:
    types = frozenset(load_yaml("page_parts.yaml")["report_types"])
    for token in tokens:
        if not (
            isinstance(token, Tag)
            and token.name == "script"
            and "ld+json" in token.attributes.get("type", "")
        ):
            continue
        for node in _nodes(token.content):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and kind.rpartition("/")[2].lower() in types:
                    yield node
                    break


def _nodes(text: str) -> Iterator[Mapping[str, object]]:
    if len(text) > _LONGEST_JSON:
        return
    try:
        waiting = deque([json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting += node[:100]
        elif isinstance(node, dict):
            yield node
            waiting += [
                inner for key in ("@graph", "mainEntity", "itemListElement") if (inner := node.get(key))
            ]


@cache
def _meta_names() -> Mapping[str, str]:
    table: dict[str, list[str]] = load_yaml("page_parts.yaml")["meta"]
    return {name: meant for meant, spelled in table.items() for name in spelled}


def _metas(tokens: Tokens) -> Iterator[Tag]:
    return (token for token in tokens if isinstance(token, Tag) and token.name == "meta")


def _meta_name(tag: Tag) -> str:
    given = tag.attributes
    return (
        given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv") or ""
    ).lower()


def _meta(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    stated: dict[str, list[str]] = {}
    for tag in _metas(tokens):
        if content := tag.attributes.get("content", "").strip():
            stated.setdefault(_meta_name(tag), []).append(content)
    for name, meant in _meta_names().items():
        if name in stated and meant != "tags":
            contents = stated[name][:20]
            # Several authors have an element each; of anything else the first is meant.
            yield meant, ", ".join(contents) if meant == "author" else contents[0], f"meta {name}"


def _elements(page: str, tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    for token in tokens:
        if not isinstance(token, Tag):
            continue
        given = token.attributes
        if token.name == "link" and given.get("rel", "").lower() == "canonical":
            yield "url", given.get("href", ""), "canonical link"
        elif token.name == "html" and given.get("lang"):
            yield "language", given["lang"], "html lang"
        elif token.name == "title" and token.content.strip():
            yield "title", token.content, "title element"
        elif token.name == "time" and (stated := given.get("datetime")):
            yield "date", stated, "time element"
    if saved := _SAVED_FROM.search(page[:4000]) or _SINGLE_FILE.search(page[:4000]):
        yield "url", saved[1], "saved from"


def _without_outlet(found: dict[str, Value]) -> dict[str, Value]:
    """Take the outlet off the end of a title, where the page names it, or the title element does."""
    title = found.get("title")
    end = _TITLE_END.search(title.text[-90:]) if title else None
    if title is None or end is None:
        return found
    outlet = found.get("outlet")
    last = end[1].strip()
    if outlet is None and title.provenance.note == "title element":
        found["outlet"] = value(last, Source.PAGE, "end of the title element")
    elif outlet is None or outlet.text.lower() not in (last.lower(), f"the {last.lower()}"):
        return found
    kept = title.text[: len(title.text) - (end.end() - end.start())]
    found["title"] = Value(kept.strip(), title.provenance)
    return found
