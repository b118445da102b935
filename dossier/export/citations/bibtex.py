"""Citations for LaTeX: BibLaTeX, and BibTeX for styles that know no newspapers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.export.citations.names import names
from dossier.language.calendar_words import SHORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.export.citations.names import Name
    from dossier.model import ArticleInfo

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# BibTeX counts braces, also those after a backslash: where they do not pair, none may stand there.
_UNPAIRED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# Signs that LaTeX would join into a dash or a quotation mark; `` and '' are meant as such.
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")


def biblatex(info: ArticleInfo, key: str) -> str:
    """Return an entry of BibLaTeX; what is not known is left out."""
    return _entry(
        key,
        author=_authors(info),
        title=_title(info.title),
        journaltitle=_text(info.outlet),
        date=info.date or "",
        url=_url(info.url),
        entrysubtype="newspaper",
        note=_text(info.agency and f"Agency: {info.agency}"),
    )


def bibtex(info: ArticleInfo, key: str) -> str:
    """Return an entry of BibTeX; what is not known is left out."""
    year, month, day = [*(info.date or "").split("-"), "", ""][:3]
    noted = [f"Agency: {info.agency}"] if info.agency else []
    return _entry(
        key,
        author=_authors(info),
        title=_title(info.title),
        journal=_text(info.outlet),
        year=year,
        month=SHORT_MONTHS[int(month) - 1] if month else "",
        day=day.lstrip("0"),
        note=_text("; ".join(noted)),
        url=_url(info.url),
    )


def with_field(entry: str, name: str, value: str) -> str:
    """Return an entry with one field more at its end."""
    return entry.rstrip().removesuffix("}") + f"  {name} = {{{_text(value)}}},\n}}"


def _entry(key: str, **fields: str) -> str:
    lines = [f"  {name} = {_value(name, value)},\n" for name, value in fields.items() if value]
    return f"@article{{{key},\n{''.join(lines)}}}\n"


def _value(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"  # months are macros, which styles translate


def _text(text: str | None) -> str:
    escaped = _ESCAPED if _are_paired(text or "") else {**_ESCAPED, **_UNPAIRED}
    apart = (_apart(part, escaped) for part in _JOINED.split(text or ""))
    return "{}".join(apart)


def _apart(text: str, escaped: Mapping[str, str]) -> str:
    return "".join(escaped.get(character, character) for character in text)


def _are_paired(text: str) -> bool:
    """Return whether every brace has its other half."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _title(title: str) -> str:
    """Return a title in braces, so that no style sets its names in lower case."""
    return f"{{{_text(title)}}}"


def _url(url: str | None) -> str:
    """Return an address in which no brace ends the field; readers take the rest as it is."""
    return (url or "").replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _authors(info: ArticleInfo) -> str:
    return " and ".join(_author(name) for name in names(info.author))


def _author(name: Name) -> str:
    if not name.given:
        return f"{{{_text(name.family)}}}"  # a body: not to be parted
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_text(part) for part in parts)
