"""Bringing catalogue and index up to date with the files; touches only what changed."""
