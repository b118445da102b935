"""How the app looks: its themes, their styles, and how a screen is painted."""
