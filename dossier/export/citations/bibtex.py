"""Citations for LaTeX: BibLaTeX, and BibTeX for styles that know no newspapers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.export.citations.names import names

if TYPE_CHECKING:
    from dossier.export.citations.names import Name
    from dossier.model import ArticleInfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those after a backslash
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# A style may set titles in lower case: words with capitals inside, and acronyms, keep theirs in braces.
_KEPT = re.compile(r"(?<![^\W_])[^\W_]+(?:[.-][^\W_]+)*")


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
        month=_MONTHS[int(month) - 1] if month else "",
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
    return "".join(_ESCAPED.get(character, character) for character in text or "")


def _title(title: str) -> str:
    parts: list[str] = []
    at = 0
    for match in _KEPT.finditer(title):
        word = match.group()
        parts.append(_text(title[at : match.start()]))
        parts.append(f"{{{word}}}" if _keeps_case(word) else word)
        at = match.end()
    return "".join(parts) + _text(title[at:])


def _keeps_case(word: str) -> bool:
    """Return whether lower case would spoil a word: NATO, McKay, S-400."""
    rest = word[1:]
    return rest != rest.lower() or (not word.isdigit() and any(map(str.isdigit, word)))


def _url(url: str | None) -> str:
    """Return an address in which no brace ends the field; the url package takes the rest as it is."""
    return (url or "").replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("%", r"\%")


def _authors(info: ArticleInfo) -> str:
    return " and ".join(_author(name) for name in names(info.author))


def _author(name: Name) -> str:
    if not name.given:
        return f"{{{_text(name.family)}}}"  # a body: not to be parted
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_text(part) for part in parts)
