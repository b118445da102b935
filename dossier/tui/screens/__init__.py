"""Screens: the main one, the help, and the palette."""
