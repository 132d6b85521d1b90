"""Measures of the picture, on facts about who held what, and of the ledger's speed by size."""
