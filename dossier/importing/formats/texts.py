"""Markdown as clippers write it, and plain text."""

from __future__ import annotations

from collections.abc import Callable

from dossier.articles.fields import Draft
from dossier.articles.markdown import read_markdown
from dossier.articles.outlets import Outlets
from dossier.articles.plain import read_plain
from dossier.importing.items import Item
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.text import text_of

_PLAIN = (".txt", ".text", "")
_MARKDOWN = (".md", ".markdown", ".mdown")
_BINARY = b"\x00"


def _whole(read: Callable[[str], Draft]) -> Callable[[Item, Outlets], Drafts]:
    def drafts(item: Item, _: Outlets) -> Drafts:
        yield read(text_of(item))

    return drafts


def _is_plain(sample: Sample) -> bool:
    if sample.suffix not in _PLAIN:
        return False
    return sample.head[:2] in (b"\xff\xfe", b"\xfe\xff") or _BINARY not in sample.head


KINDS = (
    Kind(
        "Markdown",
        "the ending .md or .markdown; front matter in YAML or TOML, as clippers write it",
        lambda sample: sample.suffix in _MARKDOWN,
        _whole(read_markdown),
    ),
    Kind(
        "Plain text",
        "the ending .txt or none, and no zero byte; lines like “Date: …” at its head are read",
        _is_plain,
        _whole(read_plain),
    ),
)
