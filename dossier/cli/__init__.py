"""The command line: every view of a dossier as text, Markdown, CSV or JSON.

Data goes to stdout, messages and progress to stderr. Exit status: 0 found or done, 1 nothing found,
2 wrong use or unreadable input.
"""

from dossier.cli.main import main

__all__ = ["main"]
