"""Whether a claim's confidence keeps its word, and what goes wrong in claims: learned and measured against the gold."""
