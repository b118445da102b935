"""What goes wrong, said to the user in one plain sentence."""

from __future__ import annotations


class DossierError(Exception):
    """Wrong use or unreadable input; the message names the thing and the fix."""
