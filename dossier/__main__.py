"""``python -m dossier``: the command line."""

from dossier.cli.main import main

main()
