"""Read, search and compare a folder of news articles about one affair, in the terminal."""

__version__ = "0.1.0"
