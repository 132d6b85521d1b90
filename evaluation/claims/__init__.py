"""Claims against the gold, by the gold's own scorer."""
