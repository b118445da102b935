"""Articles side by side: the comparison screen. The screen itself is in `dossier.tui.compare.screen`.

Nothing is imported here, so that the command table can read `keys` without Textual.
"""
