"""Sentences, words and their folding, and the word lists."""
