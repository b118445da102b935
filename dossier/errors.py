"""What goes wrong, said to the user in one plain sentence."""

from __future__ import annotations


class DossierError(Exception):
    """Wrong use or unreadable input; the message names the thing and the fix."""


def refusal(error: OSError) -> str:
    """Return why the system refused something, as a part of a sentence."""
    return (error.strerror or "the system refused it").lower()


def reason_of(error: Exception) -> str:
    """Return why something failed, as a part of a sentence; the text may be a stranger's."""
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror.lower()
        return f"{error.filename}: {reason}" if isinstance(error.filename, str) else reason
    return str(error) or type(error).__name__
