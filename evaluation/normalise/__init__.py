"""How well times and counts are read, against the gold."""
