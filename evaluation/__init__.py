"""Measures every stage against the gold and the data in `../shared`."""
