"""The direction of imports: what may lean on what."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "dossier"

# Each part may import those that stand before it, and itself.
BELOW: dict[str, list[str]] = {
    "model": [],
    "errors": [],
    "language": ["model"],
    "articles": ["model", "language"],
    "quotes": ["model", "language"],
    "config": ["articles", "errors"],
    "analysis": ["model", "language", "articles", "quotes"],
    "search": ["model", "language", "articles"],
    "storage": ["model", "language", "articles", "quotes", "errors"],
    "export": ["model", "language", "articles"],
    "cast": ["model", "language", "analysis", "storage"],
    "corrections": ["model", "language", "articles", "errors", "storage", "cast"],
    "views": ["model", "language", "quotes", "search", "errors", "export"],
    "importing": ["model", "language", "articles"],
    "refresh": [
        "model", "articles", "language", "analysis", "search", "storage", "config", "errors", "corrections",
        "cast",
    ],
    "session": [
        "model", "language", "articles", "quotes", "analysis", "search", "storage", "config", "errors",
        "refresh", "corrections", "cast", "importing",
    ],
    "tui": ["model", "errors", "articles", "language", "quotes", "session", "export", "views"],
    "cli": [
        "model", "errors", "articles", "quotes", "session", "export", "storage", "analysis", "importing",
        "tui", "views", "language",
    ],
}  # fmt: skip


def imported(file: Path) -> set[str]:
    """Return the parts of the package that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "dossier" else [f"dossier.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("dossier.")}
    return found - {"__version__"}


@pytest.mark.parametrize("part", sorted(BELOW))
def test_a_part_imports_only_what_stands_below_it(part: str) -> None:
    folder = PACKAGE / part
    for file in sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{part}.py"]:
        assert imported(file) <= {part, *BELOW[part]}, file.name


def test_every_part_has_its_place() -> None:
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert parts - {"__init__", "__main__"} == set(BELOW)


def imported_modules(file: Path) -> Iterator[str]:
    """Yield what a file imports, modules and names of them alike, wherever in it that is done."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_modules_import_each_other_not_even_for_types() -> None:
    files = {
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
        for file in PACKAGE.rglob("*.py")
    }
    leans = {module: set(imported_modules(file)) & set(files) - {module} for module, file in files.items()}
    graphlib.TopologicalSorter(leans).prepare()  # raises CycleError with the modules of a circle


@pytest.mark.parametrize("library", ["textual", "rich"])
def test_only_the_app_imports(library: str) -> None:
    for file in PACKAGE.rglob("*.py"):
        names = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            for name in (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else []
            )
        }
        assert library not in names or file.is_relative_to(PACKAGE / "tui"), file


def test_a_command_starts_without_what_it_does_not_need() -> None:
    code = "import dossier.cli, sys; print(*{'textual', 'rich', 'whoosh', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert done.stdout.split() == []


def test_the_app_starts_without_what_its_first_screen_does_not_need() -> None:
    """Each of these is loaded by the key that first needs it; together they doubled the time to start."""
    later = (
        "click", "whoosh", "numpy", "yaml", "dossier.model.claims", "dossier.analysis",
        "dossier.corrections.notes", "dossier.export.citations.writing", "dossier.export.items",
        "dossier.model.search", "dossier.search.nodes", "dossier.storage.codec", "dossier.tui.keys.compare",
        "dossier.tui.panes.pane", "dossier.tui.searching.box", "dossier.tui.searching.pane",
        "dossier.tui.widgets.reader", "dossier.views",
    )  # fmt: skip
    loaded = "dossier.cli.main, dossier.cli.opening, dossier.tui.app"
    code = f"import {loaded}, sys; print(*set({later!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert done.stdout.split() == []
