"""A small made-up dossier for tests."""

from __future__ import annotations

from pathlib import Path

SHARED = (
    "Port officials in Brackmouth have refused since March to publish the crane inspection reports, which the"
    " dockers' union says would show that two of the five cranes failed their tests last autumn."
)
ARTICLES = {
    "2021-05-03-ledger.md": (
        "---\ntitle: Dockers walk out over failed cranes\noutlet: Morning Ledger\nagency: Reuters\n"
        "author: Ines Abel\ndate: 2021-05-03\n---\n\n"
        "Dockers in Brackmouth walked out on Monday over crane safety, halting 14 ships.\n\n"
        "“We will not lift another box under those cranes,” said Marta Olsen, president of the union.\n\n"
        f"{SHARED}\n"
    ),
    "2021-05-03-post.md": (
        "---\ntitle: Strike halts Brackmouth harbour\noutlet: Northern Post\nagency: AFP\n"
        "date: 2021-05-03\n---\n\n"
        "A strike by dockers over crane safety halted 16 ships in Brackmouth on Monday.\n\n"
        f"{SHARED}\n\n"
        "“The cranes are safe,” harbour director Piet Lund said. “Nobody has shown me otherwise.”\n"
    ),
    "2021-06-20-post.txt": (
        "Minister opens new railway bridge\n\n"
        "Transport Minister Ada Brandt opened a railway bridge across the Orle on Sunday.\n\n"
        "“This bridge will shorten the journey by an hour,” Brandt said.\n"
    ),
}


def make_dossier(folder: Path) -> Path:
    """Write the dossier's articles below a folder and return it."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, encoding="utf-8")
    return folder
