"""An inverted index in flat arrays: segments written once, memory-mapped, searched with numpy."""
