"""A list of the user's decisions, in a YAML file of the dossier: appended to and taken back."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from dossier.articles.bounded_yaml import PLAIN_LOADER, line_of, refuse_tricks
from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.storage.user_files import one_writer, read_user_file, shown_name, write_user_file

MAX_DEPTH = 5
_MAX_EVENTS = 150_000  # of YAML: 9,000 decisions on quotes, which are the longest

Values: TypeAlias = Mapping[str, object]
"""Texts, and lists and mappings of them: nothing in the file is converted, so dates stay as written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision, with the line of the file where it stands, from 1."""

    line: int
    values: Values


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file as last read."""

    text: str
    entries: tuple[Entry, ...]
    ends: tuple[int, ...]  # the line after each entry, from 1


class Journal:
    """Decisions in the order in which they were taken; each stays until it is undone or edited away.

    The file may be edited by hand and keeps its comments. Every call reads it again where it changed.
    """

    def __init__(self, path: Path, heading: str) -> None:
        """Name a file, which need not exist, and the comment that opens a new one."""
        self.path = path
        self._heading = "".join(f"# {line}\n" for line in heading.splitlines())
        self._guard = threading.RLock()
        self._kept = _Kept("", (), ())

    def entries(self) -> tuple[Entry, ...]:
        """Return the decisions.

        Raises:
            DossierError: if the file cannot be read or is no list; it is then never written either.
        """
        return self._read().entries

    def append(self, *decisions: Values) -> None:
        """Add decisions.

        Raises:
            DossierError: if they cannot be kept; nothing has changed then.
        """
        with self._guard, one_writer(self.path.parent):
            text = self._read().text or self._heading
            if not text.endswith("\n"):
                text += "\n"
            self._write(text + "".join(map(_dumped, decisions)))

    def remove(self, *decisions: Values) -> bool:
        """Remove, for each of some decisions, the last that says exactly this; False where one is missing.

        Raises:
            DossierError: if that cannot be kept; nothing has changed then.
        """
        wanted = Counter(_key(_plain(values)) for values in decisions)
        with self._guard, one_writer(self.path.parent):
            kept = self._read()
            lines = kept.text.splitlines(keepends=True)
            for entry, end in zip(reversed(kept.entries), reversed(kept.ends), strict=True):
                if wanted[key := _key(entry.values)]:
                    wanted[key] -= 1
                    del lines[entry.line - 1 : end - 1]
            if len(lines) < len(kept.text.splitlines()):
                self._write("".join(lines))
        return not any(wanted.values())

    def _read(self) -> _Kept:
        with self._guard:
            text = read_user_file(self.path) or ""
            if text != self._kept.text:
                self._kept = _parsed(text, shown_name(self.path))
            return self._kept

    def _write(self, text: str) -> None:
        kept = _parsed(text, shown_name(self.path))  # a file that could not be read again is never written
        write_user_file(self.path, text)
        self._kept = kept


def _dumped(values: Values) -> str:
    return yaml.safe_dump([_plain(values)], allow_unicode=True, sort_keys=False, width=100)


def _key(values: object) -> str:
    return json.dumps(values, sort_keys=True)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {sanitize_line(str(key)): _plain(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(held) for held in value]
    return sanitize_line(str(value))


def _parsed(text: str, shown: str) -> _Kept:
    try:
        refuse_tricks(text, MAX_DEPTH, _MAX_EVENTS)
        root = yaml.compose(text, Loader=PLAIN_LOADER)
    except yaml.MarkedYAMLError as error:
        line = line_of(error, text)
        why = sanitize_line(error.problem or "it is not YAML")
        raise DossierError(f"{shown} line {line}: {why}; mend it, it is left as it is.") from error
    except yaml.YAMLError as error:
        raise DossierError(f"{shown} is not YAML; mend it, it is left as it is.") from error
    if root is None:
        return _Kept(text, (), ())
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        raise DossierError(f"{shown} is not a list of lines that begin with “- ”; mend it.")
    entries: list[Entry] = []
    ends: list[int] = []
    for node in root.value:
        line = node.start_mark.line + 1
        values = _texts(node)
        if not isinstance(values, dict):
            raise DossierError(f"{shown} line {line}: write “- word: value” lines; mend it.")
        entries.append(Entry(line, values))
        ends.append(_end_line(node))
    return _Kept(text, tuple(entries), tuple(ends))


def _texts(node: yaml.Node) -> object:
    """Return what a node holds, inert: escapes of YAML bring back what a file as text may not hold."""
    if isinstance(node, yaml.MappingNode):
        return {sanitize_line(str(key.value)): _texts(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_texts(item) for item in node.value]
    return sanitize_line(str(node.value))


def _end_line(node: yaml.Node) -> int:
    """Return the line after a node, from 1.

    A block mapping ends, for the parser, where the next thing begins: comments between them would be
    part of it. Its last scalar ends where it says.
    """
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.line) + (2 if node.end_mark.column else 1)
