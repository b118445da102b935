"""From what was typed to hits: query language, nodes, engine."""
