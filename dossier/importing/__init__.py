"""Bringing in what people have: any file of news becomes articles, Markdown with front matter."""
