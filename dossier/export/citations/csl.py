"""Citations as CSL-JSON, the form that Zotero, pandoc and Word's citation tools read.

https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.export.citations.names import names

if TYPE_CHECKING:
    from dossier.export.citations.names import Name
    from dossier.export.records import Record
    from dossier.model import ArticleInfo


def csl_item(info: ArticleInfo) -> Record:
    """Return an article as an item of CSL-JSON; what is not known is left out."""
    item: Record = {"id": info.id, "type": "article-newspaper", "title": info.title}
    if info.outlet:
        item["container-title"] = info.outlet
    if info.author:
        item["author"] = [_name(name) for name in names(info.author)]
    if info.date:
        item["issued"] = {"date-parts": [[int(part) for part in info.date.split("-")]]}
    if info.url:
        item["URL"] = info.url
    if info.language:
        item["language"] = info.language
    if info.agency:
        item["note"] = f"Agency: {info.agency}"
    if info.tags:
        item["keyword"] = ", ".join(info.tags)
    return item


def _name(name: Name) -> Record:
    if not name.given:
        return {"literal": name.family}
    parted = {"family": name.family, "given": name.given}
    return {**parted, "suffix": name.suffix} if name.suffix else parted
