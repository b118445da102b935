"""Reading files into articles: formats, front matter, metadata with provenance, the sanitizer."""
