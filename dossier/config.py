"""config.yaml as a Config; what cannot be read is said with its line, and the rest holds."""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dossier import __version__
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.errors import refusal

FILE_NAME = "config.yaml"
MAX_BYTES = 100_000  # the YAML reader takes a second for that much
MAX_DEPTH = 6
_KEPT = "config.json"

Names = Mapping[str, tuple[str, ...]]


class Config(NamedTuple):
    """A dossier's settings. Mappings go from a canonical name to its other spellings."""

    name: str = ""
    articles: str = "articles"
    outlets: Names = MappingProxyType({})
    agencies: Names = MappingProxyType({})
    aliases: Names = MappingProxyType({})
    synonyms: Names = MappingProxyType({})
    cue_verbs: tuple[str, ...] = ()
    role_nouns: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    names: str = ""
    theme: str = "dossier-dark"
    citation: str = "plain"
    keys: Names = MappingProxyType({})
    problems: tuple[str, ...] = ()


class _BadValueError(ValueError):
    """A value that a key cannot take; the message says what it takes."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _BadValueError("takes a text")
    return sanitize_line(value)


CITATIONS = ("plain", "markdown", "chicago", "biblatex", "csl-json")
"""The styles in which passages are copied."""


def _citation(value: object) -> str:
    if value not in CITATIONS:
        raise _BadValueError(f"takes {', '.join(CITATIONS[:-1])} or {CITATIONS[-1]}")
    return str(value)


def _folder(value: object) -> str:
    name = _text(value)
    path = Path(name)
    if not name or path.is_absolute() or ".." in path.parts:
        raise _BadValueError("takes the name of a folder inside the dossier")
    return name


def _texts(value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if items is None:
        return ()
    if not isinstance(items, list) or not all(isinstance(item, str | int | float) for item in items):
        raise _BadValueError("takes a list of texts")
    return tuple(sanitize_line(str(item)) for item in items)


def _names(value: object) -> Names:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _BadValueError("takes lines of the form “Name: [other name, ...]”")
    return {sanitize_line(str(name)): _texts(others) for name, others in value.items()}


_READERS: Mapping[str, Callable[[object], Any]] = {
    "name": _text,
    "articles": _folder,
    "outlets": _names,
    "agencies": _names,
    "aliases": _names,
    "synonyms": _names,
    "cue_verbs": _texts,
    "role_nouns": _texts,
    "honorifics": _texts,
    "names": _text,
    "theme": _text,
    "citation": _citation,
    "keys": _names,
}
if set(_READERS) | {"problems"} != set(Config._fields):
    raise RuntimeError("config.py: every setting needs a reader")  # a slip of ours, found at import


def load_config(folder: Path, cache: Path | None = None) -> Config:
    """Return the settings in a dossier's config.yaml; the defaults where there is none.

    What was read is kept in the private folder ``cache``, if one is given, for as long as the file says the
    same: loading the YAML reader takes longer than anything else before the first screen.
    Never raises: every problem is a sentence in ``Config.problems``.
    """
    path = folder / FILE_NAME
    try:
        if path.is_symlink():
            return Config(problems=(f"{FILE_NAME} is a link and was not read; put the file itself there.",))
        # Opening a pipe that nobody writes to would wait for ever.
        if path.exists() and not path.is_file():
            return Config(problems=(f"{FILE_NAME} is not a file and was not read; put a file there.",))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Config()
    except OSError as error:
        return Config(problems=(f"{FILE_NAME} cannot be read: {refusal(error)}; check its permissions.",))
    if len(raw) > MAX_BYTES:
        return Config(problems=(f"{FILE_NAME} is larger than 100 kB and was not read; shorten it.",))
    text = raw.decode("utf-8-sig", errors="replace")
    return parse_config(text) if cache is None else _kept(cache / _KEPT, text)


def _kept(path: Path, text: str) -> Config:
    """Return what was read of the same text before, else read it and keep what it says."""
    source = Path(__file__).stat()  # another version may read the text in another way
    key = [__version__, source.st_size, source.st_mtime_ns, text]
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        held_key, checksum, held = json.loads(path.read_text("utf-8"))
        if held_key == key and checksum == zlib.crc32(held.encode()):
            return Config(**{name: _frozen(value) for name, value in json.loads(held).items()})
    config = parse_config(text)
    with contextlib.suppress(OSError, ValueError):
        values = config._asdict().items()
        held = json.dumps({n: dict(value) if isinstance(value, Mapping) else value for n, value in values})
        beside = path.with_name(f"{_KEPT}.{os.getpid()}")
        beside.touch(mode=0o600)
        beside.write_text(json.dumps([key, zlib.crc32(held.encode()), held]), "utf-8")
        beside.replace(path)
    return config


def _frozen(value: Any) -> Any:
    """Return a value from JSON as a `Config` holds it."""
    if isinstance(value, dict):
        return {name: tuple(others) for name, others in value.items()}
    return tuple(value) if isinstance(value, list) else value


def parse_config(text: str) -> Config:
    """Return the settings in the text of a config.yaml."""
    import yaml  # a dossier without settings starts without it

    from dossier.articles.bounded_yaml import refuse_tricks

    text = sanitize(text)
    try:
        refuse_tricks(text, MAX_DEPTH)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        why = sanitize_line(error.problem or "it is not YAML")
        return Config(problems=(f"{FILE_NAME} line {line}: {why}; the file was not read.",))
    except yaml.YAMLError:
        return Config(problems=(f"{FILE_NAME} is not YAML; the file was not read.",))
    if root is None:
        return Config()
    if not isinstance(root, yaml.MappingNode):
        return Config(problems=(f"{FILE_NAME} line 1: write settings as “key: value” lines.",))
    values: dict[str, Any] = {}
    problems: list[str] = []
    builder = yaml.constructor.SafeConstructor()
    for key_node, value_node in root.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        reader = _READERS.get(key)
        if reader is None:
            near = difflib.get_close_matches(key, _READERS, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else "; remove it."
            problems.append(f"{FILE_NAME} line {line}: there is no setting “{sanitize_line(key)[:40]}”{hint}")
            continue
        try:
            value = builder.construct_object(value_node, deep=True)
            values[key] = reader(value)
        except _BadValueError as refused:
            problems.append(f"{FILE_NAME} line {line}: “{key}” {refused}; the default is used.")
        except (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError):
            # PyYAML raises any of these for a value that does not fit its tag, such as “!!bool maybe”.
            problems.append(f"{FILE_NAME} line {line}: “{key}” cannot be read; the default is used.")
    return Config(**values, problems=tuple(problems))
