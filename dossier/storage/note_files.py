"""The user's notes: one plain file an article, in the dossier's ``notes/articles``."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from dossier.articles.bounded_yaml import TEXTS_LOADER, line_of, refuse_tricks
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.errors import DossierError
from dossier.model import ArticleNotes, Highlight
from dossier.storage.user_files import (
    one_writer,
    read_user_file,
    remove_user_file,
    shown_name,
    write_user_file,
)

_MAX_DEPTH = 5
_MAX_BYTES = 1_000_000  # of one article's notes: a note and a thousand passages with notes of their own
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters of a file's name that come from the article's id
_OURS = frozenset({"article", "content", "starred", "tags", "note", "passages"})
_HEADING = (
    "# Notes on {}.\n# dossier writes this file anew at every change: put words of your own under note.\n"
)


@dataclass(frozen=True, slots=True)
class StoredNotes:
    """The notes in one file. ``content`` is the hash of the article's file when they were written."""

    notes: ArticleNotes
    content: str = ""
    extra: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({})
    )  # keys that are not ours
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    stamp: tuple[int, int, int]
    stored: StoredNotes | None
    problem: str = ""


class NoteFiles:
    """The files of notes below a dossier. Safe to use from several threads; files may be edited by hand."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of the files, which need not exist."""
        self.folder = folder
        self._guard = threading.RLock()
        self._read: dict[str, _Read] = {}

    def all(self) -> tuple[StoredNotes, ...]:
        """Return the notes of every file that can be read; only files that changed are read again."""
        with self._guard:
            self._look()
            return tuple(read.stored for _, read in sorted(self._read.items()) if read.stored is not None)

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each file that cannot be read."""
        with self._guard:
            self._look()
            return tuple(read.problem for _, read in sorted(self._read.items()) if read.problem)

    def put(self, stored: StoredNotes, shown: str) -> None:
        """Write the notes of an article, ``shown`` as so and so; remove the file where there are none.

        Raises:
            DossierError: if the file cannot be written, or is one that could not be read.
        """
        path = stored.path or self.folder / file_name(stored.notes.article)
        with self._guard, one_writer(self.folder):
            if path.exists() or path.is_symlink():
                _parsed(path)  # raises for what is not ours to write over
            if stored.notes or stored.extra:
                text = _HEADING.format(sanitize_line(shown)) + _dumped(stored)
                _refuse_unreadable(text, path)
                write_user_file(path, text, _MAX_BYTES)
            else:
                remove_user_file(path)

    def _look(self) -> None:
        found: dict[str, _Read] = {}
        for entry in self._entries():
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:  # gone since it was listed
                continue
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            known = self._read.get(entry.name)
            found[entry.name] = known if known and known.stamp == stamp else _reading(Path(entry.path), stamp)
        self._read = found

    def _entries(self) -> list[os.DirEntry[str]]:
        try:
            if self.folder.is_symlink() or self.folder.parent.is_symlink():
                return []
            with os.scandir(self.folder) as entries:
                return [e for e in entries if e.name.endswith(".yaml") and not e.name.startswith(".")]
        except OSError:
            return []


def file_name(article_id: str) -> str:
    """Return the name of an article's file of notes: its id as far as names of files allow."""
    safe = _UNSAFE.sub("_", article_id).strip(".")
    if safe == article_id and len(safe) <= _LONGEST:
        return f"{safe}.yaml"
    digest = hashlib.blake2b(article_id.encode(), digest_size=4).hexdigest()
    return f"{safe[:_LONGEST]}-{digest}.yaml"


def _reading(path: Path, stamp: tuple[int, int, int]) -> _Read:
    try:
        return _Read(stamp, _parsed(path))
    except DossierError as error:
        return _Read(stamp, None, str(error))


def _refuse_unreadable(text: str, path: Path) -> None:
    """Raise for what would not be read again, which is never written."""
    try:
        refuse_tricks(text, _MAX_DEPTH)
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or "it is not YAML"
        raise DossierError(
            f"{shown_name(path)} could not be read again: {sanitize_line(why)}; it is as it was before."
        ) from error


def _parsed(path: Path) -> StoredNotes | None:
    text = read_user_file(path, _MAX_BYTES)
    if text is None:
        return None
    shown = shown_name(path)
    try:
        refuse_tricks(text, _MAX_DEPTH)
        # Nothing is converted: a tag “2019” or a note “yes” stays a text.
        values = yaml.load(text, Loader=TEXTS_LOADER)  # noqa: S506 - it builds texts alone
    except yaml.MarkedYAMLError as error:
        line = line_of(error, text)
        why = sanitize_line(error.problem or "it is not YAML")
        raise DossierError(f"{shown} line {line}: {why}; mend it, it is left as it is.") from error
    except (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise DossierError(f"{shown} is not YAML; mend it, it is left as it is.") from error
    if not isinstance(values, dict) or not isinstance(values.get("article"), str):
        raise DossierError(f"{shown} does not say which article it is about; write “article: ID” into it.")
    ours = {key: _inert(value) for key, value in values.items() if key in _OURS}
    passages = ours.get("passages") or []
    return StoredNotes(
        ArticleNotes(
            article=sanitize_line(values["article"]),
            starred=str(ours.get("starred", "")).lower() in ("yes", "true", "on"),
            tags=_texts(ours.get("tags")),
            note=_note(ours.get("note")),
            highlights=tuple(_highlight(item) for item in passages if isinstance(item, dict))
            if isinstance(passages, list)
            else (),
        ),
        content=str(ours.get("content", "")),
        extra={str(key): value for key, value in values.items() if key not in _OURS},
        path=path,
    )


def _inert(value: object) -> object:
    """Return texts, and lists and mappings of them, inert: escapes of YAML bring back what was taken out."""
    if isinstance(value, dict):
        return {sanitize(str(key)): _inert(held) for key, held in value.items()}
    return [_inert(held) for held in value] if isinstance(value, list) else sanitize(str(value))


def _texts(value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(dict.fromkeys(text for item in items if (text := sanitize_line(str(item)).strip())))


def _note(value: object) -> str:
    return value.rstrip("\n") if isinstance(value, str) else ""


def _highlight(values: Mapping[str, object]) -> Highlight:
    quote = str(values.get("quote") or "")
    at = str(values.get("at") or "")
    start = int(at) if at.isdecimal() and len(at) < 10 else 0
    return Highlight(
        start=start,
        end=start + len(quote),
        quote=quote,
        note=_note(values.get("note")),
        before=str(values.get("before") or ""),
        after=str(values.get("after") or ""),
    )


class _Dumper(yaml.SafeDumper):
    """Writes long texts as they read: a line a line."""


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _as_text)


def _dumped(stored: StoredNotes) -> str:
    notes = stored.notes
    values: dict[str, object] = {"article": notes.article}
    if stored.content:
        values["content"] = stored.content
    if notes.starred:
        values["starred"] = "yes"
    if notes.tags:
        values["tags"] = list(notes.tags)
    if notes.note:
        values["note"] = notes.note
    if notes.highlights:
        values["passages"] = [_passage(highlight) for highlight in notes.highlights]
    values |= stored.extra
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _passage(highlight: Highlight) -> dict[str, object]:
    values: dict[str, object] = {"quote": highlight.quote, "at": str(highlight.start)}
    if highlight.before:
        values["before"] = highlight.before
    if highlight.after:
        values["after"] = highlight.after
    if highlight.note:
        values["note"] = highlight.note
    return values
