"""Front matter in YAML or TOML, as strangers write it: bounded before anything is built from it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TypeAlias

import yaml

from dossier.articles.fields import Value, field_of, trust_of, value
from dossier.articles.sanitize import sanitize_line
from dossier.model import Source

MAX_CHARACTERS = 16_000
MAX_LINES = 200
MAX_DEPTH = 5

Entries: TypeAlias = Mapping[str, object]
"""Strings, lists and mappings of them: nothing in a header is converted, so dates stay as printed."""

_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_REFUSED = (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken, yaml.DirectiveToken)
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,39}):[ ]+(\S.*)")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")
_PLACEHOLDER = re.compile(r"\{\{[^{}]{0,200}\}\}")
IGNORED = "ignored"  # entries that say nothing of the article
_TOML = "+++"
_CLOSINGS = {"---": ("---", "..."), _TOML: (_TOML,)}  # by the line that opens a header
_NOTHING = frozenset({"", "~", "null", "none", "unknown", "n/a"})
_IMPORTED = frozenset({"imported from", "format"})
_YES = frozenset({"true", "yes", "on", "1"})


class _Refused(Exception):  # noqa: N818 -- never leaves this module
    """A header that is not read, and why."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a header says. ``body`` is the text without it."""

    body: str
    values: Mapping[str, Value] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    digest: bool = False
    warnings: tuple[str, ...] = ()
    is_imported: bool = False  # `dossier add` wrote it


def read_front_matter(text: str) -> FrontMatter:
    """Split the header, if there is one, from sanitized text and read it.

    A header that is no valid YAML, or is beyond the limits, becomes a warning; its plain
    ``name: value`` lines are read all the same.
    """
    header, body, warning = _split(text)
    if header is None:
        return FrontMatter(text, warnings=(warning,) if warning else ())
    try:
        entries = _toml_entries(header) if text.startswith(_TOML) else _entries(header)
    except _Refused as refusal:
        warning = f"the header is not read: {refusal}"
        entries = dict(_plain_entries(header))
    found = _front_matter(body, entries, (warning,) if warning else ())
    return replace(found, is_imported=entries.keys() >= _IMPORTED)


def listed(text: str, name: str) -> tuple[str, ...]:
    """Return the texts of an entry of a header that says nothing of the article itself, as lines."""
    header, _, _ = _split(text)
    if header is None:
        return ()
    try:
        entries = _toml_entries(header) if text.startswith(_TOML) else _entries(header)
    except _Refused:
        return ()
    return tuple(_words(entries.get(name, "")))


def _split(text: str) -> tuple[str | None, str, str]:
    """Return the header, the text after it, and a warning."""
    first, _, rest = text.partition("\n")
    closings = _CLOSINGS.get(first.rstrip())
    if closings is None:
        return None, text, ""
    # One character more than allowed shows a header that goes on.
    lines = rest[: MAX_CHARACTERS + 1].split("\n", MAX_LINES + 1)
    length = 0
    for line in lines[: MAX_LINES + 1]:
        length += len(line) + 1
        if line.rstrip() in closings and length <= MAX_CHARACTERS + 5:
            return rest[: length - len(line) - 1], rest[length:], ""
    if not _ENTRY.match(lines[0]):
        return None, text, ""  # a line of hyphens, not a header
    return (
        None,
        text,
        f"the header has no closing line '---' within {MAX_LINES} lines and {MAX_CHARACTERS // 1000} kB",
    )


def _entries(header: str) -> Entries:
    try:
        _check_tokens(header)
        # BaseLoader is the pure Python loader that builds strings, lists and mappings, nothing else.
        loaded = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 -- safer than SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _Refused(f"line {line}: {sanitize_line(str(error.problem or error.context))[:120]}") from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise _Refused("it is not valid") from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise _Refused("it is not a list of names and values")
    return {str(name): content for name, content in loaded.items()}


def _toml_entries(header: str) -> Entries:
    if header.count("[") > MAX_LINES:
        raise _Refused("it is nested too deeply")
    try:
        return {name: _as_texts(content) for name, content in tomllib.loads(header).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _Refused("it is no valid TOML") from error


def _as_texts(content: object) -> object:
    """Return a value of TOML, which has types, as texts and lists and mappings of them."""
    if isinstance(content, dict):
        return {str(name): _as_texts(inner) for name, inner in content.items()}
    if isinstance(content, list):
        return [_as_texts(inner) for inner in content]
    if isinstance(content, bool):
        return "true" if content else "false"
    return content.isoformat() if isinstance(content, date | time) else str(content)


def _check_tokens(header: str) -> None:
    """Refuse depth and aliases while the tokens come in, before any structure is built."""
    depth = 0
    for token in yaml.scan(header, Loader=yaml.BaseLoader):
        if isinstance(token, _OPENING):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused(f"it is nested more than {MAX_DEPTH} deep")
        elif isinstance(token, _CLOSING):
            depth -= 1
        elif isinstance(token, _REFUSED):
            raise _Refused("aliases, anchors, tags and directives are not allowed")


def _plain_entries(header: str) -> Iterator[tuple[str, str]]:
    for line in header.split("\n"):
        if match := _ENTRY.fullmatch(line.rstrip()):
            yield match[1], match[2].strip("\"'")


def _front_matter(body: str, entries: Entries, warnings: tuple[str, ...]) -> FrontMatter:
    given: dict[str, str] = {}
    notes: Mapping[str, str] = {}
    tags: tuple[str, ...] = ()
    # `outlet` goes before `source`, `published` before `created`.
    for name, content in sorted(entries.items(), key=lambda entry: trust_of(entry[0])):
        meant = field_of(name)
        if meant == "provenance":
            notes = _notes(content)
        elif meant == "tags":
            tags = tuple(dict.fromkeys((*tags, *_words(content))))
        elif meant and meant != IGNORED and (text := ", ".join(_words(content))):
            given.setdefault(meant, text)
    digest = given.pop("digest", "").lower() in _YES
    values = {name: value(text, Source.FRONT_MATTER, notes.get(name, "")) for name, text in given.items()}
    return FrontMatter(body, values, tags, digest, warnings)


def _notes(content: object) -> Mapping[str, str]:
    if not isinstance(content, dict):
        return {}
    pairs = ((field_of(str(name)), ", ".join(_words(note))) for name, note in content.items())
    return {name: note for name, note in pairs if name}


def _words(content: object) -> Iterator[str]:
    """Yield the strings of a value; of mappings, such as an author's, the name."""
    if isinstance(content, list):
        for item in content:
            yield from _words(item)
    elif isinstance(content, dict):
        yield from _words(content.get("name", content.get("title", "")))
    elif isinstance(content, str):
        text = sanitize_line(_WIKI_LINK.sub(lambda link: link[2] or link[1], content))
        # A clipper leaves “{{author}}” where the page names none.
        if text.lower() not in _NOTHING and not _PLACEHOLDER.fullmatch(text):
            yield text
