"""Searching on the main screen: the box, what it suggests, and the views of what a query finds."""
