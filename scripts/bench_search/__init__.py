"""Measuring the search engine; see `__main__`."""
