"""Records of reference managers, RIS and CSL-JSON, joined to the files that hold the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dossier.articles.blocks import split_blocks
from dossier.articles.fields import Draft, Value, merged, value
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.articles.sanitize import sanitize_line
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample, kind_of
from dossier.importing.text import clean, json_of, text_of
from dossier.model import Source

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_RIS = {
    "TI": "title", "T1": "title", "T2": "outlet", "JO": "outlet", "JF": "outlet", "DA": "date", "Y1": "date",
    "PY": "date", "UR": "url", "LA": "language",
}  # fmt: skip
_RIS_FILES = ("L1", "L2", "L4")
_RIS_AUTHORS = ("AU", "A1")
_PREFER = {"DA": 0, "Y1": 1, "PY": 2, "TI": 0, "T1": 1, "T2": 0, "JO": 1, "JF": 2}
_FILE_KEYS = ("file", "files", "attachments", "path")
_TEXT_ENDINGS = (".html", ".htm", ".mhtml", ".md", ".txt", ".docx", ".odt", ".rtf", ".pdf", ".epub")


def _ris(item: Item, known: Outlets) -> Drafts:
    text = text_of(item)
    for at, fields in enumerate(_ris_records(text), 1):
        values = _ris_values(fields)
        files = [name for code in _RIS_FILES for name in fields.get(code, ())]
        own = [line for code in ("N2", "AB") for line in fields.get(code, ())]
        yield from _joined(f"{item.name} record {at}", item, known, values, files, own)


def _ris_records(text: str) -> Iterator[Mapping[str, list[str]]]:
    fields: dict[str, list[str]] = {}
    for line in text.split("\n"):
        match = _RIS_LINE.fullmatch(line.rstrip())
        if match is None:
            continue
        if match[1] == "ER":
            if fields:
                yield fields
            fields = {}
        elif match[2]:
            fields.setdefault(match[1], []).append(match[2].strip())
    if fields:
        yield fields


def _ris_values(fields: Mapping[str, list[str]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for code in sorted(_RIS.keys() & fields.keys(), key=lambda code: _PREFER.get(code, 0)):
        text = fields[code][0]
        if _RIS[code] == "date":
            text = "-".join(part.zfill(2) for part in text.strip("/").split("/")[:3] if part.strip())
        values.setdefault(_RIS[code], value(text, Source.COLUMN, code))
    authors = [name for code in _RIS_AUTHORS for name in fields.get(code, ())]
    if authors:
        values["author"] = value("; ".join(authors), Source.COLUMN, "AU")
    return values


def _csl(item: Item, known: Outlets) -> Drafts:
    found = json_of(item)
    items = found.get("items", [found]) if isinstance(found, dict) else found
    for at, record in enumerate(items if isinstance(items, list) else [items], 1):
        name = f"{item.name} record {at}"
        if not isinstance(record, dict):
            yield Refused(name, "is no object with named values")
            continue
        own = [str(record.get("abstract") or "")]
        yield from _joined(name, item, known, _csl_values(record), _csl_files(record), own)


def _csl_values(record: Mapping[str, object]) -> dict[str, Value]:
    given = {
        "title": record.get("title"),
        "outlet": record.get("container-title") or record.get("publisher"),
        "author": "; ".join(_csl_names(record.get("author"))),
        "date": _csl_date(record.get("issued")),
        "url": record.get("URL"),
        "language": record.get("language"),
    }
    return {
        name: value(text, Source.COLUMN, "CSL-JSON")
        for name, content in given.items()
        if isinstance(content, str) and (text := sanitize_line(repaired(content)))
    }


def _csl_names(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict):
            parts = [str(author.get(key) or "") for key in ("family", "given")]
            yield str(author.get("literal") or "") or ", ".join(part for part in parts if part)


def _csl_date(issued: object) -> str | None:
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0][:3])
    raw = issued.get("raw") or issued.get("literal")
    return str(raw) if raw else None


def _csl_files(record: Mapping[str, object]) -> list[str]:
    files: list[str] = []
    for key in _FILE_KEYS:
        held = record.get(key)
        for one in held if isinstance(held, list) else [held]:
            path = one.get("path") or one.get("localPath") if isinstance(one, dict) else one
            if isinstance(path, str):
                files.append(path)
    files += [f"{record.get('id')}{ending}" for ending in _TEXT_ENDINGS if record.get("id")]
    return files


def _joined(
    name: str, item: Item, known: Outlets, values: Mapping[str, Value], files: list[str], own: list[str]
) -> Drafts:
    """Yield the articles of the files that a record names, with its values; else the text that it holds."""
    for file in files:
        attached = _attached(item, file)
        kind = kind_of(attached) if attached is not None else None
        if attached is None or kind is None or kind in KINDS:
            continue
        for draft in kind.read(attached, known):
            if isinstance(draft, Refused):
                yield draft
            else:
                yield replace(draft, values=merged((values, draft.values)))
        return
    blocks = split_blocks(clean("\n\n".join(own)))
    if blocks:
        yield Draft(blocks=blocks, values=values)
    else:
        yield Refused(name, "names no file with its text beside it")


def _attached(item: Item, name: str) -> Item | None:
    """Return a file that a record names, if it lies below the record's own folder."""
    if item.path is None:
        return None
    folder = item.path.parent.resolve()
    try:
        path = (folder / name.removeprefix("file://")).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        size = path.stat().st_size
    except (OSError, ValueError, RuntimeError):
        return None
    return Item(sanitize_line(str(path.relative_to(folder))), lambda: path.open("rb"), size, Path(path))


def _is_ris(sample: Sample) -> bool:
    return sample.suffix == ".ris" or re.match(r"\s{0,20}TY  ?- [A-Z]{2,8}\s", sample.text) is not None


def _is_csl(sample: Sample) -> bool:
    if sample.suffix != ".json" and not sample.text.lstrip().startswith(("[", "{")):
        return False
    text = sample.text
    typed = re.search(
        r"\"type\"\s*:\s*\"(?:article-newspaper|article-magazine|article|webpage|post-weblog|broadcast)\"",
        text,
    )
    return typed is not None and ('"container-title"' in text or '"issued"' in text)


KINDS: tuple[Kind, ...] = (
    Kind(
        "RIS",
        "the ending .ris, or TY  - at its head; texts come from the files that L1 names",
        _is_ris,
        _ris,
    ),
    Kind(
        "CSL-JSON",
        "objects with a CSL type and issued or container-title; texts come from the files beside it",
        _is_csl,
        _csl,
    ),
)
