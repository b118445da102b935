"""A passage with its citation, as it is copied: on its own lines, without the line ends of a screen."""

from __future__ import annotations

import json

from dossier.export.citations.bibtex import with_field
from dossier.export.citations.csl import csl_item
from dossier.export.citations.passage import Passage
from dossier.export.citations.styles import Style
from dossier.export.citations.writing import cite


def cite_passage(passage: Passage, style: Style) -> str:
    """Return a passage with the citation of its article.

    In BibLaTeX the words are the entry's annotation, in CSL-JSON the item's note, so that a reference
    manager takes what is copied as it is.
    """
    citation = cite([passage.info], style).rstrip("\n")
    if style is Style.MARKDOWN:
        quoted = "\n".join(f"> {line}".rstrip() for line in passage.words.splitlines())
        return f"{quoted}\n>\n> — {_said(passage)}{citation}{_place(passage)}"
    if style is Style.CSL_JSON:
        item = csl_item(passage.info)
        item["note"] = "\n".join(part for part in (item.get("note"), _noted(passage)) if part)
        return json.dumps([item], ensure_ascii=False, indent=2)
    if style is Style.BIBLATEX:
        return with_field(citation, "annotation", _noted(passage))
    words = passage.words if style is Style.PLAIN else f"“{passage.words}”"
    told = ", ".join(part for part in (passage.speaker, passage.manner) if part)
    return f"{words}{f' ({told})' if told else ''}\n{citation}"


def _said(passage: Passage) -> str:
    manner = f"({passage.manner})" if passage.manner else ""
    told = " ".join(part for part in (passage.speaker, manner) if part)
    return f"{told}, " if told else ""


def _place(passage: Passage) -> str:
    return f", paragraph {passage.paragraph}" if passage.paragraph else ""


def _noted(passage: Passage) -> str:
    parts = (passage.speaker, passage.manner, _place(passage).lstrip(", "))
    told = ", ".join(part for part in parts if part)
    return f"“{passage.words}”" + (f" ({told})" if told else "")
