"""Quotes, actors, events and alignment: pure functions over the model."""
