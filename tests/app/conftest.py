"""What every test of the screens needs."""

from __future__ import annotations

import pytest

TEXTUAL = "8.2"


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw in colour whatever the environment says."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write snapshots with another Textual than the one they are kept for."""
    from importlib.metadata import version

    if getattr(config.option, "update_snapshots", False) and not version("textual").startswith(TEXTUAL):
        raise pytest.UsageError(f"snapshots are kept for Textual {TEXTUAL}, this is {version('textual')}")
