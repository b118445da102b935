"""Measure what making text inert, the fences around files and the limits cost the ordinary reader.

    python scripts/bench_safety.py FOLDER

Reads the articles below a folder and looks through them for quotes and actors, in turns with these
measures and without them, and prints the CPU seconds of both and the ratio, three times.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dossier.analysis.actors import find_actors
from dossier.analysis.quotes import find_quotes
from dossier.articles import read, sanitize
from dossier.articles.outlets import Outlets

_AT_ONCE = 100  # articles, before it is the other's turn
_WITH: dict[str, Any] = {
    "sanitize": sanitize.sanitize,
    "sanitize_line": sanitize.sanitize_line,
    "read_bytes": read.read_bytes,
    "analysed_part": read.analysed_part,
}
_WITHOUT: dict[str, Any] = {
    "sanitize": lambda text: text,
    "sanitize_line": lambda text: " ".join(text.split()),
    "read_bytes": lambda path, _: path.read_bytes(),
    "analysed_part": lambda text: text,
}


def main(folder: Path) -> int:
    """Measure and print."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt", ".html"))
    _cost(paths[:_AT_ONCE], folder)
    for _ in range(3):
        safe = bare = 0.0
        for start in range(0, len(paths), _AT_ONCE):
            some = paths[start : start + _AT_ONCE]
            _use(_WITH, _WITHOUT)
            safe += _cost(some, folder)
            _use(_WITHOUT, _WITH)
            bare += _cost(some, folder)
        print(f"{len(paths)} articles: {safe:.2f} s with, {bare:.2f} s without, ratio {safe / bare:.3f}")
    return 0


def _use(functions: dict[str, Any], instead_of: dict[str, Any]) -> None:
    """Put functions in the place of others in every module of the program that has them, but their own."""
    for module in [m for name, m in sys.modules.items() if name.startswith("dossier.") and m is not sanitize]:
        for name, function in functions.items():
            if getattr(module, name, None) is instead_of[name]:
                setattr(module, name, function)


def _cost(paths: list[Path], folder: Path) -> float:
    known = Outlets.load()
    began = time.process_time()
    for path in paths:
        data = read.read_bytes(path, folder)
        article = read.parse_article(
            data, path, root=folder, known=known, article_id="a", today=date(2026, 1, 1)
        )
        text = read.analysed_part(article.text)
        find_quotes(text)
        find_actors(text, title=article.info.title)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
