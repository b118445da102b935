"""The panes of actors, quotes and events, each a widget in a module of its name.

Nothing is imported here, so that the command table can read `keys` without Textual.
"""
