"""What is kept on disk: the catalogue cache, the user's own files, locations."""
