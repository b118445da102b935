"""Reading the data files that are shipped with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_yaml(name: str) -> Any:
    """Return the content of ``dossier/language/data/NAME``; callers must not change it.

    These files are our own, so that the C loader, where PyYAML has it, is safe here.
    """
    import yaml  # loaded where there is something to read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("dossier.language").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506 -- both loaders are safe ones
