"""The views as files: citations, Markdown, HTML, CSV, JSON."""
