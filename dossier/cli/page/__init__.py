"""The page in which a browser shows the app."""
