"""A small grammar of war reporting: sentences of its own with their trees, tags and names, to learn from."""

from training.grammar.sentences import sentences

__all__ = ["sentences"]
