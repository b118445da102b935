"""Comparisons as files: text, records, tables and one page of HTML."""
