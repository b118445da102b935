"""The index as a Whoosh index: the one package that imports Whoosh.

The postings lie in flat arrays and are searched by numpy. Here the same files are read as Whoosh reads an
index: by its schema, its reader, its query objects, its matchers and its scoring. Nothing of Whoosh's own
formats is read from the disk, least of all a pickle: the manifest is the table of contents.

Import from the modules, where it is needed first: Whoosh takes 30 ms to import.
"""
