"""Citations as RIS, the form that EndNote, Mendeley and libraries' catalogues read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.export.citations.names import names

if TYPE_CHECKING:
    from dossier.model import ArticleInfo


def ris(info: ArticleInfo) -> str:
    """Return a record of RIS; what is not known is left out."""
    lines: list[tuple[str, str | None]] = [("TY", "NEWS"), ("ID", info.id), ("TI", info.title)]
    lines += [("AU", name.turned) for name in names(info.author)]
    lines += [("T2", info.outlet), ("PY", (info.date or "")[:4]), ("DA", _date(info.date))]
    lines += [("UR", info.url), ("LA", info.language), ("N1", info.agency and f"Agency: {info.agency}")]
    lines += [("KW", tag) for tag in info.tags]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def _date(date: str | None) -> str:
    """Return YYYY/MM/DD/, with nothing between the strokes for what is not known."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""
