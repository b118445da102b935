"""The terminal application: the only part that imports Textual."""
