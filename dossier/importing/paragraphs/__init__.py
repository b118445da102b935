"""The paragraphs of documents: of Word, OpenDocument, RTF and EPUB files."""
